using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Weather;

/// <summary>What the weather service's categories are, and how it writes their values.</summary>
internal static partial class WeatherWords
{
    private static readonly Dictionary<int, Bilingual> Falling = new()
    {
        [0] = new("없음", "None"),
        [1] = new("비", "Rain"),
        [2] = new("비/눈", "Sleet"),
        [3] = new("눈", "Snow"),
        [4] = new("소나기", "Shower"),
        [5] = new("빗방울", "Drizzle"),
        [6] = new("빗방울눈날림", "Drizzle and flurries"),
        [7] = new("눈날림", "Flurries"),
    };

    private static readonly Dictionary<int, Bilingual> Skies = new() { [1] = new("맑음", "Clear"), [3] = new("구름 많음", "Mostly cloudy"), [4] = new("흐림", "Cloudy") };

    public static IReadOnlyList<Quantity> Common { get; } =
    [
        new("humidity", new("습도", "Humidity"), "%", 0, 100),
        new("precipitation", new("강수 형태", "Precipitation"), "", 0, 7) { Codes = Falling },
        new("wind-direction", new("풍향", "Wind direction"), "°", 0, 360),
        new("wind-speed", new("풍속", "Wind speed"), "m/s", 0, 100) { Decimals = 1 },
        new("wind-east", new("동서바람", "Wind to the east"), "m/s", -100, 100) { Decimals = 1 },
        new("wind-north", new("남북바람", "Wind to the north"), "m/s", -100, 100) { Decimals = 1 },
        new("temperature", new("기온", "Temperature"), "℃", -60, 60) { Decimals = 1 },
    ];

    public static Quantity Rain { get; } = new("rain", new("1시간 강수량", "Rain of an hour"), "mm", 0, 300) { Decimals = 1 };

    public static IReadOnlyList<Quantity> Forecast { get; } =
    [
        .. Common, Rain,
        new("sky", new("하늘 상태", "Sky"), "", 1, 4) { Codes = Skies },
        new("rain-chance", new("강수 확률", "Chance of rain"), "%", 0, 100),
        new("snow", new("1시간 신적설", "Snow of an hour"), "cm", 0, 200) { Decimals = 1 },
        new("lowest", new("일 최저기온", "Lowest of the day"), "℃", -60, 60) { Decimals = 1 },
        new("highest", new("일 최고기온", "Highest of the day"), "℃", -60, 60) { Decimals = 1 },
        new("wave", new("파고", "Waves"), "m", 0, 40) { Decimals = 1 },
    ];

    /// <summary>Our name of a category; null for one that is not known.</summary>
    public static string? QuantityOf(string? category) => category switch
    {
        "T1H" or "TMP" => "temperature",
        "RN1" or "PCP" => "rain",
        "SNO" => "snow",
        "UUU" => "wind-east",
        "VVV" => "wind-north",
        "VEC" => "wind-direction",
        "WSD" => "wind-speed",
        "REH" => "humidity",
        "PTY" => "precipitation",
        "SKY" => "sky",
        "POP" => "rain-chance",
        "TMN" => "lowest",
        "TMX" => "highest",
        "WAV" => "wave",
        _ => null,
    };

    /// <summary>
    /// Amounts come as words: 강수없음 is 0, "1mm 미만" half of its bound, "30.0~50.0mm" and "50.0mm 이상" the bound they begin at.
    /// </summary>
    public static string? Plain(string? written)
    {
        var text = written?.Trim();
        if (text is null or "" or "-") return text;
        if (text is "강수없음" or "적설없음") return "0";
        if (Amount().Match(text) is { Success: true } found)
        {
            var bound = double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return (text.EndsWith("미만", StringComparison.Ordinal) ? bound / 2 : bound).ToString(CultureInfo.InvariantCulture);
        }
        return text;
    }

    /// <summary>The cell a row is of.</summary>
    public static string StationOf(JsonElement row, AnswerWriter answer)
    {
        if (row.Any("nx") is not { } x || row.Any("ny") is not { } y) return "";
        var id = $"{x}-{y}";
        answer.Add(new Station(id, $"격자 {x},{y}"));
        return id;
    }

    [GeneratedRegex(@"^([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*(?:mm|cm)?(?:\s*~\s*[0-9]{1,4}(?:\.[0-9]{1,3})?)?\s*(?:mm|cm)?\s*(?:미만|이상)?$")]
    private static partial Regex Amount();
}
