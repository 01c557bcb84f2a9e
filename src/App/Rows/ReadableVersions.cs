using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>Versions as readers may see them.</summary>
public sealed class ReadableVersions(LakeStore lake)
{
    /// <summary>The version a query reads: the one its cursor began in, the one asked for, or the newest.</summary>
    /// <returns>Null when there is no such dataset or version.</returns>
    public VersionManifest? Find(string dataset, int? version = null, string? after = null)
    {
        var wanted = (string.IsNullOrEmpty(after) ? null : RowCursor.VersionOf(after)) ?? version;
        if (wanted is null) return lake.Latest(dataset);
        return lake.Versions(dataset).Contains(wanted.Value) ? lake.Manifest(dataset, wanted.Value) : null;
    }
}
