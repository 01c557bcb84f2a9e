using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Quality.Rules.Reconciliation;

/// <summary>A unit that totals are published in, as a multiple of the plain one.</summary>
internal sealed record MoneyUnit(string Id, Bilingual Name, decimal Factor)
{
    public static IReadOnlyList<MoneyUnit> All { get; } =
    [
        new("one", new("그대로(원, 명, 건)", "as it is"), 1),
        new("thousand", new("천(천원, 천명)", "thousands"), 1_000),
        new("ten-thousand", new("만(만원)", "ten thousands"), 10_000),
        new("million", new("백만(백만원)", "millions"), 1_000_000),
        new("hundred-million", new("억(억원)", "hundred millions"), 100_000_000),
    ];

    public static IReadOnlyList<Choice> Choices { get; } = [.. All.Select(unit => new Choice(unit.Id, unit.Name))];

    public static MoneyUnit Of(string? id) => All.FirstOrDefault(unit => unit.Id == id) ?? All[0];

    /// <summary>The unit a column's own says it is in: 천원 and 천명 are thousands.</summary>
    public static MoneyUnit OfColumn(string? unit) => unit?.Trim() is not { Length: > 1 } text ? All[0]
        : All.FirstOrDefault(known => known.Factor > 1 && text.StartsWith(known.Name.Ko[..known.Name.Ko.IndexOf('(', StringComparison.Ordinal)], StringComparison.Ordinal)) ?? All[0];

    public string Short => Factor == 1 ? "" : Name.Ko[..Name.Ko.IndexOf('(', StringComparison.Ordinal)];
}
