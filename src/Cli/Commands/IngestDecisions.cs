using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.Cli.Commands;

/// <summary>What the call of <c>ingest</c> decides of who may see its data, on record with its reason as when a person decides in the browser.</summary>
/// <param name="access">Null leaves it as it is; a new dataset is open unless something speaks against it (<see cref="UnsaidAccess"/>).</param>
internal sealed class IngestDecisions(AccessLevel? access, string? because)
{
    private bool _prepared;

    /// <exception cref="InputException">Something is opened or withheld without a reason.</exception>
    public void RequireReasons(IReadOnlyList<ColumnRule> rules)
    {
        foreach (var rule in rules.Where(IsOpening)) CatalogStore.RequireReason(PrivacyDecision.Opened, NameOf(rule), because);
        if (access is not null and not AccessLevel.Everyone && string.IsNullOrWhiteSpace(because))
            throw new InputException(
                new("공개 범위를 좁히는 까닭이 없습니다.", "There is no reason for withholding it."), new("--because \"까닭\"을 함께 쓰세요.", "Add --because \"reason\"."), "--access");
    }

    /// <summary>Before anything of a dataset is loaded: nobody sees more than was meant for a moment.</summary>
    public void Narrow(CatalogStore catalog, string dataset)
    {
        if (access is null) return;
        if (!_prepared) catalog.Prepare();
        _prepared = true;
        if (access > (catalog.FindNow(dataset)?.Access ?? AccessLevel.Everyone)) Say(catalog, dataset);
    }

    /// <summary>After the load: what opens.</summary>
    public void Record(CatalogStore catalog, IReadOnlyList<VersionManifest> versions, IReadOnlyList<ColumnRule> rules)
    {
        var opened = rules.Where(IsOpening).Select(NameOf).ToList();
        if (opened.Count > 0) catalog.Prepare();
        foreach (var version in versions)
        {
            if (access < catalog.FindNow(version.Dataset)?.Access) Say(catalog, version.Dataset);
            foreach (var column in version.Columns.Where(column => opened.Contains(column.Name) || opened.Contains(HeaderOf(column))))
                catalog.Decide(version.Dataset, column.Name, PrivacyDecision.Opened, Environment.UserName, because);
        }
    }

    /// <summary>Columns the call names that are in none of the tables.</summary>
    public static IReadOnlyList<string> Unused(IReadOnlyList<ColumnRule> rules, IReadOnlyList<VersionManifest> versions)
    {
        var there = versions.SelectMany(version => version.Columns).SelectMany(column => (string[])[column.Name, HeaderOf(column)]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return versions.Count == 0 ? [] : [.. rules.Where(rule => !rule.Drop && !there.Contains(NameOf(rule))).Select(rule => rule.Column)];
    }

    private void Say(CatalogStore catalog, string dataset) =>
        catalog.EditDataset(dataset, Environment.UserName, row => (row.Access, row.AccessReason) = (access.ToString(), access == AccessLevel.Everyone ? null : because));

    private static bool IsOpening(ColumnRule rule) => rule is { Closed: false, Drop: false };

    // A column that goes on under an earlier name is meant by its header too.
    private static string HeaderOf(Core.Data.Column column) => column.Source?.Replace(" · ", "_", StringComparison.Ordinal) ?? column.Name;

    private static string NameOf(ColumnRule rule) => rule.Name ?? rule.Column;
}
