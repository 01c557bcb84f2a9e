using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Maru.Core.Data;

namespace Maru.Connectors.Excel;

/// <summary>
/// Cells of an .xlsx that hold an error such as #N/A. The workbook reader gives them as blank, so they are looked up in the sheet's own XML.
/// </summary>
internal sealed class SheetErrors(string path)
{
    private const int Shown = 20;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    /// <summary>An issue per error cell, the first few; one more for the rest.</summary>
    public List<Issue> Of(string sheet, CancellationToken stop)
    {
        using var zip = ZipFile.OpenRead(path);
        var issues = new List<Issue>();
        if (PartOf(zip, sheet) is not { } part) return issues;
        long count = 0;
        using var reader = XmlReader.Create(part.Open(), Safe);
        while (reader.ReadToFollowing("c", Main))
        {
            if (count % 1024 == 0) stop.ThrowIfCancellationRequested();
            if (reader.GetAttribute("t") != "e") continue;
            var cell = reader.GetAttribute("r") ?? "";
            var error = reader.ReadToDescendant("v", Main) ? reader.ReadElementContentAsString() : "";
            if (++count <= Shown) issues.Add(At(cell, error));
        }
        if (count > Shown) issues.Add(More(count - Shown));
        return issues;
    }

    private static ZipArchiveEntry? PartOf(ZipArchive zip, string sheet)
    {
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations) return null;
        var id = Attribute(workbook, "sheet", r => r.GetAttribute("name") == sheet, r => r.GetAttribute("id", Relations));
        var target = id is null ? null : Attribute(relations, "Relationship", r => r.GetAttribute("Id") == id, r => r.GetAttribute("Target"));
        if (target is null) return null;
        return zip.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    private static string? Attribute(ZipArchiveEntry part, string element, Func<XmlReader, bool> where, Func<XmlReader, string?> take)
    {
        using var reader = XmlReader.Create(part.Open(), Safe);
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element && where(reader)) return take(reader);
        return null;
    }

    private static Issue At(string cell, string error) => new("cell-error", Row(cell), "", error, Severity.Warning)
    {
        Message = new($"{cell} 칸의 수식 오류({error})를 빈 값으로 읽었습니다.", $"Cell {cell} holds the error {error} and was read as no value."),
    };

    private static long Row(string cell) =>
        long.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0;

    private static Issue More(long count) => new("cell-error", 0, "", $"{count:N0}", Severity.Warning)
    {
        Count = count,
        Message = new($"그 밖에 {count:N0}칸의 수식 오류를 빈 값으로 읽었습니다.", $"Another {count:N0} cells hold errors and were read as no value."),
    };
}
