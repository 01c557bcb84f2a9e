using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Air;

/// <summary>Air quality of AirKorea: every station of a province, each hour. A pollutant has its own flag; one that is flagged takes no other away.</summary>
public sealed class AirKoreaFeed : IFeed
{
    private static readonly (string Id, string Field)[] Fields = [("pm10", "pm10"), ("pm25", "pm25"), ("o3", "o3"), ("no2", "no2"), ("co", "co"), ("so2", "so2"), ("khai", "khai")];

    public FeedCard Card { get; } = new(
        new("airkorea", new("에어코리아 대기질", "AirKorea air quality"), new("시도 안 측정소의 시간별 대기질", "Hourly air quality at the stations of a province"), []),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        [
            new("pm10", new("미세먼지", "PM10"), "㎍/㎥", 0, 2000),
            new("pm25", new("초미세먼지", "PM2.5"), "㎍/㎥", 0, 1000),
            new("o3", new("오존", "Ozone"), "ppm", 0, 1) { Decimals = 3 },
            new("no2", new("이산화질소", "NO₂"), "ppm", 0, 2) { Decimals = 3 },
            new("co", new("일산화탄소", "CO"), "ppm", 0, 50) { Decimals = 1 },
            new("so2", new("아황산가스", "SO₂"), "ppm", 0, 2) { Decimals = 3 },
            new("khai", new("통합대기환경지수", "Air quality index"), "", 0, 1000),
        ])
    {
        Api = "airkorea-realtime",
        CallEvery = TimeSpan.FromMinutes(10),
        IsRegular = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
        {
            var name = row.Any("stationName") ?? "";
            var id = row.Any("stationCode") ?? name;
            if (id.Length > 0)
            {
                var place = LiveRow.Place(row.Number("dmY", "longitude"), row.Number("dmX", "latitude"));
                answer.Add(new Station(id, name.Length == 0 ? id : name, place?.Longitude, place?.Latitude) { Region = row.Any("sidoName") });
            }
            var at = LiveRow.Time(row.Any("dataTime"));
            foreach (var (quantity, field) in Fields)
                if (row.ValueKind == JsonValueKind.Object && row.TryGetProperty(field + "Value", out _)) answer.Add(id, quantity, at, row.Text(field + "Value"), row.Any(field + "Flag"));
        }
        return answer.Answer;
    }
}
