using System.Security.Cryptography;
using System.Text;
using Maru.App.Lake;

namespace Maru.App.Mending;

/// <summary>
/// What links call rows that are set aside: a hash under a key of this data folder. Whoever sees a link can't try covered numbers against it, as
/// they could against a hash of the cells alone.
/// </summary>
public sealed class RowNames(DataHome home)
{
    private const int KeyBytes = 32;
    private const int NameBytes = 20;
    private const int HashLength = 32;

    private byte[]? _key;

    /// <param name="hash">Hash of the row's cells.</param>
    public string Of(string dataset, string hash) => Convert.ToHexStringLower(HMACSHA256.HashData(_key ??= Key(), Encoding.UTF8.GetBytes($"{dataset}\0{hash}")).AsSpan(0, NameBytes));

    /// <summary>True for what links called rows before they had a key.</summary>
    public static bool IsOfBefore(string name) => name.Length == HashLength && name.All(char.IsAsciiHexDigitLower);

    private byte[] Key()
    {
        var path = home.RowNamesKey;
        if (!File.Exists(path)) Make(path);
        PrivateFiles.KeepToOwner(path);
        var key = File.ReadAllBytes(path);
        // A short key would make names that can be tried; links made with another key only have to be opened anew.
        return key.Length == KeyBytes ? key : throw new InvalidDataException($"{Path.GetFileName(path)} holds {key.Length} bytes instead of {KeyBytes}; delete it and a new one is made.");
    }

    // Of two processes that make one at the same moment the first counts.
    private static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        PrivateFiles.WriteAllBytes(unfinished, RandomNumberGenerator.GetBytes(KeyBytes));
        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(unfinished);
        }
    }
}
