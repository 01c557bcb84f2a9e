namespace Maru.Core.Lake;

/// <summary>Says that a version's shapes are administrative areas that other data's places can be assigned to.</summary>
/// <param name="Geometry">Column of shapes.</param>
/// <param name="Code">Column of region codes, or null.</param>
/// <param name="Name">Column of region names.</param>
/// <param name="Parent">Column of the names of what the areas are part of (시군구), or null.</param>
/// <param name="CodeDigits">Digits of the codes: 10 and 8 are those of the ministry, 7 of the statistics office.</param>
public sealed record BoundaryRecord(string Geometry, string? Code, string Name, string? Parent, int CodeDigits);
