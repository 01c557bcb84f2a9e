using System.Globalization;
using System.Text;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Charts;

/// <summary>
/// A chart in an address and back: <c>chart</c> (bar, line, column, heat, histogram, scatter), <c>chart.x</c>, <c>chart.per</c>, <c>chart.y</c>,
/// <c>chart.agg</c>, <c>chart.split</c>, <c>chart.top</c>. Conditions on rows are the address's own.
/// </summary>
public static class ChartRequestReader
{
    public const string Prefix = "chart";
    public const string WideMark = "*";
    public static readonly IReadOnlyList<string> Periods = ["year", "month", "day", "hour"];

    /// <summary>True for the names above.</summary>
    public static bool Owns(string name) => name == Prefix || name.StartsWith(Prefix + ".", StringComparison.Ordinal);

    /// <summary>Null when the address asks for no chart.</summary>
    /// <exception cref="InputException">An unknown column or form, or parts that don't go together.</exception>
    public static ChartRequest? Read(IEnumerable<KeyValuePair<string, string>> parameters, VersionManifest manifest)
    {
        var schema = new RowSchema(manifest);
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        List<KeyValuePair<string, string>> others = [];
        foreach (var (name, value) in parameters)
        {
            if (!Owns(name)) others.Add(new(name, value));
            else if (!string.IsNullOrWhiteSpace(value)) own[name] = value.Normalize(NormalizationForm.FormC);
        }
        if (!own.TryGetValue(Prefix, out var form)) return null;
        var rows = RowQueryReader.Read(others, schema, "sort", "after", "select", "limit");
        return Check(Mend(new ChartRequest(Form(form))
        {
            By = own.GetValueOrDefault("chart.x") is { } x && !x.StartsWith(WideMark, StringComparison.Ordinal) ? schema.Require(x, $"chart.x={x}") : null,
            Wide = own.GetValueOrDefault("chart.x") is { } w && w.StartsWith(WideMark, StringComparison.Ordinal) ? Wide(manifest, w) : null,
            Period = own.GetValueOrDefault("chart.per") is { } per && Periods.Contains(per) ? per : null,
            Measure = own.GetValueOrDefault("chart.y") is { } y ? schema.Require(y, $"chart.y={y}") : null,
            Function = Function(own.GetValueOrDefault("chart.agg")),
            Split = own.GetValueOrDefault("chart.split") is { } split ? schema.Require(split, $"chart.split={split}") : null,
            Top = int.TryParse(own.GetValueOrDefault("chart.top"), NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top > 0 ? Math.Min(top, ChartRequest.MostTop) : ChartRequest.DefaultTop,
            Filters = rows.Filters,
            Search = rows.Search,
        }, schema.Columns));
    }

    /// <summary>The parameters that ask for the same chart, without its conditions.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Write(ChartRequest request)
    {
        yield return new(Prefix, request.Form.ToString().ToLowerInvariant());
        if (request.Wide is { } wide) yield return new("chart.x", WideMark + wide.What);
        if (request.By is { } by) yield return new("chart.x", by.Name);
        if (request.Period is { } period) yield return new("chart.per", period);
        if (request.Measure is { } measure) yield return new("chart.y", measure.Name);
        if (request.Function != AggregateFunction.Count) yield return new("chart.agg", request.Function.ToString().ToLowerInvariant());
        if (request.Split is { } split) yield return new("chart.split", split.Name);
        if (request.Top != ChartRequest.DefaultTop) yield return new("chart.top", request.Top.ToString(CultureInfo.InvariantCulture));
    }

    // Somebody who changes the form of a chart has not chosen its columns anew: what does not fit gives way to what does.
    private static ChartRequest Mend(ChartRequest request, IReadOnlyList<Column> open)
    {
        var measures = MeasureSense.Ranked(open);
        if (request.Form is ChartForm.Histogram or ChartForm.Scatter)
        {
            var up = request.Measure is { } y && IsNumber(y) ? y : measures.FirstOrDefault(c => c != request.By);
            var across = request.By is { } x && IsNumber(x) && x != up ? x : measures.FirstOrDefault(c => c != up);
            return request with { Measure = up, By = across };
        }
        if (request.Wide is not null) return request;
        var by = request.By ?? open.FirstOrDefault(c => AxisOf.CanGroup(c) && c.Role is ColumnRole.Region or ColumnRole.Category or ColumnRole.Time) ?? open.FirstOrDefault(AxisOf.CanGroup);
        return request with { By = by, Form = request.Form == ChartForm.Line && by is not null && !AxisOf.IsOrdered(by) && request.Split is null ? ChartForm.Bar : request.Form };
    }

    private static bool IsNumber(Column column) => column.Type is ColumnType.Integer or ColumnType.Number;

    /// <summary>Refuses what can't be drawn, and leaves out what has no meaning for the form.</summary>
    private static ChartRequest Check(ChartRequest request)
    {
        if (request.Form == ChartForm.Scatter && Missing(request.By, "chart.x") is var across && Missing(request.Measure, "chart.y") is var up)
            return request with { By = Numbers(across, "chart.x"), Measure = Numbers(up, "chart.y"), Split = null, Period = null, Wide = null };
        if (request.Form == ChartForm.Histogram)
            return request with { By = null, Measure = Numbers(Missing(request.Measure, "chart.y"), "chart.y"), Split = null, Period = null, Wide = null };
        if (request.Wide is not null)
            return request with { Form = request.Form is ChartForm.Column ? ChartForm.Column : ChartForm.Line, Measure = null, Split = null, Period = null, Function = request.Function == AggregateFunction.Count ? MeasureSense.Natural(request.Wide.Columns[0].Column) : request.Function };
        var by = Missing(request.By, "chart.x");
        if (by.Type == ColumnType.Geometry) throw NotFor(by, "chart.x");
        var function = request.Measure is null ? AggregateFunction.Count : request.Function == AggregateFunction.Count ? MeasureSense.Natural(request.Measure) : request.Function;
        if (request.Measure is { } measure && function != AggregateFunction.Distinct) Numbers(measure, "chart.y");
        var split = request.Split is { Type: not ColumnType.Geometry } s && s != by && request.Form != ChartForm.Column ? s : null;
        var form = request.Form == ChartForm.Heat && split is null ? (AxisOf.IsOrdered(by) ? ChartForm.Line : ChartForm.Bar) : request.Form;
        return request with { Form = form, Function = function, Measure = function == AggregateFunction.Count ? null : request.Measure, Split = split, Period = AxisOf.IsDated(by) ? request.Period ?? ChartPeriod.Of(by) : null };
    }

    private static WideColumns Wide(VersionManifest manifest, string name) =>
        WideColumns.Find(manifest.Columns).FirstOrDefault(wide => wide.What == name[WideMark.Length..]) ?? throw new InputException(
            new($"'{name}'에 이어지는 컬럼 묶음이 없습니다.", $"There is no run of columns '{name}'."),
            new("가로축을 다시 고르세요.", "Choose the axis again."), $"chart.x={name}");

    private static ChartForm Form(string text) =>
        Enum.TryParse<ChartForm>(text, ignoreCase: true, out var form) && Enum.IsDefined(form) && !char.IsAsciiDigit(text[0]) ? form : throw new InputException(
            new($"'{text}'{Josa.Pick(text, "은", "는")} 아는 차트가 아닙니다.", $"'{text}' is no chart."),
            new("쓸 수 있는 차트: bar, line, column, heat, histogram, scatter", "Charts: bar, line, column, heat, histogram, scatter"), $"chart={text}");

    private static AggregateFunction Function(string? text)
    {
        if (string.IsNullOrEmpty(text)) return AggregateFunction.Count;
        if (Enum.TryParse<AggregateFunction>(text, ignoreCase: true, out var function) && Enum.IsDefined(function) && !char.IsAsciiDigit(text[0])) return function;
        throw new InputException(
            new($"'{text}'{Josa.Pick(text, "은", "는")} 아는 집계가 아닙니다.", $"'{text}' is no aggregate."),
            new("쓸 수 있는 집계: count, sum, avg, median, min, max, distinct", "Aggregates: count, sum, avg, median, min, max, distinct"), $"chart.agg={text}");
    }

    private static Column Missing(Column? column, string name) => column ?? throw new InputException(
        new("이 차트에 쓸 컬럼을 고르지 않았습니다.", "A column for this chart is missing."),
        new($"{name}에 컬럼 이름을 쓰세요.", $"Name a column in {name}."), name);

    private static Column Numbers(Column column, string where) => column.Type is ColumnType.Integer or ColumnType.Number ? column : throw NotFor(column, where);

    private static InputException NotFor(Column column, string where) => new(
        new($"'{column.Name}' 컬럼으로는 이 차트를 그릴 수 없습니다.", $"The column '{column.Name}' does not fit this chart."),
        new("값에는 수 컬럼을, 가로축에는 도형이 아닌 컬럼을 고르세요.", "Choose a number for the value, and no shape for the axis."), where);
}
