using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Water;

/// <summary>Levels of rivers from the flood control office, every ten minutes. Where nothing was measured a blank stands.</summary>
public sealed class RiverLevelFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("river-level", new("하천 수위", "River levels"), new("수위 관측소의 10분 수위와 유량", "Level and flow at gauges every ten minutes"), []),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(40),
        [new("level", new("수위", "Level"), "m", -10, 60) { Decimals = 2 }, new("flow", new("유량", "Flow"), "㎥/s", 0, 60_000) { Decimals = 1 }])
    {
        Api = "river-level",
        IsRegular = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var gauge = row.Any("wlobscd") ?? "";
            var at = LiveRow.Time(row.Any("ymdhm"));
            var place = LiveRow.Place(row.Number("lon"), row.Number("lat"));
            if (gauge.Length > 0) answer.Add(new Station(gauge, row.Any("obsnm") ?? gauge, place?.Longitude, place?.Latitude));
            answer.Add(gauge, "level", at, row.Text("wl"));
            // Most gauges measure no flow: a blank there is no fault.
            if (row.Any("fw") is { } flow) answer.Add(gauge, "flow", at, flow);
        }
        return answer.Answer;
    }
}
