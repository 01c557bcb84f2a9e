using Maru.Core.Sources;

namespace Maru.App.Sources;

internal enum Archive
{
    None,
    Zip,
    Gzip,
}

/// <summary>Tells archives from files by their first bytes. Office documents are zips too, but files to us.</summary>
internal static class ArchiveKind
{
    private static readonly string[] DocumentExtensions = ["xlsx", "xlsm", "xlsb", "docx", "pptx", "ods", "odt", "hwpx", "kmz", "jar", "epub"];

    public static Archive Of(SourceFile file)
    {
        var head = file.Head.Span;
        if (head.Length >= 3 && head[0] == 0x1F && head[1] == 0x8B && head[2] == 8) return Archive.Gzip;
        if (!head.StartsWith("PK\u0003\u0004"u8) && !head.StartsWith("PK\u0005\u0006"u8)) return Archive.None;
        return DocumentExtensions.Contains(file.Extension) || IsDocument(head) ? Archive.None : Archive.Zip;
    }

    // The first entry's name stands at byte 30: Office writes [Content_Types].xml first, OpenDocument and HWPX "mimetype".
    private static bool IsDocument(ReadOnlySpan<byte> head) =>
        head.Length > 40 && (head[30..].StartsWith("[Content_Types].xml"u8) || head[30..].StartsWith("mimetype"u8) || head[30..].StartsWith("_rels/.rels"u8));
}
