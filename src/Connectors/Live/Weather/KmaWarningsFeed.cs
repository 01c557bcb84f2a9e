using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Weather;

/// <summary>Weather warnings in force. The service gives them as a text of lines, "o 호우경보 : 지역, 지역"; each line is an event until a later text lacks it.</summary>
public sealed partial class KmaWarningsFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("kma-warnings", new("기상특보", "Weather warnings"), new("지점이 맡은 구역에 지금 내려진 특보와 예비특보", "Warnings and advisories in force for a station's area"), []),
        TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), [])
    {
        Api = "kma-warnings",
        TellsAllEvents = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        // Several issues may stand in one answer; the last one is what holds.
        var newest = rows.Select(row => (Row: row, At: LiveRow.Time(row.Any("tmFc")))).OrderBy(one => one.At).ToList();
        if (newest.Count == 0) return answer.Answer;
        var (last, issued) = newest[^1];
        if (issued is not { } at)
        {
            answer.SetAside("특보", "t6", null, last.Text("tmFc"), BadReason.NoTime);
            return answer.Answer;
        }
        Read(last.Any("t6"), LiveRow.Time(last.Any("tmEf")) ?? at, isComing: false, answer);
        Read(last.Any("t7"), at, isComing: true, answer);
        return answer.Answer;
    }

    private static void Read(string? text, DateTimeOffset at, bool isComing, AnswerWriter answer)
    {
        string? head = null;
        var coming = new List<(string Kind, string Place)>();
        foreach (Match line in Line().Matches((text ?? "").Replace("\\n", "\n", StringComparison.Ordinal)))
        {
            var (mark, kind, place) = (line.Groups[1].Value, line.Groups[2].Value.Trim(), line.Groups[3].Value.Trim());
            if (kind.Length == 0 || kind.StartsWith("없음", StringComparison.Ordinal) || place.StartsWith("없음", StringComparison.Ordinal)) continue;
            // "(1) 대설 예비특보" stands above the lines that say when and where.
            if (mark.StartsWith('(')) head = kind;
            else if (isComing) coming.Add((head ?? kind, head is null ? place : $"{kind} {place}".Trim()));
            else answer.Add(EventOf(kind, kind, at, kind.EndsWith("경보", StringComparison.Ordinal) ? 3 : 2, place));
        }
        foreach (var one in coming.GroupBy(one => one.Kind)) answer.Add(EventOf("예비-" + one.Key, one.Key, at, 1, string.Join("; ", one.Select(line => line.Place))));
    }

    private static LiveEvent EventOf(string id, string kind, DateTimeOffset at, int severity, string place) =>
        new(id, kind, kind, at) { Severity = severity, Place = place.Length == 0 ? null : place, Office = "기상청" };

    [GeneratedRegex(@"^\s*(\(\d+\)|[oO○ㅇ•])\s*([^:：\r\n]{1,60})(?:\s*[:：]\s*([^\r\n]*))?\s*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
