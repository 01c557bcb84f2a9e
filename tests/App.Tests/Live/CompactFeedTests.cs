using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Live;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Core.Live;
using Maru.Engines.DuckDb;
using static Maru.App.Tests.Live.LiveHome;

namespace Maru.App.Tests.Live;

public sealed class CompactFeedTests
{
    private sealed class Register : IDatasetRegister
    {
        public bool IsToFail { get; set; }

        public IReadOnlyList<ColumnRule> Rules(string dataset) => [];

        public ColumnMemory Memory(string dataset) => ColumnMemory.Nothing;

        void IDatasetRegister.Register(VersionManifest manifest)
        {
            if (IsToFail) throw new IOException("killed");
        }
    }

    [Fact]
    public async Task Days_that_are_over_become_a_version_and_nothing_comes_twice()
    {
        await using var home = new LiveHome();
        var lake = new LakeStore(home.Home);
        using var engine = new DuckDbEngine(home.Home.Lake);
        var register = new Register();
        var compact = new CompactFeed(lake, engine, new CatalogStore(lake, home.Clock), register, home.Clock);
        await home.Take(T(-30, 1), T(-20, 2), T(-20, 3, "B"), T(0, 999));
        Assert.Empty(compact.Run(home.Feed, CancellationToken.None));

        home.Set.Now = Noon.AddHours(13);
        await home.Take(new Reading("A", "t", Noon.AddHours(9), 7));
        // Killed after the version came to exist, before anybody was told.
        register.IsToFail = true;
        Assert.Throws<IOException>(() => compact.Run(home.Feed, CancellationToken.None));
        register.IsToFail = false;
        Assert.Empty(compact.Run(home.Feed, CancellationToken.None));
        var first = lake.Latest("weather")!;
        Assert.Equal((1, 3, 1), (first.Version, first.Rows, first.SetAside));
        Assert.Equal(["A 11:30 1", "A 11:40 2", "B 11:40 3"], Rows(lake, engine));

        // A day later: a correction of a value that is in the lake already, a late one, and one of the day itself.
        home.Set.Now = Noon.AddHours(20);
        home.Set.Now = Noon.AddHours(14);
        await home.Take(new Reading("A", "t", Noon.AddHours(10), 8));
        home.Set.Now = Noon.AddHours(37);
        var second = Assert.Single(compact.Run(home.Feed, CancellationToken.None));
        Assert.Equal(2, second.Version);
        Assert.Equal(["A 11:30 1", "A 11:40 2", "A 21:00 7", "A 22:00 8", "B 11:40 3"], Rows(lake, engine));
        Assert.Equal("2026-11-25", second.Source.Settings["until"]);
        Assert.Empty(compact.Run(home.Feed, CancellationToken.None));
    }

    [Fact]
    public async Task A_correction_replaces_the_value_in_a_new_version_and_only_its_day_is_written_anew()
    {
        var window = new TestFeed { Card = new TestFeed().Card with { LateWindow = TimeSpan.FromDays(5) } };
        await using var home = new LiveHome(window);
        var lake = new LakeStore(home.Home);
        using var engine = new DuckDbEngine(home.Home.Lake);
        var compact = new CompactFeed(lake, engine, new CatalogStore(lake, home.Clock), new Register(), home.Clock);
        await home.Take(T(0, 1), new Reading("A", "t", Noon.AddDays(-1), 5));
        home.Set.Now = Noon.AddDays(1);
        compact.Run(home.Feed, CancellationToken.None);
        Assert.Equal((1, 0), (home.Feed.Days().Count, (await home.Take(T(0, 1))).Readings));
        await home.Take(T(0, 2));
        home.Set.Now = Noon.AddDays(2);
        compact.Run(home.Feed, CancellationToken.None);
        Assert.Equal(["A 12:00 2", "A 12:00 5"], Rows(lake, engine));
        var (before, now) = (lake.Manifest("weather", 1), lake.Manifest("weather", 2));
        Assert.Equal(["part-20261123.parquet", "part-20261124.parquet"], now.Parts.Select(part => part.Name));
        Assert.Equal(before.Parts[0].Sha256, now.Parts[0].Sha256);
        Assert.NotEqual(before.Parts[1].Sha256, now.Parts[1].Sha256);
    }

    [Fact]
    public async Task Events_become_a_dataset_of_their_own_with_one_row_each()
    {
        await using var home = new LiveHome();
        var lake = new LakeStore(home.Home);
        using var engine = new DuckDbEngine(home.Home.Lake);
        var compact = new CompactFeed(lake, engine, new CatalogStore(lake, home.Clock), new Register(), home.Clock);
        foreach (var title in (string[])["추돌", "추돌, 정리 중"])
            await home.Feed.Take(FeedAnswer.Nothing with { Events = [new("1", "사고", title, Noon)] }, true, CancellationToken.None);
        home.Set.Now = Noon.AddDays(1);
        var made = Assert.Single(compact.Run(home.Feed, CancellationToken.None));
        Assert.Equal(("weather-events", 1), (made.Dataset, made.Rows));
        Assert.Equal("추돌, 정리 중", made.Columns.Single(column => column.Name == "제목").Profile!.Min);
    }

    private static List<string> Rows(LakeStore lake, DuckDbEngine engine)
    {
        var manifest = lake.Latest("weather")!;
        using var session = engine.Open([lake.Table(manifest)], new());
        using var result = session.Query("select \"측정소\" || ' ' || strftime(\"시각\", '%H:%M') || ' ' || cast(cast(\"값\" as bigint) as varchar) from weather order by 1", null, CancellationToken.None);
        var rows = new List<string>();
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++) rows.Add((string)result.Batch.Value(0, row)!);
        return rows;
    }
}
