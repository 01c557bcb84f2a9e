using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.AccessLog;

/// <summary>A signed checkpoint: at this time the log ended with this record.</summary>
internal sealed record LogSeal([property: JsonPropertyName("n")] long Number, string Hash, DateTimeOffset At, string Signature)
{
    public static byte[] Signed(long number, string hash, DateTimeOffset at) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"maru access-log {number} {hash} {at:O}"));
}

/// <summary>
/// Signed checkpoints, kept apart from the log: the newest, and one for every so many records and for every process that wrote. Without them
/// an end that was cut off would not be missed.
/// </summary>
internal sealed class LogSeals : IDisposable
{
    public const int Every = 10_000;

    private const string KeyFile = "key.pem";

    /// <summary>Keys that prove and don't sign: all there is in a backup, and after a restore those that signed before.</summary>
    public const string PublicFile = "public.pem";

    public const string HeadFile = "head.json";

    public const string AllFile = "seals.jsonl";

    private readonly string _folder;
    private readonly ECDsa? _key;
    private readonly IReadOnlyList<ECDsa> _former;

    private LogSeals(string folder, ECDsa? key, IReadOnlyList<ECDsa> former) => (_folder, _key, _former) = (folder, key, former);

    private string Head => Path.Combine(_folder, HeadFile);

    private string All => Path.Combine(_folder, AllFile);

    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, KeyFile)) || File.Exists(Path.Combine(folder, PublicFile));

    /// <summary>Opens the checkpoints to sign new ones; a key is made where there is none.</summary>
    public static LogSeals Open(string folder)
    {
        PrivateFiles.CreateFolder(folder);
        var path = Path.Combine(folder, KeyFile);
        if (File.Exists(path)) return OpenToRead(folder);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PrivateFiles.WriteAllBytes(path, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return new(folder, key, Former(folder));
    }

    /// <summary>Opens the checkpoints to prove by them; nothing is made.</summary>
    public static LogSeals OpenToRead(string folder)
    {
        var path = Path.Combine(folder, KeyFile);
        return new(folder, File.Exists(path) ? Key(File.ReadAllText(path)) : null, Former(folder));
    }

    /// <summary>What proves these checkpoints and signs none.</summary>
    public string PublicKeys() => string.Join('\n', (_key is null ? _former : _former.Prepend(_key)).Select(key => key.ExportSubjectPublicKeyInfoPem()).Distinct(StringComparer.Ordinal)) + "\n";

    private static List<ECDsa> Former(string folder)
    {
        var path = Path.Combine(folder, PublicFile);
        var keys = new List<ECDsa>();
        for (var rest = File.Exists(path) ? File.ReadAllText(path).AsSpan() : []; PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..]) keys.Add(Key(rest[found.Location]));
        return keys;
    }

    private static ECDsa Key(ReadOnlySpan<char> pem)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key.ImportFromPem(pem);
        return key;
    }

    public LogSeal? Newest() => File.Exists(Head) ? JsonSerializer.Deserialize(File.ReadAllText(Head), AccessLogJson.Default.LogSeal) : null;

    public void Set(long number, ReadOnlySpan<byte> hash, DateTimeOffset at)
    {
        var text = Convert.ToHexStringLower(hash);
        var seal = new LogSeal(number, text, at, Convert.ToBase64String(_key!.SignData(LogSeal.Signed(number, text, at), HashAlgorithmName.SHA256)));
        var next = Head + ".new";
        PrivateFiles.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(seal, AccessLogJson.Default.LogSeal));
        File.Move(next, Head, overwrite: true);
    }

    /// <summary>Keeps the newest checkpoint for good. A log that was cut off or changed goes on being told by it, whatever is appended afterwards.</summary>
    public void KeepNewest()
    {
        if (Newest() is not { } newest) return;
        using var file = PrivateFiles.Create(All, FileMode.Append, FileShare.Read);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(newest, AccessLogJson.Default.LogSeal));
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
    }

    /// <summary>All checkpoints by the number of their record, and what is wrong with one of them or null.</summary>
    public (IReadOnlyList<LogSeal> Seals, string? Bad) Read()
    {
        var seals = new List<LogSeal>();
        var lines = File.Exists(All) ? File.ReadAllLines(All) : [];
        for (var i = 0; i < lines.Length; i++)
            if (Parse(lines[i]) is { } seal) seals.Add(seal);
            // A process may have been killed while it wrote the last one; the newest stands apart.
            else if (i < lines.Length - 1) return (seals, $"seals.jsonl:{i + 1}");
        if (File.Exists(Head))
        {
            if (Parse(File.ReadAllText(Head)) is not { } newest) return (seals, "head.json");
            seals.Add(newest);
        }
        return ([.. seals.OrderBy(seal => seal.Number)], null);
    }

    private LogSeal? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, AccessLogJson.Default.LogSeal) is { } seal
                && IsSigned(LogSeal.Signed(seal.Number, seal.Hash, seal.At), Convert.FromBase64String(seal.Signature)) ? seal : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private bool IsSigned(byte[] said, byte[] signature) =>
        _key?.VerifyData(said, signature, HashAlgorithmName.SHA256) == true || _former.Any(key => key.VerifyData(said, signature, HashAlgorithmName.SHA256));

    public void Dispose()
    {
        _key?.Dispose();
        foreach (var key in _former) key.Dispose();
    }
}
