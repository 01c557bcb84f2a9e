using System.Text.RegularExpressions;

namespace Maru.App.Ingest;

/// <param name="Misfits">Cells that would not read so: their rows are set aside.</param>
public readonly record struct TypeChoice(ReadAs As, bool ShortYears, long Misfits);

/// <summary>
/// Decides how a column is read from the counts of all its cells. A type is taken when (nearly) all values fit it; the few that do not
/// are mistakes and their rows are set aside. Anything with a leading zero, and whole numbers under a name like 코드 or 번호, stay text.
/// </summary>
public static partial class ColumnTyping
{
    /// <summary>Values that may be mistakes: 1 in 100. More than that is not a mistake but the nature of the column.</summary>
    public const double MistakeShare = 0.01;

    private const long FewestForMistakes = 20;
    private const double NearlyShare = 0.9;
    private const long FewestForNearly = 10;
    private const long FewestForKnown = 3;

    [GeneratedRegex("(일자|일시|날짜|년월일|연월일|기준일|승인일|등록일|가입일|시작일|종료일|일$|date|day$|_dt$|_ymd$)", RegexOptions.IgnoreCase)]
    private static partial Regex DateName();

    [GeneratedRegex("(년월|연월|월$|월\\)$|month|_ym$|yyyymm)", RegexOptions.IgnoreCase)]
    private static partial Regex MonthName();

    [GeneratedRegex("(코드|번호|아이디|우편|(^|[_ .])id$|[a-z]id$|_?cd\\d*$|code|_no$|zip|^(sido|sgg|emd)$)", RegexOptions.IgnoreCase)]
    private static partial Regex CodeName();

    // 12 and 12-3 stand side by side in them.
    [GeneratedRegex("(번지|지번|본번|부번|호수?$|동호|층|규격|모델|버전)", RegexOptions.IgnoreCase)]
    private static partial Regex LotName();

    [GeneratedRegex("^(연번|순번|번호|no\\.?|seq|순서|일련번호|index)$", RegexOptions.IgnoreCase)]
    private static partial Regex SerialName();

    public static TypeChoice Decide(string name, ColumnEvidence seen)
    {
        var values = seen.Values;
        if (values == 0) return new(seen[ValueClass.Masked] > 0 ? ReadAs.Integer : ReadAs.Text, false, 0);
        return Shape(seen, values)
            ?? Moment(name, seen, values)
            ?? Quantity(name, seen, values)
            ?? Fit(ReadAs.Boolean, seen[ValueClass.Boolean], values)
            ?? new(ReadAs.Text, false, 0);
    }

    /// <summary>
    /// As above for a column that the version before read as <paramref name="was"/>. What was of days or numbers stays so while no more than one value
    /// in ten (one, of three to nineteen) is something else: a slip in one cell must not turn a measure into text under the charts that use it.
    /// </summary>
    public static TypeChoice Decide(string name, ColumnEvidence seen, ReadAs? was)
    {
        var choice = Decide(name, seen);
        if (choice.As != ReadAs.Text || was is not { } before || seen.Values < FewestForKnown) return choice;
        var misfitsAllowed = Math.Max(1, (long)(seen.Values * (1 - NearlyShare)));
        return Closest(name, seen) is { } close && AreAlike(close.As, before) && seen.Values - close.Fitting <= misfitsAllowed
            ? new(before == ReadAs.Number ? before : close.As, Days(name, seen, seen.Values).ShortYears, seen.Values - close.Fitting)
            : choice;
    }

    /// <summary>What at least nine in ten values of a column of text are, days or numbers; null when they are neither, or when the name says that they are codes.</summary>
    public static NearlyRead? Nearly(string name, ColumnEvidence seen) =>
        seen.Values >= FewestForNearly && Closest(name, seen) is { } close && close.Fitting < seen.Values && close.Fitting >= seen.Values * NearlyShare ? close : null;

    // Days where nearly all are, as 20260801 is a number too; else whichever more values are.
    private static NearlyRead? Closest(string name, ColumnEvidence seen)
    {
        var (dates, moments, _) = Days(name, seen, seen.Values);
        var days = new NearlyRead(moments > 0 ? ReadAs.DateTime : ReadAs.Date, moments + dates, seen.Values);
        var fractions = seen.Sum(ValueClass.Decimal, ValueClass.DecimalMonth, ValueClass.Percent);
        var whole = seen.Sum(ValueClass.Integer, ValueClass.CompactDate, ValueClass.CompactMonth, ValueClass.CompactDateTime, ValueClass.IntegerDotZero, ValueClass.CompactDateDotZero);
        if (days.Fitting >= seen.Values * NearlyShare || days.Fitting > whole + fractions) return days;
        if (CodeName().IsMatch(name) || LotName().IsMatch(name) || seen.Sum(ValueClass.ZeroLed, ValueClass.LongDigits) > 0) return null;
        return new(fractions > 0 ? ReadAs.Number : ReadAs.Integer, whole + fractions, seen.Values);
    }

    private static bool AreAlike(ReadAs one, ReadAs other) => one is ReadAs.Integer or ReadAs.Number ? other is ReadAs.Integer or ReadAs.Number : other is ReadAs.Date or ReadAs.DateTime;

    /// <summary>Whether a cell of this look is one that <see cref="Nearly"/> counted.</summary>
    public static bool IsOf(ReadAs read, ValueClass look) => look switch
    {
        ValueClass.Blank or ValueClass.NoValue or ValueClass.Masked => true,
        ValueClass.Date or ValueClass.CompactDate or ValueClass.CompactDateDotZero or ValueClass.ShortDate or ValueClass.DateTime or ValueClass.CompactDateTime when read is ReadAs.Date or ReadAs.DateTime => true,
        ValueClass.Integer or ValueClass.IntegerDotZero or ValueClass.Decimal or ValueClass.DecimalMonth or ValueClass.Percent
            or ValueClass.CompactDate or ValueClass.CompactDateDotZero or ValueClass.CompactMonth or ValueClass.CompactDateTime when read is ReadAs.Integer or ReadAs.Number => true,
        _ => false,
    };

    private static (long Dates, long Moments, bool ShortYears) Days(string name, ColumnEvidence seen, long values)
    {
        var dated = DateName().IsMatch(name);
        var compactMean = dated || seen.Sum(ValueClass.Date, ValueClass.CompactDateDotZero) > 0 || (seen[ValueClass.CompactDate] == values && values >= 3);
        var shortYears = seen[ValueClass.ShortDate] > 0 && (dated || seen[ValueClass.Date] > seen[ValueClass.ShortDate]);
        var dates = seen.Sum(ValueClass.Date, ValueClass.CompactDateDotZero) + (compactMean ? seen[ValueClass.CompactDate] : 0) + (shortYears ? seen[ValueClass.ShortDate] : 0);
        var moments = seen[ValueClass.DateTime] + (dated || seen[ValueClass.CompactDateTime] == values ? seen[ValueClass.CompactDateTime] : 0);
        return (dates, moments, shortYears);
    }

    private static TypeChoice? Shape(ColumnEvidence seen, long values) =>
        Fit(ReadAs.Wkt, seen[ValueClass.Wkt], values) ?? Fit(ReadAs.Degrees, seen[ValueClass.DegreesMinutesSeconds], values);

    private static TypeChoice? Moment(string name, ColumnEvidence seen, long values)
    {
        var (dates, moments, shortYears) = Days(name, seen, values);
        if (moments > 0 && Fit(ReadAs.DateTime, moments + dates, values) is { } moment) return moment with { ShortYears = shortYears };
        if (dates > 0 && Fit(ReadAs.Date, dates, values) is { } date) return date with { ShortYears = shortYears };
        // 202510 and 2025.10 are months only where the name or a 년/월 says so: else they are numbers. Read as one, 2025.10 would become 2025.1.
        var months = seen[ValueClass.Month] + (MonthName().IsMatch(name) || seen[ValueClass.Month] > 0 ? seen.Sum(ValueClass.CompactMonth, ValueClass.DecimalMonth) : 0);
        if (months > 0 && Fit(ReadAs.Month, months, values) is { } month) return month;
        return Fit(ReadAs.Time, seen[ValueClass.Time], values);
    }

    private static TypeChoice? Quantity(string name, ColumnEvidence seen, long values)
    {
        var whole = seen.Sum(ValueClass.Integer, ValueClass.CompactDate, ValueClass.CompactMonth, ValueClass.CompactDateTime);
        var digits = whole + seen.Sum(ValueClass.ZeroLed, ValueClass.LongDigits);
        // A code may hold letters somewhere (31101XX): that is no mistake, so no row is set aside for it.
        if (IsCodeName(name, seen) && digits * 2 >= values) return new(ReadAs.Code, false, 0);
        if (digits + seen.Sum(ValueClass.IntegerDotZero, ValueClass.CompactDateDotZero) == values && IsCode(name, seen)) return new(ReadAs.Code, false, 0);
        // Decimals among whole numbers are no mistakes: the column is one of numbers.
        var fractions = seen.Sum(ValueClass.Decimal, ValueClass.DecimalMonth, ValueClass.Percent, ValueClass.IntegerDotZero);
        if (fractions == 0 && Fit(ReadAs.Integer, whole, values) is { } integer) return integer;
        if (seen.Sum(ValueClass.ZeroLed, ValueClass.LongDigits) > values * MistakeShare) return null;
        var dotZero = whole + seen[ValueClass.IntegerDotZero];
        if (seen.Sum(ValueClass.Decimal, ValueClass.DecimalMonth, ValueClass.Percent) == 0 && Fit(ReadAs.Integer, dotZero, values) is { } fromFloat) return fromFloat;
        return Fit(ReadAs.Number, dotZero + seen.Sum(ValueClass.Decimal, ValueClass.DecimalMonth, ValueClass.Percent), values);
    }

    private static bool IsCode(string name, ColumnEvidence seen) =>
        seen.Sum(ValueClass.ZeroLed, ValueClass.LongDigits) > 0
        || IsCodeName(name, seen);

    private static bool IsCodeName(string name, ColumnEvidence seen) =>
        CodeName().IsMatch(name) && !SerialName().IsMatch(name) && seen.MostDigits >= 3 && seen.Sum(ValueClass.Decimal, ValueClass.DecimalMonth) == 0;

    private static TypeChoice? Fit(ReadAs read, long fitting, long values)
    {
        var misfits = values - fitting;
        if (misfits == 0) return new(read, false, 0);
        var excused = values >= FewestForMistakes && misfits <= Math.Max(1, values * MistakeShare);
        return excused ? new(read, false, misfits) : null;
    }
}
