using System.Diagnostics;
using Maru.App.AccessLog;
using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>
/// Carries a recipe out: techniques first, then the generalisation that satisfies the models and loses least. What comes out is tested
/// against its models once more, apart from what made it, and only then written.
/// </summary>
public sealed class Pseudonymize(PrivacyTableReader reader, AccessLogStore log, TimeProvider clock)
{
    public Task<PseudonymizedTable> Run(PrivacyRecipe recipe, CancellationToken stop) =>
        Run(recipe, MachineAccount.Name, MachineAccount.Place, $"가명처리: {Path.GetFileName(recipe.Path)}", stop);

    /// <param name="account">Who does it, as the access log calls them.</param>
    /// <param name="place">Where from.</param>
    /// <param name="why">What for: it stays in the access log.</param>
    public async Task<PseudonymizedTable> Run(PrivacyRecipe recipe, string account, string place, string why, CancellationToken stop)
    {
        long started = clock.GetTimestamp();
        var original = await reader.Read(recipe, stop);
        var roles = new RecipeRoles(recipe, original);
        // All that were read, also those the recipe gives no role.
        IReadOnlyList<string> named = [.. original.Columns.Select(column => column.Name)];
        foreach (var (dataset, rows, columns) in original.Sources.Count > 0 ? original.Sources : [(recipe.Input, original.Rows, named)])
            await log.Append(new(account, place, AccessAction.View, dataset, rows) { Columns = columns, Reason = why }, stop);
        var output = OutputFile.Require(recipe);
        using var applied = AppliedTechniques.Apply(recipe, original);
        var data = roles.Bind(applied.Table);
        var raw = roles.Bind(original, isRaw: true);
        var goal = new GeneralizationGoal(recipe.Models, recipe.Loss, recipe.SuppressionLimit);
        var (found, recoding) = data.QuasiIdentifiers.Count == 0 ? (null, Everything(data)) : Search(recipe, data, goal, stop);
        var survey = recipe.IsSurveyed && data.QuasiIdentifiers.Count > 0 ? LatticeSurvey.Of(data, goal, found?.Looked ?? [], recoding.Generalizations is [var only] ? only : null, stop) : null;
        var published = new PublishedRows(applied.Table, roles, data, recoding);
        RequireModels(recipe, roles, published);
        published.Write(output, recipe.IsShuffled, stop);
        applied.KeepMappings(recipe);
        return Described(recipe, raw, published, found, recoding, output, applied.KeyFile, clock.GetElapsedTime(started).TotalSeconds) with
        {
            Version = original.Version,
            JoinedVersion = original.JoinedVersion,
            Columns = published.Columns(original, recipe),
            Population = recipe.Population,
            Survey = survey is null ? null : new(survey.Combinations, [.. data.QuasiIdentifiers.Select(column => column.Name)], [.. survey.Points.Select(point => new PublishedCombination(point.Levels, point.Holds, point.SuppressedRows, point.Kept))]),
        };
    }

    private static Recoding Everything(Microdata data) => new([[]], [.. Enumerable.Range(0, data.Rows).Select(row => data.IsPublished(row) ? 0 : -1)]);

    private static (Generalization? Found, Recoding Recoding) Search(PrivacyRecipe recipe, Microdata data, GeneralizationGoal goal, CancellationToken stop)
    {
        try
        {
            var found = recipe.Search == SearchKind.Greedy ? GreedySearch.Run(data, goal, stop) : GeneralizationSearch.Optimal(data, goal, stop: stop);
            var recoding = recipe.Search == SearchKind.Local ? LocalRecoding.Run(data, goal, found, stop) : found is null ? null : Recoding.Of(found);
            return recoding is null ? throw NoSolution(recipe) : (found, recoding);
        }
        catch (ArgumentException e)
        {
            throw new InputException(
                new("이 조건으로는 찾을 수 없습니다.", $"This can't be searched: {e.Message}"),
                new("조합이 너무 많으면 ‘search: greedy’를, 로컬 일반화를 못 쓰는 모델이 있으면 ‘search: optimal’을 쓰세요.", "With too many combinations write 'search: greedy'; with a model that refuses local recoding, 'search: optimal'."), recipe.Path, e);
        }
    }

    private static InputException NoSolution(PrivacyRecipe recipe) => new(
        new($"이 계층과 삭제 한도({recipe.SuppressionLimit * 100:0.##}%) 안에서는 {string.Join(", ", recipe.Models.Select(model => model.Name))} 조건을 만족하는 일반화가 없습니다.",
            $"Within these hierarchies and the suppression limit no generalisation satisfies {string.Join(", ", recipe.Models.Select(model => model.Name))}."),
        recipe.Levels.Count > 0
            ? new($"정해 둔 단계({string.Join(", ", recipe.Levels.Select(pair => $"{pair.Key} {pair.Value}"))})를 자동으로 두거나, 삭제 한도를 늘리거나, 조건을 낮추세요.", "Leave levels to the search, raise the limit or ask for less.")
            : new("삭제 한도를 늘리거나, 계층에 더 넓은 단계를 더하거나, 조건을 낮추세요.", "Raise the limit, add wider levels or ask for less."), recipe.Path);

    private static void RequireModels(PrivacyRecipe recipe, RecipeRoles roles, PublishedRows published)
    {
        var check = published.Check(roles);
        foreach (var model in recipe.Models)
            if (!check.Holds(model)) throw new InvalidOperationException($"The output does not satisfy {model.Name}; nothing was written.");
    }

    private static PseudonymizedTable Described(
        PrivacyRecipe recipe, Microdata raw, PublishedRows published, Generalization? found, Recoding recoding, string output, string? keyFile, double seconds)
    {
        var data = published.Data;
        var before = new ClassBuilder(raw).Group(new int[raw.QuasiIdentifiers.Count]);
        var after = published.Classes();
        bool isOne = recoding.Generalizations.Count == 1;
        double covered = recoding.CoveredShare(data);
        return new(
            Levels(data, recoding.Generalizations.Count > 0 ? recoding.Generalizations[0] : []), isOne && found is not null ? found.Loss.Value : covered, published.LeftOut, after.Count, isOne && found is not null ? found.AllClasses : after.Count, after.Smallest(), data.PublishedRows, published.Count,
            covered, isOne && found is { IsProven: true }, found?.Nodes ?? 0, found?.Checked ?? 0,
            !isOne ? [.. recoding.Generalizations.Select(levels => Levels(data, levels))] : [], [.. recipe.Models.Select(model => model.Name)],
            Risk(before, recipe.Population), Risk(after, recipe.Population), published.Utility(), output, keyFile, Math.Round(seconds, 3))
        {
            Sensitive = [.. data.Sensitive.Select((column, i) => (column.Column.Name, Before: SensitiveSpread.Of(before, raw, i), After: SensitiveSpread.Of(after, data, i)))
                .Select(spread => new SensitiveChange(spread.Name, spread.Before.FewestValues, spread.After.FewestValues, spread.Before.Furthest, spread.After.Furthest))],
        };
    }

    private static Dictionary<string, int> Levels(Microdata data, IReadOnlyList<int> levels) => data.QuasiIdentifiers.Select((column, i) => (column.Name, levels[i])).ToDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal);

    private static PublishedRisk Risk(EquivalenceClasses classes, long? population)
    {
        var risk = ReidentificationRisk.Of(classes);
        double? unique = population is { } people && people >= risk.Rows ? PopulationUniques.Share(ClassSizes.Of(classes.Sizes), people, UniquenessEstimate.Dankar) : null;
        return new(risk.ProsecutorHighest, risk.ProsecutorAverage, risk.JournalistHighest, risk.MarketerAverage, risk.UniqueShare, risk.RowsAtHighest, risk.Classes, unique) { RowsBySize = ClassSizes.Of(classes.Sizes).RecordsBySize(PseudonymizedTable.ClassSizesFrom) };
    }
}
