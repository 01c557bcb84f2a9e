using Maru.App.Catalog;

namespace Maru.App.Tests.Catalog;

public sealed class CatalogStoreTests : IDisposable
{
    private readonly CatalogFolder _city = new();

    [Fact]
    public void A_registered_version_is_listed()
    {
        _city.Store.Prepare();
        _city.Store.Register(_city.Commit("버스정류장", "강원특별자치도 춘천시_버스정류장 위치정보_20260326"));

        var entry = Assert.Single(_city.Store.Snapshot().Entries);
        Assert.Equal("버스정류장 위치정보", entry.Title.Ko);
        Assert.Equal("강원특별자치도 춘천시", entry.Provider);
        Assert.Equal(Domain.Transport, entry.Domain);
        Assert.Equal(1890, entry.Rows);
        Assert.Equal(["csv", "xlsx", "geojson", "parquet", "api"], entry.Formats);
        Assert.Equal(1, entry.Versions);
    }

    [Fact]
    public void Registering_twice_is_registering_once()
    {
        _city.Store.Prepare();
        var manifest = _city.Commit("stops", "정류장");
        _city.Store.Register(manifest);
        _city.Store.Register(manifest);
        Assert.Equal(1, Assert.Single(_city.Store.Snapshot().Entries).Versions);
    }

    [Fact]
    public void A_version_committed_by_a_process_that_died_before_registering_is_found_at_the_next_start()
    {
        _city.Store.Prepare();
        _city.Commit("stops", "정류장");
        Assert.Empty(_city.Store.Snapshot().Entries);

        var next = _city.Another();
        next.Prepare();
        Assert.Equal("stops", Assert.Single(next.Snapshot().Entries).Id);
    }

    [Fact]
    public void A_version_that_left_the_lake_leaves_the_catalogue()
    {
        _city.Store.Prepare();
        _city.Store.Register(_city.Commit("stops", "정류장"));
        Directory.Delete(Path.Combine(_city.Lake.Home.Lake, "stops"), recursive: true);
        _city.Store.RebuildFromLake();
        Assert.Empty(_city.Store.Snapshot().Entries);
    }

    [Fact]
    public void A_folder_without_a_database_lists_the_lake_and_makes_none()
    {
        var manifest = _city.Commit("stops", "정류장");
        Assert.False(_city.Store.Register(manifest));
        Assert.Empty(_city.Store.ColumnOverrides("stops"));
        Assert.Equal("정류장", Assert.Single(_city.Store.Snapshot().Entries).Title.Ko);
        Assert.False(File.Exists(_city.Lake.Home.CatalogFile));
    }

    [Fact]
    public void Another_processs_import_is_seen_within_a_second()
    {
        _city.Store.Prepare();
        Assert.Empty(_city.Store.Snapshot().Entries);
        _city.Another().Register(_city.Commit("stops", "정류장"));
        _city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(_city.Store.Snapshot().Entries);
    }

    [Fact]
    public void The_same_snapshot_is_given_out_until_something_changes()
    {
        _city.Store.Prepare();
        var first = _city.Store.Snapshot();
        _city.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Same(first, _city.Store.Snapshot());
        _city.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotSame(first, _city.Store.Snapshot());
    }

    [Fact]
    public async Task Two_processes_writing_at_once_lose_nothing()
    {
        _city.Store.Prepare();
        var manifests = Enumerable.Range(0, 40).Select(i => _city.Commit($"d{i:00}", $"자료 {i}")).ToList();
        var other = _city.Another();
        await Task.WhenAll(
            Task.Run(() => manifests.Take(20).ToList().ForEach(m => _city.Store.Register(m))),
            Task.Run(() => manifests.Skip(20).ToList().ForEach(m => other.Register(m))));
        _city.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(40, _city.Store.Snapshot().Count);
        Assert.Equal(40, other.Snapshot().Count);
    }

    public void Dispose() => _city.Dispose();
}
