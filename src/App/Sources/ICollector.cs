using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>Brings a source that is no file at hand, named by its scheme: <c>api:kma-village-forecast?nx=73&amp;ny=134</c>, <c>sql:permits</c>.</summary>
public interface ICollector
{
    /// <summary>What stands before the colon.</summary>
    string Scheme { get; }

    /// <summary>The address a collection asks, as far as the name behind the colon tells; null when it asks none of a host with limits, or the name means nothing.</summary>
    Uri? AddressOf(string name) => null;

    /// <exception cref="InputException">There is no such source, it can't be had, or it has nothing to give.</exception>
    Task<CollectedFile> Collect(CollectRequest request, CancellationToken stop);
}

/// <param name="Name">What stands behind the colon.</param>
/// <param name="Settings">Settings of the call; all are the collector's.</param>
/// <param name="Folder">An empty folder for what is brought, deleted after the call.</param>
public sealed record CollectRequest(string Name, IReadOnlyDictionary<string, string> Settings, string Folder)
{
    /// <summary>Told how many rows have come so far.</summary>
    public IProgress<long>? Rows { get; init; }
}

/// <summary>A file that was brought.</summary>
/// <param name="Name">What people call it, with the ending of its kind: its dataset is named after it.</param>
/// <param name="Origin">The source and all that says which part of it, but no secret.</param>
/// <param name="Connector">Id of the connector that reads it.</param>
public sealed record CollectedFile(string Path, string Name, string Origin, string Connector)
{
    /// <summary>What was noticed while it was brought; kept with the version.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];
}
