namespace Maru.App.Catalog.Storage;

/// <summary>A rule that must hold of a dataset, or that Maru proposes.</summary>
public sealed class QualityRuleRow
{
    public required string Dataset { get; set; }

    /// <summary>Unique in the dataset.</summary>
    public required string Id { get; set; }

    /// <summary>Id of a kind of rule: range, format, …</summary>
    public required string Kind { get; set; }

    /// <summary>Names of columns as a JSON array.</summary>
    public required string Columns { get; set; }

    /// <summary>Settings as a JSON object of texts.</summary>
    public required string Parameters { get; set; }

    /// <summary>A <see cref="Core.Data.Severity"/> by name.</summary>
    public required string Severity { get; set; }
    public required string Why { get; set; }

    /// <summary>A <see cref="Quality.Rules.RuleState"/> by name.</summary>
    public required string State { get; set; }
    public required string MadeBy { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
}

/// <summary>What came of a rule on a version.</summary>
public sealed class QualityResultRow
{
    public required string Dataset { get; set; }
    public int Version { get; set; }
    public required string Rule { get; set; }

    /// <summary>A <see cref="Quality.Rules.RuleOutcome"/> by name.</summary>
    public required string Outcome { get; set; }
    public long Checked { get; set; }
    public long Bad { get; set; }
    public required string MessageKo { get; set; }
    public required string MessageEn { get; set; }
    public required string Sql { get; set; }

    /// <summary>The rows behind it, where the rule compares figures.</summary>
    public string? RowsWhere { get; set; }

    /// <summary>Figures compared, as JSON; null where rows were.</summary>
    public string? Figures { get; set; }

    /// <summary>Columns read, as JSON.</summary>
    public required string Uses { get; set; }
    public DateTimeOffset EvaluatedAt { get; set; }
}
