namespace Maru.App.Ingest;

/// <summary>Hashes of rows in order; tells how many rows repeat an earlier one. 64 bits: of 10 million rows two unlike ones meet once in 370,000 tables.</summary>
internal sealed class RowHashes
{
    private const int ChunkSize = 1 << 16;
    private const int Buckets = 16;
    private readonly List<ulong[]> _chunks = [];
    private int _used = ChunkSize;

    public long Count => _chunks.Count == 0 ? 0 : ((_chunks.Count - 1L) * ChunkSize) + _used;

    public void Add(ReadOnlySpan<ulong> hashes)
    {
        while (hashes.Length > 0)
        {
            if (_used == ChunkSize)
            {
                _chunks.Add(new ulong[ChunkSize]);
                _used = 0;
            }
            var taken = Math.Min(hashes.Length, ChunkSize - _used);
            hashes[..taken].CopyTo(_chunks[^1].AsSpan(_used));
            _used += taken;
            hashes = hashes[taken..];
        }
    }

    public IEnumerable<ulong> All()
    {
        for (var i = 0; i < _chunks.Count; i++)
            for (var j = 0; j < (i == _chunks.Count - 1 ? _used : ChunkSize); j++) yield return _chunks[i][j];
    }

    /// <summary>Rows that repeat an earlier row, over all parts.</summary>
    public static long CountRepeats(IReadOnlyList<RowHashes> parts)
    {
        var buckets = Scatter(parts);
        long repeats = 0;
        Parallel.For(0, Buckets, i =>
        {
            var hashes = buckets[i];
            Array.Sort(hashes);
            long own = 0;
            for (var j = 1; j < hashes.Length; j++)
                if (hashes[j] == hashes[j - 1]) own++;
            Interlocked.Add(ref repeats, own);
        });
        return repeats;
    }

    /// <summary>Places (0-based, over all parts) of the first rows that repeat an earlier one, with that earlier place.</summary>
    public static List<(long Row, long Same)> FirstRepeats(IReadOnlyList<RowHashes> parts, int most)
    {
        var first = new Dictionary<ulong, long>();
        var found = new List<(long, long)>();
        long place = 0;
        foreach (var hash in parts.SelectMany(part => part.All()))
        {
            if (!first.TryAdd(hash, place)) found.Add((place, first[hash]));
            if (found.Count == most) break;
            place++;
        }
        return found;
    }

    private static ulong[][] Scatter(IReadOnlyList<RowHashes> parts)
    {
        var sizes = new int[Buckets];
        Each(parts, hash => sizes[hash >> 60]++);
        var buckets = sizes.Select(size => new ulong[size]).ToArray();
        var at = new int[Buckets];
        Each(parts, hash => buckets[hash >> 60][at[hash >> 60]++] = hash);
        return buckets;
    }

    private static void Each(IReadOnlyList<RowHashes> parts, Action<ulong> action)
    {
        foreach (var part in parts)
            for (var i = 0; i < part._chunks.Count; i++)
                foreach (var hash in part._chunks[i].AsSpan(0, i == part._chunks.Count - 1 ? part._used : ChunkSize)) action(hash);
    }
}
