using System.Globalization;
using System.Text;
using Maru.City.Chance;
using Maru.City.Model;

namespace Maru.City.Live;

/// <summary>
/// What the sample city's live sources answer at a moment, in the form the real ones have: rows as JSON. The same seed and moment give the
/// same rows, whenever they are asked for. As real ones they repeat themselves, have holes, and one of them is late.
/// </summary>
public sealed class CityFeeds
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    private readonly FeedPlaces _places;
    private readonly Noise _noise;

    private CityFeeds(FeedPlaces places) => (_places, _noise) = (places, new(places.Seed));

    /// <summary>Prepares the feeds of a city beside its files.</summary>
    public static void Write(string folder, CityOptions options) => FeedPlaces.Of(new CityModel(options)).Save(folder);

    /// <summary>The feeds of a city whose files lie in the folder; null when it has none.</summary>
    public static CityFeeds? Read(string folder) => FeedPlaces.Read(folder) is { } places ? new(places) : null;

    /// <summary>Longitude and latitude of the city hall.</summary>
    public (double Longitude, double Latitude) Hall => (_places.Hall.Longitude, _places.Hall.Latitude);

    /// <summary>The answer of a kind of feed at a moment: a JSON array of rows. Kinds the city has not answer nothing.</summary>
    public string Rows(string kind, DateTimeOffset now)
    {
        var at = now.ToOffset(Korea);
        IEnumerable<string> rows = kind switch
        {
            "airkorea" => _places.Air.Select((place, i) => Air(place, i, at)),
            "kma-nowcast" => Weather(at),
            "river-level" => _places.Gauges.SelectMany((place, i) => River(place, i, at)),
            "its-events" => Happening("its", 11, 55, at).Select(Incident),
            "dispatch-119" => Happening("119", 17, 40, at, after: 15).Select(one => Call(one, at)),
            "ev-chargers" => _places.Chargers.SelectMany((place, i) => Chargers(place, i, at)),
            "bus-arrivals" => _places.Stops.SelectMany((place, i) => Buses(place, i, at)),
            _ => [],
        };
        return $"[{string.Join(',', rows)}]";
    }

    /// <summary>The answer at a moment with those of the whole hours before it, as services that measure give the last day.</summary>
    public string RowsOfDay(string kind, DateTimeOffset now)
    {
        if (kind is not ("airkorea" or "kma-nowcast" or "river-level")) return Rows(kind, now);
        var hour = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        return $"[{string.Join(',', Enumerable.Range(0, 24).Select(back => Rows(kind, hour.AddHours(back - 23))[1..^1]).Append(Rows(kind, now)[1..^1]).Where(rows => rows.Length > 0))}]";
    }

    // −1 … 1, smooth in time.
    private double Wave(string what, DateTimeOffset at, double minutes) => _noise.Fractal(at.ToUnixTimeSeconds() / 60.0, StableHash(what) % 9973 * 131.0, minutes, 4);

    private double Day(DateTimeOffset at, double peakHour) => Math.Cos((at.TimeOfDay.TotalHours - peakHour) / 12 * Math.PI);

    private string Air(FeedPlace place, int index, DateTimeOffset at)
    {
        // The third station's clock was set wrong by hours, and it is out of service for ten minutes of every hour.
        if (index == 2) at = at.AddHours(-5);
        var isOut = index == 2 ? at.Minute is >= 20 and < 30 : index == 3 && at.Minute is >= 40 and < 44;
        var pm10 = Math.Max(4, 38 + (14 * Day(at, 9)) + (40 * Wave("pm" + index, at, 300)));
        var row = new Row().Text("stationName", place.Name).Text("stationCode", place.Id).Text("sidoName", CityPlace.Name).Text("dataTime", at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
            .Number("dmX", place.Latitude, 6).Number("dmY", place.Longitude, 6);
        Value("pm10", pm10, 0);
        Value("pm25", pm10 * (0.5 + (0.1 * Wave("ratio" + index, at, 700))), 0);
        Value("o3", Math.Max(0.002, 0.03 + (0.018 * Day(at, 15)) + (0.012 * Wave("o3" + index, at, 240))), 3);
        Value("no2", Math.Max(0.003, 0.02 + (0.008 * Day(at, 19)) + (0.01 * Wave("no2" + index, at, 120))), 3);
        Value("co", 0.45 + (0.2 * Wave("co" + index, at, 240)), 1);
        Value("so2", 0.003 + (0.001 * Wave("so2" + index, at, 240)), 3);
        Value("khai", 40 + (pm10 * 0.8), 0);
        return row.ToString();

        void Value(string name, double value, int digits)
        {
            row.Text(name + "Value", isOut ? "-" : value.ToString("F" + digits, CultureInfo.InvariantCulture));
            if (isOut) row.Text(name + "Flag", index == 2 ? "통신장애" : "점검및교정");
        }
    }

    private IEnumerable<string> Weather(DateTimeOffset at)
    {
        // Twenty minutes of every hour the service has nothing newer.
        if (at.Minute is >= 35 and < 55) at = at.AddMinutes(34 - at.Minute);
        var season = -Math.Cos((at.DayOfYear - 15) / 365.0 * 2 * Math.PI);
        var rain = Math.Max(0, (Wave("rain", at, 900) - 0.28) * 30);
        var temperature = 12 + (13 * season) + (5 * Day(at, 15)) + (4 * Wave("t", at, 1500));
        var wind = 1.8 + (1.6 * (1 + Wave("wind", at, 90)));
        var direction = 180 * (1 + Wave("direction", at, 400));
        (string Category, string Value)[] all =
        [
            ("T1H", Text(temperature, 1)), ("RN1", rain < 0.1 ? "강수없음" : Text(rain, 1)), ("REH", Text(Math.Clamp(62 - (18 * Day(at, 15)) + (25 * Wave("humidity", at, 800)) + (rain > 0 ? 15 : 0), 12, 99), 0)),
            ("PTY", rain < 0.1 ? "0" : temperature < 1 ? "3" : "1"), ("WSD", Text(wind, 1)), ("VEC", Text(direction, 0)),
            ("UUU", Text(-wind * Math.Sin(direction * Math.PI / 180), 1)), ("VVV", at.Minute % 30 == 7 ? "-998.9" : Text(-wind * Math.Cos(direction * Math.PI / 180), 1)),
        ];
        return all.Select(one => new Row().Text("baseDate", at.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).Text("baseTime", at.ToString("HHmm", CultureInfo.InvariantCulture)).Text("category", one.Category).Text("nx", "60").Text("ny", "127").Text("obsrValue", one.Value).ToString());
    }

    // The line to the first gauge fails for twenty minutes of every hour, and what was measured meanwhile comes afterwards, all at once.
    private IEnumerable<string> River(FeedPlace place, int index, DateTimeOffset at)
    {
        var minutes = index != 0 ? 1 : at.Minute is >= 25 and < 45 ? 0 : at.Minute is >= 45 and < 48 ? 20 : 1;
        var first = index == 0 && minutes == 0 ? 1 : 0;
        for (var back = minutes - 1 + first; back >= first; back--)
        {
            var time = at.AddMinutes(-back);
            yield return new Row().Text("wlobscd", place.Id).Text("obsnm", place.Name).Text("ymdhm", time.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture)).Number("lon", place.Longitude, 6).Number("lat", place.Latitude, 6)
                .Text("wl", Text(1.1 + (0.7 * index) + (0.5 * Wave("river" + index, time, 1200)), 2)).Text("fw", index == 0 ? Text(40 + (25 * Wave("flow", time, 1200)), 1) : " ").ToString();
        }
    }

    private sealed record Event(string Id, DateTimeOffset From, DateTimeOffset Until, FeedPlace Place, int Kind);

    /// <summary>What goes on at a moment: something begins in most slots of so many minutes and lasts a while.</summary>
    /// <param name="after">Minutes it is told of after its end.</param>
    private IEnumerable<Event> Happening(string what, int slotMinutes, int lasting, DateTimeOffset at, int after = 0)
    {
        var slot = at.ToUnixTimeSeconds() / 60 / slotMinutes;
        for (var n = slot - ((lasting * 2) + after) / slotMinutes - 1; n <= slot; n++)
        {
            var chance = Pcg.For(_places.Seed, $"{what} {n}");
            if (!chance.Happens(0.72)) continue;
            var from = DateTimeOffset.FromUnixTimeSeconds((n * slotMinutes * 60) + chance.Index(slotMinutes * 60)).ToOffset(Korea);
            var until = from.AddMinutes(lasting * (0.3 + (1.4 * chance.Unit())));
            if (from <= at && until.AddMinutes(after) > at) yield return new($"{what}-{n}", from, until, _places.Roads[chance.Index(_places.Roads.Count)], chance.Index(100));
        }
    }

    private static string Incident(Event one)
    {
        var (road, dong) = (one.Place.Name.Split('|')[0], one.Place.Name.Split('|')[1]);
        var (kind, detail, message) = one.Kind switch
        {
            < 30 => ("교통사고", "추돌사고", "추돌사고 처리 중, 2차로 막힘"),
            < 55 => ("공사", "도로포장", "포장공사로 1차로 통제"),
            < 65 => ("공사", "굴착", "상수도관 공사, 전면통제"),
            < 75 => ("기타돌발", "고장차량", "고장 차량이 갓길에 서 있음"),
            _ => ("기타돌발", "", "차량증가로 서행"),
        };
        return new Row().Text("type", "시군도").Text("eventType", kind).Text("eventDetailType", detail).Text("roadName", road).Text("roadDrcType", "양방향").Text("linkId", "99000" + one.Place.Id).Number("coordX", one.Place.Longitude, 6).Number("coordY", one.Place.Latitude, 6)
            .Text("startDate", Moment(one.From)).Text("endDate", one.Kind is >= 30 and < 65 ? Moment(one.Until) : "").Text("message", $"{dong} {road} {message}").Text("lanesBlocked", message.Contains("전면", StringComparison.Ordinal) ? "전면통제" : "").ToString();
    }

    private static string Call(Event one, DateTimeOffset at)
    {
        var (road, dong) = (one.Place.Name.Split('|')[0], one.Place.Name.Split('|')[1]);
        var (kind, title) = one.Kind switch
        {
            < 8 => ("화재", "주택 화재"),
            < 14 => ("화재", "쓰레기 화재"),
            < 22 => ("구조", "승강기 갇힘"),
            < 30 => ("구조", "문 개방"),
            < 34 => ("구조", "벌집 제거"),
            < 70 => ("구급", "급성질환 이송"),
            < 90 => ("구급", "부상 이송"),
            _ => ("구급", "교통사고 부상"),
        };
        return new Row().Text("id", one.Id).Text("kind", kind).Text("title", title).Text("from", Moment(one.From)).Text("until", one.Until <= at ? Moment(one.Until) : "").Text("state", one.Until <= at ? "귀소" : "출동")
            .Number("longitude", one.Place.Longitude, 6).Number("latitude", one.Place.Latitude, 6).Text("place", $"{dong} {road}").Text("office", $"{CityPlace.Name[..^1]}소방서").ToString();
    }

    private IEnumerable<string> Chargers(FeedPlace place, int index, DateTimeOffset at)
    {
        for (var charger = 1; charger <= 1 + (index % 2); charger++)
        {
            // Each keeps a state for a time of its own.
            var length = 9 + (StableHash($"{place.Id} {charger}") % 23);
            var slot = (long)((ulong)(at.ToUnixTimeSeconds() / 60) / length);
            var pick = Pcg.For(_places.Seed, $"{place.Id} {charger} {slot}").Index(100);
            var state = pick switch { < 58 => 2, < 90 => 3, < 94 => 5, < 97 => 1, _ => 9 };
            yield return new Row().Text("statNm", place.Name).Text("statId", place.Id).Text("chgerId", charger.ToString("00", CultureInfo.InvariantCulture)).Number("lat", place.Latitude, 6).Number("lng", place.Longitude, 6)
                .Text("stat", state.ToString(CultureInfo.InvariantCulture)).Text("statUpdDt", Moment(DateTimeOffset.FromUnixTimeSeconds(slot * (long)length * 60).ToOffset(Korea))).ToString();
        }
    }

    private static IEnumerable<string> Buses(FeedPlace place, int index, DateTimeOffset at)
    {
        for (var n = 0; n < 3; n++)
        {
            var route = 100 + (((index * 3) + n) % 7 * 50);
            var headway = 480 + (n * 210);
            var left = headway - (int)((at.ToUnixTimeSeconds() + (index * 97) + (n * 131)) % headway);
            yield return new Row().Text("nodeid", place.Id).Text("nodenm", place.Name).Text("routeid", $"R{route}").Text("routeno", route.ToString(CultureInfo.InvariantCulture)).Text("arrtime", left.ToString(CultureInfo.InvariantCulture)).Text("arrprevstationcnt", (left / 75).ToString(CultureInfo.InvariantCulture))
                .Number("gpslati", place.Latitude, 6).Number("gpslong", place.Longitude, 6).ToString();
        }
    }

    private static string Moment(DateTimeOffset at) => at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Text(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);

    private static ulong StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }

    /// <summary>A row as providers write it: every value a text, or a number.</summary>
    private sealed class Row
    {
        private readonly StringBuilder _json = new("{");

        public Row Text(string name, string value)
        {
            Begin(name).Append('"').Append(System.Text.Json.JsonEncodedText.Encode(value)).Append('"');
            return this;
        }

        public Row Number(string name, double value, int digits)
        {
            Begin(name).Append(value.ToString("F" + digits, CultureInfo.InvariantCulture));
            return this;
        }

        private StringBuilder Begin(string name) => _json.Append(_json.Length > 1 ? "," : "").Append('"').Append(name).Append("\":");

        public override string ToString() => _json + "}";
    }
}
