namespace Maru.App.Organization;

/// <summary>When a version of a dataset came.</summary>
/// <param name="ReferenceDate">The day it speaks of; null when it does not say.</param>
public sealed record Delivery(DateOnly? ReferenceDate, DateTimeOffset CollectedAt);
