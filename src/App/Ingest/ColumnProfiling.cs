using System.Globalization;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Ingest;

/// <summary>What the values of each column look like, asked of the engine over the parts just written: one pass for all columns, then histograms and frequent values.</summary>
internal sealed class ColumnProfiling(IEngineSession session, string table)
{
    public const int Bins = 24;
    private const int TopValues = 12;
    private const int MostRegions = 300;
    private const long ExactDistinct = 65_536;
    private const int LongestShown = 200;

    /// <summary>Profiles in the order of the columns. <paramref name="masked"/> are counts of withheld cells known from reading.</summary>
    public IReadOnlyList<ColumnProfile> Profile(IReadOnlyList<StoredColumn> columns, IReadOnlyList<long> masked, CancellationToken stop)
    {
        var first = FirstPass(columns, stop);
        return [.. columns.Select((column, i) => Complete(column, first[i] with { Masked = masked[i] }, stop))];
    }

    /// <summary>True when no two rows share a value and none is blank.</summary>
    public bool IsUnique(string column, long rows, CancellationToken stop) =>
        Scalar($"select count(distinct {Quote(column)}) from {Quote(table)}", stop) is { } distinct && Convert.ToInt64(distinct, CultureInfo.InvariantCulture) == rows;

    /// <summary>A column of regions keeps all of them, for where its data lie is asked of the profile.</summary>
    public Column WithEveryRegion(Column column, CancellationToken stop) =>
        column is { Role: ColumnRole.Region, Closed: false, Profile: { Top.Count: TopValues, Distinct: > TopValues and <= MostRegions } profile }
            ? column with { Profile = profile with { Top = Top(column.Name, MostRegions, stop) } }
            : column;

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private ColumnProfile[] FirstPass(IReadOnlyList<StoredColumn> columns, CancellationToken stop)
    {
        var asked = columns.Select((column, i) => FirstPassOf(column, i));
        using var result = session.Query($"select count(*) as n, {string.Join(", ", asked)} from {Quote(table)}", null, stop);
        var profiles = new ColumnProfile[columns.Count];
        if (!result.Next()) return profiles;
        var names = result.Columns.Select((column, i) => (column.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        var rows = Convert.ToInt64(result.Batch.Value(0, 0), CultureInfo.InvariantCulture);
        for (var i = 0; i < columns.Count; i++)
        {
            object? Get(string what) => names.TryGetValue(FormattableString.Invariant($"{what}{i}"), out var at) ? result.Batch.Value(at, 0) : null;
            var filled = Convert.ToInt64(Get("n"), CultureInfo.InvariantCulture);
            var distinct = Get("d") is { } d ? Convert.ToInt64(d, CultureInfo.InvariantCulture) : filled;
            profiles[i] = new(rows, rows - filled, 0, Math.Min(distinct, filled), Cut(Get("a") as string), Cut(Get("z") as string), ToDouble(Get("m")), ToDouble(Get("s")));
        }
        return profiles;
    }

    private static string FirstPassOf(StoredColumn column, int i)
    {
        var c = Quote(column.Name);
        var asked = FormattableString.Invariant($"count({c}) as n{i}");
        if (column.Type == StorageType.Blob) return asked;
        asked += FormattableString.Invariant($", approx_count_distinct({c}) as d{i}, cast(min({c}) as varchar) as a{i}, cast(max({c}) as varchar) as z{i}");
        if (column.Type is StorageType.Int64 or StorageType.Int32 or StorageType.Double)
            asked += FormattableString.Invariant($", avg({c}) as m{i}, sum({c}) as s{i}");
        return asked;
    }

    private ColumnProfile Complete(StoredColumn column, ColumnProfile profile, CancellationToken stop)
    {
        if (column.Type == StorageType.Blob || profile.Rows == profile.Blank) return profile;
        if (profile.Distinct <= ExactDistinct * 11 / 10 && column.Type != StorageType.Double)
            profile = profile with { Distinct = Convert.ToInt64(Scalar($"select count(distinct {Quote(column.Name)}) from {Quote(table)}", stop), CultureInfo.InvariantCulture) };
        return column.Type switch
        {
            StorageType.Text or StorageType.Boolean => profile.Distinct <= ExactDistinct ? profile with { Top = Top(column.Name, TopValues, stop) } : profile,
            _ => profile with { Histogram = Histogram(column, stop) },
        };
    }

    private List<ValueCount> Top(string column, int most, CancellationToken stop)
    {
        var c = Quote(column);
        using var result = session.Query(
            FormattableString.Invariant($"select cast({c} as varchar), count(*) as n from {Quote(table)} where {c} is not null group by 1 order by n desc, 1 limit {most}"), null, stop);
        var top = new List<ValueCount>();
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                top.Add(new(Cut((string)result.Batch.Value(0, row)!)!, Convert.ToInt64(result.Batch.Value(1, row), CultureInfo.InvariantCulture)));
        return top;
    }

    private long[]? Histogram(StoredColumn column, CancellationToken stop)
    {
        var value = column.Type switch
        {
            StorageType.Date or StorageType.Timestamp => $"epoch({Quote(column.Name)})",
            StorageType.Time => $"epoch({Quote(column.Name)})",
            _ => $"cast({Quote(column.Name)} as double)",
        };
        using var result = session.Query(FormattableString.Invariant($"""
            with v as (select {value} as x from {Quote(table)} where {Quote(column.Name)} is not null),
                 r as (select min(x) as a, max(x) as z from v)
            select cast(least({Bins - 1}, floor((x - a) * {Bins} / (z - a))) as bigint) as b, count(*) as n from v, r where z > a group by 1
            """), null, stop);
        var bins = new long[Bins];
        var any = false;
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                if (result.Batch.IsNull(0, row)) continue;
                bins[Math.Clamp(Convert.ToInt32(result.Batch.Value(0, row), CultureInfo.InvariantCulture), 0, Bins - 1)] = Convert.ToInt64(result.Batch.Value(1, row), CultureInfo.InvariantCulture);
                any = true;
            }
        return any ? bins : null;
    }

    private object? Scalar(string sql, CancellationToken stop)
    {
        using var result = session.Query(sql, null, stop);
        return result.Next() ? result.Batch.Value(0, 0) : null;
    }

    private static double? ToDouble(object? value) => value switch
    {
        null => null,
        Int128 large => (double)large,
        _ => Convert.ToDouble(value, CultureInfo.InvariantCulture),
    };

    private static string? Cut(string? text) => text is { Length: > LongestShown } ? text[..LongestShown] + "…" : text;
}
