using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>Versions as who asks may see them, without closed columns: the data dictionary's decisions on closed columns are laid over what was found.</summary>
public sealed class ReadableVersions(LakeStore lake, CatalogStore catalog)
{
    /// <summary>The version a query reads: the one its cursor began in, the one asked for, or the newest.</summary>
    /// <returns>Null when there is no such dataset or version.</returns>
    public VersionManifest? Find(string dataset, int? version = null, string? after = null)
    {
        var wanted = (string.IsNullOrEmpty(after) ? null : RowCursor.VersionOf(after)) ?? version;
        if (wanted is null) return lake.Latest(dataset) is { } latest ? catalog.Decided(latest) : null;
        return lake.Versions(dataset).Contains(wanted.Value) ? catalog.Decided(lake.Manifest(dataset, wanted.Value)) : null;
    }

    /// <summary>True when who asks may see the dataset's rows.</summary>
    public bool IsOpen(string dataset) => catalog.FindNow(dataset) is { IsOpen: true };

    /// <summary>True when who asks may see all its rows, and with them what is known of the dataset as a whole.</summary>
    public bool IsWhole(string dataset) => catalog.FindNow(dataset) is { IsWhole: true };

    /// <summary>The name people know the dataset by.</summary>
    public string Title(VersionManifest manifest) => catalog.Snapshot().Find(manifest.Dataset)?.Title.Ko ?? manifest.Title;
}
