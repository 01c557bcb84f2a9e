using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;
using Maru.Core.Receipts;

namespace Maru.App.Receipts;

/// <summary>
/// Receipts by id, one small file each under <c>receipts/</c> of the data folder. Written whole or not at all; never changed. Those of
/// figures that Maru shows are kept for good; those of charts that readers put together, in a folder of their own, as long as somebody opens them.
/// </summary>
public sealed class ReceiptStore(DataHome home, TimeProvider clock, ReceiptRetention retention)
{
    private const int IdLength = 16;

    // A few kilobytes each. So many readers don't open in ninety days, but a machine may.
    private const int MostPassing = 20_000;

    // When a receipt was opened last is written down once in so long.
    private static readonly TimeSpan Noted = TimeSpan.FromHours(12);

    private string Passing => Path.Combine(home.Receipts, "passing");

    public ReceiptRetention Retention => retention;

    /// <summary>Keeps the receipt under its id for good; the first of equal ones stays.</summary>
    public void Save(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (!File.Exists(PathOf(receipt.Id))) Write(receipt, home.Receipts);
        if (File.Exists(PassingPathOf(receipt.Id))) File.Delete(PassingPathOf(receipt.Id));
    }

    /// <summary>Keeps a receipt that a reader asked for until nobody has opened it for as long as <see cref="Retention"/> says.</summary>
    public void SavePassing(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (Find(receipt.Id) is null) Write(receipt, Passing);
    }

    private void Write(Receipt receipt, string folder)
    {
        PrivateFiles.CreateFolder(folder);
        var unfinished = Path.Combine(folder, "." + Path.GetRandomFileName());
        using (var stream = PrivateFiles.Create(unfinished))
        {
            JsonSerializer.Serialize(stream, receipt, ReceiptJson.Default.Receipt);
            stream.Flush(flushToDisk: true);
        }
        var path = Path.Combine(folder, receipt.Id + ".json");
        File.SetLastWriteTimeUtc(unfinished, clock.GetUtcNow().UtcDateTime);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The receipt of an id, or null.</summary>
    public Receipt? Find(string id)
    {
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower)) return null;
        return Read(PathOf(id)) ?? Open(PassingPathOf(id));
    }

    /// <summary>Deletes the passing receipts that nobody opened for long enough, the oldest first where there are too many.</summary>
    /// <returns>How many.</returns>
    public int Sweep()
    {
        if (!Directory.Exists(Passing)) return 0;
        var limit = clock.GetUtcNow().UtcDateTime - retention.Unopened;
        var files = new DirectoryInfo(Passing).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc);
        return files.Where((file, i) => i >= MostPassing || file.LastWriteTimeUtc < limit).Count(Delete);
    }

    private static bool Delete(FileInfo file)
    {
        try
        {
            file.Delete();
            return true;
        }
        catch (IOException)
        {
            // Somebody reads it: the next sweep tries again.
            return false;
        }
    }

    private Receipt? Open(string path)
    {
        var receipt = Read(path);
        var now = clock.GetUtcNow().UtcDateTime;
        if (receipt is not null && File.GetLastWriteTimeUtc(path) < now - Noted) File.SetLastWriteTimeUtc(path, now);
        return receipt;
    }

    private static Receipt? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize(stream, ReceiptJson.Default.Receipt);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The id of a computation: what it read, did and gave, but not when.</summary>
    public static string IdOf(IEnumerable<UsedVersion> data, IEnumerable<ReceiptStep> steps, IReadOnlyDictionary<string, string> parameters, long? seed, string resultSha256)
    {
        var text = new StringBuilder();
        foreach (var used in data) text.Append(used.Dataset).Append('\t').Append(used.Version).Append('\n');
        foreach (var step in steps) text.Append(step.Name).Append('\t').Append(step.Sql).Append('\n');
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal)) text.Append(name).Append('=').Append(value).Append('\n');
        text.Append(seed).Append('\n').Append(resultSha256);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..IdLength];
    }

    private string PathOf(string id) => Path.Combine(home.Receipts, id + ".json");

    private string PassingPathOf(string id) => Path.Combine(Passing, id + ".json");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Receipt))]
public sealed partial class ReceiptJson : JsonSerializerContext
{
    static ReceiptJson() => Default = new ReceiptJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
