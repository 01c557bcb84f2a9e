using Maru.App.Lake;
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

    [Fact]
    public void A_file_that_was_replaced_since_it_rested_stays_for_the_next_look()
    {
        foreach (var end in (Func<DroppedFiles, bool>[])[_drop.Finish, files => _drop.Fail(files, "까닭")])
        {
            Write("a.csv", "1");
            var files = Rested();
            var time = File.GetLastWriteTimeUtc(At("a.csv"));
            Thread.Sleep(20);
            Write("new", "2");
            File.SetLastWriteTimeUtc(At("new"), time);
            File.Move(At("new"), At("a.csv"), overwrite: true);
            Assert.False(end(files));
            Assert.Equal("2", File.ReadAllText(At("a.csv")));
        }
        Assert.False(Directory.Exists(_drop.Done) || Directory.Exists(_drop.Failed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_transfer_that_had_only_paused_comes_back_with_its_tail(bool refused)
    {
        var home = new DataHome(Path.Combine(_folder, "data"));
        var drop = new DropFolder(_folder, TimeSpan.FromSeconds(5), _clock, home);
        using (var writer = new StreamWriter(At("a.csv")))
        {
            writer.Write("a,b\n");
            writer.Flush();
            var files = Rested(drop);
            Assert.True(refused ? drop.Fail(files, "까닭") : drop.Finish(files));
            writer.Write("1,2\n");
        }
        // Another process: what was moved is remembered on disk.
        drop = new DropFolder(_folder, TimeSpan.FromSeconds(5), _clock, home);
        Assert.Equal(["a.csv"], Rested(drop).Paths.Select(Path.GetFileName));
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(At("a.csv")));
        Assert.Empty(Directory.GetFiles(refused ? drop.Failed : drop.Done));
        Assert.True(drop.Finish(Rested(drop)));
        Assert.Empty(drop.Look());
        Assert.Equal(["a.csv"], Directory.GetFiles(drop.Done).Select(Path.GetFileName));
    }

    [Fact]
    public void The_tail_of_an_older_file_does_not_come_after_a_newer_one_but_lies_where_a_person_looks()
    {
        for (var day = 0; day < 2; day++)
        {
            Write("a.csv", "1");
            Assert.True(_drop.Finish(Rested()));
        }
        File.AppendAllText(Path.Combine(_drop.Done, "a.csv"), "2");
        Assert.Empty(_drop.Look());
        Assert.Equal(0, _drop.Waiting);
        Assert.Equal("12", File.ReadAllText(Path.Combine(_drop.Failed, "a.csv")));
        Assert.Contains("같은 이름의 새 파일", File.ReadAllText(Path.Combine(_drop.Failed, "a.csv.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_is_never_written_over_data()
    {
        Write("a.csv.txt", "자료");
        Assert.True(_drop.Fail(Rested(), "까닭"));
        Write("a.csv", "1");
        Assert.True(_drop.Fail(Rested(), "까닭"));
        Assert.Equal("자료", File.ReadAllText(Path.Combine(_drop.Failed, "a.csv.txt")));
        Assert.Equal("까닭\n", File.ReadAllText(Path.Combine(_drop.Failed, "a-2.csv.txt")));
    }

    private DroppedFiles Rested(DropFolder? drop = null)
    {
        drop ??= _drop;
        drop.Look();
        _clock.Pass(5);
        return Assert.Single(drop.Look());
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

        public void Pass(int seconds) => _now = _now.AddSeconds(seconds);

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
