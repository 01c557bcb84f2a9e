using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.Catalog.City;

/// <summary>
/// What a city adds by hand beside its files: <c>catalogue.yaml</c> (datasets it refuses, announced changes, notes) and <c>home.yaml</c>
/// (the home page's numbers, map and stories). Both may be missing.
/// </summary>
public sealed class CityExtras
{
    public List<RefusedDataset> Refused { get; set; } = [];

    public List<AnnouncedChange> Notices { get; set; } = [];

    public List<DatasetNote> Notes { get; set; } = [];

    /// <summary>Text of home.yaml.</summary>
    [YamlIgnore]
    public string? Home { get; set; }

    public static CityExtras Read(string folder)
    {
        var catalogue = Path.Combine(folder, "catalogue.yaml");
        var home = Path.Combine(folder, "home.yaml");
        var extras = File.Exists(catalogue) ? Parse(File.ReadAllText(catalogue), catalogue) : new CityExtras();
        extras.Home = File.Exists(home) ? File.ReadAllText(home) : null;
        return extras;
    }

    private static CityExtras Parse(string yaml, string where)
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            return reader.Deserialize<CityExtras?>(yaml) ?? new CityExtras();
        }
        catch (YamlException e)
        {
            throw new InputException(
                new($"YAML을 읽을 수 없습니다: {e.Message}", $"The YAML can't be read: {e.Message}"),
                new($"{e.Start.Line}째 줄을 고치세요.", $"Mend line {e.Start.Line}."), where, e);
        }
    }
}

/// <summary>A dataset the city holds and does not provide, with the reason, the law and what can be used instead.</summary>
public sealed class RefusedDataset
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public string? EnglishTitle { get; set; }
    public string Sentence { get; set; } = "";
    public string? Domain { get; set; }
    public string? Department { get; set; }
    public string Reason { get; set; } = "";
    public string Law { get; set; } = "";
    public string? Alternative { get; set; }
    public string? AlternativeDataset { get; set; }
    public List<string> Keywords { get; set; } = [];
}

/// <summary>A change announced ahead. Dates as yyyy-MM-dd.</summary>
public sealed class AnnouncedChange
{
    public string Dataset { get; set; } = "";
    public string Kind { get; set; } = "change";
    public string Message { get; set; } = "";
    public string EnglishMessage { get; set; } = "";
    public string AnnouncedOn { get; set; } = "";
    public string EffectiveOn { get; set; } = "";
}

/// <summary>Words added to a dataset's description.</summary>
public sealed class DatasetNote
{
    public string Dataset { get; set; } = "";
    public string? JoinTip { get; set; }
    public string? JoinDataset { get; set; }
    public string? Standard { get; set; }
    public string? LegalBasis { get; set; }

    /// <summary>수집 방법, as the metadata's form has it: file, system, openapi, sensor, survey, agreement.</summary>
    public string? Collection { get; set; }

    /// <summary>notdue, due or registered.</summary>
    public string? Registration { get; set; }

    /// <summary>As yyyy-MM-dd.</summary>
    public string? RegisteredOn { get; set; }
    public string? RegistryNumber { get; set; }
    public string? AccessReason { get; set; }
    public string? AccessLaw { get; set; }
}
