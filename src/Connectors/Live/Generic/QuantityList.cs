using System.Globalization;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.Connectors.Live.Generic;

/// <summary>Quantities as people declare them: one a line, <c>id | 이름 | 단위 | 최소 | 최대</c>.</summary>
internal static class QuantityList
{
    private static readonly char[] LineEnds = ['\n', ';'];

    public static Parameter Parameter(string id) => new(id, ParameterType.Text, new("재는 항목", "Quantities"),
        new("한 줄에 하나씩: id | 이름 | 단위 | 최소 | 최대", "One a line: id | name | unit | least | most"))
    { IsList = true };

    /// <exception cref="InputException">A line is not of this form.</exception>
    public static IReadOnlyList<Quantity> Read(string? text) =>
        [.. (text ?? "").Split(LineEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line)];

    private static Quantity Line(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length is 3 or 5 && parts[0].Length > 0)
        {
            var name = parts[1].Length == 0 ? parts[0] : parts[1];
            if (parts.Length == 3) return new(parts[0], new(name, name), parts[2], double.MinValue, double.MaxValue) { Decimals = 2 };
            if (Number(parts[3]) is { } min && Number(parts[4]) is { } max && min < max) return new(parts[0], new(name, name), parts[2], min, max) { Decimals = 2 };
        }
        throw new InputException(
            new($"항목을 읽을 수 없습니다: \"{line}\"", $"This quantity can't be read: \"{line}\""), new("id | 이름 | 단위 | 최소 | 최대로 쓰세요. 보기: temperature | 기온 | ℃ | -50 | 60", "Write id | name | unit | least | most, as temperature | 기온 | ℃ | -50 | 60."), "quantities");
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
}
