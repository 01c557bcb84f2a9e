using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>Makes the hierarchy of a column: from its file, or a ready one from the values the column holds.</summary>
internal static class ReadyHierarchies
{
    /// <summary>Boundaries of one's own at each level.</summary>
    public const string Steps = "steps";

    /// <summary>Amounts of money people have in a month.</summary>
    public const string Incomes = "incomes";

    public static readonly IReadOnlyList<string> Names = ["ages", Incomes, "intervals", "ranges", Steps, "dates", "regions", "places", "mask", "suppress", "keep"];

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
            throw Wrong(e, name, new(name), isOwn: true);
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
            throw e.Flaw == HierarchyFlaw.ValueMissing ? Missing(e, column, choice, recipe) : Wrong(e, column.Name, choice);
        }
    }

    private static Hierarchy Ready(HierarchyChoice choice, IReadOnlyList<string> values) => choice.Ready switch
    {
        "ages" => HierarchyBuilder.Ages(values, choice.Numbers.Count > 0 ? (int)choice.Numbers[0] : 80),
        Incomes => HierarchyBuilder.Incomes(values, choice.Numbers.Count > 0 ? choice.Numbers[0] : 10_000),
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

    // Values are said only when enough share them.
    private static InputException Missing(HierarchyException e, CodedColumn column, HierarchyChoice choice, PrivacyRecipe recipe)
    {
        const int mostNamed = 5;
        var lines = Make(choice, column, recipe).Lines.Select(line => line[0]).ToHashSet(StringComparer.Ordinal);
        var missing = column.Codes.CountBy(code => code).Where(pair => !lines.Contains(column.Values[pair.Key])).OrderByDescending(pair => pair.Value).ToList();
        // Of a guess it is not said whether somebody has it: rare values are neither named nor counted.
        if (recipe.LabelsFrom is { } from)
        {
            var named = missing.Where(pair => pair.Value >= from).Take(mostNamed).Select(pair => $"‘{column.Values[pair.Key]}’").ToList();
            return Wrong(named.Count == 0
                ? new($"‘{column.Name}’의 드문 값({from}명보다 적은 사람이 가진 값) 가운데 계층에 없는 것이 있습니다.", $"A rare value of '{column.Name}' (of fewer than {from} people) is not in its hierarchy.")
                : new($"‘{column.Name}’의 값 {string.Join(", ", named)} 등이 계층에 없습니다.", $"{named.Count} common values of '{column.Name}', or more, are not in its hierarchy."));
        }
        return Wrong(new(
            string.Create(CultureInfo.InvariantCulture, $"‘{column.Name}’의 값 {column.Values.Count:N0}가지 가운데 {missing.Count:N0}가지({missing.Sum(pair => pair.Value):N0}행)가 계층에 없습니다."),
            string.Create(CultureInfo.InvariantCulture, $"Of {column.Values.Count:N0} values of '{column.Name}', {missing.Count:N0} ({missing.Sum(pair => pair.Value):N0} rows) are not in its hierarchy.")));

        InputException Wrong(Bilingual problem) => new(
            problem, new("계층 파일에 모든 값을 한 줄씩 넣거나 준비된 계층을 쓰세요. 빈 값은 ‘;*’처럼 씁니다.", "Put a line for every value into the hierarchy, or use a ready one; an empty value is written as ';*'."), choice.File ?? choice.Ready ?? column.Name, e);
    }

    // The value itself may be of a person: it is repeated only to who has just written it.
    private static InputException Wrong(HierarchyException e, string column, HierarchyChoice choice, bool isOwn = false)
    {
        var where = choice.File ?? choice.Ready ?? column;
        var line = e.Line > 0 ? $"{where}:{e.Line}" : where;
        var (ko, en) = (e.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" {e.Line}번째 줄") : "", e.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $" (line {e.Line})") : "");
        var value = isOwn ? $" ‘{e.Found}’" : "";
        return e.Flaw switch
        {
            HierarchyFlaw.Empty => new(new($"‘{column}’의 계층이 비어 있습니다.", $"The hierarchy of '{column}' is empty."), new("한 줄에 ‘값;1단계;2단계’를 쓰세요.", "Write 'value;level 1;level 2' on each line."), line),
            HierarchyFlaw.LevelsDiffer => new(
                new(string.Create(CultureInfo.InvariantCulture, $"‘{column}’의 계층에서 줄마다 단계 수가 다릅니다.{ko}은 {e.Fields.Found}칸인데 첫 줄은 {e.Fields.Expected}칸입니다."), string.Create(CultureInfo.InvariantCulture, $"Lines of the hierarchy of '{column}' have different numbers of levels{en}: {e.Fields.Found} fields, the first has {e.Fields.Expected}.")),
                new("모든 줄을 같은 수의 칸으로 쓰세요. 칸은 ; 로 나눕니다.", "Write as many fields in each line, separated by semicolons."), line, e),
            HierarchyFlaw.ValueTwice => new(new($"‘{column}’의 계층에 같은 값{value}{Josa.Pick(isOwn ? e.Found : "값", "이", "가")} 다른 이름표로 두 번 있습니다.{ko}입니다.", $"The hierarchy of '{column}' has one value twice, with other labels{en}."), new("한 줄만 남기세요.", "Keep one line."), line, e),
            HierarchyFlaw.NotNested => new(new($"‘{column}’의 계층이 나무 꼴이 아닙니다. 아래 단계에서 같은 이름표{value}{Josa.Pick(isOwn ? e.Found : "이름표", "이", "가")} 위 단계에서 갈라집니다.{ko}입니다.", $"The hierarchy of '{column}' is no tree: what is one at a level is two above it{en}."), new("이름표를 단계마다 한 갈래로 모으세요.", "Let labels meet level by level."), line, e),
            _ => new(new($"‘{column}’의 값 가운데 계층에 없는 것이 있습니다.", $"'{column}' holds a value that its hierarchy does not."), new("계층 파일에 모든 값을 넣거나 준비된 계층을 쓰세요.", "Put every value into the hierarchy, or use a ready one."), line, e),
        };
    }
}
