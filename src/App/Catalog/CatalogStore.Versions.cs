using System.Data.Common;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

public sealed partial class CatalogStore
{
    internal const string BumpStamp =
        "insert into stamps (name, changes) values ('catalog', 1) on conflict (name) do update set changes = stamps.changes + 1";

    /// <summary>
    /// Takes a committed version into the catalogue; doing it again changes nothing. Without a database it does nothing, because the lake
    /// already holds everything and <see cref="Prepare"/> takes it in: an import from the command line never pays for a database.
    /// </summary>
    /// <returns>False when there is no database yet.</returns>
    public bool Register(VersionManifest manifest)
    {
        if (!IsReady) return false;
        using (var connection = _database.Open()) Register(connection, [manifest]);
        Changed();
        return true;
    }

    /// <summary>Makes the mirror of versions equal to the lake. Cheap when nothing is missing.</summary>
    /// <returns>Versions taken in or taken out.</returns>
    public int RebuildFromLake()
    {
        using var connection = _database.Open();
        var known = connection.Rows("select dataset, version from dataset_versions", r => (Dataset: r.GetString(0), Version: r.GetInt32(1))).ToHashSet();
        var there = _lake.Datasets().SelectMany(d => _lake.Versions(d).Select(v => (Dataset: d, Version: v))).ToHashSet();
        var missing = there.Except(known).Order().ToList();
        var gone = known.Except(there).ToList();
        foreach (var chunk in missing.Chunk(200)) Register(connection, [.. chunk.Select(m => _lake.Manifest(m.Dataset, m.Version))]);
        if (gone.Count > 0)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (dataset, version) in gone) transaction.Run("delete from dataset_versions where dataset = @p0 and version = @p1", dataset, version);
            transaction.Run(BumpStamp);
            transaction.Commit();
        }
        if (missing.Count + gone.Count > 0) Changed();
        return missing.Count + gone.Count;
    }

    private void Register(DbConnection connection, IReadOnlyList<VersionManifest> manifests)
    {
        var now = _clock.GetUtcNow();
        using var transaction = connection.BeginTransaction();
        foreach (var manifest in manifests)
        {
            var summary = SummariseVersion.Of(manifest);
            var score = ComposeEntry.Quality(
                BuildSnapshot.Dataset(connection, transaction, manifest.Dataset), BuildSnapshot.Columns(connection, transaction, manifest.Dataset), summary, [], now, _terms.Current);
            transaction.Run(
                """
                insert into dataset_versions (dataset, version, rows, set_aside, reference_date, collected_at, structure, management, standard, accuracy, summary)
                values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
                on conflict (dataset, version) do update set
                    rows = excluded.rows, set_aside = excluded.set_aside, reference_date = excluded.reference_date,
                    collected_at = excluded.collected_at, summary = excluded.summary
                """,
                manifest.Dataset, manifest.Version, manifest.Rows, manifest.SetAside, manifest.ReferenceDate, manifest.CollectedAt,
                score.Criteria[0].Score, score.Criteria[1].Score, score.Criteria[2].Score, score.Criteria[3].Score,
                JsonSerializer.Serialize(summary, CatalogJson.Default.VersionSummary));
            Mirror(transaction, manifest);
            if (UnsaidAccess.Of(summary) is var (access, reason)) Say(transaction, manifest.Dataset, access, reason, now);
        }
        transaction.Run(BumpStamp);
        transaction.Commit();
    }

    // Nobody's edit: whoever describes the dataset later is its first author.
    private static void Say(DbTransaction transaction, string dataset, AccessLevel access, Bilingual reason, DateTimeOffset now) => transaction.Run(
        """
        insert into datasets (id, access, access_reason, created_at, updated_at) values (@p0, @p1, @p2, @p3, @p3)
        on conflict (id) do update set access = excluded.access, access_reason = excluded.access_reason where datasets.access is null
        """,
        dataset, access.ToString(), reason.Ko, now);

    /// <summary>All versions of a dataset, newest first, with the quality each had when it came.</summary>
    public IReadOnlyList<VersionLine> Versions(string dataset)
    {
        // Of a share the newest version alone: counts of the others are of all rows.
        if (Asking.Current.Kind != ReaderKind.Machine && FindNow(dataset) is { Share: not null } entry)
            return entry is { Newest: { } newest, Quality: { } quality } ? [new(newest, [.. quality.Criteria.Select(criterion => criterion.Score)])] : [];
        if (!IsReady)
            return [.. _lake.Versions(dataset).Reverse().Select(v => SummariseVersion.Of(_lake.Manifest(dataset, v)))
                .Select(s => new VersionLine(s, ComposeEntry.Quality(null, [], s, [], _clock.GetUtcNow(), _terms.Current).Criteria.Select(c => c.Score).ToArray()))];
        using var connection = _database.Open();
        return connection.Rows(
            "select summary, structure, management, standard, accuracy from dataset_versions where dataset = @p0 order by version desc",
            r => new VersionLine(BuildSnapshot.Summary(r.GetString(0)), [r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4)]), dataset);
    }

    /// <summary>
    /// The data dictionary's decisions on a dataset's columns by logical name: what every ingest must keep. Reads one query, and nothing
    /// at all on a folder without a database.
    /// </summary>
    public IReadOnlyDictionary<string, ColumnOverride> ColumnOverrides(string dataset)
    {
        if (!IsReady) return new Dictionary<string, ColumnOverride>();
        using var connection = _database.Open();
        return ColumnDictionary.ByName(BuildSnapshot.Columns(connection, null, dataset)).ToDictionary(c => c.Key, c => Override(c.Value), StringComparer.OrdinalIgnoreCase);
    }

    private static ColumnOverride Override(ColumnRow row) => new(
        row.ColumnName, ComposeEntry.Named<ColumnType>(row.Type), ComposeEntry.Named<ColumnRole>(row.Role), row.Unit,
        ComposeEntry.Named<PrivacyDecision>(row.Decision));

    /// <summary>
    /// The version with the dictionary's decisions laid over it: a column a person closed is closed and one they opened is open, whatever
    /// was found. What readers may see must be asked of this, never of the bare manifest.
    /// </summary>
    public VersionManifest Decided(VersionManifest manifest) =>
        Asking.Current.Kind == ReaderKind.Machine ? Decided(manifest, null)
        : FindNow(manifest.Dataset) is { IsOpen: true } entry ? Decided(manifest, entry.Share)
        : ClosedValues.Cover(ReaderCatalogs.Closed(manifest));

    /// <summary>The version with the decisions laid over it, as who was granted some rows sees it.</summary>
    /// <param name="share">Null for all rows.</param>
    internal VersionManifest Decided(VersionManifest manifest, RowShare? share)
    {
        if (share is not null)
        {
            if (_shares is null) return ClosedValues.Cover(ReaderCatalogs.Closed(manifest));
            manifest = _shares.Of(manifest, share);
        }
        var overrides = ColumnOverrides(manifest.Dataset);
        var closed = manifest.Columns.Where(c => c.From is null && (IsClosed(c.Name) ?? c.Closed)).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        return ClosedValues.Cover(manifest with { Columns = [.. manifest.Columns.Select(Laid)] });

        Column Laid(Column c)
        {
            var said = overrides.GetValueOrDefault(c.Name);
            return c with { Unit = said?.Unit ?? c.Unit, Role = said?.Role ?? c.Role, Closed = ColumnClosing.IsClosed(c.Closed, IsClosed(c.Name), c.From, closed) };
        }

        bool? IsClosed(string column) => overrides.GetValueOrDefault(column)?.Decision is { } decision ? decision != PrivacyDecision.Opened : null;
    }

    /// <summary>
    /// The names people know the versions' datasets by: as somebody wrote them, else guessed. One query: a command can't wait for a snapshot.
    /// </summary>
    public IReadOnlyList<string> Titles(IEnumerable<VersionManifest> versions)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        if (IsReady)
        {
            using var connection = _database.Open();
            foreach (var (id, title) in connection.Rows("select id, title_ko from datasets where title_ko is not null", r => (r.GetString(0), r.GetString(1)))) written[id] = title;
        }
        return [.. versions.Select(version => written.GetValueOrDefault(version.Dataset) ?? GuessMetadata.Title(version.Title))];
    }

    /// <summary>A dataset's newest version as a table of only those columns every reader may see; null when there is no version.</summary>
    public EngineTable? Table(string dataset) => _lake.Latest(dataset) is { } manifest ? _lake.Table(Decided(manifest)) : null;
}

/// <param name="Scores">The four criteria when the version was registered: structure, management, standard, accuracy.</param>
public sealed record VersionLine(VersionSummary Summary, IReadOnlyList<int> Scores)
{
    public int Quality => (int)Math.Round(Scores.Average(), MidpointRounding.AwayFromZero);
}
