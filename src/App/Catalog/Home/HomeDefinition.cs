using Maru.Core;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.Catalog.Home;

/// <summary>
/// What the home page computes, as <c>home.yaml</c> declares it: key numbers, maps of the day and stories. Each is SQL over datasets of the
/// lake; nothing on the page is typed in.
/// </summary>
public sealed class HomeDefinition
{
    public List<FigureDefinition> Numbers { get; set; } = [];

    public List<FigureDefinition> Maps { get; set; } = [];

    public List<FigureDefinition> Stories { get; set; } = [];

    public IEnumerable<(HomeKind Kind, FigureDefinition Figure)> All =>
        Numbers.Select(n => (HomeKind.Number, n)).Concat(Maps.Select(m => (HomeKind.Map, m))).Concat(Stories.Select(s => (HomeKind.Story, s)));

    /// <exception cref="InputException">Not YAML of this form, or a figure without id, data or SQL.</exception>
    public static HomeDefinition Parse(string yaml)
    {
        try
        {
            var read = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            var definition = read.Deserialize<HomeDefinition?>(yaml) ?? new HomeDefinition();
            if (definition.All.FirstOrDefault(f => f.Figure.Id.Length == 0 || f.Figure.Datasets.Count == 0 || f.Figure.Sql.Length == 0).Figure is { } bare)
                throw Wrong(new($"'{bare.Title}'에 id, datasets, sql이 다 있어야 합니다.", $"'{bare.Title}' needs id, datasets and sql."), null);
            return definition;
        }
        catch (YamlException e)
        {
            throw Wrong(new($"{e.Start.Line}째 줄: {e.Message}", $"line {e.Start.Line}: {e.Message}"), e);
        }
    }

    private static InputException Wrong(Bilingual problem, Exception? inner) =>
        new(problem, new("home.yaml을 고치세요.", "Mend home.yaml."), "home.yaml", inner);
}

/// <summary>A figure. Columns of its SQL are read by name: label, value, and where wanted code, group, weight, compared, marked.</summary>
public sealed class FigureDefinition
{
    public string Id { get; set; } = "";
    public string Title { get; set; } = "";
    public string EnglishTitle { get; set; } = "";

    /// <summary>Domain of a story: its kicker.</summary>
    public string? Domain { get; set; }

    /// <summary>What is measured, with its unit: the subtitle.</summary>
    public string? Measure { get; set; }
    public string? EnglishMeasure { get; set; }
    public string Unit { get; set; } = "";
    public string? EnglishUnit { get; set; }
    public int Decimals { get; set; }

    /// <summary>line, bars, map, heat or regions.</summary>
    public string Form { get; set; } = "line";

    /// <summary>Ids of the datasets the SQL reads, the one it speaks of first.</summary>
    public List<string> Datasets { get; set; } = [];
    public string Sql { get; set; } = "";

    /// <summary>A SELECT over <c>result</c> that gives one cell: the finding in words. {은는} and the like become the right particle.</summary>
    public string? Headline { get; set; }
    public string? EnglishHeadline { get; set; }

    /// <summary>As <see cref="Headline"/>: the sentence or two below it.</summary>
    public string? Text { get; set; }
    public string? EnglishText { get; set; }

    /// <summary>For a number: absolute, percent or points. The change is against the last row's <c>compared</c>.</summary>
    public string Change { get; set; } = "absolute";

    /// <summary>What it is compared with: 작년 같은 달보다.</summary>
    public string? ComparedWith { get; set; }
    public string? EnglishComparedWith { get; set; }

    /// <summary>up or down: which way is good; neither when absent.</summary>
    public string? Good { get; set; }
}
