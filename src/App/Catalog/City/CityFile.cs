using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.Core;

namespace Maru.App.Catalog.City;

/// <summary>
/// What <c>city.json</c> beside a city's files says: its name, regions, offices and what each dataset is. The sample city writes one; a real
/// city may write its own in the same form to describe all its datasets at once. Members not named here are not needed.
/// </summary>
public sealed record CityFile(
    string Name, string EnglishName, DateOnly? Today, IReadOnlyList<CityFileRegion>? Regions,
    IReadOnlyList<CityFileDepartment>? Departments, IReadOnlyList<CityFileDataset>? Datasets)
{
    public const string FileName = "city.json";

    /// <exception cref="InputException">The file is missing or not JSON of this form.</exception>
    public static CityFile Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, CityFileJson.Default.CityFile) is { Name: not null } city) return city;
            throw Unreadable(path, "name", null);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw Unreadable(path, e.Message, e);
        }
    }

    private static InputException Unreadable(string path, string why, Exception? inner) => new(
        new($"도시 설명을 읽을 수 없습니다({why}).", $"The city's description can't be read ({why})."),
        new("city.json을 다시 만들거나 고치세요.", "Make city.json again, or mend it."), path, inner);
}

public sealed record CityFileRegion(string Code, string Name);

/// <param name="To">The last day of a department that is no more.</param>
/// <param name="Successors">Names of the departments that took its work over.</param>
public sealed record CityFileDepartment(
    string Id, string Name, string? Bureau, string? Phone, DateOnly From, DateOnly? To, IReadOnlyList<string>? Successors, IReadOnlyList<CityFileTeam>? Teams);

public sealed record CityFileTeam(string Id, string Name, string? Phone);

/// <param name="Access">open, on-request or internal.</param>
/// <param name="Licence">kogl-1 … kogl-4, or none.</param>
public sealed record CityFileDataset(
    string Id, string Title, string? EnglishTitle, string? Sentence, string? Domain, string? Department, string? Team, string? Origin, string? Provider,
    string? Cycle, string? Licence, string? Access, IReadOnlyList<string>? Keywords, DateOnly? NextUpdate);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CityFile))]
internal sealed partial class CityFileJson : JsonSerializerContext;
