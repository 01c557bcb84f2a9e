using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Traffic;

/// <summary>When buses come to a stop. The service says "in 180 seconds" and not when it said so: the time of the answer counts.</summary>
public sealed class BusArrivalsFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("bus-arrivals", new("버스 도착", "Bus arrivals"), new("정류장에 올 버스와 남은 시간", "Buses that come to a stop and the time left"), []),
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5),
        [new("arrival", new("남은 시간", "Time left"), "초", 0, 7200), new("stops", new("남은 정류장", "Stops left"), "곳", 0, 200)])
    {
        Api = "bus-arrivals",
        LateWindow = TimeSpan.FromHours(1),
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        // Two buses of one line may be under way: the next one counts.
        foreach (var row in rows.OrderBy(row => row.Number("arrtime") ?? double.MaxValue).DistinctBy(row => (row.Any("nodeid"), row.Any("routeid", "routeno"))))
        {
            if (row.Any("nodeid") is not { } stop || row.Any("routeid", "routeno") is not { } route)
            {
                answer.SetAside(row.Any("nodeid") ?? "", "arrival", question.AnsweredAt, row.Text("arrtime"), BadReason.Unknown);
                continue;
            }
            var id = $"{stop}/{route}";
            var place = LiveRow.Place(row.Number("gpslong"), row.Number("gpslati"));
            answer.Add(new Station(id, $"{row.Any("nodenm") ?? stop} · {row.Any("routeno") ?? route}번", place?.Longitude, place?.Latitude));
            answer.Add(id, "arrival", question.AnsweredAt, row.Text("arrtime"));
            answer.Add(id, "stops", question.AnsweredAt, row.Text("arrprevstationcnt"));
        }
        return answer.Answer;
    }
}
