using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Lake;

namespace Maru.App.OpenApi;

/// <summary>
/// Service keys, from the environment (MARU_KEY_…) or the files of <c>DATA/keys</c>. They are asked for when a request is made and kept
/// nowhere else: not in a version's record, a message or a log.
/// </summary>
public sealed partial class ApiKeys(DataHome home)
{
    private const int Longest = 4096;

    /// <summary>How often an encoded key is unwrapped at most: portals give keys encoded, and people encode them once more.</summary>
    private const int MostEncodings = 3;

    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>data-go-kr is MARU_KEY_DATA_GO_KR.</summary>
    public static string VariableOf(string key) => "MARU_KEY_" + key.Replace('-', '_').ToUpperInvariant();

    /// <summary>True when there is such a key.</summary>
    public bool Has(string key) => IsInEnvironment(key) || File.Exists(FileOf(key));

    /// <summary>True when the environment gives it: then a file of it counts for nothing.</summary>
    public static bool IsInEnvironment(string key) => Environment.GetEnvironmentVariable(VariableOf(key)) is { Length: > 0 };

    /// <summary>When its file was written; null when there is none.</summary>
    public DateTimeOffset? WrittenAt(string key) => File.Exists(FileOf(key)) ? File.GetLastWriteTimeUtc(FileOf(key)) : null;

    /// <summary>Keeps a key in its file, which its owner alone reads.</summary>
    /// <exception cref="Core.InputException">No name of a key, or no key of one line.</exception>
    public void Keep(string key, string value)
    {
        value = value.Trim();
        if (!IsName(key) || value.Length is 0 or > Longest || value.Any(char.IsControl)) throw ApiErrors.NoKeyGiven(key);
        PrivateFiles.CreateFolder(home.Keys);
        var half = FileOf(key) + ".new";
        PrivateFiles.WriteAllBytes(half, Encoding.UTF8.GetBytes(value + "\n"));
        File.Move(half, FileOf(key), overwrite: true);
    }

    /// <summary>Deletes a key's file.</summary>
    public void Forget(string key)
    {
        if (IsName(key)) File.Delete(FileOf(key));
    }

    /// <summary>The key as it is to be sent, before it is encoded for the address; null when there is none.</summary>
    /// <exception cref="Core.InputException">The file holds no key.</exception>
    internal string? Find(ApiKey key, string api)
    {
        var written = Environment.GetEnvironmentVariable(VariableOf(key.Name)) is { Length: > 0 } variable ? variable.Trim() : FromFile(key.Name, api);
        return written is null || key.AsWritten ? written : Plain(written);
    }

    /// <summary>
    /// A portal shows a key plain and encoded, and whoever copies the encoded one into a program has it encoded twice (%252B). Keys
    /// themselves have no percent signs, so that all wrappings come off.
    /// </summary>
    internal static string Plain(string key)
    {
        for (var n = 0; n < MostEncodings && Encoded().IsMatch(key); n++) key = Uri.UnescapeDataString(key);
        return key;
    }

    private string FileOf(string key) => Path.Combine(home.Keys, key);

    private string? FromFile(string key, string api)
    {
        var path = FileOf(key);
        if (!File.Exists(path)) return null;
        PrivateFiles.KeepToOwner(path);
        if (new FileInfo(path).Length > Longest) throw ApiErrors.BadKey(api, key);
        var lines = File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        return lines.Count == 1 ? lines[0] : throw ApiErrors.BadKey(api, key);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Encoded();
}
