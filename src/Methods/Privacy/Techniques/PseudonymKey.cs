using System.Security.Cryptography;
using System.Text;

namespace Maru.Methods.Privacy;

/// <summary>
/// The secret of one project. From it come keys for each purpose and column, so that pseudonyms of two columns, or of two projects, never meet.
/// A bare hash is not offered: everyone can try all resident numbers against it.
/// </summary>
public sealed class PseudonymKey
{
    public const int Bytes = 32;

    private const int PseudonymBytes = 16;

    private readonly byte[] _secret;

    /// <param name="secret">32 random bytes.</param>
    public PseudonymKey(ReadOnlySpan<byte> secret)
    {
        if (secret.Length != Bytes) throw new ArgumentException($"A key has {Bytes} bytes, not {secret.Length}.", nameof(secret));
        _secret = secret.ToArray();
    }

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>A key for one purpose.</summary>
    /// <remarks>HKDF, RFC 5869.</remarks>
    public byte[] For(string purpose, string column) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, Bytes, info: Encoding.UTF8.GetBytes($"maru/{purpose}/{column}"));

    /// <summary>True for a text of the form that <see cref="Hash"/> makes.</summary>
    public static bool IsHash(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == PseudonymBytes * 2 && text.All(char.IsAsciiHexDigitLower);
    }

    /// <summary>One-way: the same value always becomes the same pseudonym; without the key none can be tried.</summary>
    /// <remarks>HMAC-SHA-256 (FIPS 198-1), its first 128 bits.</remarks>
    /// <param name="purpose">Hashes of two purposes never meet.</param>
    public Func<string, string> Hash(string column, string purpose = "hash")
    {
        var key = For(purpose, column);
        return value => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, PseudonymBytes));
    }
}
