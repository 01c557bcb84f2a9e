using Maru.Core.Data;

namespace Maru.App.Catalog;

/// <summary>What a person decided of a column and every later ingest must keep; null leaves it as found.</summary>
/// <param name="Column">Logical name.</param>
public sealed record ColumnOverride(string Column, ColumnType? Type, ColumnRole? Role, string? Unit, PrivacyDecision? Decision);
