using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.Json;

/// <summary>The records of a document as a table.</summary>
public sealed class JsonTable : RawTable
{
    private readonly JsonRecords _records;

    private JsonTable(JsonRecords records) => _records = records;

    public override int Segments => _records.SegmentCount;

    public override IRawReader OpenSegment(int segment) => _records.Open(segment);

    public static JsonTable Open(JsonFile file, RecordChoice choice, bool flatten, CancellationToken stop)
    {
        var (layout, shape) = Layout(choice);
        var prepare = choice.Names.Count > 0 ? (Action<JsonColumns>)(columns => Declare(columns, choice.Names)) : null;
        var records = JsonRecords.Learn(file, choice.Ranges, layout, shape, flatten, prepare, stop);
        // Arrays without names: the header, if any, is among the rows.
        var named = choice.Kind != RecordKind.Arrays || choice.Names.Count > 0;
        return new(records)
        {
            Encoding = file.Encoding,
            Columns = named ? [.. records.Columns.Names.Select(n => new RawColumn(n))] : null,
            Issues = BrokenLines(records),
            Facts = Found(choice),
        };
    }

    private static (JsonLayout, Func<IJsonRecordShape>) Layout(RecordChoice choice) => choice.Kind switch
    {
        RecordKind.Lines => (JsonLayout.Lines, () => new ObjectRecord(withKey: false)),
        RecordKind.Members => (JsonLayout.Members, () => new ObjectRecord(withKey: true)),
        RecordKind.Arrays => (JsonLayout.Values, () => new ArrayRecord(choice.Names)),
        _ => (JsonLayout.Values, () => new ObjectRecord(withKey: false)),
    };

    private static void Declare(JsonColumns columns, IReadOnlyList<string> names)
    {
        foreach (var name in names) columns.Column(name);
    }

    private static Dictionary<string, string> Found(RecordChoice choice)
    {
        var facts = new Dictionary<string, string> { ["records"] = choice.Kind == RecordKind.Lines ? "JSON Lines" : choice.Path.Length == 0 ? "." : choice.Path };
        if (choice.Others.Count > 0) facts["other records"] = string.Join(", ", choice.Others.Take(20));
        return facts;
    }

    private static List<Issue> BrokenLines(JsonRecords records)
    {
        var issues = records.BrokenLines.Select(b => new Issue("unreadable-line", b.Line, "", b.Start, Severity.Warning)
        {
            Expected = "JSON",
            Message = new($"{b.Line:N0}번째 줄을 JSON으로 읽을 수 없어 뺐습니다.", $"Line {b.Line:N0} is not JSON and was left out."),
        }).ToList();
        var more = records.BrokenLineCount - issues.Count;
        if (more > 0)
            issues.Add(new("unreadable-line", 0, "", $"{more:N0}", Severity.Warning)
            {
                Expected = "JSON",
                Count = more,
                Message = new($"그 밖에 {more:N0}줄을 JSON으로 읽을 수 없어 뺐습니다.", $"Another {more:N0} lines are not JSON and were left out."),
            });
        return issues;
    }
}
