using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy.Projects;

/// <summary>What a column is to a recipe.</summary>
public enum ColumnRole
{
    /// <summary>식별자: names a person outright.</summary>
    Identifier,
    /// <summary>준식별자: finds a person together with others.</summary>
    QuasiIdentifier,
    /// <summary>민감: must not be learned of a person.</summary>
    Sensitive,
    /// <summary>None of these.</summary>
    Other,
}

/// <param name="Treatment">Id of the treatment; of a quasi-identifier also a hierarchy kept with the project.</param>
/// <param name="Setting">Value of its setting.</param>
/// <param name="Level">The level a quasi-identifier is held at; null for the one the search finds.</param>
/// <param name="Tree">Of a sensitive column, the hierarchy by which distances between its values are told; null for none.</param>
public sealed record DraftColumn(string Name, ColumnRole Role, string Treatment, string? Setting = null, int? Level = null, string? Tree = null);

/// <summary>How the diversity of a sensitive column's values in a class is counted.</summary>
public enum DiversityKind
{
    /// <summary>Values that differ.</summary>
    Distinct,
    /// <summary>The entropy of values.</summary>
    Entropy,
    /// <summary>The commonest value against the rarer ones.</summary>
    Recursive,
}

/// <summary>How far two distributions of a sensitive column's values lie from each other.</summary>
public enum ClosenessDistance
{
    /// <summary>Every value is as far from every other.</summary>
    Equal,
    /// <summary>By the order of values.</summary>
    Ordered,
    /// <summary>By the hierarchy of values.</summary>
    Hierarchical,
}

/// <summary>A recipe as a form holds it: one role and one treatment a column, the usual models. What it can't hold is written as YAML.</summary>
/// <param name="K">Fewest rows that look alike; 1 for no such model.</param>
/// <param name="L">How diverse each sensitive column is in a class at least; null for no such model.</param>
/// <param name="T">Furthest a class's distribution of each sensitive column lies from the whole; null for no such model.</param>
/// <param name="LeftOut">Largest share of rows left out, 0 to 1.</param>
public sealed record RecipeDraft(IReadOnlyList<DraftColumn> Columns, int K, double? L, double? T, double LeftOut, SearchKind Search)
{
    public DiversityKind Diversity { get; init; }

    /// <summary>Of recursive diversity: the commonest value is rarer than this many times the rarer ones together.</summary>
    public double? Recursion { get; init; }

    public ClosenessDistance Distance { get; init; }

    /// <summary>Share of a class of the population that is published at least, 0 to 1.</summary>
    public double PresenceLeast { get; init; }

    /// <summary>The same at most; null for no such model.</summary>
    public double? PresenceMost { get; init; }

    /// <summary>The column that says which rows are published out of a population the table holds whole; null: all are.</summary>
    public string? Sample { get; init; }

    /// <summary>People in the population the rows are a sample of; null when they are not known.</summary>
    public long? Population { get; init; }

    /// <summary>What is proposed for columns nobody has treated: closed ones are identifiers, or quasi-identifiers where their kind is known.</summary>
    public static RecipeDraft Proposed(IReadOnlyList<Core.Data.Column> columns, RiskAssessment risk) => new([.. columns.Select(Proposed)], risk.K, null, null, risk.MostLeftOut, SearchKind.Optimal);

    /// <summary>The recipe of this form.</summary>
    public string Yaml()
    {
        var text = new StringBuilder();
        var named = Columns.Where(column => column.Role == ColumnRole.Identifier).ToList();
        var quasi = Columns.Where(column => column.Role == ColumnRole.QuasiIdentifier).ToList();
        var sensitive = Columns.Where(column => column.Role == ColumnRole.Sensitive).ToList();
        if (named.Count > 0) text.Append("identifiers: [").AppendJoin(", ", named.Select(column => Quoted(column.Name))).AppendLine("]");
        if (quasi.Count > 0)
        {
            text.AppendLine("quasiIdentifiers:");
            foreach (var column in quasi) text.AppendLine(CultureInfo.InvariantCulture, $"  {Quoted(column.Name)}: {Hierarchy(column)}");
            if (quasi.Where(column => column.Level is not null).ToList() is { Count: > 0 } held)
                text.Append("levels: {").AppendJoin(", ", held.Select(column => string.Create(CultureInfo.InvariantCulture, $"{Quoted(column.Name)}: {column.Level}"))).AppendLine("}");
        }
        if (sensitive.Count > 0) text.Append("sensitive: [").AppendJoin(", ", sensitive.Select(column => Quoted(column.Name))).AppendLine("]");
        var treated = Columns.Where(column => column.Role != ColumnRole.QuasiIdentifier && column.Treatment.Length > 0).ToList();
        if (treated.Count > 0)
        {
            text.AppendLine("techniques:");
            foreach (var column in treated) text.AppendLine(CultureInfo.InvariantCulture, $"  {Quoted(column.Name)}: {Technique(column)}");
        }
        if (quasi.Count > 0)
        {
            if (Models().Any()) text.AppendLine("models:");
            if (K > 1) text.AppendLine(CultureInfo.InvariantCulture, $"  - k: {K}");
            foreach (var column in sensitive)
            {
                if (L is { } l) text.AppendLine(CultureInfo.InvariantCulture, $"  - lDiversity: {{column: {Quoted(column.Name)}, kind: {Name(Diversity)}, l: {l}{(Diversity == DiversityKind.Recursive ? $", c: {Recursion ?? 1}" : "")}}}");
                if (T is { } t) text.AppendLine(CultureInfo.InvariantCulture, $"  - tCloseness: {{column: {Quoted(column.Name)}, distance: {Name(Distance)}, t: {t}{(Distance == ClosenessDistance.Hierarchical && column.Tree is { } tree ? $", hierarchy: {Quoted(tree)}" : "")}}}");
            }
            if (PresenceMost is { } most) text.AppendLine(CultureInfo.InvariantCulture, $"  - deltaPresence: {{least: {PresenceLeast}, most: {most}}}");
            text.AppendLine(CultureInfo.InvariantCulture, $"suppressionLimit: {LeftOut}");
            text.AppendLine(CultureInfo.InvariantCulture, $"search: {Search switch { SearchKind.Greedy => "greedy", SearchKind.Local => "local", _ => "optimal" }}");
        }
        if (Sample is { } sample) text.AppendLine(CultureInfo.InvariantCulture, $"sample: {Quoted(sample)}");
        if (Population is { } population) text.AppendLine(CultureInfo.InvariantCulture, $"population: {population}");
        return text.Length == 0 ? "identifiers: []\n" : text.ToString();
    }

    /// <summary>A recipe as a form; null when a form can't hold all of it.</summary>
    public static RecipeDraft? Of(PrivacyRecipe recipe, IEnumerable<string> columns)
    {
        var (l, t, presence) = (recipe.Models.OfType<LDiversity>().FirstOrDefault(), recipe.Models.OfType<TCloseness>().FirstOrDefault(), recipe.Models.OfType<DeltaPresence>().FirstOrDefault());
        var draft = new RecipeDraft([.. columns.Select(name => Of(recipe, name))], recipe.Models.OfType<KAnonymity>().FirstOrDefault()?.K ?? 1, l?.L, t?.T, recipe.SuppressionLimit, recipe.Search)
        {
            Diversity = l switch { EntropyLDiversity => DiversityKind.Entropy, RecursiveLDiversity => DiversityKind.Recursive, _ => DiversityKind.Distinct },
            Recursion = (l as RecursiveLDiversity)?.C,
            Distance = t switch { OrderedTCloseness => ClosenessDistance.Ordered, HierarchicalTCloseness => ClosenessDistance.Hierarchical, _ => ClosenessDistance.Equal },
            PresenceLeast = presence?.Least ?? 0,
            PresenceMost = presence?.Most,
            Sample = recipe.SampleColumn,
            Population = recipe.Population,
        };
        var holds = draft.Columns.All(column => column.Treatment is not null) && draft.Models().ToHashSet().SetEquals(recipe.Models) && recipe.Loss.Equals(new EntropyLoss())
            && recipe.Sensitive.All(pair => pair.Hierarchy is null || (draft.Distance == ClosenessDistance.Hierarchical && CanSay(pair.Hierarchy) && pair.Hierarchy.Numbers.Count == 0 && pair.Hierarchy.Steps.Count == 0))
            && recipe.Techniques.GroupBy(pair => pair.Column).All(same => same.Count() == 1);
        return holds ? draft : null;
    }

    private IEnumerable<PrivacyModel> Models()
    {
        if (Columns.All(column => column.Role != ColumnRole.QuasiIdentifier)) yield break;
        if (K > 1) yield return new KAnonymity(K);
        foreach (var column in Columns.Where(column => column.Role == ColumnRole.Sensitive))
        {
            if (L is { } l) yield return Diversity switch { DiversityKind.Entropy => new EntropyLDiversity(column.Name, l), DiversityKind.Recursive => new RecursiveLDiversity(column.Name, Recursion ?? 1, (int)l), _ => new DistinctLDiversity(column.Name, (int)l) };
            if (T is { } t) yield return Distance switch { ClosenessDistance.Ordered => new OrderedTCloseness(column.Name, t), ClosenessDistance.Hierarchical => new HierarchicalTCloseness(column.Name, t), _ => new EqualTCloseness(column.Name, t) };
        }
        if (PresenceMost is { } most) yield return new DeltaPresence(PresenceLeast, most);
    }

    // What no form can hold has no treatment.
    private static DraftColumn Of(PrivacyRecipe recipe, string name)
    {
        var technique = recipe.Techniques.FirstOrDefault(pair => pair.Column == name).Technique;
        if (recipe.QuasiIdentifiers.FirstOrDefault(pair => pair.Column == name).Hierarchy is { } hierarchy)
            return new(name, ColumnRole.QuasiIdentifier, technique is null && CanSay(hierarchy) ? hierarchy.File ?? hierarchy.Ready! : null!, Setting(hierarchy), recipe.Levels.TryGetValue(name, out var level) ? level : null);
        var role = recipe.Identifiers.Contains(name) ? ColumnRole.Identifier : recipe.Sensitive.Any(pair => pair.Column == name) ? ColumnRole.Sensitive : ColumnRole.Other;
        var tree = recipe.Sensitive.FirstOrDefault(pair => pair.Column == name).Hierarchy;
        if (technique is null) return new(name, role, role == ColumnRole.Identifier ? "delete" : "", Tree: tree?.File ?? tree?.Ready);
        var form = TechniqueForm.Of(technique);
        return new(name, role, form is not null && Treatment.Of(role).Any(one => one.Id == form.Id) ? form.Id : null!, form?.Setting(technique), Tree: tree?.File ?? tree?.Ready);
    }

    private static bool CanSay(HierarchyChoice hierarchy) => hierarchy.Numbers.Count == 0 || Treatment.Of(ColumnRole.QuasiIdentifier).Any(one => one.Id == hierarchy.Ready && one.Setting is not null);

    private static string? Setting(HierarchyChoice hierarchy) =>
        hierarchy.Steps.Count > 0 ? string.Join(" / ", hierarchy.Steps.Select(Written)) : hierarchy.Numbers.Count > 0 ? Written(hierarchy.Numbers) : null;

    private static string Written(IEnumerable<decimal> numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static DraftColumn Proposed(Core.Data.Column column)
    {
        bool Says(params string[] words) => words.Any(word => column.Name.Contains(word, StringComparison.Ordinal));
        if (Says("나이", "연령")) return new(column.Name, ColumnRole.QuasiIdentifier, "ages", "80");
        if (column.Privacy == Core.Data.PrivacyClass.Sensitive || Says("장애", "질병", "진단", "병명")) return new(column.Name, ColumnRole.Sensitive, "");
        if (column.Type is Core.Data.ColumnType.Date or Core.Data.ColumnType.DateTime) return new(column.Name, ColumnRole.QuasiIdentifier, "dates");
        if (column.Closed || column.Role == Core.Data.ColumnRole.Key) return new(column.Name, ColumnRole.Identifier, "delete");
        return column.Role is Core.Data.ColumnRole.Category or Core.Data.ColumnRole.Region ? new(column.Name, ColumnRole.QuasiIdentifier, "suppress") : new(column.Name, ColumnRole.Other, "");
    }

    private static string Hierarchy(DraftColumn column)
    {
        if (column.Treatment == ReadyHierarchies.Steps)
            return $"{{{column.Treatment}: [{string.Join(", ", (column.Setting ?? "").Split('/').Select(level => $"[{Listed(level)}]"))}]}}";
        return column.Treatment is "ages" or "intervals" or "ranges" or "incomes" && Numbers(column.Setting).Count > 0 ? $"{{{column.Treatment}: [{Listed(column.Setting)}]}}" : Quoted(column.Treatment);
    }

    private static string Listed(string? setting) => string.Join(", ", Numbers(setting).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Technique(DraftColumn column) => TechniqueForm.Find(column.Treatment).Yaml(column.Setting);

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <exception cref="InputException">It holds something that is no number.</exception>
    private static List<decimal> Numbers(string? setting) =>
    [
        .. (setting ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new InputException(
            new($"설정 값이 \"{part}\"입니다.", $"The setting is \"{part}\"."), new("수를 쉼표로 나누어 쓰세요.", "Write numbers, separated by commas."), "setting")),
    ];

    // A text in double quotes of JSON is one of YAML too.
    internal static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
