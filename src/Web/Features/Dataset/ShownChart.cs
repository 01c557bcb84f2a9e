using System.Text.RegularExpressions;
using Maru.App.Charts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>A computed chart in words: its finding, its measure, and what its axis and values are called.</summary>
/// <param name="Headline">The finding as a sentence.</param>
/// <param name="Highlight">Series and place the headline speaks of.</param>
public sealed partial record ShownChart(
    ChartResult Result, Bilingual Headline, Bilingual Measure, Bilingual PlaceHead, Bilingual ValueHead, (int Series, int Place)? Highlight, string Unit, int Decimals)
{
    private static readonly Bilingual RowCount = new("건수", "Rows");

    public ChartRequest Request => Result.Request;

    /// <summary>True when the numbers were measured on the shapes themselves, which no SQL does: such a chart has no receipt.</summary>
    public bool IsOfShapes { get; init; }

    /// <summary>The largest areas of a map, when nothing else of its rows can be compared.</summary>
    public static ShownChart? OfShapes(GlanceMap map, Core.Data.Column? name, Bilingual by)
    {
        var largest = map.Areas.Where(area => area.Name.Length > 0).OrderByDescending(area => area.SquareKilometres).Take(ChartRequest.DefaultTop).ToList();
        if (largest.Count < 2 || name is null) return null;
        var result = new ChartResult(new ChartRequest(ChartForm.Bar) { By = name, Function = AggregateFunction.Max }, [.. largest.Select(area => (object?)area.Name)], [new(null, [.. largest.Select(area => area.SquareKilometres)])], map.Areas.Count) { Rows = largest.Count, AllRows = map.Areas.Count };
        var value = ChartTexts.Value(largest[0].SquareKilometres, "㎢", 1);
        return new(
            result, new($"{Josa.IGa(largest[0].Name)} {Josa.EuroRo(value.Ko)} 가장 넓습니다", $"{largest[0].Name} is the largest: {value.En}"), new($"{by.Ko}별 면적(㎢), 도형에서 잰 값", $"Area by {by.En} (km²), measured on the shapes"),
            by, new("면적", "Area"), (0, 0), "㎢", 1)
        {
            IsOfShapes = true,
        };
    }

    /// <param name="title">What people call the dataset: the name of a measure that has no other.</param>
    public static ShownChart Of(Bilingual title, ChartResult result, ColumnLabels labels)
    {
        var request = result.Request;
        var (name, head, by, unit) = WordsOf(title, request, labels);
        var decimals = ChartTexts.Decimals(result.Series.SelectMany(s => s.Values));
        var highlight = Peak(result);
        var words = new Sentence(result, name, by, unit, decimals, highlight);
        return new(result, words.Finding(), Subtitle(request, head, by, name, unit, labels), by, head, highlight, unit, decimals);
    }

    /// <summary>What a chart measures, before it is computed: 행정동별 건수(건).</summary>
    public static Bilingual Describe(Bilingual title, ChartRequest request, ColumnLabels labels)
    {
        var (name, head, by, unit) = WordsOf(title, request, labels);
        return Subtitle(request, head, by, name, unit, labels);
    }

    private static (Bilingual Name, Bilingual Head, Bilingual By, string Unit) WordsOf(Bilingual title, ChartRequest request, ColumnLabels labels)
    {
        var measure = request.Wide?.Columns[0].Column ?? request.Measure;
        var unit = measure is null || request.Function is AggregateFunction.Distinct ? "건" : MeasureSense.UnitOf(measure) ?? "";
        var name = request.Wide is { } wide ? WideName(wide, title) : measure is null ? RowCount : ChartTexts.Word(measure, labels);
        var by = request.By is { } axis ? ChartTexts.Word(axis, labels) : request.Wide is not null ? new Bilingual("때", "time") : name;
        return (name, Head(request, name), by, unit);
    }

    private static Bilingual WideName(WideColumns wide, Bilingual title)
    {
        var what = wide.What.Replace('_', ' ').Trim();
        return what.Length > 0 ? new(what, what) : title;
    }

    private static Bilingual Head(ChartRequest request, Bilingual name) => request.Function switch
    {
        _ when request.Form == ChartForm.Histogram => RowCount,
        _ when request.Form == ChartForm.Scatter => name,
        AggregateFunction.Count when request.Wide is null => RowCount,
        AggregateFunction.Sum when name.Ko.EndsWith('계') => name,
        AggregateFunction.Avg when name.Ko.EndsWith("평균", StringComparison.Ordinal) => name,
        var function => new($"{name.Ko} {ChartTexts.Name(function).Ko}", $"{ChartTexts.Name(function).En} of {name.En}"),
    };

    private static Bilingual Subtitle(ChartRequest request, Bilingual head, Bilingual by, Bilingual name, string unit, ColumnLabels labels)
    {
        var inside = string.Join(", ", request.Filters.Where(f => f.Operator == FilterOperator.Equal).Select(f => f.Text));
        var (where, whereEn) = inside.Length > 0 ? ($"{inside}, ", $", {inside}") : ("", "");
        var behind = unit.Length > 0 ? $"({unit})" : "";
        if (request.Form == ChartForm.Histogram) return new($"{where}{name.Ko}{behind} 구간별 건수", $"Rows by {name.En}{behind}{whereEn}");
        if (request.Form == ChartForm.Scatter) return new($"{where}{by.Ko}{(request.By is { } x && MeasureSense.UnitOf(x) is { } u ? $"({u})" : "")}에 견준 {name.Ko}{behind}", $"{name.En}{behind} against {by.En}{whereEn}");
        if (request.Split is { } split)
        {
            var part = ChartTexts.Word(split, labels);
            return new($"{where}{Josa.GwaWa(by.Ko)} {part.Ko}별 {head.Ko}{behind}", $"{head.En}{behind} by {by.En} and {part.En}{whereEn}");
        }
        return new($"{where}{by.Ko}별 {head.Ko}{behind}", $"{head.En}{behind} by {by.En}{whereEn}");
    }

    private static (int Series, int Place)? Peak(ChartResult result)
    {
        (int, int)? at = null;
        var best = double.NegativeInfinity;
        for (var s = 0; s < result.Series.Count; s++)
            for (var p = 0; p < result.Series[s].Values.Count; p++)
                if (result.Series[s].Values[p] is var value && double.IsFinite(value) && value > best) (at, best) = ((s, p), value);
        return at;
    }

    /// <summary>Writes the finding.</summary>
    private sealed partial record Sentence(ChartResult Result, Bilingual Name, Bilingual By, string Unit, int Decimals, (int Series, int Place)? At)
    {
        [GeneratedRegex("(면적|길이|연장|너비|폭|크기|직경|area|length|size)", RegexOptions.IgnoreCase)]
        private static partial Regex IsSize();

        private ChartRequest Request => Result.Request;

        public Bilingual Finding()
        {
            if (Request.Form == ChartForm.Scatter) return Together();
            if (At is not { } at) return new("견줄 값이 없습니다", "There is nothing to compare");
            if (Request.Form == ChartForm.Histogram) return Spread(at.Place);
            if (Result.Series.Count > 1) return Cell(at);
            return Request.IsOrdered ? Time(at.Place) : Rank(at.Place);
        }

        private Bilingual Value(double value) => ChartTexts.Value(value, Unit, Decimals);

        private (string Ko, string En) Most => IsSize().IsMatch(Name.Ko) ? ("큽니다", "the largest") : Request.Adds ? ("많습니다", "most") : ("높습니다", "the highest");

        private Bilingual Time(int place)
        {
            var (when, value) = (ChartTexts.Said(Request, Result.Places[place]), Value(Result.Series[0].Values[place]));
            var (ko, en) = Request.Function == AggregateFunction.Count && Request.Wide is null
                ? ($"{when.Ko}에 {Josa.EuroRo(value.Ko)} 가장 많습니다", $"Most rows fall in {when.En}: {value.En}")
                : ($"{Josa.EunNeun(Name.Ko)} {when.Ko}에 {Josa.EuroRo(value.Ko)} 가장 {Most.Ko}", $"{Name.En} peaks in {when.En}: {value.En}");
            return new(ko, en);
        }

        private Bilingual Rank(int place)
        {
            var values = Result.Series[0].Values;
            var (who, value) = (ChartTexts.Said(Request, Result.Places[place]), Value(values[place]));
            var finite = values.Where(double.IsFinite).ToList();
            if (finite.Count > 1 && finite.Min() == finite.Max()) return new($"{By.Ko}마다 {value.Ko}씩 같습니다", $"Every {By.En} has {value.En}");
            var ties = finite.Count(v => v == values[place]);
            if (ties > 1) return new($"{who.Ko} 등 {ties}곳이 {Josa.EuroRo(value.Ko)} 가장 {Most.Ko}", $"{who.En} and {ties - 1} more have {Most.En}: {value.En}");
            if (Request.Function != AggregateFunction.Count)
                return new($"{Josa.EunNeun(Name.Ko)} {Josa.IGa(who.Ko)} {Josa.EuroRo(value.Ko)} 가장 {Most.Ko}{Share(values[place]).Ko}", $"{who.En} has {Most.En} {Name.En}: {value.En}{Share(values[place]).En}");
            var share = Figures.Percent(values[place] / Result.Whole);
            // Rows that say nothing are no part of the whole that the bars make up.
            var (whole, all) = Request.By?.Profile switch
            {
                { Masked: > 0 } => ("가려지지 않은 것의", "those not withheld"),
                { Blank: > 0 } => ("적힌 것의", "those that say"),
                _ => ("전체의", "all"),
            };
            return new($"{Josa.IGa(who.Ko)} {Josa.EuroRo(value.Ko)} 가장 많고, {whole} {share}입니다", $"{who.En} has most rows: {value.En}, {share} of {all}");
        }

        private Bilingual Share(double value)
        {
            if (!Request.Adds || !double.IsFinite(Result.Whole) || Result.Whole <= value || value <= 0) return new("", "");
            var share = Figures.Percent(value / Result.Whole);
            // What the provider withheld is in no sum: then the whole is that of the cells which are told.
            var hidden = Request.Measure?.Profile?.Masked ?? Request.Wide?.Columns.Sum(wide => wide.Column.Profile?.Masked ?? 0) ?? 0;
            return hidden > 0
                ? new($"(가려진 칸을 뺀 전체의 {share})", $" ({share} of all but the withheld cells)")
                : new($"(전체의 {share})", $" ({share} of all)");
        }

        private Bilingual Cell((int Series, int Place) at)
        {
            var (place, value) = (ChartTexts.Said(Request, Result.Places[at.Place]), Value(Result.Series[at.Series].Values[at.Place]));
            var part = Result.Series[at.Series].Name ?? "";
            return new($"{place.Ko} {part} {(Request.Function == AggregateFunction.Count ? "건수가" : Josa.IGa(Name.Ko))} {Josa.EuroRo(value.Ko)} 가장 {Most.Ko}", $"{Most.En[..1].ToUpperInvariant()}{Most.En[1..]} in {place.En}, {part}: {value.En}");
        }

        private Bilingual Spread(int bin)
        {
            var from = (double)Result.Places[bin]!;
            var decimals = ChartTexts.Decimals([from, from + Result.Step]);
            var share = Figures.Percent(Result.Series[0].Values[bin] / Math.Max(1, Result.Rows), 0);
            var (low, high) = (Figures.Number(from, decimals), Figures.Number(from + Result.Step, decimals));
            return new($"{Josa.EunNeun(Name.Ko)} {low}~{high}{Unit}에 가장 많이 모여 있습니다(전체의 {share})", $"{Name.En} is mostly {low} to {high}{Unit} ({share} of all)");
        }

        private Bilingual Together()
        {
            var r = Result.Correlation;
            if (!double.IsFinite(r) || Math.Abs(r) < 0.2) return new($"{Josa.GwaWa(By.Ko)} {Name.Ko} 사이에 뚜렷한 관계가 보이지 않습니다", $"{By.En} and {Name.En} show no clear relation");
            var strength = Math.Abs(r) >= 0.7 ? ("뚜렷이", "clearly ") : ("대체로", "mostly ");
            return r > 0
                ? new($"{Josa.IGa(By.Ko)} 클수록 {Name.Ko}도 {strength.Item1} 큽니다(상관 {Figures.Number(r, 2)})", $"{Name.En} {strength.Item2}grows with {By.En} (r {Figures.Number(r, 2)})")
                : new($"{Josa.IGa(By.Ko)} 클수록 {Josa.EunNeun(Name.Ko)} {strength.Item1} 작습니다(상관 {Figures.Number(r, 2)})", $"{Name.En} {strength.Item2}falls with {By.En} (r {Figures.Number(r, 2)})");
        }
    }
}
