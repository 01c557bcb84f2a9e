using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using static System.FormattableString;
using static Maru.App.Quality.Rules.Suggest.SuggestRules;

namespace Maru.App.Quality.Rules.Suggest;

/// <summary>Proposes that values exist in another dataset's key column, where nearly all of them really do.</summary>
public sealed class SuggestReferences(LakeStore lake, CatalogStore catalog, IEngine engine)
{
    private const double NearlyAll = 0.95;
    private const int MostTried = 5;
    private const int FewestValues = 5;

    public IReadOnlyList<RuleDraft> For(VersionManifest version, IReadOnlyList<Column> columns, CancellationToken stop)
    {
        var candidates = columns.Where(column => column.Type is ColumnType.Text or ColumnType.Integer && column.Role is ColumnRole.Code or ColumnRole.Key or ColumnRole.Category or ColumnRole.None && column.Profile!.Distinct >= FewestValues).ToList();
        if (candidates.Count == 0) return [];
        var targets = lake.AllLatest().Where(other => other.Dataset != version.Dataset).Select(catalog.Decided)
            .SelectMany(other => other.Columns.Where(column => column is { Role: ColumnRole.Key, Closed: false }).Select(column => (Version: other, Column: column))).ToList();
        return [.. candidates.Select(column => Best(version, column, targets, stop)).OfType<RuleDraft>()];
    }

    private RuleDraft? Best(VersionManifest version, Column column, List<(VersionManifest Version, Column Column)> targets, CancellationToken stop)
    {
        var likely = targets.Where(target => target.Column.Type == column.Type && target.Column.Profile?.Distinct >= column.Profile!.Distinct && IsAlike(column, target.Column))
            .OrderBy(target => target.Column.Name == column.Name ? 0 : 1).ThenBy(target => target.Column.Profile!.Distinct).Take(MostTried);
        foreach (var target in likely)
            if (Share(version, column, target.Version, target.Column, stop) is { } found && found.There >= NearlyAll * found.All)
                return Draft("reference", [column.Name], Invariant($"값 {found.All:N0}가지 가운데 {found.There:N0}가지가 ‘{target.Version.Title}’에 있다"), ("from", target.Version.Dataset), ("column", target.Column.Name));
        return null;
    }

    // Numbers from 1 on match any numbers from 1 on: without a name in common such a match says nothing.
    private static bool IsAlike(Column column, Column target) =>
        column.Name == target.Name
        || (column.Name.Length >= 3 && target.Name.Length >= 3 && (column.Name.EndsWith(target.Name, StringComparison.Ordinal) || target.Name.EndsWith(column.Name, StringComparison.Ordinal)));

    private (long All, long There)? Share(VersionManifest version, Column column, VersionManifest other, Column target, CancellationToken stop)
    {
        var (c, r) = (RuleSql.Name(column.Name), RuleSql.Name(target.Name));
        try
        {
            using var session = engine.Open([lake.Table(version) with { Name = "ours" }, lake.Table(other) with { Name = "theirs" }], new SessionLimits(MemoryBytes: 1L << 30, Time: TimeSpan.FromSeconds(15)));
            using var result = session.Query($"select count(*), count(r.v) from (select distinct {c} as v from ours where {c} is not null) as o left join (select distinct {r} as v from theirs) as r on r.v = o.v", null, stop);
            var row = ResultTable.Read(result, 1).Rows[0];
            return ((long)row[0]!, (long)row[1]!);
        }
        catch (Exception e) when (e is InputException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }
}
