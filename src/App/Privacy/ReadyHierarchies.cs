using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>Makes the hierarchy of a column: from its file, or a ready one from the values the column holds.</summary>
internal static class ReadyHierarchies
{
    /// <summary>Boundaries of one's own at each level.</summary>
    public const string Steps = "steps";

    public static readonly IReadOnlyList<string> Names = ["ages", "intervals", "ranges", Steps, "dates", "regions", "places", "mask", "suppress", "keep"];

    public static Hierarchy Make(HierarchyChoice choice, CodedColumn column, PrivacyRecipe recipe)
    {
        try
        {
            return choice.File is { } file ? Hierarchy.Parse(Text(recipe, file)) : Ready(choice, column.Values);
        }
        catch (HierarchyException e)
        {
            throw Wrong(e, column.Name, choice);
        }
        catch (ArgumentException e)
        {
            throw new InputException(new($"‘{column.Name}’의 계층 설정이 맞지 않습니다.", $"The hierarchy of '{column.Name}' is set wrongly: {e.Message}"), new("폭은 앞 폭의 배수로, 경계는 커지는 순서로, 앞자리 수는 작아지는 순서로 쓰고, 단계마다의 경계는 앞 단계의 경계 가운데에서 고르세요.", "Widths must be multiples of those before, boundaries must rise and be among those of the level before, prefixes must become shorter."), recipe.Path, e);
        }
    }

    /// <summary>Reads a hierarchy as somebody wrote it, its fields separated by semicolons or by commas.</summary>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InputException">It is none; the message says where.</exception>
    public static Hierarchy Parse(string text, string name)
    {
        try
        {
            var first = text.AsSpan().TrimStart().IndexOf('\n') is var end && end < 0 ? text : text.TrimStart()[..end];
            return Hierarchy.Parse(text, first.Contains(';', StringComparison.Ordinal) ? ';' : ',');
        }
        catch (HierarchyException e)
        {
            throw Wrong(e, name, new(name));
        }
    }

    public static GeneralizedColumn Bind(CodedColumn column, HierarchyChoice choice, PrivacyRecipe recipe)
    {
        try
        {
            return GeneralizedColumn.Bind(column, Make(choice, column, recipe));
        }
        catch (HierarchyException e)
        {
            throw Wrong(e, column.Name, choice);
        }
    }

    private static Hierarchy Ready(HierarchyChoice choice, IReadOnlyList<string> values) => choice.Ready switch
    {
        "ages" => HierarchyBuilder.Ages(values, choice.Numbers.Count > 0 ? (int)choice.Numbers[0] : 80),
        "intervals" => HierarchyBuilder.Intervals(values, choice.Numbers),
        "ranges" => HierarchyBuilder.Ranges(values, choice.Numbers),
        Steps => HierarchyBuilder.Steps(values, choice.Steps),
        "dates" => HierarchyBuilder.Dates(values),
        "regions" => HierarchyBuilder.Prefixes(values, choice.Numbers.Count > 0 ? [.. choice.Numbers.Select(number => (int)number)] : [8, 5, 2]),
        "places" => HierarchyBuilder.Words(values),
        "mask" => HierarchyBuilder.Masked(values, most: choice.Numbers.Count > 0 ? (int)choice.Numbers[0] : null),
        "keep" => Hierarchy.From(values.DefaultIfEmpty("").Select(value => new[] { value })),
        _ => HierarchyBuilder.Suppressed(values),
    };

    private static string Text(PrivacyRecipe recipe, string file)
    {
        try
        {
            return File.ReadAllText(recipe.Full(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                new($"계층 파일 ‘{file}’을 읽을 수 없습니다.", $"The hierarchy '{file}' can't be read."),
                new($"레시피가 있는 폴더에서부터의 경로를 쓰거나, 준비된 계층을 쓰세요: {string.Join(", ", Names)}", $"Write its path from the recipe's folder, or use a ready one: {string.Join(", ", Names)}"), recipe.Path, e);
        }
    }

    // The value itself may be of a person: it is not repeated.
    private static InputException Wrong(HierarchyException e, string column, HierarchyChoice choice)
    {
        var where = choice.File ?? choice.Ready ?? column;
        var line = e.Line > 0 ? $"{where}:{e.Line}" : where;
        return e.Flaw switch
        {
            HierarchyFlaw.Empty => new(new($"‘{column}’의 계층이 비어 있습니다.", $"The hierarchy of '{column}' is empty."), null, line),
            HierarchyFlaw.LevelsDiffer => new(new($"‘{column}’의 계층에서 줄마다 단계 수가 다릅니다.", $"Lines of the hierarchy of '{column}' have different numbers of levels."), new("모든 줄을 같은 수의 칸으로 쓰세요.", "Write as many fields in each line."), line, e),
            HierarchyFlaw.ValueTwice => new(new($"‘{column}’의 계층에 같은 값이 다른 이름표로 두 번 있습니다.", $"The hierarchy of '{column}' has one value twice, with other labels."), new("한 줄만 남기세요.", "Keep one line."), line, e),
            HierarchyFlaw.NotNested => new(new($"‘{column}’의 계층이 나무 꼴이 아닙니다. 아래 단계에서 같은 값이 위 단계에서 갈라집니다.", $"The hierarchy of '{column}' is no tree: what is one at a level is two above it."), new("이름표를 단계마다 한 갈래로 모으세요.", "Let labels meet level by level."), line, e),
            _ => new(new($"‘{column}’의 값 가운데 계층에 없는 것이 있습니다.", $"'{column}' holds a value that its hierarchy does not."), new("계층 파일에 모든 값을 넣거나 준비된 계층을 쓰세요.", "Put every value into the hierarchy, or use a ready one."), line, e),
        };
    }
}
