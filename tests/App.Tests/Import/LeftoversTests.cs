using Maru.App.Import;

namespace Maru.App.Tests.Import;

public sealed class LeftoversTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_nobody_touched_for_a_day_is_deleted_and_what_a_draft_needs_stays()
    {
        var draft = await _folder.Bring("대장.csv", "이름,수\n가,1\n나,2\n");
        await _folder.Check(draft);
        string[] gone = [Folder(_folder.Home.Work, "sources-1"), File(_folder.Home.Work, "export-1.parquet"), Folder(_folder.Home.Imports, "files-0")];
        foreach (var path in gone.Append(_folder.Drafts.UploadFolder(draft.Upload))) Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        var inUse = Folder(_folder.Home.Work, "sources-2");

        Assert.Equal(3, _folder.Get<Leftovers>().Sweep());
        Assert.DoesNotContain(gone, Path.Exists);
        Assert.True(Path.Exists(inUse));
        Assert.Null((await _folder.Check(draft)).Problem);
    }

    [Fact]
    public async Task What_a_killed_download_left_is_swept_at_once_and_what_is_being_brought_stays()
    {
        var zip = Path.Combine(_folder.Home.Folder, "a.zip");
        using (var archive = System.IO.Compression.ZipFile.Open(zip, System.IO.Compression.ZipArchiveMode.Create))
        using (var entry = new StreamWriter(archive.CreateEntry("a.csv").Open())) await entry.WriteAsync("a,b\n1,2\n");
        using (var living = await _folder.Get<Maru.App.Sources.SourceResolver>().Resolve([zip], null, CancellationToken.None))
        {
            var killed = Folder(_folder.Home.Work, "sources-killed");
            File(_folder.Home.Work, "sources-killed.lock");
            Assert.Equal(1, _folder.Get<Leftovers>().Sweep());
            Assert.False(Path.Exists(killed) || Path.Exists(killed + ".lock"));
            Assert.True(Path.Exists(Assert.Single(living.Files).File.Path));
        }
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Home.Work, "sources-*"));
    }

    private static string Folder(string parent, string name)
    {
        var path = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        File(path, "unpacked.csv");
        return path;
    }

    private static string File(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, "x");
        return path;
    }
}
