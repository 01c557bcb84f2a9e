using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.Terms;

/// <summary>
/// The terms a data folder goes by: those of the notice it took in, with the excerpt's other names and terms behind them. One JSON object a
/// line in <c>DATA/terms.jsonl</c>; looked at again when the file has changed.
/// </summary>
public sealed class TermStore(DataHome home)
{
    private readonly Lock _reading = new();
    private (DateTime WrittenAt, long Length, StandardTerms Terms)? _read;

    /// <summary>True when a notice was taken in.</summary>
    public bool HasImported => File.Exists(home.Terms);

    public StandardTerms Current
    {
        get
        {
            var file = new FileInfo(home.Terms);
            if (!file.Exists) return StandardTerms.BuiltIn;
            lock (_reading)
            {
                if (_read is not { } read || read.WrittenAt != file.LastWriteTimeUtc || read.Length != file.Length)
                    _read = read = (file.LastWriteTimeUtc, file.Length, new(Imported().Concat(StandardTerms.BuiltIn.All)));
                return read.Terms;
            }
        }
    }

    /// <summary>Replaces the terms taken in before; whole or not at all.</summary>
    public void Save(IReadOnlyList<StandardTerm> terms)
    {
        var unfinished = home.Terms + ".writing";
        using (var stream = PrivateFiles.Create(unfinished))
        {
            foreach (var term in terms)
            {
                JsonSerializer.Serialize(stream, term, TermJson.Default.StandardTerm);
                stream.WriteByte((byte)'\n');
            }
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, home.Terms, overwrite: true);
    }

    private IEnumerable<StandardTerm> Imported() =>
        File.ReadLines(home.Terms).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize(line, TermJson.Default.StandardTerm)!);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(StandardTerm))]
internal sealed partial class TermJson : JsonSerializerContext
{
    static TermJson() => Default = new TermJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
