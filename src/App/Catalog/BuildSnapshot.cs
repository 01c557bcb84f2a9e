using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog.Home;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.App.Terms;

namespace Maru.App.Catalog;

/// <summary>Reads everything a snapshot is made of in a handful of queries and composes it.</summary>
internal static class BuildSnapshot
{
    private const string DatasetColumns =
        """
        id, title_ko, title_en, description_ko, description_en, domain, department, team, origin, provider, cycle, licence, access,
        access_reason, access_law, alternative, alternative_dataset, keywords, contact, next_update, legal_basis, standard, join_tip, join_dataset, updated_at,
        collection, registration, registry_number, acquired_on, registered_on, registry_updated_on
        """;

    private const string ColumnColumns =
        "dataset, column_name, type, role, unit, label_ko, label_en, description, standard_term, decision, decided_by, decided_at, decided_why, updated_at";

    private static readonly CompareInfo Korean = CultureInfo.GetCultureInfo("ko-KR").CompareInfo;

    public static CatalogSnapshot FromDatabase(CatalogDatabase database, StandardTerms terms, DateTimeOffset now)
    {
        using var connection = database.Open();
        // Read first: whatever changes while we read makes the count differ, and the next look builds again.
        var changes = Changes(connection);
        var settings = Settings(connection);
        var builtAt = now;
        if (settings.AlwaysDay is { } always) now = KoreanTime.StartOf(always).AddHours(9);
        var today = KoreanTime.Day(now);
        var chart = new OrgChart(OrgUnits(connection));
        var described = connection.Rows($"select {DatasetColumns} from datasets", ReadDataset).ToDictionary(d => d.Id, StringComparer.Ordinal);
        var columns = connection.Rows($"select {ColumnColumns} from dataset_columns", ReadColumn).ToLookup(c => c.Dataset, StringComparer.Ordinal);
        var usage = Usage(connection, today);
        var notices = Notices(connection, today).ToLookup(n => n.Dataset, StringComparer.Ordinal);
        var reports = connection.Rows("select dataset, count(*) from error_reports where answered_at is null group by dataset", r => (Dataset: r.GetString(0), Open: r.GetInt32(1)))
            .ToDictionary(r => r.Dataset, r => r.Open, StringComparer.Ordinal);
        var changed = ListedChanges(connection);
        var newest = Newest(connection);
        var rules = CatalogStore.Standings(connection, null, null).ToLookup(s => s.Rule.Dataset, StringComparer.Ordinal);
        var entries = newest.Keys.Union(described.Values.Where(IsRefused).Select(d => d.Id)).Select(id =>
        {
            var (summary, count, first) = newest.GetValueOrDefault(id);
            return ComposeEntry.Of(id, described.GetValueOrDefault(id), [.. columns[id]], summary, [.. rules[id]], now, chart, settings.Regions, terms) with
            {
                Versions = count,
                FirstCollectedAt = first,
                Usage = usage.GetValueOrDefault(id) ?? new(0, 0, 0, 0),
                Notices = [.. notices[id]],
                OpenReports = reports.GetValueOrDefault(id),
                ListedChangeOn = changed.TryGetValue(id, out var at) ? KoreanTime.Day(at) : null,
            };
        });
        return new(InOrder(entries), Figures(connection), chart, settings, changes, now, builtAt);
    }

    public static CatalogSnapshot FromLake(LakeStore lake, StandardTerms terms, DateTimeOffset now)
    {
        var entries = lake.Datasets().Select(id =>
        {
            var versions = lake.Versions(id);
            return ComposeEntry.Of(id, null, [], SummariseVersion.Of(lake.Manifest(id, versions[^1])), [], now, OrgChart.Empty, [], terms) with
            {
                Versions = versions.Count,
                FirstCollectedAt = lake.Manifest(id, versions[0]).CollectedAt,
            };
        });
        return new(InOrder(entries), [], OrgChart.Empty, CatalogSettings.Default, 0, now, now);
    }

    public static long Changes(DbConnection connection) =>
        Convert.ToInt64(connection.Scalar("select changes from stamps where name = 'catalog'") ?? 0L, CultureInfo.InvariantCulture);

    public static VersionSummary Summary(string json) => JsonSerializer.Deserialize(json, CatalogJson.Default.VersionSummary)!;

    public static DatasetRow? Dataset(DbConnection connection, DbTransaction? transaction, string id) =>
        connection.Rows(transaction, $"select {DatasetColumns} from datasets where id = @p0", ReadDataset, id).FirstOrDefault();

    public static List<ColumnRow> Columns(DbConnection connection, DbTransaction? transaction, string dataset) =>
        connection.Rows(transaction, $"select {ColumnColumns} from dataset_columns where dataset = @p0", ReadColumn, dataset);

    private static bool IsRefused(DatasetRow row) => ComposeEntry.Named<AccessLevel>(row.Access) == AccessLevel.Refused;

    private static List<CatalogEntry> InOrder(IEnumerable<CatalogEntry> entries)
    {
        var list = entries.ToList();
        list.Sort((a, b) => Korean.Compare(a.Title.Ko, b.Title.Ko) is var order and not 0 ? order : string.CompareOrdinal(a.Id, b.Id));
        return list;
    }

    private static Dictionary<string, (VersionSummary Summary, int Count, DateTimeOffset First)> Newest(DbConnection connection) =>
        connection.Rows(
            """
            select v.dataset, v.summary, g.versions, g.first_at
            from dataset_versions v
            join (select dataset, max(version) as newest, count(*) as versions, min(collected_at) as first_at from dataset_versions group by dataset) g
              on g.dataset = v.dataset and g.newest = v.version
            """,
            r => (Id: r.GetString(0), Value: (Summary(r.GetString(1)), r.GetInt32(2), r.Time(3)))).ToDictionary(r => r.Id, r => r.Value, StringComparer.Ordinal);

    // What is said for the first time is no change of what was registered.
    private static Dictionary<string, DateTimeOffset> ListedChanges(DbConnection connection) => connection.Rows(
        $"select dataset, max(edited_at) from dataset_edits where column_name is null and before is not null and field in ({string.Join(", ", Registration.ListedFields.Select(field => $"'{field}'"))}) group by dataset",
        r => (Id: r.GetString(0), At: r.Time(1))).ToDictionary(r => r.Id, r => r.At, StringComparer.Ordinal);

    private static Dictionary<string, UsageSummary> Usage(DbConnection connection, DateOnly today)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var rows = connection.Rows(
            """
            select dataset, kind, sum(case when day >= @p0 then uses else 0 end), sum(case when day >= @p1 and day < @p2 then uses else 0 end)
            from usage_counts where day >= @p3 group by dataset, kind
            """,
            r => (Dataset: r.GetString(0), Kind: r.GetString(1), Recent: Convert.ToInt64(r.GetValue(2), CultureInfo.InvariantCulture), LastMonth: Convert.ToInt64(r.GetValue(3), CultureInfo.InvariantCulture)),
            today.AddDays(-29), thisMonth.AddMonths(-1), thisMonth, thisMonth.AddMonths(-1));
        return rows.GroupBy(r => r.Dataset, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => new UsageSummary(
                g.Sum(r => r.LastMonth),
                g.Where(r => r.Kind == UsageKinds.View).Sum(r => r.Recent),
                g.Where(r => r.Kind is not (UsageKinds.View or UsageKinds.Api)).Sum(r => r.Recent),
                g.Where(r => r.Kind == UsageKinds.Api).Sum(r => r.Recent)),
            StringComparer.Ordinal);
    }

    private static List<ChangeNotice> Notices(DbConnection connection, DateOnly today) => connection.Rows(
        """
        select id, dataset, kind, message_ko, message_en, announced_on, effective_on, old_served_until
        from change_notices where old_served_until >= @p0 order by effective_on, id
        """,
        r => new ChangeNotice(r.GetString(0), r.GetString(1), r.GetString(2), new(r.GetString(3), r.GetString(4)), r.Day(5)!.Value, r.Day(6)!.Value, r.Day(7)!.Value),
        today);

    private static CatalogSettings Settings(DbConnection connection) =>
        connection.Scalar("select value from settings where name = 'site'") is string json
        && JsonSerializer.Deserialize(json, SettingsJson.Default.CatalogSettings) is { } settings
            ? settings with { CityKo = settings.CityKo ?? "", CityEn = settings.CityEn ?? "", Regions = settings.Regions ?? [] }
            : CatalogSettings.Default;

    private static List<HomeFigure> Figures(DbConnection connection) =>
        [.. connection.Rows("select body from home_figures", r => JsonSerializer.Deserialize(r.GetString(0), HomeJson.Default.HomeFigure)!)
            .OrderBy(f => f.Kind).ThenBy(f => f.Position)];

    public static List<OrgUnit> OrgUnits(DbConnection connection, DbTransaction? transaction = null) => connection.Rows(
        transaction, "select id, parent, kind, name_ko, name_en, valid_from, valid_to, phone, successors from org_units order by position, id, valid_from",
        r => new OrgUnit(r.GetString(0), r.Text(1), Enum.Parse<OrgUnitKind>(r.GetString(2)), r.GetString(3), r.Text(4), r.Day(5)!.Value, r.Day(6))
        {
            Phone = r.Text(7),
            Successors = Lines(r.Text(8)),
        });

    public static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static DatasetRow ReadDataset(DbDataReader r) => new()
    {
        Id = r.GetString(0),
        TitleKo = r.Text(1),
        TitleEn = r.Text(2),
        DescriptionKo = r.Text(3),
        DescriptionEn = r.Text(4),
        Domain = r.Text(5),
        Department = r.Text(6),
        Team = r.Text(7),
        Origin = r.Text(8),
        Provider = r.Text(9),
        Cycle = r.Text(10),
        Licence = r.Text(11),
        Access = r.Text(12),
        AccessReason = r.Text(13),
        AccessLaw = r.Text(14),
        Alternative = r.Text(15),
        AlternativeDataset = r.Text(16),
        Keywords = r.Text(17),
        Contact = r.Text(18),
        NextUpdate = r.Day(19),
        LegalBasis = r.Text(20),
        Standard = r.Text(21),
        JoinTip = r.Text(22),
        JoinDataset = r.Text(23),
        UpdatedAt = r.Time(24),
        Collection = r.Text(25),
        Registration = r.Text(26),
        RegistryNumber = r.Text(27),
        AcquiredOn = r.Day(28),
        RegisteredOn = r.Day(29),
        RegistryUpdatedOn = r.Day(30),
    };

    private static ColumnRow ReadColumn(DbDataReader r) => new()
    {
        Dataset = r.GetString(0),
        ColumnName = r.GetString(1),
        Type = r.Text(2),
        Role = r.Text(3),
        Unit = r.Text(4),
        LabelKo = r.Text(5),
        LabelEn = r.Text(6),
        Description = r.Text(7),
        StandardTerm = r.Text(8),
        Decision = r.Text(9),
        DecidedBy = r.Text(10),
        DecidedAt = r.IsDBNull(11) ? null : r.Time(11),
        DecidedWhy = r.Text(12),
        UpdatedAt = r.Time(13),
    };
}
