using System.Globalization;
using Maru.App.Rows;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Charts;

/// <summary>The one SELECT behind a chart, in the dialect all engines share. Aliases begin with §, which no column of a source does.</summary>
internal sealed class ChartSql(VersionManifest manifest, ChartRequest request)
{
    public const int MostPeriods = 400;
    public const int MostSeries = 6;
    public const int HeatColumns = 24;
    private const int Cells = 32;

    private readonly IReadOnlyList<string> _conditions = RowSql.Conditions(new RowQuery { Filters = request.Filters, Search = request.Search }, new RowSchema(manifest));

    private string From => $"from {Quote(manifest.Dataset)}";

    private int Most => request.IsOrdered ? MostPeriods : request.Top;

    /// <summary>§x, §v, §n rows of the group, §groups, §rows and §whole of all groups.</summary>
    public string Groups() =>
        $"""
        select {By} as "§x", {Value} as "§v", count(*) as "§n", count(*) over () as "§groups", sum(count(*)) over () as "§rows", {WholeOver} as "§whole"
        {From}{Where($"{Quote(request.By!.Name)} is not null")}
        group by 1 order by {Order} limit {Text(Most)}
        """;

    /// <summary>The same by a second column: §x, §s, §v, §n, §w value of the whole group, §groups, §parts, §rows.</summary>
    public string Split()
    {
        var split = Quote(request.Split!.Name);
        var present = Where($"{Quote(request.By!.Name)} is not null", $"{split} is not null");
        var mostParts = request.Form == ChartForm.Heat ? HeatColumns : MostSeries;
        return $"""
            with "§base" as (select *, {By} as "§x", {split} as "§s" {From}{present}),
            "§whole" as (select "§x", {Value} as "§w", count(*) over () as "§groups", sum(count(*)) over () as "§rows" from "§base" group by 1 order by {(request.IsOrdered ? "1 desc" : "2 desc nulls last, 1")} limit {Text(request.IsOrdered ? MostPeriods : request.Top)}),
            "§part" as (select "§s", count(*) as "§k", count(*) over () as "§parts" from "§base" group by 1 order by 2 desc, 1 limit {Text(mostParts)})
            select b."§x", b."§s", {Value} as "§v", count(*) as "§n", w."§w", w."§groups", p."§parts", w."§rows", p."§k"
            from "§base" b join "§whole" w on w."§x" = b."§x" join "§part" p on p."§s" = b."§s"
            group by b."§x", b."§s", w."§w", w."§groups", p."§parts", w."§rows", p."§k"
            """;
    }

    /// <summary>One row, one column for each of the wide columns.</summary>
    public string Wide() =>
        $"select {string.Join(", ", request.Wide!.Columns.Select((c, i) => $"cast({Name(request.Function)}({Quote(c.Column.Name)}) as double precision) as {Quote(FormattableString.Invariant($"§{i}"))}"))}, count(*) as \"§n\" {From}{Where()}";

    /// <summary>§low, §high, §p1, §p99 of the measure.</summary>
    public string Range()
    {
        var measure = Quote(request.Measure!.Name);
        return $"""
            select cast(min({measure}) as double precision) as "§low", cast(max({measure}) as double precision) as "§high",
            cast(percentile_cont(0.01) within group (order by {measure}) as double precision) as "§p1", cast(percentile_cont(0.99) within group (order by {measure}) as double precision) as "§p99"
            {From}{Where($"{measure} is not null")}
            """;
    }

    /// <summary>§x number of the bin from 0, §n its rows.</summary>
    public string Bins(double low, double step, int bins)
    {
        var measure = Quote(request.Measure!.Name);
        return $"""
            select greatest(0, least({Text(bins - 1)}, cast(floor(({measure} - {Text(low)}) / {Text(step)}) as bigint))) as "§x", count(*) as "§n"
            {From}{Where($"{measure} is not null")} group by 1 order by 1
            """;
    }

    /// <summary>§x, §y middle of the rows of a cell, §n their number, §r correlation of all rows.</summary>
    public string Dots()
    {
        var (x, y) = (Quote(request.By!.Name), Quote(request.Measure!.Name));
        var where = Where($"{x} is not null", $"{y} is not null");
        return $"""
            with "§range" as (select min({x}) as "§x0", greatest(max({x}) - min({x}), 1e-9) / {Text(Cells)} as "§w", min({y}) as "§y0", greatest(max({y}) - min({y}), 1e-9) / {Text(Cells)} as "§h", corr({x}, {y}) as "§r" {From}{where})
            select cast(avg({x}) as double precision) as "§x", cast(avg({y}) as double precision) as "§y", count(*) as "§n", max("§r") as "§r"
            {From} cross join "§range"{where}
            group by floor(({x} - "§x0") / "§w"), floor(({y} - "§y0") / "§h")
            """;
    }

    private string By => request.Period switch
    {
        null when request.By!.Type == ColumnType.Time => $"cast(extract(hour from {Quote(request.By.Name)}) as bigint)",
        null => Quote(request.By!.Name),
        "hour" => $"date_trunc('hour', {Quote(request.By!.Name)})",
        var period => $"cast(date_trunc('{period}', {Quote(request.By!.Name)}) as date)",
    };

    private string Value => request.Function switch
    {
        AggregateFunction.Count => "cast(count(*) as double precision)",
        AggregateFunction.Distinct => $"cast(count(distinct {Quote(request.Measure!.Name)}) as double precision)",
        AggregateFunction.Median => $"cast(percentile_cont(0.5) within group (order by {Quote(request.Measure!.Name)}) as double precision)",
        _ => $"cast({Name(request.Function)}({Quote(request.Measure!.Name)}) as double precision)",
    };

    private string WholeOver => request.Function switch
    {
        AggregateFunction.Count => "cast(sum(count(*)) over () as double precision)",
        AggregateFunction.Sum => $"cast(sum(sum({Quote(request.Measure!.Name)})) over () as double precision)",
        _ => "cast(null as double precision)",
    };

    private string Order => request.IsOrdered ? "1 desc" : "2 desc nulls last, 1";

    private string Where(params IReadOnlyList<string> more)
    {
        var all = more.Concat(_conditions).ToList();
        return all.Count == 0 ? "" : " where " + string.Join(" and ", all);
    }

    private static string Name(AggregateFunction function) => function.ToString().ToLowerInvariant();

    private static string Quote(string name) => RowSql.Quote(name);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
