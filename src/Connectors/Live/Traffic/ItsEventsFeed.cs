using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Traffic;

/// <summary>Accidents, works and closures of the national traffic centre. It gives events no number: kind, link, place and beginning make one.</summary>
public sealed class ItsEventsFeed : IFeed
{
    private static readonly string[] Noise = ["정체", "서행", "차량증가"];

    public FeedCard Card { get; } = new(
        new("its-events", new("도로 돌발상황", "Road incidents"), new("사고, 공사, 통제 같은 도로의 돌발상황", "Accidents, works and closures on roads"), []),
        TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15), [])
    {
        Api = "its-events",
        TellsAllEvents = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var kind = row.Any("eventType") ?? "기타돌발";
            if (LiveRow.Time(row.Any("startDate")) is not { } from)
            {
                answer.SetAside(row.Any("linkId", "roadName") ?? kind, kind, null, row.Text("startDate"), BadReason.NoTime);
                continue;
            }
            var place = LiveRow.Place(row.Number("coordX"), row.Number("coordY"));
            var (road, lanes, message) = (row.Any("roadName"), row.Any("lanesBlocked"), row.Any("message"));
            answer.Add(new LiveEvent(string.Join('-', kind, row.Any("startDate"), row.Any("linkId"), row.Any("coordX"), row.Any("coordY")), Words(kind), message ?? row.Any("eventDetailType") ?? Words(kind), from)
            {
                Until = LiveRow.Time(row.Any("endDate")),
                Severity = Severity(kind, lanes, message),
                Longitude = place?.Longitude,
                Latitude = place?.Latitude,
                Place = road is null ? null : string.Join(' ', new[] { road, row.Any("roadDrcType") }.OfType<string>()),
                Details = Details(("상세", row.Any("eventDetailType")), ("차단 차로", lanes), ("링크", row.Any("linkId")), ("도로번호", row.Any("roadNo"))),
            });
        }
        return answer.Answer;
    }

    private static string Words(string kind) => kind switch
    {
        "cor" or "공사" => "공사",
        "acc" or "교통사고" or "사고" => "사고",
        "wea" or "기상" => "기상",
        "ete" or "기타행사" => "행사",
        "dis" or "재난" => "재난",
        "etc" => "기타돌발",
        _ => kind,
    };

    // Slow traffic is no incident: it stays, below everything else.
    private static int Severity(string kind, string? lanes, string? message)
    {
        if (message is not null && Array.Exists(Noise, word => message.Contains(word, StringComparison.Ordinal)) && Words(kind) is not ("사고" or "재난")) return 0;
        if ((lanes ?? message)?.Contains("전면", StringComparison.Ordinal) == true) return 3;
        return Words(kind) switch { "재난" => 3, "사고" or "기상" => 2, _ => 1 };
    }

    private static Dictionary<string, string> Details(params (string Name, string? Value)[] all) =>
        all.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);
}
