using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>A file and the connector that reads it.</summary>
public sealed record ResolvedSource(SourceFile File, IConnector Connector)
{
    /// <summary>True when settings of the call were its collector's: the connector gets none.</summary>
    public bool Collected { get; init; }

    /// <summary>What was noticed while it was brought.</summary>
    public IReadOnlyList<Issue> Issues { get; init; } = [];
}

/// <summary>A file that is not read, with why: <see cref="Severity.Info"/> for notes, <see cref="Severity.Warning"/> for what looks like data.</summary>
public sealed record SkippedSource(string Origin, Issue Reason)
{
    /// <summary>The same file may be read another time.</summary>
    public bool MayPass { get; init; }

    /// <summary>A person named this very file, among others.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>What a user named, as files at hand. Unpacked and fetched files are deleted on dispose.</summary>
public sealed class ResolvedSources(IReadOnlyList<ResolvedSource> files, IReadOnlyList<SkippedSource> skipped, WorkPlace? work) : IDisposable
{
    /// <summary>What was collected, then files in the order named; within folders and archives sorted by path.</summary>
    public IReadOnlyList<ResolvedSource> Files => files;

    public IReadOnlyList<SkippedSource> Skipped => skipped;

    public void Dispose() => work?.Dispose();
}
