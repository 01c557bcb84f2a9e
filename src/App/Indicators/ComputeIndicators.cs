using System.Security.Cryptography;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Indicators;

/// <summary>
/// Computes indicators over the newest versions of their datasets and keeps the values with their receipts. Only columns that every reader of the dataset sees take part, so that a value tells
/// nobody more than its rows. One that can't be computed says why and leaves the others alone.
/// </summary>
public sealed class ComputeIndicators(IndicatorBook book, IndicatorMarts marts, CatalogStore catalog, LakeStore lake, IEngine engine, ReceiptStore receipts, TimeProvider clock)
{
    /// <summary>Values an indicator may have: periods by regions by offices.</summary>
    public const int MostPoints = 500_000;

    /// <summary>Computes what is out of date; cheap when nothing is.</summary>
    /// <returns>Indicators computed.</returns>
    public int Refresh(CancellationToken stop = default)
    {
        var all = book.All();
        var computed = 0;
        foreach (var one in all)
        {
            stop.ThrowIfCancellationRequested();
            if (lake.Latest(one.Dataset) is { } newest && marts.Find(one.Id)?.Basis == BasisOf(one, catalog.Decided(newest))) continue;
            marts.Save(one.Id, Compute(one, stop));
            computed++;
        }
        marts.Keep(all.Select(one => one.Id).ToHashSet(StringComparer.Ordinal));
        return computed;
    }

    /// <summary>Computes an indicator now, whatever is kept.</summary>
    public IndicatorMart Compute(Indicator one, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (lake.Latest(one.Dataset) is not { } newest || catalog.FindNow(one.Dataset) is not { } entry) return new("", 0, clock.Today(), null, now, now, null, new($"‘{one.Dataset}’ 데이터가 아직 없습니다.", $"The dataset '{one.Dataset}' is not here yet."), []);
        var version = catalog.Decided(newest);
        var mart = new IndicatorMart(BasisOf(one, version), version.Version, version.ReferenceDate ?? KoreanTime.Day(version.CollectedAt), version.ReferenceDate, version.CollectedAt, now, null, null, []);
        try
        {
            var (result, receipt) = ReceiptedQuery.Run(engine, one.Title, [(version, lake.Table(version), entry.Title.Ko)], [new("result", one.Title, IndicatorSql.Of(one, version))], clock, MostPoints, stop: stop);
            if (result.Rows.Count == 0) return mart with { Problem = new("조건에 맞고 때가 적힌 행이 없습니다.", "No row meets the condition and tells a time.") };
            receipts.Save(receipt);
            return mart with { Receipt = receipt.Id, Points = [.. result.Rows.Select(Point)] };
        }
        catch (InputException e)
        {
            return mart with { Problem = e.Todo is { } todo ? new($"{e.Problem.Ko} {todo.Ko}", $"{e.Problem.En} {todo.En}") : e.Problem };
        }
    }

    private static IndicatorPoint Point(object?[] row)
    {
        string? Named(int at) => ResultTable.Number(row[at + 1]) == 1 ? null : row[at] as string ?? "";
        return new((DateTime)row[0]!, Named(1), Named(3), ResultTable.Number(row[5]) is { } value && double.IsFinite(value) ? value : null, (long)ResultTable.Number(row[6])!.Value);
    }

    private static string BasisOf(Indicator one, VersionManifest version)
    {
        var text = new StringBuilder(IndicatorYaml.Write(one)).Append(version.Version).Append('\n');
        foreach (var column in version.Columns) text.Append(column.Name).Append(column.Closed ? '-' : '+').Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
