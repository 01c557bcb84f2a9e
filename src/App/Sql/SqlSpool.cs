using System.Text;
using System.Text.Json;
using Maru.App.Lake;

namespace Maru.App.Sql;

/// <param name="File">Name of the file that holds all rows so far.</param>
internal sealed record SqlState(string File, SqlMark? Mark);

/// <summary>
/// All rows that were collected from a table bit by bit, and how far. Rows and mark are one step: a new file is written beside the old,
/// and only the state says which counts. Whenever this stops, nothing is lost or double.
/// </summary>
internal sealed class SqlSpool(string folder)
{
    private const string StateName = "state.json";

    /// <summary>Keeps others from collecting the same bit by bit at once.</summary>
    /// <returns>Null when another does.</returns>
    public FileLock? TryHold()
    {
        PrivateFiles.CreateFolder(folder);
        return FileLock.TryTake(folder + ".lock");
    }

    public SqlState? Read()
    {
        var path = Path.Combine(folder, StateName);
        if (!File.Exists(path)) return null;
        var state = JsonSerializer.Deserialize<SqlState>(File.ReadAllText(path));
        return state is not null && File.Exists(Path.Combine(folder, state.File)) ? state : null;
    }

    /// <summary>Puts rows behind those of before, less those whose keys come again; writes the whole to <paramref name="path"/> too.</summary>
    /// <param name="key">The column <paramref name="keys"/> are of.</param>
    /// <returns>Rows in all.</returns>
    public long Write(SqlState? before, string added, HashSet<string> keys, SqlMark? mark, string path, string key)
    {
        var name = Guid.NewGuid().ToString("n") + ".jsonl";
        var whole = Path.Combine(folder, name);
        long rows;
        using (var file = new StreamWriter(PrivateFiles.Create(whole, FileMode.CreateNew, buffer: 1 << 16), new UTF8Encoding(false)))
        {
            rows = before is null ? 0 : Copy(Path.Combine(folder, before.File), file, line => keys.Count == 0 || !keys.Contains(KeyOf(line, key)));
            rows += Copy(added, file, _ => true);
        }
        var state = Path.Combine(folder, StateName + "." + name);
        PrivateFiles.WriteAllBytes(state, JsonSerializer.SerializeToUtf8Bytes(new SqlState(name, mark)));
        File.Move(state, Path.Combine(folder, StateName), overwrite: true);
        foreach (var old in Directory.EnumerateFiles(folder).Where(other => Path.GetFileName(other) is var leaf && leaf != name && leaf != StateName)) File.Delete(old);
        using var source = File.OpenRead(whole);
        using var target = PrivateFiles.Create(path, FileMode.CreateNew, buffer: 1 << 16);
        source.CopyTo(target);
        return rows;
    }

    private static long Copy(string from, StreamWriter to, Func<string, bool> wanted)
    {
        var rows = 0L;
        foreach (var line in File.ReadLines(from).Where(wanted))
        {
            to.Write(line);
            to.Write('\n');
            rows++;
        }
        return rows;
    }

    private static string KeyOf(string line, string key)
    {
        using var row = JsonDocument.Parse(line);
        return row.RootElement.TryGetProperty(key, out var value) ? value.GetString() ?? "" : "";
    }
}
