using System.Collections.Concurrent;
using System.Text;
using Maru.Core;

namespace Maru.App.Lake;

/// <summary>
/// What people declare, one YAML file each: <c>FOLDER/ID.yaml</c>, written whole or not at all, and read again when somebody changed it by hand. What a file held before goes to
/// <c>FOLDER/history/ID/N.yaml</c>.
/// </summary>
/// <param name="read">Reads a file's text; the name is for messages.</param>
public abstract class DeclaredFiles<T>(string folder, Func<string, string, T> read, Func<T, string> write, Func<T, string> idOf)
    where T : class
{
    private const string Ending = ".yaml";
    private readonly ConcurrentDictionary<string, (DateTime WrittenAt, T? Read, InputException? Problem)> _read = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();

    /// <summary>All that can be read, by id.</summary>
    public IReadOnlyList<T> All() => [.. Files().Select(Open).Select(file => file.Read).OfType<T>()];

    /// <summary>Files that can't be read, with why.</summary>
    public IReadOnlyList<(string File, InputException Problem)> Unread() => [.. Files().Select(path => (Path.GetFileName(path), Open(path).Problem)).Where(pair => pair.Problem is not null).Select(pair => (pair.Item1, pair.Problem!))];

    /// <summary>Another one when a file came, went or was written.</summary>
    public int Stamp
    {
        get
        {
            var hash = new HashCode();
            foreach (var path in Files())
            {
                hash.Add(path, StringComparer.Ordinal);
                hash.Add(File.GetLastWriteTimeUtc(path));
            }
            return hash.ToHashCode();
        }
    }

    /// <summary>Null when there is none that can be read.</summary>
    public T? Find(string id) => DeclaredId.IsOne(id) && File.Exists(PathOf(id)) ? Open(PathOf(id)).Read : null;

    public void Save(T one)
    {
        lock (_writing)
        {
            Keep(idOf(one));
            Write(PathOf(idOf(one)), write(one));
        }
    }

    /// <returns>False when there was none.</returns>
    public bool Remove(string id)
    {
        lock (_writing)
        {
            if (!DeclaredId.IsOne(id) || !File.Exists(PathOf(id))) return false;
            Keep(id);
            File.Delete(PathOf(id));
            return true;
        }
    }

    /// <summary>What was there before, newest first, with when it was replaced.</summary>
    public IReadOnlyList<(int Number, DateTimeOffset Until)> History(string id) =>
        DeclaredId.IsOne(id) && Directory.Exists(HistoryOf(id)) ? [.. Numbers(id).OrderDescending().Select(number => (number, new DateTimeOffset(File.GetLastWriteTimeUtc(PathOf(id, number)), TimeSpan.Zero)))] : [];

    /// <summary>Null when there is no such state, or it can't be read any more.</summary>
    public T? Earlier(string id, int number) => DeclaredId.IsOne(id) && File.Exists(PathOf(id, number)) ? Open(PathOf(id, number), id).Read : null;

    private void Keep(string id)
    {
        if (!File.Exists(PathOf(id))) return;
        PrivateFiles.CreateFolder(HistoryOf(id));
        Write(PathOf(id, Numbers(id).DefaultIfEmpty(0).Max() + 1), File.ReadAllText(PathOf(id)));
    }

    private void Write(string path, string text)
    {
        PrivateFiles.CreateFolder(folder);
        var unfinished = Path.Combine(folder, "." + Path.GetRandomFileName());
        using (var stream = PrivateFiles.Create(unfinished))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
        _read.TryRemove(path, out _);
    }

    private IEnumerable<int> Numbers(string id) =>
        Directory.EnumerateFiles(HistoryOf(id), "*" + Ending).Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0);

    private IEnumerable<string> Files() => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal) : [];

    private (T? Read, InputException? Problem) Open(string path) => Open(path, Path.GetFileNameWithoutExtension(path));

    private (T? Read, InputException? Problem) Open(string path, string id)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (_read.TryGetValue(path, out var known) && known.WrittenAt == written) return (known.Read, known.Problem);
        var (one, problem) = Take(path, id);
        _read[path] = (written, one, problem);
        return (one, problem);
    }

    private (T?, InputException?) Take(string path, string id)
    {
        var name = Path.GetFileName(path);
        try
        {
            var one = read(File.ReadAllText(path), name);
            // The file's name is what pages and marts know it by.
            return idOf(one) == id ? (one, null) : (null, new InputException(
                new($"{name}의 id가 ‘{idOf(one)}’입니다.", $"The id in {name} is '{idOf(one)}'."), new("id를 파일 이름과 같게 쓰세요.", "Make it the name of the file."), name));
        }
        catch (InputException e)
        {
            return (null, e);
        }
    }

    private string HistoryOf(string id) => Path.Combine(folder, "history", id);

    private string PathOf(string id) => Path.Combine(folder, id + Ending);

    private string PathOf(string id, int number) => Path.Combine(HistoryOf(id), number.ToString(System.Globalization.CultureInfo.InvariantCulture) + Ending);
}
