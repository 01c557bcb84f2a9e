using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.Json;

/// <summary>Reads JSON documents, JSON Lines and the answers of Korean open APIs as a table of records.</summary>
public sealed class JsonConnector : IConnector
{
    public Card Card { get; } = new(
        "json",
        new("JSON", "JSON"),
        new("JSON 문서, JSON Lines, 공공데이터 오픈API 응답에서 레코드 목록을 찾아 표로 읽습니다.",
            "Finds the list of records in a JSON document, JSON Lines or an open API's answer and reads it as a table."),
        [
            new("records", ParameterType.Text,
                new("레코드 경로", "Record path"),
                new("레코드 배열의 위치를 점으로 이어 씁니다(예: response.body.items.item). 비우면 스스로 찾고, 마침표(.)는 문서 전체를 뜻합니다.",
                    "Where the array of records is, joined by dots (response.body.items.item). Left empty, it is found; a single dot is the whole document.")),
            new("nested", ParameterType.Choice,
                new("안쪽 객체", "Inner objects"),
                new("레코드 안의 객체를 ‘가.나’ 열로 펼칠지, JSON 글자 그대로 둘지 정합니다.",
                    "Whether objects inside a record become columns ‘a.b’ or stay as JSON text."),
                "flatten", Choices:
                [
                    new("flatten", new("열로 펼치기", "Columns")),
                    new("text", new("JSON 글자로 두기", "JSON text")),
                ]),
        ]);

    public int Recognise(SourceFile file)
    {
        var named = file.Extension is "json" or "jsonl" or "ndjson";
        return JsonHead.Look(file.Head.Span) switch
        {
            JsonHeadKind.Geographic => 0,
            JsonHeadKind.Json => named ? 95 : 70,
            _ => 0,
        };
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        var json = JsonFile.Open(file, stop);
        var flatten = settings.Text("nested") != "text";
        if (JsonLines.Looks(json)) return [JsonLinesTable(json, flatten, stop)];
        var survey = JsonSurvey.Take(json, stop);
        OpenApiAnswer.ThrowIfError(survey, file.Name);
        var choice = RecordChoice.Find(survey, settings.Text("records"), file.Name);
        return [JsonTable.Open(json, choice, flatten, stop)];
    }

    private static JsonTable JsonLinesTable(JsonFile json, bool flatten, CancellationToken stop) =>
        JsonTable.Open(json, new("", RecordKind.Lines, [new(0, long.MaxValue)], [], []), flatten, stop);
}
