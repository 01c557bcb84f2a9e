using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Energy;

/// <summary>State of each charger for electric cars. The time is that of its last change: a charger that nobody used for weeks is no stale one.</summary>
public sealed class EvChargersFeed : IFeed
{
    private static readonly Dictionary<int, Bilingual> States = new()
    {
        [0] = new("알 수 없음", "Unknown"),
        [1] = new("통신 이상", "No connection"),
        [2] = new("충전 대기", "Free"),
        [3] = new("충전 중", "In use"),
        [4] = new("운영 중지", "Out of service"),
        [5] = new("점검 중", "Being checked"),
        [6] = new("예약 중", "Reserved"),
        [9] = new("상태 미확인", "Not checked"),
    };

    public FeedCard Card { get; } = new(
        new("ev-chargers", new("전기차 충전기 상태", "State of EV chargers"), new("충전기마다의 지금 상태", "The state of each charger now"), []),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), [new("state", new("상태", "State"), "", 0, 9) { Codes = States }])
    {
        Api = "ev-charger-status",
        LateWindow = TimeSpan.FromDays(1000),
        ValuesStand = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var station = row.Any("statId");
            var id = station is null ? "" : $"{station}/{row.Any("chgerId") ?? "1"}";
            var place = LiveRow.Place(row.Number("lng"), row.Number("lat"));
            if (id.Length > 0) answer.Add(new Station(id, $"{row.Any("statNm") ?? station} {row.Any("chgerId")}".Trim(), place?.Longitude, place?.Latitude));
            answer.Add(id, "state", LiveRow.Time(row.Any("statUpdDt")), row.Text("stat"));
        }
        return answer.Answer;
    }
}
