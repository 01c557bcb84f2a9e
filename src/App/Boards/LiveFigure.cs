using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Live;
using Maru.Core;
using Maru.Core.Live;
using Maru.Methods.KoreanText;

namespace Maru.App.Boards;

/// <summary>What a tile shows of a feed at a moment: rows under the columns of <see cref="TileColumns"/>.</summary>
/// <param name="Feed">How the feed stands.</param>
/// <param name="Value">The number of a tile that is one: of a station, or the mean of those whose values are not stale.</param>
/// <param name="Told">What the number is of, and how it stood an hour before.</param>
/// <param name="At">The time the values speak of; null when there are none.</param>
public sealed record LiveFigure(FeedView Feed, IReadOnlyList<string> Columns, IReadOnlyList<object?[]> Rows, Bilingual Headline, Bilingual Unit, int Decimals, double? Value, Bilingual Told, DateTimeOffset? At)
{
    private const int Hours = 24;
    private const int MostStations = 6;
    private const int MostEvents = 50;

    /// <summary>Forms a feed can be drawn in.</summary>
    public static IReadOnlyList<TileForm> Forms { get; } = [TileForm.Number, TileForm.Line, TileForm.Ranking, TileForm.Table, TileForm.Points, TileForm.Events];

    /// <param name="tile">Of a feed; see <see cref="Forms"/>.</param>
    /// <exception cref="InputException">The feed measures no such quantity.</exception>
    public static LiveFigure Of(Tile tile, HotFeed feed, FeedView view, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(tile);
        ArgumentNullException.ThrowIfNull(feed);
        if (tile.Form == TileForm.Events) return Events(feed, view);
        var quantity = QuantityOf(tile, feed);
        var names = feed.Stations().ToDictionary(station => station.Id, StringComparer.Ordinal);
        string NameOf(string id) => names.TryGetValue(id, out var station) ? station.Name : id;
        var newest = feed.Newest().Where(one => one.Reading.Quantity == quantity.Id && (tile.Station is null || one.Reading.Station == tile.Station || NameOf(one.Reading.Station) == tile.Station)).Select(one => one.Reading).ToList();
        var fresh = view.Card.ValuesStand ? newest : [.. newest.Where(reading => now - reading.At <= view.Freshness)];
        // What is stale is better than nothing, and is told as such.
        var shown = fresh.Count > 0 ? fresh : newest;
        var unit = new Bilingual(quantity.Unit, quantity.Unit);
        var figure = new LiveFigure(view, ["label", "value"], [], default, unit, quantity.Decimals, shown.Count == 0 ? null : shown.Average(reading => reading.Value), default, shown.Count == 0 ? null : shown.Max(reading => reading.At));
        string Value(double value) => value.ToString("N" + quantity.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + quantity.Unit;
        return tile.Form switch
        {
            TileForm.Number => Number(),
            TileForm.Line => Lines(),
            TileForm.Points => figure with
            {
                Columns = ["label", "lon", "lat", "value"],
                Rows = [.. shown.Where(reading => names.TryGetValue(reading.Station, out var station) && station is { Longitude: not null, Latitude: not null }).Select(reading => new object?[] { NameOf(reading.Station), names[reading.Station].Longitude, names[reading.Station].Latitude, reading.Value })],
                Headline = Highest(quantity, shown, NameOf, Value),
            },
            _ => figure with
            {
                Columns = ["label", "value", "at", "marked"],
                Rows = [.. shown.OrderByDescending(reading => reading.Value).ThenBy(reading => NameOf(reading.Station), StringComparer.Ordinal).Select((reading, i) => new object?[] { NameOf(reading.Station), reading.Value, Clock(reading.At), i == 0 })],
                Headline = Highest(quantity, shown, NameOf, Value),
            },
        };

        LiveFigure Number()
        {
            var course = Course(feed, quantity, shown, now);
            var before = course.Count > 1 ? course[^2].Value : (double?)null;
            var whose = tile.Station is null && newest.Count > 1 ? new Bilingual($"측정소 {shown.Count}곳 평균", $"Mean of {shown.Count} stations") : shown.Count == 0 ? default : new(NameOf(shown[0].Station), NameOf(shown[0].Station));
            return figure with { Rows = [.. course.Select(point => new object?[] { point.Label, point.Value })], Told = Compared(whose, figure.Value, before, Value), Headline = quantity.Name };
        }

        LiveFigure Lines()
        {
            var stations = shown.OrderByDescending(reading => reading.Value).Take(MostStations).ToList();
            var rows = stations.SelectMany(station => Course(feed, quantity, [station], now).Select(point => new object?[] { point.Label, NameOf(station.Station), point.Value })).OrderBy(row => (string)row[0]!, StringComparer.Ordinal).ToList();
            return figure with { Columns = ["label", "group", "value"], Rows = rows, Headline = Highest(quantity, stations, NameOf, Value) };
        }
    }

    private static LiveFigure Events(HotFeed feed, FeedView view)
    {
        var events = feed.OpenEvents();
        var gravest = events.Count == 0 ? null : events[0].Event;
        return new(view, ["at", "kind", "label", "state", "note"],
            [.. events.Take(MostEvents).Select(known => new object?[] { Clock(known.Event.From), known.Event.Kind, known.Event.Title, "진행", known.Event.Place })],
            gravest is null ? new("지금 진행 중인 일이 없습니다", "Nothing is going on now") : new($"{events.Count}건이 진행 중입니다. {gravest.Kind}: {gravest.Title}", $"{events.Count} under way"),
            default, 0, null, default, view.NewestAt);
    }

    private static Quantity QuantityOf(Tile tile, HotFeed feed) => feed.Quantities.FirstOrDefault(one => tile.Quantity is null || one.Id == tile.Quantity) ?? throw new InputException(
        tile.Quantity is null ? new($"‘{feed.Setting.Title}’ 수신은 값을 재지 않습니다.", $"The feed '{feed.Setting.Id}' measures nothing.") : new($"‘{feed.Setting.Title}’ 수신에 ‘{tile.Quantity}’ 항목이 없습니다.", $"The feed '{feed.Setting.Id}' has no quantity '{tile.Quantity}'."),
        feed.Quantities.Count == 0 ? new("form: events로 그리세요.", "Draw it as form: events.") : new($"있는 항목: {string.Join(", ", feed.Quantities.Select(one => one.Id))}", $"It has: {string.Join(", ", feed.Quantities.Select(one => one.Id))}"), tile.Id);

    // Hours of the last day, each the mean of what the stations measured in it; those without any are left out.
    private static List<(string Label, double Value)> Course(HotFeed feed, Quantity quantity, IReadOnlyList<Reading> stations, DateTimeOffset now) =>
    [
        .. stations.SelectMany(station => feed.Values(station.Station, quantity.Id, now.AddHours(-Hours), now)).GroupBy(reading => Hour(reading.At)).OrderBy(hour => hour.Key)
            .Select(hour => (hour.Key.ToString("MM-dd HH'시'", CultureInfo.InvariantCulture), hour.Average(reading => reading.Value))),
    ];

    private static DateTime Hour(DateTimeOffset at) => KoreanTime.Of(at).DateTime is var local ? local.Date.AddHours(local.Hour) : default;

    private static string Clock(DateTimeOffset at) => KoreanTime.Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static Bilingual Highest(Quantity quantity, IReadOnlyList<Reading> readings, Func<string, string> nameOf, Func<double, string> value)
    {
        if (readings.Count == 0) return quantity.Name;
        var most = readings.MaxBy(reading => reading.Value);
        var name = nameOf(most.Station);
        return new($"{quantity.Name.Ko}{Josa.Pick(quantity.Name.Ko, "은", "는")} {name}{Josa.Pick(name, "이", "가")} {Josa.EuroRo(value(most.Value))} 가장 높습니다", $"{quantity.Name.En}: highest at {name} ({value(most.Value)})");
    }

    private static Bilingual Compared(Bilingual whose, double? value, double? before, Func<double, string> written)
    {
        if (value is not { } now) return default;
        if (before is not { } then) return whose;
        if (written(now) == written(then)) return new($"{whose.Ko}. 한 시간 전과 같습니다.", $"{whose.En}; as an hour ago.");
        var (more, by) = (now > then, written(Math.Abs(now - then)));
        return new($"{whose.Ko}. 한 시간 전보다 {by} {(more ? "높습니다" : "낮습니다")}.", $"{whose.En}; {by} {(more ? "more" : "less")} than an hour ago.");
    }
}
