using System.Security.Cryptography;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Receipts;

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
        var late = new List<Indicator>();
        foreach (var one in all)
            if (lake.Latest(one.Dataset) is not { } newest || marts.Find(one.Id)?.Basis != BasisOf(one, catalog.Decided(newest))) late.Add(one);
        foreach (var pass in late.GroupBy(IndicatorSql.PassOf).Select(group => group.ToList()))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var (one, mart) in ComputeAll(pass, stop)) marts.Save(one.Id, mart);
        }
        marts.Keep(all.Select(one => one.Id).ToHashSet(StringComparer.Ordinal));
        return late.Count;
    }

    /// <summary>Computes an indicator now, whatever is kept.</summary>
    public IndicatorMart Compute(Indicator one, CancellationToken stop)
    {
        if (Begun(one) is not { } begun) return Missing(one);
        try
        {
            var (result, receipt) = ReceiptedQuery.Run(engine, one.Title, [begun.Data], [new("result", one.Title, IndicatorSql.Of(one, begun.Data.Version))], clock, MostPoints, stop: stop);
            return Filled(begun.Mart, result, receipt);
        }
        catch (InputException e)
        {
            return begun.Mart with { Problem = e.Todo is { } todo ? new($"{e.Problem.Ko} {todo.Ko}", $"{e.Problem.En} {todo.En}") : e.Problem };
        }
    }

    // Rows are read once for all that group them alike; where one of them can't be computed, each is alone.
    private IEnumerable<(Indicator One, IndicatorMart Mart)> ComputeAll(List<Indicator> pass, CancellationToken stop)
    {
        if (pass.Count > 1 && Begun(pass[0]) is { } first)
        {
            const string Together = "together";
            IReadOnlyList<(ResultTable Result, Receipt Receipt)>? read = null;
            try
            {
                var whole = new SqlStep(Together, new("같은 행을 한 번에 묶어 센 값", "Values of the same rows, grouped in one pass"), IndicatorSql.OfAll(pass, first.Data.Version));
                read = ReceiptedQuery.RunTogether(engine, [first.Data], whole, [.. pass.Select((one, i) => new PartOfStep(one.Title, new("result", one.Title, IndicatorSql.PartOf(Together, i)),
                    [("period", 0), ("region", 1), ("all_regions", 2), ("office", 3), ("all_offices", 4), ("value", IndicatorSql.KeyColumns + i), ("rows", IndicatorSql.KeyColumns + pass.Count)]))], clock, MostPoints, stop: stop);
            }
            catch (InputException)
            {
                // Which of them is wrong is found out below.
            }
            if (read is not null) return pass.Select((one, i) => (one, Filled(Begun(one)!.Value.Mart, read[i].Result, read[i].Receipt)));
        }
        return pass.Select(one => (one, Compute(one, stop)));
    }

    private ((VersionManifest Version, EngineTable Table, string Title) Data, IndicatorMart Mart)? Begun(Indicator one)
    {
        if (lake.Latest(one.Dataset) is not { } newest || catalog.FindNow(one.Dataset) is not { } entry) return null;
        var version = catalog.Decided(newest);
        return ((version, lake.Table(version), entry.Title.Ko), new(BasisOf(one, version), version.Version, version.ReferenceDate ?? KoreanTime.Day(version.CollectedAt), version.ReferenceDate, version.CollectedAt, clock.GetUtcNow(), null, null, []));
    }

    private IndicatorMart Missing(Indicator one) =>
        new("", 0, clock.Today(), null, clock.GetUtcNow(), clock.GetUtcNow(), null, new($"‘{one.Dataset}’ 데이터가 아직 없습니다.", $"The dataset '{one.Dataset}' is not here yet."), []);

    private IndicatorMart Filled(IndicatorMart mart, ResultTable result, Receipt receipt)
    {
        if (result.Rows.Count == 0) return mart with { Problem = new("조건에 맞고 때가 적힌 행이 없습니다.", "No row meets the condition and tells a time.") };
        receipts.Save(receipt);
        return mart with { Receipt = receipt.Id, Points = [.. result.Rows.Select(Point)] };
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
