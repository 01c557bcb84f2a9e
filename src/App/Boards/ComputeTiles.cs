using System.Security.Cryptography;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Boards;

/// <summary>
/// Computes the SQL of tiles over the newest versions of their datasets and keeps the results with their receipts. Only columns that every reader of a dataset sees take part. One that can't be
/// computed says why and leaves the others alone.
/// </summary>
public sealed class ComputeTiles(BoardBook book, TileMarts marts, CatalogStore catalog, LakeStore lake, IEngine engine, ReceiptStore receipts, TimeProvider clock)
{
    /// <summary>Rows of one tile.</summary>
    public const int MostRows = 5_000;

    private static readonly SessionLimits s_limits = new(Time: TimeSpan.FromSeconds(30));

    /// <summary>Computes what is out of date; cheap when nothing is.</summary>
    /// <returns>Tiles computed.</returns>
    public int Refresh(CancellationToken stop = default)
    {
        var tiles = book.All().SelectMany(board => board.Tiles).Where(tile => tile.Sql is not null).DistinctBy(KeyOf).ToList();
        var computed = 0;
        foreach (var tile in tiles)
        {
            stop.ThrowIfCancellationRequested();
            if (marts.Find(KeyOf(tile))?.Basis == BasisOf(tile)) continue;
            marts.Save(KeyOf(tile), Compute(tile, stop));
            computed++;
        }
        marts.Keep(tiles.Select(KeyOf).ToHashSet(StringComparer.Ordinal));
        return computed;
    }

    /// <summary>What is kept of a tile's SQL; null when it was not computed yet.</summary>
    public TileMart? Kept(Tile tile) => marts.Find(KeyOf(tile));

    /// <summary>Computes a tile now and keeps it.</summary>
    public TileMart Keep(Tile tile, CancellationToken stop)
    {
        var mart = Compute(tile, stop);
        marts.Save(KeyOf(tile), mart);
        return mart;
    }

    /// <summary>Computes a tile now, whatever is kept.</summary>
    public TileMart Compute(Tile tile, CancellationToken stop)
    {
        var none = new TileMart(BasisOf(tile), [], [], default, null, null, null, clock.GetUtcNow(), null);
        var versions = new List<(VersionManifest Version, EngineTable Table, string Title)>();
        foreach (var id in tile.Datasets)
        {
            if (lake.Latest(id) is not { } newest || catalog.FindNow(id) is not { } entry) return none with { Problem = new($"‘{id}’ 데이터가 아직 없습니다.", $"The dataset '{id}' is not here yet.") };
            var version = catalog.Decided(newest);
            versions.Add((version, lake.Table(version), entry.Title.Ko));
        }
        try
        {
            // Not the tile's id: a step named as a dataset would hide it from itself.
            var (result, receipt, words) = ReceiptedQuery.RunWithWords(engine, tile.Title, versions, new("result", tile.Title, tile.Sql!), [tile.Headline, tile.EnglishHeadline ?? tile.Headline], clock, MostRows, s_limits, stop);
            TileColumns.Require(tile.Form, result.Columns, tile.Id);
            var mart = none with
            {
                Columns = result.Columns,
                Rows = [.. result.Rows.Select(row => row.Select(TileMart.Cell).ToArray())],
                Headline = new(Particles.Fill(words[0] ?? ""), Particles.Fill(words[1] ?? "")),
                ReferenceDate = receipt.ReferenceDate,
                CollectedAt = receipt.CollectedAt,
                Receipt = receipt.Id,
            };
            receipts.Save(receipt with { Title = mart.Headline.Ko.Length > 0 ? mart.Headline : tile.Title });
            return mart;
        }
        catch (InputException e)
        {
            return none with { Problem = e.Todo is { } todo ? new($"{e.Problem.Ko} {todo.Ko}", $"{e.Problem.En} {todo.En}") : e.Problem };
        }
    }

    // Not where it stands, how wide it is or what it is called: moving a tile computes nothing.
    private static string KeyOf(Tile tile) => Hash(string.Join('\0', [tile.Form.ToString(), tile.Title.Ko, tile.Title.En, tile.Sql, tile.Headline, tile.EnglishHeadline, .. tile.Datasets]))[..32];

    private string BasisOf(Tile tile)
    {
        var text = new StringBuilder(KeyOf(tile));
        foreach (var id in tile.Datasets)
        {
            text.Append('\n').Append(id);
            if (lake.Latest(id) is not { } newest) continue;
            var version = catalog.Decided(newest);
            text.Append(' ').Append(version.Version);
            foreach (var column in version.Columns.Where(column => column.Closed)) text.Append('-').Append(column.Name);
        }
        return Hash(text.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
