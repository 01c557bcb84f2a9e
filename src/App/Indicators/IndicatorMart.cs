using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.Indicators;

/// <summary>A value of an indicator.</summary>
/// <param name="Period">Its beginning, in Korean time.</param>
/// <param name="Region">Null for all regions.</param>
/// <param name="Office">Null for all offices.</param>
/// <param name="Value">Null where the expression gives none, as a mean of no rows.</param>
/// <param name="Rows">Rows of the dataset it is computed of.</param>
public sealed record IndicatorPoint(
    [property: JsonPropertyName("p")] DateTime Period, [property: JsonPropertyName("r")] string? Region, [property: JsonPropertyName("o")] string? Office, [property: JsonPropertyName("v")] double? Value, [property: JsonPropertyName("n")] long Rows);

/// <summary>All values of an indicator, computed once for a version of its dataset and kept: a board opens without asking the engine.</summary>
/// <param name="Basis">What it was computed of: another declaration, version or closed column makes another.</param>
/// <param name="AsOf">The last day the data speak of.</param>
/// <param name="Receipt">Null when it could not be computed.</param>
/// <param name="Problem">Why it could not, in Korean and English; null when it was.</param>
public sealed record IndicatorMart(string Basis, int Version, DateOnly AsOf, DateOnly? ReferenceDate, DateTimeOffset CollectedAt, DateTimeOffset ComputedAt, string? Receipt, Core.Bilingual? Problem, IReadOnlyList<IndicatorPoint> Points)
{
    /// <summary>Those of all regions and offices together, by time.</summary>
    [JsonIgnore]
    public IReadOnlyList<IndicatorPoint> Whole => field ??= [.. Points.Where(point => point is { Region: null, Office: null })];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IndicatorMart))]
internal sealed partial class IndicatorJson : JsonSerializerContext;

/// <summary>The marts of indicators, a file each: <c>marts/ID.json</c> of the data folder. They can be made anew at any time; those that were read stay in memory.</summary>
public sealed class IndicatorMarts(DataHome home)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, (DateTime WrittenAt, IndicatorMart Mart)> _read = new(StringComparer.Ordinal);

    /// <summary>Null when it was not computed yet.</summary>
    public IndicatorMart? Find(string id)
    {
        var path = PathOf(id);
        var written = File.GetLastWriteTimeUtc(path);
        if (_read.TryGetValue(id, out var known) && known.WrittenAt == written) return known.Mart;
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, IndicatorJson.Default.IndicatorMart) is not { } mart) return null;
            _read[id] = (written, mart);
            return mart;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void Save(string id, IndicatorMart mart)
    {
        PrivateFiles.CreateFolder(home.Marts);
        var unfinished = Path.Combine(home.Marts, "." + Path.GetRandomFileName());
        using (var stream = PrivateFiles.Create(unfinished))
        {
            JsonSerializer.Serialize(stream, mart, IndicatorJson.Default.IndicatorMart);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, PathOf(id), overwrite: true);
        _read.TryRemove(id, out _);
    }

    public void Remove(string id)
    {
        if (Directory.Exists(home.Marts)) File.Delete(PathOf(id));
        _read.TryRemove(id, out _);
    }

    /// <summary>Takes away marts of indicators there are no more.</summary>
    public void Keep(IReadOnlySet<string> ids)
    {
        if (!Directory.Exists(home.Marts)) return;
        foreach (var path in Directory.EnumerateFiles(home.Marts, "*.json").Where(path => !ids.Contains(Path.GetFileNameWithoutExtension(path))).ToList()) Remove(Path.GetFileNameWithoutExtension(path));
    }

    private string PathOf(string id) => Path.Combine(home.Marts, id + ".json");
}
