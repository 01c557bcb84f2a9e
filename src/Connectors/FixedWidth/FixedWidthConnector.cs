using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.FixedWidth;

/// <summary>Reads text whose columns stand at fixed places, as old systems send it.</summary>
public sealed class FixedWidthConnector : IConnector
{
    private static readonly string[] Extensions = ["txt", "dat", "fwf", "prn", "fix", "asc"];

    public Card Card { get; } = new(
        "fixed-width",
        new("고정 폭 텍스트", "Fixed width text"),
        new("컬럼마다 자리가 정해진 텍스트를 읽습니다. 자리는 적어 주거나 빈 자리로 찾습니다.",
            "Reads text whose columns stand at fixed places, declared or found by the places that are always blank."),
        [
            new("columns", ParameterType.Text, new("컬럼과 폭", "Columns and widths"),
                new("'이름:폭'을 쉼표로 이어 씁니다(예: 관리번호:10,시설명:20,설치일:8). 이름이 -이면 건너뜁니다. 비우면 빈 자리로 찾습니다.",
                    "name:width joined by commas (id:10,name:20,day:8); a name of - is skipped. Left out, columns are found by blanks.")),
            new("unit", ParameterType.Choice, new("폭의 단위", "Unit of widths"),
                new("옛 시스템의 폭은 CP949 바이트라서 한글이 두 자리입니다. 글자로 세면 한글도 한 자리입니다.",
                    "Old systems count CP949 bytes, two for a Korean letter; or each letter counts one."),
                "bytes", Choices: [new("bytes", new("바이트(한글 2)", "Bytes (Korean letters 2)")), new("letters", new("글자(한글 1)", "Letters"))]),
            new("encoding", ParameterType.Choice, new("글자 방식", "Encoding"),
                new("비워 두면 내용으로 찾습니다.", "Found from the content when left out."),
                Choices: [new("utf-8", new("UTF-8", "UTF-8")), new("cp949", new("CP949(EUC-KR)", "CP949 (EUC-KR)"))]),
        ]);

    public int Recognise(SourceFile file)
    {
        if (!Extensions.Contains(file.Extension) || file.Length == 0) return 0;
        var finding = TextHead.Encoding(file.Head.Span);
        var lines = TextHead.Lines(file.Head.Span, finding, whole: file.Length == file.Head.Length);
        return lines is not null && ColumnPlaces.LooksFixed(lines) ? 65 : 0;
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        if (file.Length == 0) throw FixedWidthErrors.Empty(file.Name);
        var text = Finding(file, settings, stop);
        var inBytes = settings.Text("unit") != "letters";
        if (settings.Text("columns") is { Length: > 0 } declared)
        {
            var (named, width) = DeclaredColumns.Parse(declared);
            return [new FixedWidthTable(file.Path, text, inBytes, [.. named.Select(column => column.Place)], width) { Encoding = text.Finding, Columns = [.. named.Select(column => new RawColumn(column.Name))] }];
        }
        var places = ColumnPlaces.Find(file.Path, file.Name, text, inBytes, stop);
        return [new FixedWidthTable(file.Path, text, inBytes, places, int.MaxValue) { Encoding = text.Finding, Facts = new Dictionary<string, string> { ["columns"] = string.Join(", ", places) } }];
    }

    private static TextFinding Finding(SourceFile file, Settings settings, CancellationToken stop)
    {
        var found = TextDetection.Detect(file.Path, stop);
        return settings.Text("encoding") is { } name && TextEncodingNames.Parse(name) is { } wanted && wanted != found.Encoding
            ? new(wanted, 0, new(wanted.Label(), 0, found.Finding.Alternatives))
            : found;
    }
}
