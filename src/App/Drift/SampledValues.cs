using System.Globalization;
using System.Text;
using Maru.App.Ingest;
using Maru.Core.Data;

namespace Maru.App.Drift;

/// <summary>
/// Some values of a column, each in one form whichever way its file wrote it, so that those of two files can be compared: 1,234 and 1234,
/// 2026.1.5 and 2026-01-05. Row by row; null for no value. Used in memory only, never kept and never shown.
/// </summary>
internal sealed class SampledValues
{
    private static readonly double[] Quantiles = [0.05, 0.25, 0.5, 0.75, 0.95];

    private SampledValues(ValueFamily family, IReadOnlyList<string?> rows)
    {
        Family = family;
        Rows = rows;
        var filled = rows.OfType<string>().ToList();
        Filled = filled.Count;
        Shares = SharesOf(filled);
        Shapes = SharesOf(filled.Select(ShapeOf));
        if (family == ValueFamily.Number && filled.Count > 0) Places = PlacesOf(filled);
    }

    public ValueFamily Family { get; }

    public IReadOnlyList<string?> Rows { get; }

    public int Filled { get; }

    /// <summary>Share of each value among those that are there, 0–1.</summary>
    public IReadOnlyDictionary<string, double> Shares { get; }

    /// <summary>Share of each shape: 033-250-3114 is 9-9-9, 춘천시청 is 가.</summary>
    public IReadOnlyDictionary<string, double> Shapes { get; }

    /// <summary>5, 25, 50, 75 and 95 % of numbers lie under these; null for what is no number.</summary>
    public IReadOnlyList<double>? Places { get; }

    /// <summary>Different values to all, 0–1.</summary>
    public double Distinct => Filled == 0 ? 0 : (double)Shares.Count / Filled;

    /// <param name="read">How the column is read.</param>
    /// <param name="cells">Cells as the file has them, or values as the lake writes them.</param>
    public static SampledValues Of(ReadAs read, IReadOnlyList<string?> cells) => new(FamilyOf(read), [.. cells.Select(cell => cell is null ? null : Form(read, cell))]);

    public static ReadAs ReadingOf(Column column) => ColumnPlan.Of(column with { Cell = 0 })!.As;

    private static ValueFamily FamilyOf(ReadAs read) => read switch
    {
        ReadAs.Integer or ReadAs.Number or ReadAs.Degrees => ValueFamily.Number,
        ReadAs.Date or ReadAs.DateTime or ReadAs.Time or ReadAs.Month => ValueFamily.Time,
        ReadAs.Boolean => ValueFamily.Truth,
        ReadAs.Wkt or ReadAs.Wkb => ValueFamily.Shape,
        _ => ValueFamily.Text,
    };

    private static string? Form(ReadAs read, string cell)
    {
        var bytes = Encoding.UTF8.GetBytes(cell.Trim());
        if (bytes.Length == 0) return null;
        return read switch
        {
            ReadAs.Integer or ReadAs.Number => NumberText.TryNumber(bytes, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : null,
            ReadAs.Degrees => PlaceText.TryDegrees(bytes, out var degrees) || NumberText.TryNumber(bytes, out degrees) ? Math.Round(degrees, 6).ToString("R", CultureInfo.InvariantCulture) : null,
            ReadAs.Date => TimeText.TryDate(bytes, shortYears: true, out var days) ? TimeText.DateText(days) : null,
            ReadAs.DateTime => TimeText.TryDateTime(bytes, shortYears: true, out var micros) ? micros.ToString(CultureInfo.InvariantCulture) : null,
            ReadAs.Time => TimeText.TryTime(bytes, out var clock) ? TimeText.ClockText(clock) : null,
            ReadAs.Month => TimeText.TryMonth(bytes, out var year, out var month) || TimeText.TryCompactMonth(bytes, out year, out month) ? Encoding.UTF8.GetString(TimeText.MonthText(year, month)) : null,
            ReadAs.Boolean => (bytes[0] | 0x20) is 't' ? "true" : "false",
            ReadAs.Code when cell.EndsWith(".0", StringComparison.Ordinal) => cell.Trim()[..^2],
            ReadAs.Wkt or ReadAs.Wkb => null,
            _ => cell.Trim(),
        };
    }

    private static Dictionary<string, double> SharesOf(IEnumerable<string> values)
    {
        var counts = values.GroupBy(value => value, StringComparer.Ordinal).ToDictionary(same => same.Key, same => (double)same.Count(), StringComparer.Ordinal);
        var all = counts.Values.Sum();
        return counts.ToDictionary(value => value.Key, value => value.Value / all, StringComparer.Ordinal);
    }

    private static string ShapeOf(string value)
    {
        var shape = new StringBuilder();
        foreach (var letter in value.Length > 64 ? value[..64] : value)
        {
            var kind = letter is >= '가' and <= '힣' ? '가' : char.IsAsciiDigit(letter) ? '9' : char.IsLetter(letter) ? 'a' : letter;
            if (shape.Length == 0 || shape[^1] != kind) shape.Append(kind);
        }
        return shape.ToString();
    }

    private static double[] PlacesOf(List<string> filled)
    {
        var numbers = filled.Select(value => double.Parse(value, CultureInfo.InvariantCulture)).Order().ToList();
        return [.. Quantiles.Select(share => numbers[(int)((numbers.Count - 1) * share)])];
    }
}

internal enum ValueFamily
{
    Text,
    Number,
    Time,
    Truth,
    Shape,
}
