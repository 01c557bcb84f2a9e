using System.Text.Json;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Weather;

/// <summary>The weather service's nowcast of one cell of its grid, each hour.</summary>
public sealed class KmaNowcastFeed : IFeed
{
    public FeedCard Card { get; } = new(
        new("kma-nowcast", new("기상청 초단기실황", "KMA nowcast"), new("격자 한 칸의 지금 기온, 강수, 바람", "Temperature, rain and wind of a grid cell now"), []),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), [.. WeatherWords.Common, WeatherWords.Rain])
    {
        Api = "kma-nowcast",
        CallEvery = TimeSpan.FromMinutes(10),
        IsRegular = true,
    };

    public FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question)
    {
        var answer = new AnswerWriter();
        foreach (var row in rows)
            if (WeatherWords.QuantityOf(row.Any("category")) is { } quantity)
                answer.Add(WeatherWords.StationOf(row, answer), quantity, LiveRow.Time(row.Any("baseDate") + row.Any("baseTime")), WeatherWords.Plain(row.Text("obsrValue")));
        return answer.Answer;
    }
}
