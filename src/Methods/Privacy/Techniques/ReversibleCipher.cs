using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Maru.Methods.Privacy;

/// <summary>
/// Two-way: whoever has the key gets the value back. The same value becomes the same text, because the nonce is made of the value itself under a second key;
/// a changed text is refused.
/// </summary>
/// <remarks>AES-256-GCM (NIST SP 800-38D) with a synthetic nonce, as RFC 8452 and RFC 5297 argue for it.</remarks>
public sealed class ReversibleCipher : IDisposable
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm _cipher;
    private readonly byte[] _nonceKey;

    public ReversibleCipher(PseudonymKey key, string column)
    {
        ArgumentNullException.ThrowIfNull(key);
        _cipher = new(key.For("encrypt", column), TagBytes);
        _nonceKey = key.For("nonce", column);
    }

    public string Encrypt(string value)
    {
        byte[] plain = Encoding.UTF8.GetBytes(value), sealedText = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = sealedText.AsSpan(0, NonceBytes);
        HMACSHA256.HashData(_nonceKey, plain).AsSpan(0, NonceBytes).CopyTo(nonce);
        _cipher.Encrypt(nonce, plain, sealedText.AsSpan(NonceBytes, plain.Length), sealedText.AsSpan(NonceBytes + plain.Length));
        return Base64Url.EncodeToString(sealedText);
    }

    /// <exception cref="CryptographicException">The text was changed, or is of another key.</exception>
    public string Decrypt(string text)
    {
        byte[] sealedText;
        try
        {
            sealedText = Base64Url.DecodeFromChars(text);
        }
        catch (FormatException e)
        {
            throw new CryptographicException("The text is no pseudonym.", e);
        }
        if (sealedText.Length < NonceBytes + TagBytes) throw new CryptographicException("The text is no pseudonym.");
        var plain = new byte[sealedText.Length - NonceBytes - TagBytes];
        _cipher.Decrypt(sealedText.AsSpan(0, NonceBytes), sealedText.AsSpan(NonceBytes, plain.Length), sealedText.AsSpan(NonceBytes + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }

    public void Dispose() => _cipher.Dispose();
}
