using System.Net;
using System.Text;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>A document as one file that opens and prints anywhere, without a network.</summary>
public static class PaperFile
{
    /// <summary>Room for a day that is written by hand.</summary>
    public const string NoDay = "20    .     .     .";

    private const string Style = """
        @page { size: A4; margin: 20mm 18mm }
        body { max-width: 174mm; margin: 0 auto; padding: 12mm 0; font: 11pt/1.6 "Pretendard GOV", "Malgun Gothic", "Apple SD Gothic Neo", sans-serif; color: #111; background: #fff }
        .number { text-align: right; font-size: 9pt; color: #555 }
        h1 { margin: 6mm 0 10mm; font-size: 20pt; text-align: center }
        h2 { margin: 8mm 0 0; padding-bottom: 2mm; border-bottom: 1.5pt solid #111; font-size: 12pt }
        table { width: 100%; border-collapse: collapse }
        th, td { padding: 2mm; border-bottom: .5pt solid #bbb; text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere }
        th { width: 42mm; color: #555 }
        tr { break-inside: avoid }
        td:empty { height: 6mm }
        .statement { margin-top: 12mm; text-align: center; font-size: 12pt }
        .day { margin: 8mm 0; text-align: center; white-space: pre }
        .signs { width: auto; margin-left: auto }
        .signs td { min-width: 60mm }
        @media print { body { padding: 0 } }
        """;

    /// <summary>The whole file, as HTML.</summary>
    public static string Write(Paper paper, Language language)
    {
        string Say(Bilingual words) => WebUtility.HtmlEncode(words.In(LanguageCode.Of(language)));
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(LanguageCode.Of(language)).Append("\"><head><meta charset=\"utf-8\"><title>").Append(Say(paper.Title)).Append(' ').Append(WebUtility.HtmlEncode(paper.Number))
            .Append("</title><style>\n").Append(Style).Append("\n</style></head><body>\n");
        html.Append("<p class=\"number\">").Append(Say(PseudonymWords.Number)).Append(' ').Append(WebUtility.HtmlEncode(paper.Number)).Append("</p>\n<h1>").Append(Say(paper.Title)).Append("</h1>\n");
        foreach (var part in paper.Parts)
        {
            html.Append("<h2>").Append(Say(part.Title)).Append("</h2>\n<table>\n");
            foreach (var line in part.Lines) html.Append("<tr><th scope=\"row\">").Append(Say(line.Name)).Append("</th><td>").Append(line.Text is { } text ? Say(text) : "").Append("</td></tr>\n");
            html.Append("</table>\n");
        }
        html.Append("<p class=\"statement\">").Append(Say(paper.Statement)).Append("</p>\n<p class=\"day\">").Append(paper.On is { } day ? Figures.Day(day) : NoDay).Append("</p>\n<table class=\"signs\">\n");
        foreach (var sign in paper.Signs) html.Append("<tr><th scope=\"row\">").Append(Say(sign.Role)).Append("</th><td>").Append(WebUtility.HtmlEncode(sign.Name)).Append(' ').Append(Say(PaperWords.Signature)).Append("</td></tr>\n");
        return html.Append("</table>\n</body></html>\n").ToString();
    }
}
