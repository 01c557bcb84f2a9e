namespace Maru.Methods.Privacy;

/// <summary>Numbers equal 64-bit keys alike: open addressing, in parts by hash so that large inputs use all cores and the result never depends on how many there are.</summary>
internal sealed class KeyGroups
{
    private const int ParallelFrom = 1 << 18;
    private const int LargeParts = 4;

    private readonly Part[] _parts = [new(), new(), new(), new()];

    /// <summary>Writes each item's group into <paramref name="groupOf"/>; returns their number and the first item of each.</summary>
    public (int Count, int[] First) Group(ulong[] keys, int items, int[] groupOf)
    {
        if (items < ParallelFrom)
        {
            _parts[0].Group(keys, items, groupOf, part: 0, parts: 1);
            return (_parts[0].Count, _parts[0].First());
        }
        Parallel.For(0, LargeParts, part => _parts[part].Group(keys, items, groupOf, part, LargeParts));
        var starts = new int[LargeParts];
        for (int part = 1; part < LargeParts; part++) starts[part] = starts[part - 1] + _parts[part - 1].Count;
        Parallel.For(0, LargeParts, chunk =>
        {
            int end = (int)((long)items * (chunk + 1) / LargeParts);
            for (int i = (int)((long)items * chunk / LargeParts); i < end; i++) groupOf[i] += starts[PartOf(Hash(keys[i]), LargeParts)];
        });
        return (_parts.Sum(part => part.Count), [.. _parts.SelectMany(part => part.First())]);
    }

    private static ulong Hash(ulong key)
    {
        key ^= key >> 32;
        key *= 0x9E3779B97F4A7C15;
        return key ^ (key >> 29);
    }

    private static int PartOf(ulong hash, int parts) => (int)(hash >> 60) & (parts - 1);

    private sealed class Part
    {
        private int[] _slots = new int[1 << 10];
        private ulong[] _keys = new ulong[1 << 9];
        private int[] _first = new int[1 << 9];

        public int Count { get; private set; }

        public int[] First() => _first[..Count];

        public void Group(ulong[] keys, int items, int[] groupOf, int part, int parts)
        {
            Array.Clear(_slots);
            Count = 0;
            for (int i = 0; i < items; i++)
            {
                ulong key = keys[i], hash = Hash(key);
                if (parts > 1 && PartOf(hash, parts) != part) continue;
                groupOf[i] = Find(key, hash, i);
            }
        }

        private int Find(ulong key, ulong hash, int item)
        {
            int mask = _slots.Length - 1;
            for (int slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
            {
                int group = _slots[slot] - 1;
                if (group < 0) return Add(key, slot, item);
                if (_keys[group] == key) return group;
            }
        }

        private int Add(ulong key, int slot, int item)
        {
            if (Count == _keys.Length) slot = Grow(key);
            (_keys[Count], _first[Count]) = (key, item);
            _slots[slot] = ++Count;
            return Count - 1;
        }

        // Twice the room, so that slots are never more than half taken; returns the free slot of the key.
        private int Grow(ulong key)
        {
            Array.Resize(ref _keys, _keys.Length * 2);
            Array.Resize(ref _first, _first.Length * 2);
            _slots = new int[_slots.Length * 2];
            for (int group = 0; group < Count; group++) _slots[Free(_keys[group])] = group + 1;
            return Free(key);
        }

        private int Free(ulong key)
        {
            int mask = _slots.Length - 1, slot = (int)(Hash(key) & (uint)mask);
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            return slot;
        }
    }
}
