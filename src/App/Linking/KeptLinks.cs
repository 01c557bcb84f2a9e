using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Lake;

namespace Maru.App.Linking;

/// <summary>A linking as it was last done.</summary>
/// <param name="Declaration">Doing it again takes no more than this and what people decided.</param>
public sealed record KeptLink(LinkDeclaration Declaration, LinkSummary Summary, DateTimeOffset At);

/// <summary>The linkings of a data folder, one file each: <c>linking/RESULT.json</c>.</summary>
public sealed class KeptLinks(DataHome home, TimeProvider clock)
{
    public void Keep(LinkDeclaration declaration, LinkSummary summary)
    {
        var path = LinkFolder.PathOf(home, declaration.ResultId, ".json");
        PrivateFiles.CreateFolder(LinkFolder.Of(home));
        PrivateFiles.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(new KeptLink(declaration, summary, clock.GetLocalNow()), KeptLinkJson.Default.KeptLink));
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Null when nothing was linked into the dataset.</summary>
    public KeptLink? Find(string result) => !LakeStore.IsName(result) ? null : Read(LinkFolder.PathOf(home, result, ".json"));

    /// <summary>All there are, the last done first.</summary>
    public IReadOnlyList<KeptLink> All() =>
        Directory.Exists(LinkFolder.Of(home)) ? [.. Directory.EnumerateFiles(LinkFolder.Of(home), "*.json").Select(Read).OfType<KeptLink>().OrderByDescending(kept => kept.At)] : [];

    private static KeptLink? Read(string path) => File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), KeptLinkJson.Default.KeptLink) : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(KeptLink))]
internal sealed partial class KeptLinkJson : JsonSerializerContext;
