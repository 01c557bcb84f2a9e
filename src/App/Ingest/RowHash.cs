using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Maru.App.Ingest;

/// <summary>What a row of the source is known by from one file to the next: a hash of its cells.</summary>
public static class RowHash
{
    private const int Bytes = 16;

    public static string Of(IReadOnlyList<string?> cells)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var cell in cells)
        {
            var text = cell is null ? [] : Encoding.UTF8.GetBytes(cell);
            // A blank cell is not "no value".
            BinaryPrimitives.WriteInt32LittleEndian(length, cell is null ? -1 : text.Length);
            hash.AppendData(length);
            hash.AppendData(text);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, Bytes));
    }

    /// <summary>True for a row whose cells were not kept because a column that people left out may lie in any of them: nothing to know it by.</summary>
    public static bool IsUnknown(IReadOnlyList<string?> cells) => cells.All(cell => cell is null);
}
