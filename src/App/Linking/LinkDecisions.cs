using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.Linking;

/// <summary>What a person decided of a pair. The last word on a pair counts; earlier ones stay on record.</summary>
/// <param name="Left">Key of the left thing.</param>
/// <param name="IsLink">They are one thing; false: they are not.</param>
/// <param name="Why">A reason, as the person wrote it; may be empty.</param>
public sealed record LinkDecisionRecord(string Left, string Right, bool IsLink, string By, DateTimeOffset At, string Why);

/// <summary>Decisions of people about pairs, one line each, never changed: <c>linking/RESULT.jsonl</c> of the data folder. They hold for every later run.</summary>
public sealed class LinkDecisions(DataHome home, TimeProvider clock)
{
    private readonly Lock _writing = new();

    public void Record(string result, string left, string right, bool isLink, string by, string why)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new LinkDecisionRecord(left, right, isLink, by, clock.GetLocalNow(), why), LinkDecisionJson.Default.LinkDecisionRecord);
        lock (_writing)
        {
            PrivateFiles.CreateFolder(LinkFolder.Of(home));
            PrivateFiles.Prepare(PathOf(result));
            using var file = new FileStream(PathOf(result), FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            // A line that a killed process left unfinished is ended, so that it spoils no later one.
            file.Seek(0, SeekOrigin.End);
            if (file.Length > 0)
            {
                file.Seek(-1, SeekOrigin.End);
                if (file.ReadByte() != '\n') file.WriteByte((byte)'\n');
            }
            file.Write([.. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Every decision there is, oldest first.</summary>
    public IReadOnlyList<LinkDecisionRecord> History(string result)
    {
        var path = PathOf(result);
        return File.Exists(path) ? [.. File.ReadLines(path).Select(Read).OfType<LinkDecisionRecord>()] : [];
    }

    /// <summary>What holds of each pair.</summary>
    public IReadOnlyDictionary<(string Left, string Right), LinkDecisionRecord> Current(string result) =>
        History(result).GroupBy(record => (record.Left, record.Right)).ToDictionary(group => group.Key, group => group.Last());

    private string PathOf(string result) => LinkFolder.PathOf(home, result, ".jsonl");

    private static LinkDecisionRecord? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LinkDecisionJson.Default.LinkDecisionRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LinkDecisionRecord))]
internal sealed partial class LinkDecisionJson : JsonSerializerContext;
