using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;

namespace Maru.Connectors.Xml;

/// <summary>Reads the repeated elements of an XML document as a table.</summary>
public sealed class XmlConnector : IConnector
{
    public Card Card { get; } = new(
        "xml",
        new("XML", "XML"),
        new("XML 문서와 오픈API의 XML 응답에서 되풀이되는 요소를 찾아 표로 읽습니다.",
            "Finds the repeated elements of an XML document or an open API's answer and reads them as a table."),
        [
            new("records", ParameterType.Text, new("레코드 경로", "Record path"),
                new("행이 되는 요소의 경로를 점으로 이어 씁니다(예: response.body.items.item). 비우면 스스로 찾습니다.",
                    "Path of the elements that are rows, joined by dots (response.body.items.item). Left empty, it is found.")),
        ]);

    public int Recognise(SourceFile file)
    {
        var head = file.Head.Span;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        var wide = head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, (byte)'<', 0]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF, 0, (byte)'<']);
        var text = head.TrimStart(" \t\r\n"u8);
        if (!wide && (text.Length < 2 || text[0] != '<' || !(char.IsAsciiLetter((char)text[1]) || text[1] is (byte)'?' or (byte)'!'))) return 0;
        if (text.IndexOf("urn:schemas-microsoft-com:office:spreadsheet"u8) >= 0) return 0;
        if (file.Extension == "xml") return 90;
        return file.Extension.Length == 0 && text.StartsWith("<?xml"u8) ? 60 : 0;
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        var source = XmlSource.Open(file, stop);
        var survey = XmlSurvey.Take(source, stop);
        OpenApiError.ThrowIfError(survey, file.Name);
        var records = XmlRecordPath.Find(survey, settings.Text("records"), file.Name);
        return [XmlTable.Open(source, records, stop)];
    }
}
