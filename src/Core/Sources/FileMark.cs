namespace Maru.Core.Sources;

/// <summary>How a file looks from outside: another mark says that it was written to, or that another file has its name now.</summary>
/// <param name="Length">In bytes; -1 when nothing is there.</param>
/// <param name="Written">UTC.</param>
/// <param name="Id">Tells a file from another that was renamed over it, even if size and time are the same; 0 when the system does not say.</param>
public readonly record struct FileMark(long Length, DateTime Written, long Id)
{
    /// <summary>Nobody wrote to it meanwhile; it may have been moved to another disk.</summary>
    public bool IsUnwritten(FileMark before) => Length == before.Length && Written == before.Written;
}
