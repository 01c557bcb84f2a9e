using Maru.App.Lake;

namespace Maru.App.Jobs;

/// <summary>
/// Held by the one process that runs the jobs of a data folder. The system lets go of it when the process dies, however it dies, so
/// whoever gets it knows that nothing is under way.
/// </summary>
public sealed class RunnerLock : IDisposable
{
    private readonly FileStream _held;

    private RunnerLock(FileStream held) => _held = held;

    /// <returns>Null when another process holds it.</returns>
    public static RunnerLock? TryTake(DataHome home)
    {
        try
        {
            return new(new FileStream(Path.Combine(home.Folder, "jobs.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => _held.Dispose();
}
