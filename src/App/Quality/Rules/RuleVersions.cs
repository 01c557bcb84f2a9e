using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Quality.Rules;

/// <summary>The lake as rules read it: every column, with the data dictionary's decisions laid over what was found.</summary>
public sealed class RuleVersions(LakeStore lake, CatalogStore catalog) : IRuleVersions
{
    public VersionManifest? Newest(string dataset) => lake.Latest(dataset) is { } version ? catalog.Decided(version) : null;

    public VersionManifest? Before(VersionManifest version) =>
        lake.Versions(version.Dataset).Where(number => number < version.Version).Select(number => lake.Manifest(version.Dataset, number)).LastOrDefault();

    public EngineTable Table(VersionManifest version) => lake.Table(version, closedToo: true);
}
