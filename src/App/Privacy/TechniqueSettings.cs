using System.Globalization;
using Maru.Core;

namespace Maru.App.Privacy;

/// <summary>Settings of one technique, as the recipe writes them.</summary>
internal sealed class TechniqueSettings
{
    private readonly PrivacyRecipe _recipe;
    private readonly string _column;
    private readonly TechniqueChoice _choice;

    /// <exception cref="InputException">There is no such technique, or no such setting.</exception>
    public TechniqueSettings(PrivacyRecipe recipe, string column, TechniqueChoice choice, IReadOnlyDictionary<string, string[]> known)
    {
        (_recipe, _column, _choice) = (recipe, column, choice);
        if (!known.TryGetValue(choice.Name, out var names))
            throw new InputException(new($"‘{choice.Name}’{Methods.KoreanText.Josa.Pick(choice.Name, "이라는", "라는")} 기법은 없습니다.", $"There is no technique '{choice.Name}'."), new($"쓸 수 있는 기법: {string.Join(", ", known.Keys)}", $"Techniques: {string.Join(", ", known.Keys)}"), $"{recipe.Path} techniques.{column}");
        if (choice.Settings.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw Wrong(unknown, names.Length == 0 ? "이 기법에는 설정이 없습니다." : $"쓸 수 있는 설정: {string.Join(", ", names)}", names.Length == 0 ? "It takes no settings." : $"It takes {string.Join(", ", names)}.");
    }

    public static decimal? Decimal(string text) => decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    public string? Text(string name) => _choice.Settings.GetValueOrDefault(name);

    public IReadOnlyList<string> Texts(string name) => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public decimal? Number(string name) => Text(name) is { } text ? Decimal(text) ?? throw Wrong(name, $"\"{text}\" 대신 수를 쓰세요.", $"Write a number instead of \"{text}\".") : null;

    public decimal RequiredNumber(string name) => Number(name) ?? throw Wrong(name, "값을 쓰세요.", "Write a value.");

    public IReadOnlyList<decimal> Numbers(string name)
    {
        decimal[] numbers = [.. Texts(name).Select(text => Decimal(text) ?? throw Wrong(name, $"\"{text}\" 대신 수를 쓰세요.", $"Write a number instead of \"{text}\"."))];
        return numbers.Length > 0 && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second) ? numbers : throw Wrong(name, "경계를 커지는 순서로 쓰세요. 보기: [100, 200]", "Write ascending boundaries, as [100, 200].");
    }

    public int Whole(string name, int otherwise) => Number(name) switch
    {
        null => otherwise,
        >= 0 and <= int.MaxValue and var number when number == Math.Floor(number) => (int)number,
        _ => throw Wrong(name, "0 이상의 정수를 쓰세요.", "Write a whole number from 0."),
    };

    public bool Yes(string name) => Text(name) switch { null or "false" => false, "true" => true, _ => throw Wrong(name, "true나 false를 쓰세요.", "Write true or false.") };

    public InputException Wrong(string name, string ko, string en) => new(
        new($"‘{_column}’의 {_choice.Name} 기법에서 ‘{name}’ 설정이 맞지 않습니다.", $"Setting '{name}' of {_choice.Name} for '{_column}' is wrong."), new(ko, en), $"{_recipe.Path} techniques.{_column}");
}
