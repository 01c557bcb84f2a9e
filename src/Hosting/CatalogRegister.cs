using Maru.App.Catalog;
using Maru.App.Quality.Rules;
using Maru.Core.Lake;

namespace Maru.Hosting;

/// <summary>Joins ingest to the catalogue: people's decisions go in, new versions come out.</summary>
public sealed class CatalogRegister(CatalogStore catalog, RuleDesk rules) : IDatasetRegister
{
    public IReadOnlyList<ColumnRule> Rules(string dataset) => [.. catalog.ColumnOverrides(dataset).Values.Select(RuleOf)];

    public ColumnMemory Memory(string dataset) => catalog.ColumnMemory(dataset);

    public void Register(VersionManifest manifest)
    {
        if (catalog.Register(manifest)) rules.Arrived(manifest);
    }

    private static ColumnRule RuleOf(ColumnOverride decided) => new(
        decided.Column, decided.Type, decided.Role,
        decided.Decision switch { PrivacyDecision.Closed or PrivacyDecision.OpenAsked => true, PrivacyDecision.Opened => false, _ => null },
        decided.Decision == PrivacyDecision.Dropped, decided.Unit);
}
