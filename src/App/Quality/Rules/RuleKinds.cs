using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Quality.Rules;

/// <summary>All kinds of rules there are, found in this assembly.</summary>
public static class RuleKinds
{
    public static IReadOnlyList<IRuleKind> All { get; } =
        [.. typeof(RuleKinds).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IRuleKind).IsAssignableFrom(type))
            .Select(type => (IRuleKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Card.Criterion is CriterionKind.Accuracy ? 0 : 1).ThenBy(kind => kind.Card.IsOfFigures).ThenBy(kind => kind.Card.Id, StringComparer.Ordinal)];

    public static IRuleKind? Find(string id) => All.FirstOrDefault(kind => kind.Card.Id == id);

    /// <exception cref="InputException">There is no such kind.</exception>
    public static IRuleKind Require(string id) => Find(id) ?? throw new InputException(
        new($"규칙의 종류 '{id}'{Josa.Pick(id, "은", "는")} 없습니다.", $"There is no kind of rule '{id}'."),
        new($"쓸 수 있는 종류: {string.Join(", ", All.Select(kind => $"{kind.Card.Id}({kind.Card.Card.Name.Ko})"))}", $"Kinds: {string.Join(", ", All.Select(kind => kind.Card.Id))}"), "kind");
}
