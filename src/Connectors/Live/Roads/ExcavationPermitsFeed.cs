using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Roads;

/// <summary>
/// Permits to dig up roads: period, agency, lanes taken, where. Only the fields named here are read: names of applicants and of those in
/// charge of a site are among the others.
/// </summary>
public sealed partial class ExcavationPermitsFeed : IFeed
{
    private const int LongestShape = 20_000;

    public FeedCard Card { get; } = new(
        new("excavation-permits", new("도로굴착 허가", "Road excavation permits"), new("굴착 기간, 기관, 차로 점용, 위치", "Period, agency, lanes taken and place"), []),
        TimeSpan.FromHours(1), TimeSpan.FromHours(26), [])
    {
        Api = "seoul-excavations",
        TellsAllEvents = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        // One permit has a row for each kind of road.
        foreach (var rowsOfOne in rows.GroupBy(row => row.Any("PRMISN_NO", "PRMISN_REQ_NO", "permitNo") ?? ""))
        {
            var row = rowsOfOne.First();
            var period = Period(row);
            if (rowsOfOne.Key.Length == 0 || period.From is not { } from)
            {
                answer.SetAside(rowsOfOne.Key, "굴착", null, row.Any("CNWPD_DT", "period", "from"), rowsOfOne.Key.Length == 0 ? BadReason.Unknown : BadReason.NoTime);
                continue;
            }
            var place = LiveRow.Place(row.Number("LNG", "longitude", "X"), row.Number("LAT", "latitude", "Y"));
            var status = row.Any("PRCS_STTUS_SE", "status");
            var shape = row.Any("GEOM_WKT", "wkt");
            answer.Add(new LiveEvent(rowsOfOne.Key, "굴착", row.Any("CNW_NM", "title") ?? "도로굴착", from)
            {
                Until = period.Until,
                State = status is not null && Over().IsMatch(status) ? EventState.Ended : EventState.Open,
                Severity = 1,
                Longitude = place?.Longitude,
                Latitude = place?.Latitude,
                Shape = shape is { Length: < LongestShape } && Wkt().IsMatch(shape) ? shape : null,
                Place = Joined(row.Any("ATDRC_ID", "district"), row.Any("ADSTRD_CD", "place")),
                Office = row.Any("CNW_INSTT_NM", "INSTT_NM", "agency"),
                Details = Details(("상태", status), ("도로", row.Any("ROAD_SE_CD", "road")), ("도로 종류", Joined([.. rowsOfOne.Select(one => one.Any("ROAD_KND_CD")).Distinct()])), ("차로 점용", row.Any("OCPAT_LANE_CO", "lanes"))),
            });
        }
        return answer.Answer;
    }

    private static (DateTimeOffset? From, DateTimeOffset? Until) Period(JsonElement row)
    {
        if (row.Any("from") is { } from) return (LiveRow.Time(from), EndOf(row.Any("until")));
        var days = Day().Matches(row.Any("CNWPD_DT", "period") ?? "").Select(match => match.Value).ToList();
        return (LiveRow.Time(days.ElementAtOrDefault(0)), EndOf(days.ElementAtOrDefault(1)));
    }

    // The last day is one of the works.
    private static DateTimeOffset? EndOf(string? day) => LiveRow.Time(day) is { } at ? at.TimeOfDay == TimeSpan.Zero ? at.AddDays(1) : at : null;

    private static string? Joined(params string?[] parts) => string.Join(' ', parts.OfType<string>()) is { Length: > 0 } text ? text : null;

    private static Dictionary<string, string> Details(params (string Name, string? Value)[] all) =>
        all.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!, StringComparer.Ordinal);

    [GeneratedRegex(@"\d{4}[-./]?\d{2}[-./]?\d{2}")]
    private static partial Regex Day();

    [GeneratedRegex("완료|준공|취소|반려")]
    private static partial Regex Over();

    [GeneratedRegex(@"^(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*\([0-9eE+\-., ()]*\)$")]
    private static partial Regex Wkt();
}
