using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Safety;

/// <summary>Calls of the fire service (119), as a city's dispatch system pushes them. Who called is never asked for, and not read when it is sent.</summary>
public sealed class DispatchFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("dispatch-119", new("119 출동", "Fire service calls"), new("화재, 구조, 구급 출동. 상황실이 보냅니다", "Fires, rescues and ambulances, pushed by the dispatch centre"), []),
        TimeSpan.FromMinutes(5), TimeSpan.FromHours(6), []);

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var kind = row.Any("kind") ?? "출동";
            if (row.Any("id") is not { } id || LiveRow.Time(row.Any("from")) is not { } from)
            {
                answer.SetAside(row.Any("id") ?? "", kind, null, row.Text("from"), row.Any("id") is null ? BadReason.Unknown : BadReason.NoTime);
                continue;
            }
            var place = LiveRow.Place(row.Number("longitude"), row.Number("latitude"));
            answer.Add(new LiveEvent(id, kind, row.Any("title") ?? kind, from)
            {
                Until = LiveRow.Time(row.Any("until")),
                State = row.Any("state") is "ended" or "종료" or "귀소" ? EventState.Ended : EventState.Open,
                Severity = kind switch { "화재" => 3, "구조" => 2, _ => 1 },
                Longitude = place?.Longitude,
                Latitude = place?.Latitude,
                Place = row.Any("place"),
                Office = row.Any("office"),
            });
        }
        return answer.Answer;
    }
}
