using System.Globalization;

namespace Maru.Core.Cards;

public enum ParameterType
{
    Text,
    Number,
    Choice,
    Flag,
}

/// <summary>One setting of a connector or analysis, with all a form needs.</summary>
/// <param name="Unit">Unit of a number as people write it (m, 원, 분), or null.</param>
public sealed record Parameter(
    string Id, ParameterType Type, Bilingual Label, Bilingual Help,
    string? Default = null, double? Min = null, double? Max = null, string? Unit = null, IReadOnlyList<Choice>? Choices = null)
{
    /// <summary>A text of several values, one a line.</summary>
    public bool IsList { get; init; }

    /// <summary>Returns the value in its canonical form.</summary>
    /// <param name="where">What a refusal calls the place; null for <c>--set ID</c>.</param>
    /// <exception cref="InputException">The value does not fit the type or the limits.</exception>
    public string Check(string value, string? where = null) => Type switch
    {
        ParameterType.Number => CheckNumber(value, where),
        ParameterType.Choice => CheckChoice(value, where),
        ParameterType.Flag => CheckFlag(value, where),
        _ => value,
    };

    private string CheckNumber(string value, string? where)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw Refuse(value, new("숫자", "a number"), where);
        if (number < Min || number > Max)
            throw Refuse(value, new($"{Min ?? double.NegativeInfinity} 이상 {Max ?? double.PositiveInfinity} 이하", $"between {Min ?? double.NegativeInfinity} and {Max ?? double.PositiveInfinity}"), where);
        return number.ToString("R", CultureInfo.InvariantCulture);
    }

    private string CheckChoice(string value, string? where)
    {
        var choices = Choices ?? [];
        foreach (var choice in choices)
            if (string.Equals(choice.Id, value, StringComparison.OrdinalIgnoreCase)) return choice.Id;
        var list = string.Join(", ", choices.Select(c => c.Id));
        throw Refuse(value, new(list, list), where);
    }

    private string CheckFlag(string value, string? where) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "Y" or "ON" => "true",
        "FALSE" or "0" or "NO" or "N" or "OFF" => "false",
        _ => throw Refuse(value, new("true 또는 false", "true or false"), where),
    };

    private InputException Refuse(string value, Bilingual expected, string? where) => new(
        new($"'{Label.Ko}'의 값이 \"{value}\"입니다.", $"'{Label.En}' is \"{value}\"."),
        new($"쓸 수 있는 값: {expected.Ko}", $"Expected: {expected.En}"),
        where ?? $"--set {Id}");
}

/// <summary>One allowed value of a choice.</summary>
public sealed record Choice(string Id, Bilingual Label);
