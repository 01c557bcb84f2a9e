using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>Privacy models as recipes write them.</summary>
internal static class RecipeModels
{
    private static readonly string[] _known = ["k", "kMap", "lDiversity", "tCloseness", "deltaPresence", "betaLikeness", "averageRisk", "highestRisk", "journalistRisk", "sampleUniqueness", "populationUniqueness"];

    public static PrivacyModel Read(string name, RecipeNode node) => name switch
    {
        "k" => new KAnonymity(node.Whole(1, int.MaxValue)),
        "kMap" => new KMap(node.Whole(1, int.MaxValue)),
        "lDiversity" => LDiversity(new(node, "column", "kind", "l", "c", "estimator")),
        "tCloseness" => TCloseness(new(node, "column", "distance", "t", "hierarchy")),
        "deltaPresence" => new Settings(node, "least", "most") is var s ? new DeltaPresence(s.Optional("least")?.Number(0, 1) ?? 0, s.Required("most").Number(0, 1)) : null!,
        "betaLikeness" => new Settings(node, "column", "beta", "enhanced") is var s ? new BetaLikeness(s.Required("column").Text(), s.Required("beta").Number(1e-9, 1e9), s.Optional("enhanced")?.YesOrNo() ?? false) : null!,
        "averageRisk" => new AverageRisk(node.Number(0, 1)),
        "highestRisk" => new HighestRisk(node.Number(1e-9, 1)),
        "journalistRisk" => new JournalistRisk(node.Number(1e-9, 1)),
        "sampleUniqueness" => new SampleUniqueness(node.Number(0, 1)),
        "populationUniqueness" => Uniqueness(new(node, "limit", "population", "estimate")),
        _ => throw node.Unknown(name, _known),
    };

    private static LDiversity LDiversity(Settings settings)
    {
        var column = settings.Required("column").Text();
        var l = settings.Required("l");
        return settings.Optional("kind")?.OneOf(("distinct", 0), ("entropy", 1), ("recursive", 2)) switch
        {
            1 => new EntropyLDiversity(column, l.Number(1, int.MaxValue), settings.Optional("estimator")?.OneOf(("shannon", EntropyEstimator.Shannon), ("grassberger", EntropyEstimator.Grassberger)) ?? EntropyEstimator.Shannon),
            2 => new RecursiveLDiversity(column, settings.Required("c").Number(1e-9, 1e9), l.Whole(1, int.MaxValue)),
            _ => new DistinctLDiversity(column, l.Whole(1, int.MaxValue)),
        };
    }

    private static TCloseness TCloseness(Settings settings)
    {
        var (column, t) = (settings.Required("column").Text(), settings.Required("t").Number(0, 1));
        return settings.Optional("distance")?.OneOf(("equal", 0), ("ordered", 1), ("hierarchical", 2)) switch
        {
            1 => new OrderedTCloseness(column, t),
            2 => new HierarchicalTCloseness(column, t),
            _ => new EqualTCloseness(column, t),
        };
    }

    private static PopulationUniqueness Uniqueness(Settings settings) => new(
        settings.Required("limit").Number(0, 1),
        (long)settings.Required("population").Number(1, 1e15),
        settings.Optional("estimate")?.OneOf(("dankar", UniquenessEstimate.Dankar), ("pitman", UniquenessEstimate.Pitman), ("zayatz", UniquenessEstimate.Zayatz), ("snb", UniquenessEstimate.Snb)) ?? UniquenessEstimate.Dankar);

    private sealed class Settings
    {
        private readonly RecipeNode _node;
        private readonly Dictionary<string, RecipeNode> _fields = new(StringComparer.Ordinal);

        public Settings(RecipeNode node, params string[] known)
        {
            _node = node;
            foreach (var (key, value) in node.Map())
                if (!known.Contains(key)) throw value.Unknown(key, known);
                else _fields[key] = value;
        }

        public RecipeNode? Optional(string name) => _fields.TryGetValue(name, out var node) ? node : null;

        public RecipeNode Required(string name) => Optional(name) ?? throw _node.Wrong($"설정에 {name}이(가) 없습니다.", $"lacks {name}.");
    }
}
