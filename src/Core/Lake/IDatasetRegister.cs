using Maru.Core.Data;

namespace Maru.Core.Lake;

/// <summary>What ingest needs of the catalogue: what people decided of a dataset's columns, and to tell it of new versions.</summary>
public interface IDatasetRegister
{
    /// <summary>Decisions of people about columns of a dataset; empty for a new one.</summary>
    IReadOnlyList<ColumnRule> Rules(string dataset);

    /// <summary>How the columns of its next file are known, and what happens when they differ.</summary>
    ColumnMemory Memory(string dataset);

    /// <summary>Called after a version came to exist. May be called again for the same version.</summary>
    void Register(VersionManifest manifest);
}

/// <summary>What a person decided of a column; holds against what the values look like.</summary>
/// <param name="Closed">True keeps the column closed, false opens it; null leaves it to what is found.</param>
/// <param name="Drop">The column is not taken at all.</param>
/// <param name="Name">What the column is to be called instead.</param>
public sealed record ColumnRule(string Column, ColumnType? Type = null, ColumnRole? Role = null, bool? Closed = null, bool Drop = false, string? Unit = null, string? Name = null);
