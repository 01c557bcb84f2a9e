namespace Maru.Connectors.Excel;

internal enum WorkbookKind
{
    Empty,
    /// <summary>BIFF .xls, or a protected .xlsx.</summary>
    Compound,
    /// <summary>.xlsx</summary>
    Package,
    /// <summary>Excel 2003 XML.</summary>
    SpreadsheetXml,
    Html,
    /// <summary>Some other text under an Excel name.</summary>
    Text,
    Other,
}

/// <summary>Tells from the first bytes what a file named .xls really is.</summary>
internal static class WorkbookHead
{
    public static WorkbookKind Look(ReadOnlySpan<byte> head)
    {
        if (head.Length == 0) return WorkbookKind.Empty;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return WorkbookKind.Compound;
        // BIFF 2–5 without a container begins with a BOF record.
        if (head.Length > 4 && head[0] == 0x09 && head[1] is 0x00 or 0x02 or 0x04 or 0x08 && head[3] == 0) return WorkbookKind.Compound;
        if (head.StartsWith("PK\u0003\u0004"u8)) return WorkbookKind.Package;
        var text = Text(head);
        if (Contains(text, "urn:schemas-microsoft-com:office:spreadsheet") && Contains(text, "<workbook")) return WorkbookKind.SpreadsheetXml;
        if (text.Length > 0 && text[0] == '<' && (Contains(text, "<table") || Contains(text, "<html"))) return WorkbookKind.Html;
        return text.Length > 0 && !text.Contains((byte)0) ? WorkbookKind.Text : WorkbookKind.Other;
    }

    /// <summary>True when the container's directory, if it is at hand, names a workbook rather than another kind of document.</summary>
    public static bool NamesWorkbook(ReadOnlySpan<byte> head) => head.IndexOf("W\0o\0r\0k\0b\0o\0o\0k\0"u8) >= 0 || head.IndexOf("B\0o\0o\0k\0\0\0"u8) >= 0;

    public static bool NamesSheets(ReadOnlySpan<byte> head) => head.IndexOf("xl/w"u8) >= 0;

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) head = WithoutZeros(head[2..]);
        return head.TrimStart(" \t\r\n"u8);
    }

    private static byte[] WithoutZeros(ReadOnlySpan<byte> bytes)
    {
        var kept = new List<byte>(bytes.Length);
        foreach (var b in bytes)
            if (b != 0) kept.Add(b);
        return [.. kept];
    }

    private static bool Contains(ReadOnlySpan<byte> text, string word)
    {
        foreach (var c in new[] { char.ToLowerInvariant(word[0]), char.ToUpperInvariant(word[0]) }.Distinct())
            for (var at = 0; at + word.Length <= text.Length; at++)
            {
                var next = text[at..].IndexOf((byte)c);
                if (next < 0 || at + next + word.Length > text.Length) break;
                at += next;
                if (System.Text.Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word)) return true;
            }
        return false;
    }
}
