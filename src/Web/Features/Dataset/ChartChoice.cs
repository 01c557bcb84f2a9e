using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>
/// Picks the one chart that fits a version's columns, and draws its numbers: over time when the rows have a time and a measure, else bars by
/// region or category, else over time by number of rows, else how a measure is spread.
/// </summary>
public sealed class ChartChoice(VersionManifest manifest, ColumnLabels labels, FactSql sql)
{
    private const int MostBars = 25;
    private const int MostPeriods = 400;
    private static readonly HashSet<string> CoordinateNames = new(["X", "Y", "dmX", "dmY"], StringComparer.OrdinalIgnoreCase);
    private static readonly Bilingual RowCount = new("건수", "Rows");

    // Quantities that may be added up; others are averaged.
    private static readonly string[] Countable = ["건", "명", "원", "천원", "백만원", "억원", "대", "회", "개", "곳", "가구", "세대", "호", "톤", "t", "kg", "㎏", "kWh", "MWh"];

    private readonly List<Column> _open = [.. manifest.Columns.Where(c => !c.Closed && c.Profile is { Distinct: > 0 })];

    public GlanceChart? Choose()
    {
        if (manifest.Rows == 0) return null;
        var time = _open.FirstOrDefault(c => c.Role == ColumnRole.Time && IsPeriod(c)) ?? _open.FirstOrDefault(c => c.Type is ColumnType.Date or ColumnType.DateTime && IsPeriod(c));
        var measure = _open.FirstOrDefault(IsComparable);
        // Things with a place are asked for by where they are; when they were set up comes second.
        if (manifest.Places is not null && Group() is { Role: ColumnRole.Region } region && Bars(region, measure) is { } places) return places;
        return (time is not null && measure is not null ? OverTime(time, measure) : null)
            ?? (Group() is { } group ? Bars(group, measure) : null)
            ?? (time is null ? null : OverTime(time, null))
            ?? (measure is null ? null : Spread(measure));
    }

    // A unit of several words belongs to several columns of one header; coordinates are no quantities.
    private static bool IsComparable(Column column) =>
        column.Role == ColumnRole.Measure && column.Type is ColumnType.Integer or ColumnType.Number && column.Profile!.Distinct > 1
        && column.Unit?.Contains(',', StringComparison.Ordinal) != true
        && !column.Name.StartsWith("좌표", StringComparison.Ordinal) && !CoordinateNames.Contains(column.Name);

    private static bool IsPeriod(Column column) => column.Profile!.Distinct > 1 && column.Type switch
    {
        ColumnType.Date or ColumnType.DateTime or ColumnType.Time => true,
        ColumnType.Integer or ColumnType.Text => column.Profile.Distinct <= MostPeriods,
        _ => false,
    };

    private Column? Group() =>
        _open.Where(c => c.Role == ColumnRole.Region && IsNamed(c)).OrderByDescending(c => c.Profile!.Distinct).FirstOrDefault()
        ?? _open.FirstOrDefault(c => c.Role == ColumnRole.Category && c.Profile!.Distinct is > 1 and <= 60);

    private static bool IsNamed(Column column) =>
        column.Type == ColumnType.Text && column.Profile!.Distinct is > 1 and <= 300 && column.Profile.Top is { Count: > 0 } top && !top[0].Value.All(char.IsAsciiDigit);

    private GlanceChart? OverTime(Column time, Column? measure)
    {
        var period = Period(time);
        var (value, words) = Value(measure);
        var rows = sql.Rows($"select {PeriodSql(time, period)} as p, {value} as v {sql.From} where {FactSql.Quote(time.Name)} is not null group by 1 order by 1 limit {MostPeriods + 1}");
        if (rows.Count is < 2 or > MostPeriods) return null;
        var places = rows.Select(row => PeriodText(row[0], period)).ToList();
        var values = rows.Select(row => FactSql.Number(row[1])).ToList();
        var peak = IndexOfMax(values);
        if (peak < 0) return null;
        var at = Figures.Number(values[peak], words.Decimals) + words.Unit;
        var by = labels.Of(time);
        var headline = measure is null
            ? new Bilingual($"{places[peak]}에 {at}으로 가장 많습니다", $"Most rows fall in {places[peak]}: {at}")
            : new Bilingual($"{Josa.EunNeun(words.Name.Ko)} {places[peak]}에 {Josa.EuroRo(at)} 가장 {(words.Adds ? "많습니다" : "높습니다")}", $"{words.Name.En} peaks in {places[peak]}: {at}");
        return new(GlanceKind.Line, headline, Measured(words, by), by, words.Head, places, values, peak, words.Unit, words.Decimals);
    }

    private GlanceChart? Bars(Column group, Column? measure)
    {
        // One row a region: its measure is what there is to compare.
        var single = group.Profile!.Distinct == manifest.Rows;
        if (single && measure is null) return null;
        var (rows, words) = Grouped(group, single ? measure : null);
        if (!single && IsEven(rows))
        {
            // Every region has as many rows as the next: counting them says nothing.
            if (measure is null) return null;
            (rows, words) = Grouped(group, measure);
            single = true;
            if (IsEven(rows)) return null;
        }
        if (rows.Count < 2) return null;
        var places = rows.Select(row => Convert.ToString(row[0], CultureInfo.InvariantCulture) ?? "").ToList();
        var values = rows.Select(row => FactSql.Number(row[1])).ToList();
        if (values.Any(v => !double.IsFinite(v))) return null;
        var by = labels.Of(group);
        return new(GlanceKind.Bars, BarHeadline(places, values, words, single, by), Measured(words, by), by, words.Head, places, values, values[0] > values[1] ? 0 : null, words.Unit, words.Decimals);
    }

    private (List<object?[]> Rows, Words Words) Grouped(Column group, Column? measure)
    {
        var (value, words) = Value(measure);
        var name = FactSql.Quote(group.Name);
        return (sql.Rows($"select {name} as g, {value} as v {sql.From} where {name} is not null and cast({name} as varchar) <> '-' group by 1 order by v desc nulls last, g limit {MostBars}"), words);
    }

    private static bool IsEven(List<object?[]> rows) => rows.Count > 1 && FactSql.Number(rows[0][1]) == FactSql.Number(rows[^1][1]);

    private Bilingual BarHeadline(List<string> places, List<double> values, Words words, bool single, Bilingual by)
    {
        var most = Figures.Number(values[0], words.Decimals) + words.Unit;
        if (values[0] == values[^1]) return new($"{by.Ko}마다 {most}씩 고르게 있습니다", $"Every {by.En} has {most}");
        var ties = values.Count(v => v == values[0]);
        if (ties > 1) return new($"{places[0]} 등 {ties}곳이 {Josa.EuroRo(most)} 가장 많습니다", $"{places[0]} and {ties - 1} more have most: {most}");
        if (single) return new($"{Josa.EunNeun(words.Name.Ko)} {Josa.IGa(places[0])} {Josa.EuroRo(most)} 가장 {(words.Adds ? "많습니다" : "높습니다")}", $"{places[0]} has the highest {words.Name.En}: {most}");
        var share = Figures.Percent(values[0] / manifest.Rows);
        return new($"{Josa.IGa(places[0])} {most}으로 가장 많고, 전체의 {share}입니다", $"{places[0]} has most rows: {most}, {share} of all");
    }

    private GlanceChart? Spread(Column measure)
    {
        if (measure.Profile is not { Histogram.Count: > 1, Min: { } low, Max: { } high, Mean: { } mean } profile) return null;
        if (!double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var from) || !double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var to)) return null;
        var (name, unit) = (labels.Of(measure), measure.Unit ?? "");
        var step = (to - from) / profile.Histogram.Count;
        var decimals = step < 1 ? 2 : 0;
        var places = profile.Histogram.Select((_, i) => Figures.Number(from + (step * i), decimals)).ToList();
        var values = profile.Histogram.Select(n => (double)n).ToList();
        var average = Figures.Number(mean, 1) + unit;
        return new(
            GlanceKind.Histogram,
            new($"{name.Ko} 평균은 {average}이고, {Figures.Number(from, decimals)}~{Figures.Number(to, decimals)}{unit}에 걸쳐 있습니다", $"{name.En} averages {average}, from {Figures.Number(from, decimals)} to {Figures.Number(to, decimals)}{unit}"),
            new($"{name.Ko} 구간별 건수", $"Rows by {name.En}"), name, RowCount, places, values, IndexOfMax(values), "건");
    }

    private (string Sql, Words Words) Value(Column? measure)
    {
        if (measure is null) return ("cast(count(*) as double precision)", new(RowCount, "건", 0, true, RowCount));
        var name = labels.Of(measure);
        var unit = measure.Unit ?? "";
        var adds = Countable.Contains(unit) || (unit.Length == 0 && measure.Type == ColumnType.Integer);
        return ($"cast({(adds ? "sum" : "avg")}({FactSql.Quote(measure.Name)}) as double precision)",
            new(name, unit, adds ? 0 : Decimals(measure), adds, adds ? new($"{name.Ko} 합계", $"Total {name.En}") : new($"{name.Ko} 평균", $"Mean {name.En}")));
    }

    private static int Decimals(Column measure) => Math.Abs(measure.Profile?.Mean ?? 1) switch { < 0.1 => 4, < 1 => 3, < 10 => 2, _ => 1 };

    private static Bilingual Measured(Words words, Bilingual by) =>
        new($"{by.Ko}별 {words.Head.Ko}{(words.Unit.Length > 0 ? $"({words.Unit})" : "")}", $"{words.Head.En} by {by.En}");

    private static int IndexOfMax(List<double> values)
    {
        var best = -1;
        for (var i = 0; i < values.Count; i++)
            if (double.IsFinite(values[i]) && (best < 0 || values[i] > values[best])) best = i;
        return best;
    }

    private static string? Period(Column time)
    {
        if (time.Type == ColumnType.Time) return "hour";
        if (time.Type is not (ColumnType.Date or ColumnType.DateTime) || Day(time.Profile!.Min) is not { } first || Day(time.Profile.Max) is not { } last) return null;
        return (last - first).TotalDays switch
        {
            <= 3 when time.Type == ColumnType.DateTime => "hour",
            <= 120 => "day",
            <= 3660 => "month",
            _ => "year",
        };
    }

    private static DateTime? Day(string? text) => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string PeriodSql(Column time, string? period)
    {
        var name = FactSql.Quote(time.Name);
        if (time.Type == ColumnType.Time) return $"cast(extract(hour from {name}) as bigint)";
        return period is null ? name : $"date_trunc('{period}', cast({name} as timestamp))";
    }

    private static string PeriodText(object? value, string? period) => value switch
    {
        DateTime time => time.ToString(period switch { "year" => "yyyy", "month" => "yyyy-MM", "day" => "yyyy-MM-dd", _ => "MM-dd HH:mm" }, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString(period switch { "year" => "yyyy", "month" => "yyyy-MM", _ => "yyyy-MM-dd" }, CultureInfo.InvariantCulture),
        long hour when period == "hour" => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <param name="Adds">Values are totals, so "most"; else means, so "highest".</param>
    private sealed record Words(Bilingual Name, string Unit, int Decimals, bool Adds, Bilingual Head);
}
