using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>The computed part of the pages last looked at, by dataset, version and what readers may see of it.</summary>
public sealed class FactsCache(LakeStore lake, IEngine engine, RowReader reader, CityAreas areas)
{
    public const int Kept = 200;

    private readonly Lock _guard = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Lazy<DatasetFacts> Facts)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Lazy<DatasetFacts> Facts)> _byUse = new();

    /// <param name="manifest">With the dictionary's decisions laid over it.</param>
    public DatasetFacts Of(VersionManifest manifest, CatalogEntry entry)
    {
        var key = KeyOf(manifest, entry);
        var facts = Find(key, () => Compute(manifest, entry));
        try
        {
            return facts.Value;
        }
        catch
        {
            // A failure is not remembered: the next reader tries again.
            Forget(key);
            throw;
        }
    }

    // Others wait for the same computation, so one reader's leaving does not stop it.
    private DatasetFacts Compute(VersionManifest manifest, CatalogEntry entry)
    {
        var city = areas.Current(CancellationToken.None);
        var sql = new FactSql(lake, engine, manifest, CancellationToken.None);
        var labels = new ColumnLabels(entry);
        var chart = new ChartChoice(manifest, labels, sql).Choose();
        var map = PlaceMap.Draw(manifest, sql, city);
        return new(Findings.Of(manifest, chart), chart, map, RowPage.Read(reader, manifest, RowPage.First(manifest), CancellationToken.None));
    }

    private string KeyOf(VersionManifest manifest, CatalogEntry entry) => string.Join(
        '\n',
        [FormattableString.Invariant($"{manifest.Dataset}@{manifest.Version}"), .. manifest.Columns.Select(c => $"{c.Name}|{c.Closed}|{c.Role}|{c.Unit}"), .. entry.Columns.Select(c => c.Label.Ko + "|" + c.Label.En)]);

    private Lazy<DatasetFacts> Find(string key, Func<DatasetFacts> compute)
    {
        lock (_guard)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Facts;
            }
            if (_byKey.Count >= Kept && _byUse.Last is { } oldest)
            {
                _byUse.RemoveLast();
                _byKey.Remove(oldest.Value.Key);
            }
            var facts = new Lazy<DatasetFacts>(compute);
            _byKey[key] = _byUse.AddFirst((key, facts));
            return facts;
        }
    }

    private void Forget(string key)
    {
        lock (_guard)
            if (_byKey.Remove(key, out var node)) _byUse.Remove(node);
    }
}
