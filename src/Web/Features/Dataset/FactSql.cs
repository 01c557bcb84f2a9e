using System.Globalization;
using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>Small questions to the open columns of one version.</summary>
public sealed class FactSql(LakeStore lake, IEngine engine, VersionManifest manifest, CancellationToken stop)
{
    // One core each: pages of many datasets are asked for at once.
    private static readonly SessionLimits Limits = new(Threads: 1, Time: TimeSpan.FromSeconds(10));

    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public string From => $"from {Quote(manifest.Dataset)}";

    /// <summary>All rows of a small result.</summary>
    public List<object?[]> Rows(string sql, IReadOnlyList<object?>? parameters = null)
    {
        using var session = engine.Open([lake.Table(manifest)], Limits);
        using var result = session.Query(sql, parameters, stop);
        List<object?[]> rows = [];
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                rows.Add([.. Enumerable.Range(0, result.Columns.Count).Select(column => result.Batch.Value(column, row))]);
        return rows;
    }

    public static double Number(object? value) => value switch
    {
        null => double.NaN,
        Int128 whole => (double)whole,
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => double.NaN,
    };

    public static string Literal(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
