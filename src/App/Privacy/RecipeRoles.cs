using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>What each column of the table is to the recipe.</summary>
internal sealed class RecipeRoles
{
    private static readonly string[] _yes = ["1", "true", "y", "yes", "예"];

    private readonly PrivacyRecipe _recipe;

    public RecipeRoles(PrivacyRecipe recipe, PrivacyTable table)
    {
        _recipe = recipe;
        string[] named = [.. recipe.Identifiers, .. recipe.QuasiIdentifiers.Select(quasi => quasi.Column), .. recipe.Sensitive.Select(sensitive => sensitive.Column), .. recipe.SampleColumn is { } sample ? new[] { sample } : []];
        foreach (var name in named.Concat(recipe.Techniques.Select(technique => technique.Column))) table.Require(name);
        if (named.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new InputException(new($"‘{twice.Key}’ 컬럼에 역할이 둘입니다.", $"Column '{twice.Key}' has two roles."), new("identifiers, quasiIdentifiers, sensitive 가운데 하나에만 쓰세요.", "Name it once."), recipe.Path);
        if (recipe.Levels.Keys.FirstOrDefault(name => recipe.QuasiIdentifiers.All(quasi => quasi.Column != name)) is { } other)
            throw new InputException(new($"levels의 ‘{other}’ 컬럼은 준식별자가 아닙니다.", $"'{other}' under levels is no quasi-identifier."), new("quasiIdentifiers에 쓴 컬럼의 단계만 정하세요.", "Set levels of columns under quasiIdentifiers."), recipe.Path);
        if (recipe.Models.Count > 0 && recipe.QuasiIdentifiers.Count == 0)
            throw new InputException(new("모델은 있는데 준식별자가 없습니다.", "There are models but no quasi-identifiers."), new("quasiIdentifiers에 컬럼과 계층을 쓰세요.", "Write columns and hierarchies under quasiIdentifiers."), recipe.Path);
    }

    /// <summary>Columns that are left out of the result: names, unless something replaces them, and the mark of the sample.</summary>
    public bool IsRemoved(string column) =>
        column == _recipe.SampleColumn
        || _recipe.Identifiers.Contains(column) && !_recipe.Techniques.Any(each => each.Column == column && AppliedTechniques.Replaces(each.Technique.Name))
        || _recipe.Techniques.Any(each => each.Column == column && each.Technique.Name == AppliedTechniques.Delete);

    /// <param name="isRaw">As the table was: quasi-identifiers without hierarchies.</param>
    public Microdata Bind(PrivacyTable table, bool isRaw = false) => new(
        [.. _recipe.QuasiIdentifiers.Select(quasi => table.Require(quasi.Column) is var column && isRaw ? GeneralizedColumn.Kept(column) : Held(ReadyHierarchies.Bind(column, quasi.Hierarchy, _recipe)))],
        [.. _recipe.Sensitive.Select(sensitive => new SensitiveColumn(table.Require(sensitive.Column), isRaw || sensitive.Hierarchy is null ? null : ReadyHierarchies.Make(sensitive.Hierarchy, table.Require(sensitive.Column), _recipe)))],
        _recipe.SampleColumn is { } sample && table.Require(sample) is var mark ? [.. mark.Codes.Select(code => _yes.Contains(mark.Values[code].ToLowerInvariant()))] : null,
        table.Rows);

    private GeneralizedColumn Held(GeneralizedColumn column)
    {
        if (!_recipe.Levels.TryGetValue(column.Name, out int level)) return column;
        return level <= column.Height ? column.HeldAt(level) : throw new InputException(
            new($"‘{column.Name}’ 컬럼을 {level}단계로 정했습니다. 이 계층의 단계는 0–{column.Height}입니다.", $"The level of '{column.Name}' is set to {level}; its hierarchy has levels 0 to {column.Height}."),
            new("있는 단계를 고르거나, 자동으로 두세요.", "Choose one of these, or leave it to the search."), _recipe.Path);
    }
}
