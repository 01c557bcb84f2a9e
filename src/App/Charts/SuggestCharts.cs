using System.Text.RegularExpressions;
using Maru.App.Rows;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Charts;

/// <summary>
/// Charts worth drawing of a version, the most telling first: where things are, how they went over time, who has most, how a measure is
/// spread. Whether one really tells something is known when it is computed; see <see cref="IsTelling"/>.
/// </summary>
public sealed partial class SuggestCharts
{
    private const int FewRows = 80;
    private const int MostPeriods = 1000;

    private static readonly string[] Totals = ["계", "합계", "총계", "소계", "전체", "총합계", "-", "total", "Total", "TOTAL"];

    [GeneratedRegex("(데이터_?\\s?기준|수정일|갱신일|업데이트|update|modif|creat|mod_?dt|reg_?dt)", RegexOptions.IgnoreCase)]
    private static partial Regex RecordTime();

    [GeneratedRegex("(설치|준공|승인|설립|개설|지정|허가|인가|등록|개업|폐업|취득|건축|개원|창립|조성|식재|가입|만료|유효|birth)", RegexOptions.IgnoreCase)]
    private static partial Regex FoundingTime();

    private readonly VersionManifest _manifest;
    private readonly List<Column> _open;
    private readonly IReadOnlyList<Column> _measures;
    private readonly List<RowFilter> _home;

    public SuggestCharts(VersionManifest manifest)
    {
        _manifest = manifest;
        _open = [.. manifest.Columns.Where(c => !c.Closed && c.Profile is { Distinct: > 0 } && c.Type != ColumnType.Geometry && !c.Name.StartsWith("bbox_", StringComparison.Ordinal))];
        _measures = MeasureSense.Ranked(_open);
        _home = HomeRegion.Of(manifest) is { } home ? [new(home.Column, FilterOperator.Equal, [home.Name], home.Name)] : [];
    }

    public IEnumerable<ChartRequest> InOrder()
    {
        if (_manifest.Rows == 0) yield break;
        var measure = _measures.Count > 0 ? _measures[0] : null;
        var region = Region();
        if (_manifest.Places is not null && region is not null)
            foreach (var chart in ByName(region, measure)) yield return chart;
        foreach (var wide in Wide()) yield return wide;
        foreach (var time in Times(founding: false).Take(2))
            foreach (var chart in OverTime(time, measure)) yield return chart;
        if (_manifest.Rows <= FewRows && Names() is { } names && measure is not null) yield return Bars(names, measure);
        foreach (var group in Groups(region))
            foreach (var chart in ByName(group, measure)) yield return chart;
        foreach (var founding in Times(founding: true)) yield return new ChartRequest(ChartForm.Line) { By = founding, Period = ChartPeriod.Of(founding) };
        foreach (var quantity in _measures) yield return new ChartRequest(ChartForm.Histogram) { Measure = quantity };
        // Names that come more than once are better than nothing, and so is when a record was last changed.
        foreach (var text in _open.Where(c => c.Type == ColumnType.Text && c.Profile!.Distinct is > 1 and var n && n < _manifest.Rows && c.Role != ColumnRole.Code && !LooksCoded(c))) yield return Bars(text, null);
        foreach (var record in _open.Where(c => AxisOf.IsOrdered(c) && RecordTime().IsMatch(c.Name) && IsPeriod(c))) yield return new ChartRequest(ChartForm.Line) { By = record, Period = ChartPeriod.Of(record) };
    }

    /// <summary>The chart without what is the total of all others, as a row 한빛시 among its dongs; null when there is none.</summary>
    public static ChartRequest? WithoutTotal(ChartResult result)
    {
        var request = result.Request;
        if (request is not { Form: ChartForm.Bar, Function: AggregateFunction.Sum, By.Type: ColumnType.Text } || result.Places.Count < 4 || !double.IsFinite(result.Whole)) return null;
        var first = result.Series[0].Values[0];
        if (!(first > 0) || Math.Abs((result.Whole - first) - first) > first * 0.005 || result.Places[0] is not string total) return null;
        return request with { Filters = [.. request.Filters, new(request.By, FilterOperator.NotEqual, [total], "ne." + total)] };
    }

    /// <summary>False when every place has the same, or there is next to nothing to compare.</summary>
    public static bool IsTelling(ChartResult result)
    {
        if (result.Request.Form == ChartForm.Scatter) return result.Dots.Count > 2;
        var values = result.Series.Count == 0 ? [] : result.Series[0].Values.Where(double.IsFinite).ToList();
        if (result.Request.Form == ChartForm.Histogram) return values.Count(v => v > 0) > 1;
        if (values.Count < (result.Request.IsOrdered ? 3 : 2)) return false;
        if (result.Request.IsOrdered && values.Count * 2 < result.Places.Count) return false;
        var (low, high) = (values.Min(), values.Max());
        return high > low && !(result.Request.Function == AggregateFunction.Count && high < 2);
    }

    private IEnumerable<ChartRequest> ByName(Column group, Column? measure)
    {
        var money = measure is not null && MeasureSense.IsMoney(measure);
        if (money) yield return Bars(group, measure);
        // One row a name: its measure is what there is to compare.
        if (group.Profile!.Distinct < _manifest.Rows) yield return Bars(group, null);
        if (measure is not null && !money) yield return Bars(group, measure);
    }

    private ChartRequest Bars(Column group, Column? measure) => new(ChartForm.Bar)
    {
        By = group,
        Measure = measure,
        Function = measure is null ? AggregateFunction.Count : MeasureSense.Natural(measure),
        Filters = [.. group.Role == ColumnRole.Region && _manifest.Places is not null ? _home : [], .. TotalsOf(group), .. measure is null ? [] : Latest(group, measure)],
    };

    // People counted every month are not added up over the months: the last one stands for all.
    private IEnumerable<RowFilter> Latest(Column group, Column measure) =>
        !MeasureSense.IsStock(measure) || AxisOf.IsOrdered(group) ? [] : Times(founding: false)
            .Where(time => time is { Type: ColumnType.Text or ColumnType.Date, Profile: { Max: { Length: > 0 }, Distinct: > 1 } } && time.Profile.Distinct * 2 <= _manifest.Rows)
            .Take(1).Select(time => LatestOf(time));

    private static RowFilter LatestOf(Column time)
    {
        var last = time.Profile!.Max!;
        if (time.Type == ColumnType.Text) return new(time, FilterOperator.Equal, [last], last);
        var day = DateTime.ParseExact(last, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new(time, FilterOperator.Equal, [new TimeSpanOfValue(day, day.AddDays(1))], last);
    }

    private IEnumerable<ChartRequest> OverTime(Column time, Column? measure)
    {
        var plain = new ChartRequest(ChartForm.Line) { By = time, Period = ChartPeriod.Of(time) };
        // One row for each time and name: a line each, and nothing is added up.
        var names = measure is null ? null : _open.FirstOrDefault(c => c.Role is ColumnRole.Category or ColumnRole.Region && c != time && c.Profile!.Distinct is > 1 and <= 6 && c.Profile.Distinct * time.Profile!.Distinct == _manifest.Rows);
        if (names is not null) yield return plain with { Measure = measure, Function = MeasureSense.Natural(measure!), Split = names };
        // A score that only some rows have is no measure of the rows: their number is.
        var counts = measure is null || (!MeasureSense.Adds(measure) && measure.Profile!.Blank * 5 > measure.Profile.Rows);
        if (!counts) yield return plain with { Measure = measure, Function = MeasureSense.Natural(measure!) };
        yield return plain;
    }

    private IEnumerable<ChartRequest> Wide() =>
        WideColumns.Find(_open).Take(1).Select(wide => new ChartRequest(ChartForm.Line) { Wide = wide, Function = MeasureSense.Natural(wide.Columns[0].Column) });

    private IEnumerable<Column> Times(bool founding) =>
        _open.Where(c => AxisOf.IsOrdered(c) && !RecordTime().IsMatch(c.Name) && FoundingTime().IsMatch(c.Name) == founding && IsPeriod(c))
            .OrderByDescending(c => c.Type is ColumnType.Date or ColumnType.DateTime ? 1 : 0);

    private static bool IsPeriod(Column column) => column.Profile!.Distinct > 1 && (column.Type is ColumnType.Date or ColumnType.DateTime or ColumnType.Time || column.Profile.Distinct <= MostPeriods);

    private Column? Region() => _open.Where(c => c.Role == ColumnRole.Region && IsNamed(c)).OrderByDescending(c => c.Profile!.Distinct).FirstOrDefault();

    // One name for nearly all rows says little: such a category comes last.
    private IEnumerable<Column> Groups(Column? region)
    {
        if (region is not null) yield return region;
        foreach (var category in _open.Where(c => c.Role == ColumnRole.Category && c.Profile!.Distinct is > 1 and <= 60 && !LooksCoded(c)).OrderBy(IsLopsided)) yield return category;
    }

    private bool IsLopsided(Column column) => column.Profile!.Top is [var first, ..] && first.Count * 10 > _manifest.Rows * 9;

    private Column? Names() =>
        _open.Where(c => c.Type == ColumnType.Text && c.Role is ColumnRole.Region or ColumnRole.Key or ColumnRole.Name or ColumnRole.None && c.Profile!.Distinct == _manifest.Rows && IsWords(c) && c.Profile.Top![0].Value.Length <= 24)
            .OrderBy(c => c.Role switch { ColumnRole.Region => 0, ColumnRole.Name => 1, ColumnRole.Key => 2, _ => 3 }).FirstOrDefault();

    private static bool IsNamed(Column column) => column.Type == ColumnType.Text && column.Profile!.Distinct is > 1 and <= 300 && IsWords(column);

    private static bool IsWords(Column column) => column.Profile!.Top is { Count: > 0 } && !LooksCoded(column);

    // 990-1-000012, X017: more digits than letters.
    private static bool LooksCoded(Column column) =>
        column.Profile!.Top is [{ Value: var value }, ..] && value.Count(char.IsAsciiDigit) > value.Count(char.IsLetter) && !AxisOf.IsOrdered(column);

    // Total rows among the names would stand first in every ranking.
    private IEnumerable<RowFilter> TotalsOf(Column group) =>
        group.Type != ColumnType.Text ? [] : (group.Profile!.Distinct <= FewRows ? Totals : []).Where(total => group.Profile!.Top?.Any(v => v.Value == total) == true)
            .Select(total => new RowFilter(group, FilterOperator.NotEqual, [total], "ne." + total));
}
