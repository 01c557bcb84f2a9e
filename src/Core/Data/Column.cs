namespace Maru.Core.Data;

/// <summary>One column of a version.</summary>
/// <param name="Name">Logical name: what people and <c>maru query</c> use. NFC, unique in the dataset (case-insensitively).</param>
/// <param name="Source">The header as the source wrote it, stacked headers joined by " · "; null when Maru derived the column.</param>
/// <param name="Unit">Unit of a measure (원, 천원, m, %), or null.</param>
public sealed record Column(
    string Name, ColumnType Type, ColumnRole Role = ColumnRole.None, PrivacyClass Privacy = PrivacyClass.None,
    string? Source = null, string? Unit = null)
{
    /// <summary>True when readers may not see the values until a person with the right opens the column.</summary>
    public bool Closed { get; init; }

    /// <summary>The columns Maru worked this one out from, by name; null for the source's own and for those of versions that did not say.</summary>
    public IReadOnlyList<string>? From { get; init; }

    /// <summary>How its cells were read where the type does not say it all: code, month, degrees, short-years, well-known-binary; else null.</summary>
    public string? Read { get; init; }

    /// <summary>Place among the source's cells, from 0; null when Maru derived the column.</summary>
    public int? Cell { get; init; }

    /// <summary>Other headers it bore in earlier versions, the newest first.</summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>The version whose file no longer had it: from there on it holds blanks. Null for a column that is there.</summary>
    public int? MissingSince { get; init; }

    /// <summary>Kind of personal data found (resident-number, phone, …), its share of the values, and why Maru thinks so.</summary>
    public PersonalFinding? Personal { get; init; }

    /// <summary>What was mended on reading, as sentences a person reads.</summary>
    public IReadOnlyList<Bilingual> Notes { get; init; } = [];

    public ColumnProfile? Profile { get; init; }
}

/// <summary>Personal data found by content in a column.</summary>
/// <param name="Share">Share of non-blank values, 0–1.</param>
public sealed record PersonalFinding(string Kind, double Share, long Count, Bilingual Reason);

/// <summary>What the values of a column look like. Closed columns have counts only, never values.</summary>
/// <param name="Rows">All rows.</param>
/// <param name="Blank">Rows without a value.</param>
/// <param name="Masked">Blank rows whose source said "*": withheld by the provider, not missing.</param>
/// <param name="Distinct">Number of different values; exact up to 65,536, else within 2 %.</param>
/// <param name="Min">Smallest value as text in the column's canonical form.</param>
/// <param name="Histogram">Numbers and times: counts in equal bins from Min to Max.</param>
/// <param name="Top">Text: most frequent values, most frequent first.</param>
public sealed record ColumnProfile(
    long Rows, long Blank, long Masked, long Distinct,
    string? Min = null, string? Max = null, double? Mean = null, double? Sum = null,
    IReadOnlyList<long>? Histogram = null, IReadOnlyList<ValueCount>? Top = null);

public sealed record ValueCount(string Value, long Count);
