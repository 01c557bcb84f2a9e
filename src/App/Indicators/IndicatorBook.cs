using System.Collections.Concurrent;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Indicators;

/// <summary>The declarations of indicators, one file each: <c>indicators/ID.yaml</c> of the data folder. Written whole or not at all.</summary>
public sealed class IndicatorBook(DataHome home)
{
    private readonly ConcurrentDictionary<string, (DateTime WrittenAt, Indicator? Read, InputException? Problem)> _read = new(StringComparer.Ordinal);

    /// <summary>All that can be read, by title.</summary>
    public IReadOnlyList<Indicator> All() => [.. Files().Select(Open).Select(file => file.Read).OfType<Indicator>().OrderBy(one => one.Title.Ko, StringComparer.Ordinal)];

    /// <summary>Files that somebody wrote by hand and that can't be read, with why.</summary>
    public IReadOnlyList<(string File, InputException Problem)> Unread() => [.. Files().Select(path => (Path.GetFileName(path), Open(path).Problem)).Where(pair => pair.Problem is not null).Select(pair => (pair.Item1, pair.Problem!))];

    /// <summary>Null when there is none.</summary>
    public Indicator? Find(string id) => IndicatorYaml.IsId(id) && File.Exists(PathOf(id)) ? Open(PathOf(id)).Read : null;

    public void Save(Indicator one)
    {
        PrivateFiles.CreateFolder(home.Indicators);
        var unfinished = Path.Combine(home.Indicators, "." + Path.GetRandomFileName());
        using (var stream = PrivateFiles.Create(unfinished))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(IndicatorYaml.Write(one)));
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, PathOf(one.Id), overwrite: true);
        _read.TryRemove(PathOf(one.Id), out _);
    }

    public bool Remove(string id)
    {
        if (Find(id) is null) return false;
        File.Delete(PathOf(id));
        return true;
    }

    private IEnumerable<string> Files() => Directory.Exists(home.Indicators) ? Directory.EnumerateFiles(home.Indicators, "*.yaml").Order(StringComparer.Ordinal) : [];

    private (Indicator? Read, InputException? Problem) Open(string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (!_read.TryGetValue(path, out var known) || known.WrittenAt != written) _read[path] = known = Read(path, written);
        return (known.Read, known.Problem);
    }

    private static (DateTime, Indicator?, InputException?) Read(string path, DateTime written)
    {
        var name = Path.GetFileName(path);
        try
        {
            var all = IndicatorYaml.Read(File.ReadAllText(path), name);
            // The file's name is what pages and marts know it by.
            return all is [var one] && one.Id == Path.GetFileNameWithoutExtension(path) ? (written, one, null) : (written, null, new InputException(
                new($"{name}에 지표가 {all.Count}개 있거나 id가 파일 이름과 다릅니다.", $"{name} holds {all.Count} indicators, or an id that is not its name."), new("파일 하나에 그 이름의 지표 하나를 두거나, 'maru indicators add 파일'로 넣으세요.", "Keep one of that name in a file, or use 'maru indicators add FILE'."), name));
        }
        catch (InputException e)
        {
            return (written, null, e);
        }
    }

    private string PathOf(string id) => Path.Combine(home.Indicators, id + ".yaml");
}
