using System.Globalization;
using Maru.Core;

namespace Maru.App.Privacy.Publishing;

/// <summary>How the tables of a dataset are made safe before anybody sees them who may not see its rows.</summary>
public enum SafeSwitch
{
    /// <summary>No table of it is published.</summary>
    Off,
    /// <summary>작은 칸 가리기: small cells are held back, and with them what would give them away.</summary>
    SmallCells,
    /// <summary>차등정보보호: noise, paid for from a budget.</summary>
    Private,
}

/// <summary>What a table groups by.</summary>
/// <param name="Step">Width of ranges of numbers, or year, quarter, month of dates; null for the values themselves.</param>
/// <param name="Labels">The groups, in order; what is none of them is counted as others. Null to take those that the data have.</param>
public sealed record TableDimension(string Column, string? Step = null, IReadOnlyList<string>? Labels = null)
{
    public static IReadOnlyList<string> Periods { get; } = ["year", "quarter", "month"];

    // Ranges of one width are one step, however the width is written.
    public string? Step { get; init; } = decimal.TryParse(Step, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var width) ? Written(width) : Step;

    public bool IsPeriod => Step is not null && Periods.Contains(Step);

    /// <summary>Width of ranges; null where there are none.</summary>
    public decimal? Width => Step is null || IsPeriod ? null : decimal.Parse(Step, CultureInfo.InvariantCulture);

    /// <summary>What two dimensions have in common that group alike.</summary>
    public string Name => Step is null ? Column : $"{Column}:{Step}";

    /// <summary>Reads "성별", "나이:10", "신고일:month".</summary>
    /// <exception cref="InputException">What follows the colon is no step.</exception>
    public static TableDimension Parse(string text)
    {
        var at = text.LastIndexOf(':');
        var (column, step) = at < 0 ? (text.Trim(), "") : (text[..at].Trim(), text[(at + 1)..].Trim());
        if (column.Length == 0) throw new InputException(new("묶을 컬럼이 비어 있습니다.", "A column to group by is missing."), new("성별, 나이:10, 신고일:month처럼 쓰세요.", "Write sex, age:10 or date:month."), "by");
        if (step.Length == 0) return new(column);
        if (Periods.Contains(step) || (decimal.TryParse(step, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var width) && width is >= 0.000001m and <= 1_000_000_000_000)) return new(column, step);
        throw new InputException(
            new($"‘{column}’{Methods.KoreanText.Josa.Pick(column, "을", "를")} 묶는 단위가 \"{step}\"입니다.", $"'{column}' is to be grouped by \"{step}\"."),
            new("수는 0.000001 이상인 너비(10), 날짜는 year, quarter, month 가운데 하나를 쓰세요.", "Write a width (10) of 0.000001 or more for numbers; year, quarter or month for dates."), "by");
    }

    private static string Written(decimal width) => (width / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}

/// <summary>Which table is made: counts of rows, or sums of a column, by up to three groupings, with all totals.</summary>
/// <param name="Measure">The column that is summed; null to count rows.</param>
public sealed record TableSpec(string Dataset, IReadOnlyList<TableDimension> By, string? Measure = null)
{
    public const int MostDimensions = 3;

    /// <summary>What is spent of the budget.</summary>
    public decimal? Epsilon { get; init; }

    /// <summary>Limits that amounts are brought within before they are summed and noised.</summary>
    public long? Low { get; init; }

    public long? High { get; init; }

    /// <summary>Rows that one person may have, as whoever prepares the table says.</summary>
    public int PerPerson { get; init; } = 1;

    /// <summary>Tables of one name are new versions of one published dataset.</summary>
    public string Name => $"{Dataset}\t{Measure}\t{string.Join('\t', By.Select(dimension => dimension.Name))}";
}
