using Maru.App.Privacy;
using Maru.App.Privacy.Projects;
using Maru.Methods.Privacy;

namespace Maru.App.Tests.Privacy;

/// <summary>The form of a recipe: whatever it offers is a recipe, and comes back as it was.</summary>
public sealed class RecipeDraftTests
{
    public static IEnumerable<object[]> Offered => Enum.GetValues<ColumnRole>().SelectMany(role => Treatment.Of(role, ["직업.csv"]).Select(one => (object[])[role, one.Id]));

    [Theory]
    [MemberData(nameof(Offered))]
    public void Every_treatment_on_offer_is_a_recipe_and_comes_back_as_it_was(ColumnRole role, string treatment)
    {
        var known = Treatment.Of(role, ["직업.csv"]).Single(one => one.Id == treatment);
        var draft = Draft(new DraftColumn("값", role, treatment, known.Setting is null ? null : known.Default is { Length: > 0 } usual ? usual.Replace(" ", "", StringComparison.Ordinal).Replace("/", " / ", StringComparison.Ordinal).TrimEnd(',') : "가,나"));
        var recipe = Read(draft);
        Assert.Equal(draft.Columns, RecipeDraft.Of(recipe, ["값"])!.Columns);
        if (role != ColumnRole.QuasiIdentifier && treatment is not ("" or "delete")) Assert.Single(recipe.Techniques);
    }

    [Fact]
    public void Every_technique_there_is_can_be_chosen()
    {
        var offered = Enum.GetValues<ColumnRole>().Where(role => role != ColumnRole.QuasiIdentifier).SelectMany(role => Treatment.Of(role)).Where(one => one.Id.Length > 0).Select(one => TechniqueForm.Find(one.Id).Technique).Distinct();
        Assert.Equal(AppliedTechniques.Names.Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
        Assert.Equal(ReadyHierarchies.Names.Order(StringComparer.Ordinal), Treatment.Of(ColumnRole.QuasiIdentifier).Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    public static IEnumerable<object[]> Kinds => Enum.GetValues<DiversityKind>().SelectMany(kind => Enum.GetValues<ClosenessDistance>().Select(distance => (object[])[kind, distance]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_model_on_offer_is_a_recipe_and_comes_back_as_it_was(DiversityKind kind, ClosenessDistance distance)
    {
        var draft = new RecipeDraft(
            [new("나이", ColumnRole.QuasiIdentifier, "ages", "80", 2), new("병", ColumnRole.Sensitive, "", Tree: distance == ClosenessDistance.Hierarchical ? "병.csv" : null), new("공개", ColumnRole.Other, "")], 5, 3, 0.25, 0.05, SearchKind.Optimal)
        {
            Diversity = kind,
            Recursion = kind == DiversityKind.Recursive ? 2.5 : null,
            Distance = distance,
            PresenceLeast = 0.1,
            PresenceMost = 0.6,
            Sample = "공개",
            Population = 282_314,
        };
        var recipe = Read(draft);
        Assert.Equal(4, recipe.Models.Count);
        Assert.Contains(recipe.Models, model => kind switch { DiversityKind.Entropy => model is EntropyLDiversity { L: 3 }, DiversityKind.Recursive => model is RecursiveLDiversity { C: 2.5, Values: 3 }, _ => model is DistinctLDiversity { Values: 3 } });
        Assert.Contains(recipe.Models, model => distance switch { ClosenessDistance.Ordered => model is OrderedTCloseness, ClosenessDistance.Hierarchical => model is HierarchicalTCloseness, _ => model is EqualTCloseness });
        Assert.Contains(new DeltaPresence(0.1, 0.6), recipe.Models);
        Assert.Equal(("공개", 282_314L), (recipe.SampleColumn, recipe.Population!.Value));
        var again = RecipeDraft.Of(recipe, ["나이", "병", "공개"])!;
        Assert.Equal(draft.Columns, again.Columns);
        Assert.Equal(draft, again with { Columns = draft.Columns });
    }

    [Fact]
    public void Settings_of_a_line_are_told_apart()
    {
        var recipe = Read(Draft(new("소득", ColumnRole.Other, "microaggregate", "4, 나이, 키"), new("이름", ColumnRole.Identifier, "mask", "1,1"), new("키", ColumnRole.Other, "topBottom", ",200"), new("나이", ColumnRole.Other, "deleteRows", "모름, 0")));
        var settings = recipe.Techniques.ToDictionary(pair => pair.Column, pair => pair.Technique.Settings);
        Assert.Equal([("k", "4"), ("with", "나이,키")], settings["소득"].Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("start", "1"), ("end", "1")], settings["이름"].Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("high", "200")], settings["키"].Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([("values", "모름,0")], settings["나이"].Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(",200", RecipeDraft.Of(recipe, ["소득", "이름", "키", "나이"])!.Columns[2].Setting);
    }

    private static RecipeDraft Draft(params DraftColumn[] columns) => new(columns, 1, null, null, 0, SearchKind.Optimal);

    private static PrivacyRecipe Read(RecipeDraft draft) => RecipeYaml.ReadFor("시험", draft.Yaml(), "레시피");
}
