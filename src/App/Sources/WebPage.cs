using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Lake;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.App.Sources;

/// <summary>Tells a web page that came where data were meant to: a notice of maintenance, a sign-in page, an error with status 200.</summary>
internal static partial class WebPage
{
    private const int LongestTitle = 80;
    private const int HeadChars = 16_384;

    [GeneratedRegex("<title[^>]*>(.*?)</title", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex TitleTag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>True for a page, but for one that goes by the name of a workbook, as the systems of offices save their tables.</summary>
    /// <param name="chosen">The connector that a person named for files at hand; null when none was.</param>
    public static bool IsInPlaceOfData(SourceFile file, IConnector? chosen) =>
        file.Extension is not ("xls" or "xlsx" or "xlsm") && (chosen is null || IsFetched(file)) && Is(file.Head.Span);

    public static bool IsFetched(SourceFile file) => file.Origin.StartsWith("http", StringComparison.OrdinalIgnoreCase) && file.Origin.Contains("://", StringComparison.Ordinal);

    /// <summary>What the page calls itself, in one line; null when it does not say.</summary>
    public static string? Title(SourceFile file)
    {
        using var reader = new StreamReader(Utf8Stream.Open(file.Path, TextDetection.Detect(file.Path, default)), Encoding.UTF8);
        var head = new char[HeadChars];
        if (TitleTag().Match(new(head, 0, reader.ReadBlock(head))) is not { Success: true } match) return null;
        var title = PersonalText.Without(Spaces().Replace(WebUtility.HtmlDecode(match.Groups[1].Value), " ").Trim());
        return title.Length <= LongestTitle ? title : title[..LongestTitle] + "…";
    }

    private static bool Is(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble)) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return Begins(head, "<!doctype html"u8) || Begins(head, "<html"u8);
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => text.Length >= word.Length && Ascii.EqualsIgnoreCase(text[..word.Length], word);
}
