using Maru.App.Sources;
using Maru.Core;
using Maru.Methods.Privacy;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Privacy;

/// <summary>Reads recipes.</summary>
public static class RecipeYaml
{
    private const int Longest = 1_000_000;
    private const int MostNested = 16;
    private const int MostRows = int.MaxValue;
    private const int MostLevels = 1_000;

    private static readonly string[] _known =
        ["input", "identifiers", "quasiIdentifiers", "levels", "sensitive", "techniques", "models", "suppressionLimit", "loss", "search", "population", "sample", "output", "keyFile", "seed"];

    /// <exception cref="InputException">The file is not there or is no recipe; the message says where.</exception>
    public static PrivacyRecipe ReadFile(string path)
    {
        try
        {
            if (new FileInfo(path).Length > Longest) throw new InputException(new("레시피 파일이 1MB보다 큽니다.", "The recipe is larger than 1 MB."), null, path);
            return Read(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(new($"레시피 ‘{path}’ 파일을 읽을 수 없습니다.", $"The recipe '{path}' can't be read."), new("경로를 확인하세요.", "Check the path."), "--recipe", e);
        }
    }

    /// <exception cref="InputException">The text is no recipe.</exception>
    public static PrivacyRecipe Read(string text, string path) => Recipe(Root(text, path), path, _known, null);

    /// <summary>A recipe for a dataset that is settled elsewhere: it names neither what is read nor where anything is written.</summary>
    /// <exception cref="InputException">The text is no such recipe.</exception>
    public static PrivacyRecipe ReadFor(string dataset, string text, string path)
    {
        if (text.Length > Longest) throw new InputException(new("레시피가 1MB보다 큽니다.", "The recipe is larger than 1 MB."), null, "recipe");
        return Recipe(Root(text, path), path, [.. _known.Except(["input", "output", "keyFile", "seed"])], dataset);
    }

    private static RecipeNode Root(string text, string path)
    {
        if (YamlText.Read(text, MostNested, path) is not YamlMappingNode root)
            throw new InputException(new("레시피가 비어 있거나 ‘이름: 값’ 꼴이 아닙니다.", "The recipe is empty or no mapping."), new("‘input: 데이터이름’부터 쓰세요.", "Begin with 'input: …'."), path);
        return new(root, "recipe", System.IO.Path.GetFileName(path));
    }

    private static PrivacyRecipe Recipe(RecipeNode root, string path, string[] known, string? dataset)
    {
        var fields = new Dictionary<string, RecipeNode>(StringComparer.Ordinal);
        foreach (var (key, value) in root.Map())
            if (!known.Contains(key)) throw value.Unknown(key, known);
            else fields[key] = value;
        RecipeNode? Field(string name) => fields.TryGetValue(name, out var node) ? node : null;
        var recipe = new PrivacyRecipe
        {
            Path = path,
            Input = dataset ?? Field("input")?.Text() ?? throw new InputException(new("input이 없습니다.", "There is no input."), new("‘input: 데이터이름이나 파일’을 쓰세요.", "Write 'input: dataset or file'."), path),
            Identifiers = [.. Field("identifiers")?.List().Select(node => node.Text()) ?? []],
            QuasiIdentifiers = [.. Field("quasiIdentifiers")?.Map().Select(pair => (pair.Key, Hierarchy(pair.Value))) ?? []],
            Levels = Field("levels")?.Map().GroupBy(pair => pair.Key).ToDictionary(same => same.Key, same => same.Last().Value.Whole(0, MostLevels), StringComparer.Ordinal) ?? [],
            Sensitive = Field("sensitive") is { } sensitive ? Sensitive(sensitive) : [],
            Techniques = [.. Field("techniques")?.Map().SelectMany(pair => pair.Value.List().Select(node => (pair.Key, Technique(node)))) ?? []],
            Models = [.. Field("models")?.List().SelectMany(node => node.Map()).Select(pair => RecipeModels.Read(pair.Key, pair.Value)) ?? []],
            SuppressionLimit = Field("suppressionLimit")?.Number(0, 1) ?? 0,
            Loss = Field("loss") is { } loss ? Loss(loss) : new EntropyLoss(),
            Search = Field("search")?.OneOf(("optimal", SearchKind.Optimal), ("greedy", SearchKind.Greedy), ("local", SearchKind.Local)) ?? SearchKind.Optimal,
            Population = Field("population") is { } population ? (long)population.Number(1, 1e15) : null,
            SampleColumn = Field("sample")?.Text(),
            Output = Field("output")?.Text(),
            KeyFile = Field("keyFile")?.Text(),
            Seed = Field("seed")?.Whole(0, MostRows),
        };
        return WithTreesOfDistances(recipe, Field("models"));
    }

    // The tree of a hierarchical distance may be named beside the distance.
    private static PrivacyRecipe WithTreesOfDistances(PrivacyRecipe recipe, RecipeNode? models)
    {
        var sensitive = recipe.Sensitive.ToList();
        foreach (var (_, model) in models?.List().SelectMany(node => node.Map()) ?? [])
        {
            if (!model.IsMap) continue;
            var settings = model.Map();
            if (settings.FirstOrDefault(pair => pair.Key == "column").Value is not { Node: not null } column) continue;
            var tree = settings.FirstOrDefault(pair => pair.Key == "hierarchy").Value is { Node: not null } named ? Hierarchy(named) : recipe.QuasiIdentifiers.FirstOrDefault(quasi => quasi.Column == column.Text()).Hierarchy;
            int index = sensitive.FindIndex(each => each.Column == column.Text());
            if (index < 0) sensitive.Add((column.Text(), tree));
            else if (tree is not null) sensitive[index] = (column.Text(), tree);
        }
        return recipe with { Sensitive = sensitive, QuasiIdentifiers = [.. recipe.QuasiIdentifiers.Where(quasi => sensitive.All(each => each.Column != quasi.Column))] };
    }

    private static (string, HierarchyChoice?)[] Sensitive(RecipeNode node) =>
        node.IsMap ? [.. node.Map().Select(pair => (pair.Key, (HierarchyChoice?)Hierarchy(pair.Value)))] : [.. node.List().Select(column => (column.Text(), (HierarchyChoice?)null))];

    private static HierarchyChoice Hierarchy(RecipeNode node)
    {
        if (!node.IsMap) return node.Text() is var text && ReadyHierarchies.Names.Contains(text) ? new(null, text) : new(text);
        if (node.Map() is not [var (kind, settings)]) throw node.Wrong("계층은 하나만 쓰세요. 보기: {ages: 80}", "takes one hierarchy, as {ages: 80}.");
        if (!ReadyHierarchies.Names.Contains(kind)) throw settings.Unknown(kind, ReadyHierarchies.Names);
        return kind == ReadyHierarchies.Steps
            ? new(null, kind) { Steps = [.. settings.List().Select(Numbers)] }
            : new(null, kind) { Numbers = Numbers(settings) };
    }

    private static IReadOnlyList<decimal> Numbers(RecipeNode node) => [.. node.List().Select(number => (decimal)number.Number(-1e15, 1e15))];

    private static TechniqueChoice Technique(RecipeNode node)
    {
        if (!node.IsMap) return new(node.Text(), new Dictionary<string, string>());
        if (node.Map() is not [var (name, settings)]) throw node.Wrong("기법은 하나씩 쓰세요. 보기: {round: {to: 1000}}", "takes one technique, as {round: {to: 1000}}.");
        return new(name, settings.Map().ToDictionary(pair => pair.Key, pair => string.Join(',', pair.Value.List().Select(value => value.Text())), StringComparer.Ordinal));
    }

    private static LossMetric Loss(RecipeNode node)
    {
        string[] known = ["metric", "monotonic", "gsFactor", "aggregate"];
        var (metric, isMonotone, factor, aggregate) = ("entropy", true, 0.5, (LossAggregate?)null);
        foreach (var (key, value) in node.IsMap ? node.Map() : [("metric", node)])
            switch (key)
            {
                case "metric": metric = value.OneOf(("entropy", "entropy"), ("discernibility", "discernibility"), ("loss", "loss"), ("classSize", "classSize")); break;
                case "monotonic": isMonotone = value.YesOrNo(); break;
                case "gsFactor": factor = value.Number(0, 1); break;
                case "aggregate":
                    aggregate = value.OneOf(("sum", LossAggregate.Sum), ("mean", LossAggregate.Mean), ("geometricMean", LossAggregate.GeometricMean), ("maximum", LossAggregate.Maximum), ("rank", LossAggregate.Rank));
                    break;
                default: throw value.Unknown(key, known);
            }
        return metric switch
        {
            "discernibility" => new DiscernibilityLoss(isMonotone),
            "loss" => new DomainLoss(factor, aggregate ?? LossAggregate.Rank),
            "classSize" => new AverageClassLoss(factor),
            _ => new EntropyLoss(isMonotone, factor, aggregate ?? LossAggregate.Sum),
        };
    }
}
