namespace Maru.Methods.Privacy;

/// <summary>Text whose digits (or letters and digits) are encrypted among themselves while everything else stays in its place: 010-1234-5678 becomes another number of that form.</summary>
public sealed class FormatPreservingText : IDisposable
{
    private const string Digits = "0123456789";
    private const string LettersAndDigits = "0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly FormatPreservingCipher _cipher;
    private readonly string _alphabet;
    private readonly byte[] _tweak;

    public FormatPreservingText(PseudonymKey key, string column, bool withLetters = false)
    {
        ArgumentNullException.ThrowIfNull(key);
        _alphabet = withLetters ? LettersAndDigits : Digits;
        _cipher = new(key.For("format", column), _alphabet.Length);
        _tweak = System.Text.Encoding.UTF8.GetBytes(column);
    }

    /// <returns>Null when the text has too few numerals to hide among a million.</returns>
    public string? Encrypt(string text) => Apply(text, numerals => _cipher.Encrypt(numerals, _tweak));

    public string? Decrypt(string text) => Apply(text, numerals => _cipher.Decrypt(numerals, _tweak));

    public void Dispose() => _cipher.Dispose();

    private string? Apply(string text, Func<int[], int[]> cipher)
    {
        ArgumentNullException.ThrowIfNull(text);
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => NumeralOf(text[i]) >= 0)];
        if (!_cipher.CanEncrypt(places.Length)) return null;
        var changed = cipher([.. places.Select(i => NumeralOf(text[i]))]);
        var characters = text.ToCharArray();
        for (int i = 0; i < places.Length; i++) characters[places[i]] = _alphabet[changed[i]];
        return new(characters);
    }

    private int NumeralOf(char character) => _alphabet.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
}
