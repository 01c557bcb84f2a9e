using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;
using Maru.Core.Receipts;

namespace Maru.App.Receipts;

/// <summary>Receipts by id, one small file each under <c>receipts/</c> of the data folder. Written whole or not at all; never changed.</summary>
public sealed class ReceiptStore(DataHome home)
{
    private const int IdLength = 16;

    private string Folder => Path.Combine(home.Folder, "receipts");

    /// <summary>Keeps the receipt under its id; the first of equal ones stays.</summary>
    public void Save(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var path = PathOf(receipt.Id);
        if (File.Exists(path)) return;
        Directory.CreateDirectory(Folder);
        var unfinished = Path.Combine(Folder, "." + Path.GetRandomFileName());
        using (var stream = File.Create(unfinished))
        {
            JsonSerializer.Serialize(stream, receipt, ReceiptJson.Default.Receipt);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The receipt of an id, or null.</summary>
    public Receipt? Find(string id)
    {
        if (id.Length != IdLength || !id.All(char.IsAsciiHexDigitLower)) return null;
        var path = PathOf(id);
        if (!File.Exists(path)) return null;
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize(stream, ReceiptJson.Default.Receipt);
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

    private string PathOf(string id) => Path.Combine(Folder, id + ".json");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Receipt))]
public sealed partial class ReceiptJson : JsonSerializerContext
{
    static ReceiptJson() => Default = new ReceiptJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
