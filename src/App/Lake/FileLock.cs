namespace Maru.App.Lake;

/// <summary>Held by one at a time, in this process or another. The system lets go of it when its process dies, however it dies.</summary>
public sealed class FileLock : IDisposable
{
    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    /// <returns>Null when another holds it.</returns>
    public static FileLock? TryTake(string path)
    {
        try
        {
            var held = PrivateFiles.Create(path, FileMode.OpenOrCreate);
            // Its time says when it was last taken, so that it is not swept away as one that was left.
            held.WriteByte(0);
            held.Flush();
            return new(held);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => _held.Dispose();
}
