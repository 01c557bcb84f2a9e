using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Weather;

/// <summary>The weather service's forecast of one cell for the coming days. A later issue corrects what an earlier one said of the same hour.</summary>
public sealed class KmaForecastFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("kma-forecast", new("기상청 단기예보", "KMA forecast"), new("격자 한 칸의 사흘 앞까지 예보", "The forecast of a grid cell for the coming days"), []),
        TimeSpan.FromHours(3), TimeSpan.FromHours(7), WeatherWords.Forecast)
    {
        Api = "kma-village-forecast",
        CallEvery = TimeSpan.FromMinutes(30),
        Ahead = TimeSpan.FromDays(6),
        // Its newest hour is days ahead: that says nothing of when it came.
        ValuesStand = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
            if (WeatherWords.QuantityOf(row.Any("category")) is { } quantity)
                answer.Add(WeatherWords.StationOf(row, answer), quantity, LiveRow.Time(row.Any("fcstDate") + row.Any("fcstTime")), WeatherWords.Plain(row.Text("fcstValue")));
        return answer.Answer;
    }
}
