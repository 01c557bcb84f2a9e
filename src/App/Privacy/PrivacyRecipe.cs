using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

public enum SearchKind
{
    /// <summary>The one generalisation for all rows that loses least.</summary>
    Optimal,

    /// <summary>A good one, for more combinations than can be searched.</summary>
    Greedy,

    /// <summary>Rows that would be left out are generalised among themselves.</summary>
    Local,
}

/// <summary>What is to be done with a table so that nobody in it can be found again: as a recipe file says it.</summary>
public sealed record PrivacyRecipe
{
    /// <summary>The recipe's file; what it names lies relative to its folder.</summary>
    public required string Path { get; init; }

    /// <summary>A dataset's id or a file.</summary>
    public required string Input { get; init; }

    /// <summary>The only columns that are read; null for all of them.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Another dataset that is joined to it first; null for none.</summary>
    public TableJoin? Join { get; init; }

    /// <summary>Name of a column of random serial numbers that is added to the table; null for none.</summary>
    public string? Serial { get; init; }

    /// <summary>Columns that name people outright: removed, unless a technique replaces them.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = [];

    /// <summary>Columns that may find people again, each with how it is generalised.</summary>
    public IReadOnlyList<(string Column, HierarchyChoice Hierarchy)> QuasiIdentifiers { get; init; } = [];

    /// <summary>Quasi-identifiers for whose level there is no choice.</summary>
    public IReadOnlyDictionary<string, int> Levels { get; init; } = new Dictionary<string, int>();

    /// <summary>Columns whose value must not be learned, with the hierarchy that hierarchical distances need.</summary>
    public IReadOnlyList<(string Column, HierarchyChoice? Hierarchy)> Sensitive { get; init; } = [];

    /// <summary>What is done to columns beside generalisation, in this order.</summary>
    public IReadOnlyList<(string Column, TechniqueChoice Technique)> Techniques { get; init; } = [];

    public IReadOnlyList<PrivacyModel> Models { get; init; } = [];

    public double SuppressionLimit { get; init; }

    public LossMetric Loss { get; init; } = new EntropyLoss();

    public SearchKind Search { get; init; }

    /// <summary>People in the population the rows are a sample of; null when they are not known.</summary>
    public long? Population { get; init; }

    /// <summary>A yes-or-no column that says which rows are published out of a whole population; null: all are.</summary>
    public string? SampleColumn { get; init; }

    /// <summary>The file to write; null for one beside the recipe.</summary>
    public string? Output { get; init; }

    /// <summary>Where keys of the project lie; they are never written beside the output.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Labels that fewer rows share are not said of the result; null when none are said.</summary>
    public int? LabelsFrom { get; init; }

    /// <summary>Other combinations of levels are tried too, to be compared with the one that is taken.</summary>
    public bool IsSurveyed { get; init; }

    /// <summary>Rows come out in an order of chance.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Seed of rounding, noise and permutation; null for chance.</summary>
    public int? Seed { get; init; }

    public string Full(string named) => System.IO.Path.GetFullPath(named, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!);
}

/// <summary>A hierarchy file, or a ready hierarchy and its settings.</summary>
public sealed record HierarchyChoice(string? File, string? Ready = null)
{
    public IReadOnlyList<decimal> Numbers { get; init; } = [];

    /// <summary>Boundaries level by level, for the hierarchy that takes them.</summary>
    public IReadOnlyList<IReadOnlyList<decimal>> Steps { get; init; } = [];
}

/// <summary>A technique and its settings.</summary>
public sealed record TechniqueChoice(string Name, IReadOnlyDictionary<string, string> Settings);
