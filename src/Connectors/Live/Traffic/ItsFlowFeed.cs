using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Traffic;

/// <summary>Speed and time of travel on the links of roads, every five minutes.</summary>
public sealed class ItsFlowFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("its-flow", new("도로 소통", "Traffic flow"), new("도로 구간마다의 지금 속도와 통행시간", "Speed and time of travel on each link now"), []),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20),
        [new("speed", new("속도", "Speed"), "km/h", 0, 200), new("travel-time", new("통행시간", "Time of travel"), "초", 0, 36_000)])
    {
        Api = "its-flow",
        LateWindow = TimeSpan.FromHours(6),
        IsRegular = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var link = row.Any("linkId") ?? "";
            var at = LiveRow.Time(row.Any("createdDate"));
            if (link.Length > 0) answer.Add(new Station(link, row.Any("roadName") is { } road ? $"{road} {row.Any("roadDrcType")}".Trim() : link));
            answer.Add(link, "speed", at, row.Text("speed"));
            answer.Add(link, "travel-time", at, row.Text("travelTime"));
        }
        return answer.Answer;
    }
}
