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

/// <summary>A way to treat a column, as a form offers it.</summary>
/// <param name="Id">The name recipes know it by; empty for leaving it as it is.</param>
/// <param name="Setting">What its one setting is; null when it has none.</param>
/// <param name="Default">The value proposed.</param>
public sealed record Treatment(string Id, Bilingual Name, Bilingual? Setting = null, string? Default = null)
{
    private static readonly Treatment s_asItIs = new("", new("그대로", "As it is"));

    /// <summary>The treatments of a role where a project has hierarchies of its own.</summary>
    public static IReadOnlyList<Treatment> Of(ColumnRole role, IEnumerable<string> hierarchies) =>
        role == ColumnRole.QuasiIdentifier ? [.. Of(role), .. hierarchies.Select(name => new Treatment(name, new($"올린 계층 {name}", $"Hierarchy {name}")))] : Of(role);

    /// <summary>The treatments of a role, the usual one first.</summary>
    public static IReadOnlyList<Treatment> Of(ColumnRole role) => role switch
    {
        ColumnRole.Identifier =>
        [
            new("delete", new("지우기", "Remove")), new("hash", new("일방향 암호화(HMAC)", "Keyed hash")), new("token", new("토큰", "Token")),
            new("fpe", new("형태보존 암호화", "Format-preserving encryption")), new("encrypt", new("양방향 암호화", "Reversible encryption")), new("mask", new("가리기", "Mask"), new("남길 앞 글자 수", "Letters kept"), "1"),
        ],
        ColumnRole.QuasiIdentifier =>
        [
            new("suppress", new("그대로 또는 모두 묶기", "As it is, or all in one")), new("ages", new("나이 구간", "Ages"), new("이 나이부터 하나", "One from this age"), "80"), new("dates", new("날짜: 달·분기·해", "Dates: month, quarter, year")),
            new("regions", new("행정구역 코드", "Region codes")), new("places", new("주소의 낱말", "Words of an address")), new("intervals", new("같은 폭의 구간", "Intervals"), new("폭들", "Widths"), "10,20,40"),
            new("ranges", new("정한 경계의 범위", "Ranges"), new("경계들", "Boundaries"), "1000,2000,4000"), new(ReadyHierarchies.Steps, new("단계마다 정한 경계", "Boundaries level by level"), new("경계들, 단계마다 /", "Boundaries, / between levels"), "20,30,40,50,60,70 / 20,40,60 / 40"), new("mask", new("끝부터 한 글자씩", "Letter by letter from the end")), new("keep", new("바꾸지 않음", "Never changed")),
        ],
        _ =>
        [
            s_asItIs, new("round", new("반올림", "Round"), new("단위", "To"), "1000"), new("topBottom", new("끝 묶기(아래, 위)", "Top and bottom coding"), new("아래,위", "Low,high"), "0,100"), new("noise", new("잡음", "Noise"), new("표준편차의 비율", "Share of the deviation"), "0.1"),
            new("microaggregate", new("가까운 행끼리 평균", "Micro-aggregation"), new("몇 행씩", "Rows together"), "3"), new("swap", new("가까운 값끼리 교환", "Swap near values"), new("순위의 비율", "Share of ranks"), "0.05"), new("permute", new("모두 섞기", "Permute")), new("delete", new("지우기", "Remove")),
        ],
    };
}

/// <param name="Treatment">Id of the treatment; of a quasi-identifier also a hierarchy kept with the project.</param>
/// <param name="Setting">Value of its setting.</param>
/// <param name="Level">The level a quasi-identifier is held at; null for the one the search finds.</param>
public sealed record DraftColumn(string Name, ColumnRole Role, string Treatment, string? Setting = null, int? Level = null);

/// <summary>A recipe as a form holds it: one role and one treatment a column, the usual models. What it can't hold is written as YAML.</summary>
/// <param name="K">Fewest rows that look alike; 1 for no such model.</param>
/// <param name="L">Fewest values of each sensitive column in a class; null for no such model.</param>
/// <param name="T">Furthest a class's distribution of each sensitive column lies from the whole; null for no such model.</param>
/// <param name="LeftOut">Largest share of rows left out, 0 to 1.</param>
public sealed record RecipeDraft(IReadOnlyList<DraftColumn> Columns, int K, int? L, double? T, double LeftOut, SearchKind Search)
{
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
                if (L is { } l) text.AppendLine(CultureInfo.InvariantCulture, $"  - lDiversity: {{column: {Quoted(column.Name)}, kind: distinct, l: {l}}}");
                if (T is { } t) text.AppendLine(CultureInfo.InvariantCulture, $"  - tCloseness: {{column: {Quoted(column.Name)}, distance: equal, t: {t}}}");
            }
            text.AppendLine(CultureInfo.InvariantCulture, $"suppressionLimit: {LeftOut}");
            text.AppendLine(CultureInfo.InvariantCulture, $"search: {Search switch { SearchKind.Greedy => "greedy", SearchKind.Local => "local", _ => "optimal" }}");
        }
        return text.Length == 0 ? "identifiers: []\n" : text.ToString();
    }

    /// <summary>A recipe as a form; null when a form can't hold all of it.</summary>
    public static RecipeDraft? Of(PrivacyRecipe recipe, IEnumerable<string> columns)
    {
        var draft = new RecipeDraft(
            [.. columns.Select(name => Of(recipe, name))], recipe.Models.OfType<KAnonymity>().FirstOrDefault()?.K ?? 1, recipe.Models.OfType<DistinctLDiversity>().FirstOrDefault()?.Values,
            recipe.Models.OfType<EqualTCloseness>().FirstOrDefault()?.T, recipe.SuppressionLimit, recipe.Search);
        var holds = draft.Columns.All(column => column.Treatment is not null) && draft.Models().ToHashSet().SetEquals(recipe.Models) && recipe.Loss.Equals(new EntropyLoss()) && recipe is { Population: null, SampleColumn: null }
            && recipe.Sensitive.All(pair => pair.Hierarchy is null) && recipe.Techniques.GroupBy(pair => pair.Column).All(same => same.Count() == 1);
        return holds ? draft : null;
    }

    private IEnumerable<PrivacyModel> Models()
    {
        if (Columns.All(column => column.Role != ColumnRole.QuasiIdentifier)) yield break;
        if (K > 1) yield return new KAnonymity(K);
        foreach (var column in Columns.Where(column => column.Role == ColumnRole.Sensitive))
        {
            if (L is { } l) yield return new DistinctLDiversity(column.Name, l);
            if (T is { } t) yield return new EqualTCloseness(column.Name, t);
        }
    }

    // What no form can hold has no treatment.
    private static DraftColumn Of(PrivacyRecipe recipe, string name)
    {
        var technique = recipe.Techniques.FirstOrDefault(pair => pair.Column == name).Technique;
        if (recipe.QuasiIdentifiers.FirstOrDefault(pair => pair.Column == name).Hierarchy is { } hierarchy)
            return new(name, ColumnRole.QuasiIdentifier, technique is null && CanSay(hierarchy) ? hierarchy.File ?? hierarchy.Ready! : null!, Setting(hierarchy), recipe.Levels.TryGetValue(name, out var level) ? level : null);
        var role = recipe.Identifiers.Contains(name) ? ColumnRole.Identifier : recipe.Sensitive.Any(pair => pair.Column == name) ? ColumnRole.Sensitive : ColumnRole.Other;
        if (technique is null) return new(name, role, role == ColumnRole.Identifier ? "delete" : "");
        var known = Treatment.Of(role).FirstOrDefault(one => one.Id == technique.Name);
        return new(name, role, known is not null && technique.Settings.Keys.All(key => Settings(technique.Name).Contains(key)) ? technique.Name : null!, technique.Settings.Count == 0 ? null : string.Join(',', Settings(technique.Name).Select(key => technique.Settings.GetValueOrDefault(key))));
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
        return column.Treatment is "ages" or "intervals" or "ranges" && Numbers(column.Setting).Count > 0 ? $"{{{column.Treatment}: [{Listed(column.Setting)}]}}" : Quoted(column.Treatment);
    }

    private static string Listed(string? setting) => string.Join(", ", Numbers(setting).Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Technique(DraftColumn column)
    {
        var (names, numbers) = (Settings(column.Treatment), Numbers(column.Setting));
        return names.Count == 0 || numbers.Count < names.Count ? column.Treatment : $"{{{column.Treatment}: {{{string.Join(", ", names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}: {numbers[i]}")))}}}}}";
    }

    // The settings of a technique that a form writes, in its order.
    private static IReadOnlyList<string> Settings(string technique) => technique switch
    {
        "mask" => ["start"],
        "round" => ["to"],
        "noise" or "swap" => ["share"],
        "microaggregate" => ["k"],
        "topBottom" => ["low", "high"],
        _ => [],
    };

    /// <exception cref="InputException">It holds something that is no number.</exception>
    private static List<decimal> Numbers(string? setting) =>
    [
        .. (setting ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new InputException(
            new($"설정 값이 \"{part}\"입니다.", $"The setting is \"{part}\"."), new("수를 쉼표로 나누어 쓰세요.", "Write numbers, separated by commas."), "setting")),
    ];

    // A text in double quotes of JSON is one of YAML too.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
