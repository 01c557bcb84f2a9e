using Maru.App.Sources;

namespace Maru.App.Tests.Sources;

public sealed class DropFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-drop-").FullName;
    private readonly HandClock _clock = new();
    private readonly DropFolder _drop;

    public DropFolderTests() => _drop = new(_folder, TimeSpan.FromSeconds(5), _clock);

    [Fact]
    public void A_file_is_complete_when_its_size_has_rested()
    {
        Write("a.csv", "a,b\n");
        Assert.Empty(_drop.Look());
        _clock.Pass(4);
        Write("a.csv", "a,b\n1,2\n");
        Assert.Empty(_drop.Look());
        _clock.Pass(4);
        Assert.Empty(_drop.Look());
        Assert.Equal(1, _drop.Waiting);
        _clock.Pass(1);
        Assert.Equal(["a"], _drop.Look().Select(files => files.Name));
    }

    [Fact]
    public void A_shape_waits_for_its_companions()
    {
        Write("parks.shp", "1");
        Write("parks.dbf", "1");
        _drop.Look();
        _clock.Pass(5);
        Write("parks.dbf", "12");
        Write("parks.shp.xml", "1");
        Assert.Empty(_drop.Look());
        _clock.Pass(5);
        Assert.Equal(["parks.dbf", "parks.shp", "parks.shp.xml"], Assert.Single(_drop.Look()).Paths.Select(Path.GetFileName));
    }

    [Fact]
    public void Transfers_under_way_and_hidden_files_are_passed_over()
    {
        foreach (var name in (string[])["a.csv.part", "b.csv.filepart", ".c.csv", "~d.xlsx", "e.tmp"]) Write(name, "1");
        _drop.Look();
        _clock.Pass(5);
        Assert.Empty(_drop.Look());
        Assert.Equal(0, _drop.Waiting);
    }

    [Fact]
    public void What_was_taken_in_goes_to_done_and_the_same_name_of_tomorrow_beside_it()
    {
        for (var day = 0; day < 2; day++)
        {
            Write("a.csv", "1");
            _drop.Look();
            _clock.Pass(5);
            _drop.Finish(Assert.Single(_drop.Look()));
        }
        Assert.Equal(["a-2.csv", "a.csv"], Directory.GetFiles(_drop.Done).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Equal(0, _drop.Waiting);
    }

    [Fact]
    public void What_could_not_be_taken_in_lies_with_its_reason_in_failed()
    {
        Write("a.csv", "1");
        _drop.Look();
        _clock.Pass(5);
        _drop.Fail(Assert.Single(_drop.Look()), "까닭");
        Assert.Equal(["a.csv", "a.csv.txt"], Directory.GetFiles(_drop.Failed).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("까닭\n", File.ReadAllText(Path.Combine(_drop.Failed, "a.csv.txt")));
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

        public void Pass(int seconds) => _now = _now.AddSeconds(seconds);

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
