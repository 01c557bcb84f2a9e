namespace Maru.App.Ingest;

/// <summary>What one cell looks like, before its column has a type. A column's type is decided by the counts of these over all its cells.</summary>
public enum ValueClass
{
    /// <summary>Empty or only spaces.</summary>
    Blank,
    /// <summary>A word for "no value": -, N/A, null.</summary>
    NoValue,
    /// <summary>Withheld by the provider: *, ***.</summary>
    Masked,
    /// <summary>Whole number, thousands commas allowed: 12, -1,234, △5, (7).</summary>
    Integer,
    /// <summary>Digits that begin with a zero: a code, never a quantity.</summary>
    ZeroLed,
    /// <summary>More digits than 64 bits hold: a code.</summary>
    LongDigits,
    /// <summary>Whole number that a spreadsheet or pandas wrote with .0.</summary>
    IntegerDotZero,
    Decimal,
    Percent,
    Boolean,
    /// <summary>2025-09-11, 2025.9.11., 2025/09/11, 2025년 9월 11일.</summary>
    Date,
    /// <summary>20250911: a date, or a whole number.</summary>
    CompactDate,
    /// <summary>20040517.0.</summary>
    CompactDateDotZero,
    /// <summary>25.09.11, 26-03-04: a date when the column's name says so.</summary>
    ShortDate,
    /// <summary>2025-09, 2025년 9월.</summary>
    Month,
    /// <summary>202509: a month when the column's name says so, else a whole number.</summary>
    CompactMonth,
    /// <summary>2025.9: a month when the column's name says so, else a decimal.</summary>
    DecimalMonth,
    DateTime,
    /// <summary>20250911132000 or 202509111320: a time when the column's name says so, else a whole number.</summary>
    CompactDateTime,
    Time,
    /// <summary>37°52′43″, 37도 52분 43초.</summary>
    DegreesMinutesSeconds,
    /// <summary>POINT (…), POLYGON ((…)).</summary>
    Wkt,
    Text,
}
