using System.Globalization;

namespace Maru.App.Privacy.Projects;

/// <summary>A technique as a form holds it: some of its settings in one line of text, the others fixed by its id.</summary>
/// <param name="Id">What the form knows it by.</param>
/// <param name="Technique">Its name in recipes.</param>
/// <param name="Names">The settings of the line, in their order, separated by commas.</param>
internal sealed record TechniqueForm(string Id, string Technique, params string[] Names)
{
    private static readonly TechniqueForm[] s_all =
    [
        new("delete", "delete"), new("deleteRows", "deleteRows", "values") { TakesMore = true }, new("deleteCells", "deleteCells", "values") { TakesMore = true }, new("deleteCells:outliers", "deleteCells") { Fixed = ("outliers", "true") },
        new("mask", "mask", "start", "end"), new("part", "part", "start", "end"), new("round", "round", "to"), new("round:random", "round", "to") { Fixed = ("how", "random") }, new("round:controlled", "round", "to") { Fixed = ("how", "controlled") },
        new("topBottom", "topBottom", "low", "high"), new("ranges", "ranges", "at") { TakesMore = true }, new("microaggregate", "microaggregate", "k", "with") { TakesMore = true }, new("noise", "noise", "share"), new("swap", "swap", "share"),
        new("permute", "permute"), new("token", "token"), new("hash", "hash"), new("fpe", "fpe"), new("fpe:letters", "fpe") { Fixed = ("letters", "true") }, new("encrypt", "encrypt"),
    ];

    /// <summary>What is left of the line belongs to the last setting.</summary>
    private bool TakesMore { get; init; }

    private (string Name, string Value)? Fixed { get; init; }

    public static TechniqueForm Find(string id) => s_all.First(one => one.Id == id);

    /// <summary>The form that holds a technique; null when none does.</summary>
    public static TechniqueForm? Of(TechniqueChoice technique) => s_all.FirstOrDefault(one => one.Technique == technique.Name
        && (one.Fixed is not { } fixedTo || technique.Settings.GetValueOrDefault(fixedTo.Name) == fixedTo.Value) && technique.Settings.Keys.All(key => one.Names.Contains(key) || key == one.Fixed?.Name));

    /// <summary>The line of a technique that this form holds; null when it needs none.</summary>
    public string? Setting(TechniqueChoice technique) =>
        string.Join(',', Names.Select(technique.Settings.GetValueOrDefault)).TrimEnd(',') is { Length: > 0 } line ? line : null;

    /// <summary>The technique of a line, as recipes write it.</summary>
    public string Yaml(string? setting)
    {
        string[] parts = [.. (setting ?? "").Split(',', StringSplitOptions.TrimEntries)];
        var written = new List<string>();
        for (var i = 0; i < Names.Length && i < parts.Length; i++)
        {
            if (i == Names.Length - 1 && TakesMore && parts[i..].Where(part => part.Length > 0).ToList() is { Count: > 0 } rest) written.Add($"{Names[i]}: [{string.Join(", ", rest.Select(Written))}]");
            else if (parts[i].Length > 0) written.Add($"{Names[i]}: {Written(parts[i])}");
        }
        if (Fixed is var (name, value)) written.Add($"{name}: {value}");
        return written.Count == 0 ? Technique : $"{{{Technique}: {{{string.Join(", ", written)}}}}}";
    }

    private static string Written(string part) => decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? part : RecipeDraft.Quoted(part);
}
