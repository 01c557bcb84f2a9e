using System.Text;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.OpenApi;

/// <summary>All open APIs that are described: those that come with Maru, and those a city wrote into <c>DATA/apis</c>, which go before.</summary>
public sealed class OpenApis(DataHome home)
{
    private const string Prefix = "Maru.App.OpenApi.Apis.";
    private const string Ending = ".yaml";
    private const int Longest = 1 << 20;

    /// <exception cref="Core.InputException">A description can't be read.</exception>
    public IReadOnlyList<ApiDescription> All() => WithBuiltIn([.. Files().Select(Read)]);

    /// <summary>All that can be read, and why the others can't: one file of the city's own takes no other away.</summary>
    public (IReadOnlyList<ApiDescription> Apis, IReadOnlyList<InputException> Unreadable) Readable()
    {
        var (own, unreadable) = (new List<ApiDescription>(), new List<InputException>());
        foreach (var path in Files())
        {
            try
            {
                own.Add(Read(path));
            }
            catch (InputException e)
            {
                unreadable.Add(e);
            }
        }
        return (WithBuiltIn(own), unreadable);
    }

    /// <exception cref="Core.InputException">There is none of this id, or its description can't be read.</exception>
    public ApiDescription Find(string id)
    {
        if (Files().FirstOrDefault(path => IdOf(path) == id) is { } path) return Read(path);
        return BuiltIn().FirstOrDefault(api => api.Id == id)
            ?? throw ApiErrors.NoSuchApi(id, BuiltIn().Select(api => api.Id).Where(other => id.Length > 2 && other.Contains(id[..3], StringComparison.OrdinalIgnoreCase)).Take(5));
    }

    /// <summary>The API's settings as every form and help shows them.</summary>
    public static Card CardOf(ApiDescription api) => ApiCall.CardOf(api);

    /// <summary>What <c>maru ingest</c> calls an API with these settings: <c>api:kma-village-forecast?nx=73&amp;ny=134</c>.</summary>
    /// <param name="given">Settings; blank ones count as not given.</param>
    /// <exception cref="Core.InputException">An unknown setting, a wrong value, or one that is missing.</exception>
    public static string SourceOf(ApiDescription api, IReadOnlyDictionary<string, string> given, DateTimeOffset now) =>
        ApiCall.Of(api, given.Where(pair => pair.Value.Length > 0).ToDictionary(StringComparer.Ordinal), now).Origin;

    /// <summary>Those that come with Maru.</summary>
    public static IEnumerable<ApiDescription> BuiltIn()
    {
        var assembly = typeof(OpenApis).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            yield return ApiDescription.Parse(name[Prefix.Length..^Ending.Length], reader.ReadToEnd(), name);
        }
    }

    private static IReadOnlyList<ApiDescription> WithBuiltIn(List<ApiDescription> own) =>
        [.. own.Concat(BuiltIn().Where(api => own.All(other => other.Id != api.Id))).OrderBy(api => api.Id, StringComparer.Ordinal)];

    private IEnumerable<string> Files() =>
        Directory.Exists(home.Apis) ? Directory.EnumerateFiles(home.Apis, "*" + Ending).Where(path => new FileInfo(path).Length <= Longest).Order(StringComparer.Ordinal) : [];

    private static string IdOf(string path) => Path.GetFileNameWithoutExtension(path).Normalize(NormalizationForm.FormC);

    private static ApiDescription Read(string path) => ApiDescription.Parse(IdOf(path), File.ReadAllText(path), path);
}
