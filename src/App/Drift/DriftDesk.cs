using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Lineage;
using Maru.App.Quality.Rules;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Drift;

/// <summary>A version, or a table that waits or waited, beside the version before it. Columns are as readers may see them.</summary>
/// <param name="Version">Null while it waits, and when it was refused.</param>
/// <param name="Hold">Null for a version.</param>
public sealed record DriftArrival(int? Version, HeldArrival? Hold, DateTimeOffset At, SchemaDrift Drift, IReadOnlyList<Column> Before, IReadOnlyList<Column> Now)
{
    /// <summary>Null for a version that came straight in.</summary>
    public HoldState? State => Hold?.State ?? (Drift.Hold is null ? null : HoldState.Accepted);

    /// <summary>A newer version came while it waited.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Those that go in before it when it is accepted, oldest first; only for what waits.</summary>
    public IReadOnlyList<HeldArrival> GoesInBefore { get; init; } = [];

    /// <summary>Rules, figures and linkings that read a column which changes or goes; only for what waits.</summary>
    public IReadOnlyList<ColumnUse> Uses { get; init; } = [];

    public Column? ColumnBefore(ColumnDrift column) => column.Before is { } name ? Before.FirstOrDefault(before => before.Name == name) : null;

    public Column? ColumnNow(ColumnDrift column) => column.Now is { } name ? Now.FirstOrDefault(now => now.Name == name) : null;

    /// <summary>True when readers may not see the values of a column, before or now.</summary>
    public bool IsClosed(ColumnDrift column) => ColumnBefore(column) is { Closed: true } || ColumnNow(column) is { Closed: true };
}

/// <summary>How the columns of a dataset changed from version to version, what waits, and what people decided.</summary>
/// <param name="IsOwn">The policy was said of this dataset; else it is the default.</param>
public sealed record DriftView(string Dataset, DriftPolicy Policy, bool IsOwn, IReadOnlyList<DriftArrival> Waiting, IReadOnlyList<DriftArrival> Past, IReadOnlyList<AliasLine> Aliases)
{
    /// <summary>The dataset's columns, for saying which one a header is.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];
}

/// <summary>What the page, the command line and the API know of a dataset's changes of columns, and what a person may say of them.</summary>
public sealed class DriftDesk(LakeStore lake, CatalogStore catalog, DriftHistory history, HeldArrivals holds, DecideHeld decide, IEnumerable<IColumnUses> uses)
{
    /// <returns>Null when the dataset has no version.</returns>
    public DriftView? Open(string dataset)
    {
        if (lake.Latest(dataset) is not { } newest) return null;
        var (policy, isOwn) = catalog.DriftPolicyOf(dataset);
        var held = holds.All(dataset);
        var refused = held.Where(hold => hold.State == HoldState.Refused).Select(hold => history.Of(hold));
        return new(
            dataset, policy, isOwn, [.. held.Where(hold => hold.State == HoldState.Waiting).Reverse().Select(Waits)],
            [.. history.Versions(dataset).Concat(refused).OrderByDescending(arrival => arrival.At)], catalog.ColumnAliases(dataset))
        {
            Columns = catalog.Decided(newest).Columns,
        };
    }

    private DriftArrival Waits(HeldArrival hold)
    {
        var touched = hold.Drift.Columns.Where(column => column is { Before: not null, Grade: >= DriftGrade.Notable }).Select(column => new UsedColumn(hold.Dataset, column.Before!)).ToHashSet();
        var snapshot = catalog.Snapshot();
        return history.Of(hold) with { IsOvertaken = decide.IsOvertaken(hold), GoesInBefore = decide.GoesInBefore(hold), Uses = [.. uses.SelectMany(all => all.Uses(snapshot)).Where(use => use.Columns.Any(touched.Contains))] };
    }

    /// <summary>How a version differs from the one before; null when nothing differs.</summary>
    /// <exception cref="InputException">There is no such version.</exception>
    public DriftArrival? OfVersion(string dataset, int version)
    {
        var there = lake.Versions(dataset);
        if (!there.Contains(version))
            throw new InputException(
                new($"'{dataset}'에 버전 {Josa.IGa(version.ToString(CultureInfo.InvariantCulture))} 없습니다.", $"'{dataset}' has no version {version}."),
                new($"있는 버전: {string.Join(", ", there.Select(number => number.ToString(CultureInfo.InvariantCulture)))}", $"Versions: {string.Join(", ", there.Select(number => number.ToString(CultureInfo.InvariantCulture)))}"), dataset);
        return history.Of(lake.Manifest(dataset, version));
    }

    /// <summary>Says which column a header of coming files is, or that it is a column of its own. Holds from the next file on.</summary>
    /// <exception cref="InputException">The dataset has no such column, or nobody signed.</exception>
    public void Say(string dataset, ColumnAlias alias, string by, string why)
    {
        (by, why) = Signature.Read(by, why);
        var newest = lake.Latest(dataset) ?? throw NoDataset(dataset);
        if (string.IsNullOrWhiteSpace(alias.Header)) throw new InputException(new("머리글이 비어 있습니다.", "The header is blank."), new("파일에 적힌 머리글을 쓰세요.", "Write the header as the file has it."), dataset);
        var column = alias.Column is null ? null : newest.Columns.FirstOrDefault(there => there.Name.Equals(alias.Column, StringComparison.OrdinalIgnoreCase))?.Name ?? throw new InputException(
            new($"이 데이터에는 ‘{alias.Column}’ 컬럼이 없습니다.", $"The dataset has no column '{alias.Column}'."),
            new($"있는 컬럼: {string.Join(", ", newest.Columns.Select(there => there.Name))}", $"Columns: {string.Join(", ", newest.Columns.Select(there => there.Name))}"), dataset);
        catalog.SaveColumnAlias(dataset, new(Ingest.HeaderNames.Clean(alias.Header), column), by, why);
    }

    public void Forget(string dataset, string header) => catalog.RemoveColumnAlias(dataset, header);

    /// <param name="policy">Null to go by the default again.</param>
    public void SetPolicy(string dataset, DriftPolicy? policy, string by)
    {
        if (lake.Latest(dataset) is null) throw NoDataset(dataset);
        catalog.SaveDriftPolicy(dataset, policy, by);
    }

    /// <summary>The hold an id names, or the newest that waits of the dataset it names.</summary>
    public HeldArrival Waiting(string holdOrDataset) => holds.Find(holdOrDataset) ?? (holds.Waiting(holdOrDataset) is [.., var newest] ? newest : null) ?? throw new InputException(
        new($"'{holdOrDataset}'에 기다리는 파일이 없습니다.", $"Nothing waits under '{holdOrDataset}'."), new("maru drift로 기다리는 것을 보세요.", "See what waits with maru drift."));

    private static InputException NoDataset(string dataset) => new(new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."));
}
