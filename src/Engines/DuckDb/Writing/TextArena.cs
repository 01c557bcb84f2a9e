using System.Runtime.InteropServices;

namespace Maru.Engines.DuckDb.Writing;

/// <summary>
/// Native memory for the long texts of one batch. DuckDB is given addresses into it and copies the bytes while it takes the
/// batch in, so the next batch writes over them; no call into DuckDB per text.
/// </summary>
internal sealed unsafe class TextArena : IDisposable
{
    private const int BlockBytes = 1 << 20;

    private readonly List<(nint Address, int Size)> _blocks = [];
    private int _block = -1;
    private byte* _next;
    private int _left;

    ~TextArena() => Free();

    /// <summary>A copy that stays in place until <see cref="Reset"/>.</summary>
    internal byte* Copy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _left)
            TakeBlock(bytes.Length);
        var address = _next;
        bytes.CopyTo(new Span<byte>(address, bytes.Length));
        _next += bytes.Length;
        _left -= bytes.Length;
        return address;
    }

    /// <summary>Forgets all copies; blocks of usual size are kept for the next batch.</summary>
    internal void Reset()
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].Size == BlockBytes)
                continue;
            NativeMemory.Free((void*)_blocks[i].Address);
            _blocks.RemoveAt(i);
        }

        _block = -1;
        _left = 0;
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void TakeBlock(int bytes)
    {
        _block++;
        if (_block == _blocks.Count || _blocks[_block].Size < bytes)
        {
            var size = Math.Max(BlockBytes, bytes);
            _blocks.Insert(_block, ((nint)NativeMemory.Alloc((nuint)size), size));
        }

        _next = (byte*)_blocks[_block].Address;
        _left = _blocks[_block].Size;
    }

    private void Free()
    {
        foreach (var (address, _) in _blocks)
            NativeMemory.Free((void*)address);
        _blocks.Clear();
    }
}
