using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Indicators;

/// <summary>The one SELECT behind an indicator, in the dialect all engines share: its values for each period, of the whole and by region and office.</summary>
internal static class IndicatorSql
{
    private const string Keys = "period, region, all_regions, office, all_offices";

    /// <summary>Columns before the values.</summary>
    public const int KeyColumns = 5;

    /// <summary>period, region, office, value, rows; and all_regions, all_offices: 1 where the row speaks of all of them.</summary>
    /// <param name="version">With its open columns only.</param>
    /// <exception cref="InputException">A column is not there or closed, or says no time.</exception>
    public static string Of(Indicator one, VersionManifest version) => Of(one, version, [(one.Value, "value")]);

    /// <summary>What indicators must share to be computed in one pass over the rows.</summary>
    public static (string Dataset, string? Where, string Time, Grain Grain, string? Region, string? Office) PassOf(Indicator one) => (one.Dataset, one.Where, one.Time, one.Grain, one.Region, one.Office);

    /// <summary>One SELECT with a column for each of several indicators of one pass, named <c>value0</c>, <c>value1</c> …; the last column counts rows.</summary>
    /// <exception cref="InputException">A column is not there or closed, or says no time.</exception>
    public static string OfAll(IReadOnlyList<Indicator> all, VersionManifest version) => Of(all[0], version, [.. all.Select((one, i) => (one.Value, Name(i)))]);

    /// <summary>One indicator of <see cref="OfAll"/>.</summary>
    public static string PartOf(string step, int at) => $"select {Keys}, {Name(at)} as value, rows from \"{step}\" order by 1, 2, 3, 4, 5";

    private static string Name(int at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"value{at}");

    private static string Of(Indicator one, VersionManifest version, IReadOnlyList<(string Expression, string Name)> values)
    {
        var time = TimeOf(Require(version, one.Time, "time"), one.Grain);
        List<string> by = [], sets = ["(\"§t\")"], extra = [];
        if (one.Region is { } region) Add("§r", Require(version, region, "region"));
        if (one.Office is { } office) Add("§o", Require(version, office, "office"));
        if (by.Count == 2) sets.Add("(\"§t\", \"§r\", \"§o\")");
        string Part(string alias, string column) => by.Contains(alias) ? $"\"{alias}\" as {column}, grouping(\"{alias}\") as all_{column}s" : $"cast(null as varchar) as {column}, 1 as all_{column}s";
        return $"""
            with "§base" as (select *, {time} as "§t"{string.Concat(extra)} from {RowSql.Quote(version.Dataset)}{(one.Where is null ? "" : $" where ({one.Where})")})
            select "§t" as period, {Part("§r", "region")}, {Part("§o", "office")}, {string.Join(", ", values.Select(value => $"cast(({value.Expression}) as double precision) as {value.Name}"))}, count(*) as rows
            from "§base" where "§t" is not null group by grouping sets ({string.Join(", ", sets)}) order by 1, 2, 3, 4, 5
            """;

        void Add(string alias, Column column)
        {
            by.Add(alias);
            sets.Add($"(\"§t\", \"{alias}\")");
            extra.Add($", cast({RowSql.Quote(column.Name)} as varchar) as \"{alias}\"");
        }
    }

    private static string TimeOf(Column column, Grain grain)
    {
        var name = RowSql.Quote(column.Name);
        if (grain == Grain.Hour && column.Type != ColumnType.DateTime) throw new InputException(
            new($"‘{column.Name}’에 시각이 없습니다.", $"'{column.Name}' tells no hour."), new("grain을 day나 더 긴 것으로 쓰거나 일시 컬럼을 고르세요.", "Use grain: day or longer, or a column of moments."), "grain");
        var moment = column.Type switch
        {
            ColumnType.Date or ColumnType.DateTime => name,
            ColumnType.Text or ColumnType.Integer => Written(name),
            _ => throw new InputException(new($"‘{column.Name}’{Josa.Pick(column.Name, "은", "는")} 날짜 컬럼이 아닙니다.", $"'{column.Name}' is no column of days."), new("날짜, 일시, 또는 202609·2026-09처럼 적은 컬럼을 고르세요.", "Choose one of days or moments, or written as 202609 or 2026-09."), "time"),
        };
        return $"cast(date_trunc('{grain.ToString().ToLowerInvariant()}', {moment}) as timestamp)";
    }

    // 2026, 202609, 2026-09, 20260915 …: what is no day of the calendar by its digits counts for no period.
    private static string Written(string name)
    {
        const string Days = "^(19|20)[0-9][0-9]((0[13578]|1[02])(0[1-9]|[12][0-9]|3[01])|(0[469]|11)(0[1-9]|[12][0-9]|30)|02(0[1-9]|[12][0-9]))$";
        var digits = $"regexp_replace(cast({name} as varchar), '[^0-9]', '', 'g')";
        var whole = $"(case length({digits}) when 4 then {digits} || '0101' when 6 then {digits} || '01' when 8 then {digits} else '-' end)";
        return $"(case when regexp_replace({whole}, '{Days}', '') = '' then cast(substr({whole}, 1, 4) || '-' || substr({whole}, 5, 2) || '-01' as date) + (cast(substr({whole}, 7, 2) as integer) - 1) end)";
    }

    private static Column Require(VersionManifest version, string name, string item)
    {
        var open = version.Columns.Where(column => !column.Closed).ToList();
        return open.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new InputException(
            version.Columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ? new($"‘{name}’{Josa.Pick(name, "은", "는")} 잠긴 컬럼입니다.", $"The column '{name}' is closed.") : new($"‘{version.Dataset}’에 ‘{name}’ 컬럼이 없습니다.", $"'{version.Dataset}' has no column '{name}'."),
            new($"열린 컬럼: {string.Join(", ", open.Take(20).Select(column => column.Name))}", $"Open columns: {string.Join(", ", open.Take(20).Select(column => column.Name))}"), item);
    }
}
