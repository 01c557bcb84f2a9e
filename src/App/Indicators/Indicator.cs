using Maru.Core;

namespace Maru.App.Indicators;

/// <summary>How long one period of an indicator is.</summary>
public enum Grain
{
    Hour,
    Day,
    Month,
    Quarter,
    Year,
}

/// <summary>Which way is good.</summary>
public enum Direction
{
    Neither,
    Up,
    Down,
}

/// <summary>A named measure (지표): what is computed of a dataset by time and, where columns say so, by region and office.</summary>
/// <param name="Dataset">Id of the dataset whose open columns it is computed of.</param>
/// <param name="Value">SQL expression that gives one number for a group of rows, as <c>count(*)</c> or <c>sum("승차") * 1.0 / count(distinct "일자")</c>.</param>
/// <param name="Time">Column that says when.</param>
public sealed record Indicator(string Id, Bilingual Title, string Dataset, string Value, string Time, Grain Grain)
{
    /// <summary>What it means and what it leaves out, in a sentence.</summary>
    public Bilingual About { get; init; } = new("", "");

    public Bilingual Unit { get; init; } = new("", "");

    /// <summary>Digits after the point.</summary>
    public int Decimals { get; init; }

    /// <summary>SQL condition for the rows that count; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>Column that says the region; null for none.</summary>
    public string? Region { get; init; }

    /// <summary>Column that says the office; null for none.</summary>
    public string? Office { get; init; }

    public Direction Good { get; init; }

    /// <summary>What is to be reached, in the unit.</summary>
    public double? Target { get; init; }

    /// <summary>Beyond it, in the direction that is not good, it is to be watched.</summary>
    public double? Warn { get; init; }

    /// <summary>Beyond it somebody has to act.</summary>
    public double? Alarm { get; init; }

    /// <summary>The department that answers for it; null for that of its dataset.</summary>
    public string? Owner { get; init; }
}
