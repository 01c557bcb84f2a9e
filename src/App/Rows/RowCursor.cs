using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Maru.Core;

namespace Maru.App.Rows;

/// <summary>
/// Where a page ended, as the opaque text of <c>after</c>. It holds no values of the data, only the last row's position, and it
/// fits one version and one query: pages of a dataset that gets a new version meanwhile go on in the version they began with.
/// </summary>
/// <param name="Matched">Rows that qualify, counted for the first page; negative when not known, see <see cref="MatchCount"/>.</param>
internal readonly record struct RowCursor(int Version, long Position, long Matched, bool Exact)
{
    private const int Length = 4 + 8 + 8 + 1 + HashLength;
    private const int HashLength = 8;

    public string Write(RowQuery query, string dataset)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Fill(bytes);
        Hash(bytes[..^HashLength], query, dataset, bytes[^HashLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The version a cursor belongs to, before it is verified; null when the text is no cursor.</summary>
    public static int? VersionOf(string text) => TryDecode(text, out var bytes) ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : null;

    /// <exception cref="InputException">The text is not the cursor of this query.</exception>
    public static RowCursor Read(string text, RowQuery query, string dataset)
    {
        Span<byte> hash = stackalloc byte[HashLength];
        if (!TryDecode(text, out var bytes)) throw Foreign(text);
        Hash(bytes.AsSpan()[..^HashLength], query, dataset, hash);
        if (!CryptographicOperations.FixedTimeEquals(hash, bytes.AsSpan()[^HashLength..])) throw Foreign(text);
        return new(
            BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(4)),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(12)), bytes[20] != 0);
    }

    private void Fill(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[4..], Position);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[12..], Matched);
        bytes[20] = Exact ? (byte)1 : (byte)0;
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[Length];
        return text.Length == Base64Url.GetEncodedLength(Length) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Length;
    }

    private static void Hash(ReadOnlySpan<byte> bytes, RowQuery query, string dataset, Span<byte> hash)
    {
        var canonical = new StringBuilder(dataset).Append('\n').Append(query.Search).Append('\n');
        foreach (var filter in query.Filters) canonical.Append('f').Append(filter.Column.Name).Append('=').Append(filter.Text).Append('\n');
        foreach (var key in query.Sort) canonical.Append(key.Descending ? '-' : '+').Append(key.Name).Append('\n');
        foreach (var key in query.Group) canonical.Append('g').Append(key.Period).Append('(').Append(key.Column.Name).Append('\n');
        foreach (var aggregate in query.Aggregates) canonical.Append('a').Append(aggregate.Function).Append('(').Append(aggregate.Column?.Name).Append('\n');
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(bytes);
        sha.AppendData(Encoding.UTF8.GetBytes(canonical.ToString()));
        Span<byte> whole = stackalloc byte[32];
        sha.GetHashAndReset(whole);
        whole[..HashLength].CopyTo(hash);
    }

    internal static InputException Foreign(string text) => new(
        new("이 질의의 다음 쪽을 가리키는 값이 아닙니다.", "This is not where a page of this query ended."),
        new("앞 쪽이 준 next 주소를 그대로 쓰고, 조건이나 정렬을 바꾸면 after 없이 처음부터 읽으세요.", "Use the page's own next address as it is; when filters or sort change, start again without after."),
        $"after={(text.Length > 60 ? text[..60] + "…" : text)}");
}
