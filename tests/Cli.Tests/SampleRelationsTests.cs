using System.Diagnostics;
using Maru.App.Catalog;
using Maru.App.Relations;
using Maru.City;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Tests;

/// <summary>The sample city is made from one model, so what refers to what in it is known.</summary>
public sealed class SampleRelationsTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly string _data = Directory.CreateTempSubdirectory("maru-sample-relations-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_sample_city_s_tables_join_as_they_were_made_and_nothing_joins_by_its_row_numbers()
    {
        await using var services = new ServiceCollection().AddLogging().AddMaru(_data).BuildServiceProvider();
        await SampleCity.LoadWhenEmpty(services, new CityOptions(Scale: 0.01), CancellationToken.None);
        services.GetRequiredService<CatalogStore>().Prepare();
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(111, services.GetRequiredService<RelationDesk>().Refresh(null, CancellationToken.None));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Limit);

        var joins = services.GetRequiredService<RelationDesk>().Graph(forStaff: true).Relations.Where(relation => relation.Kind == RelationKind.Key).ToList();
        var whole = joins.Where(relation => relation.Rate == 1).Select(relation => (relation.Left.Dataset, relation.Left.Column, relation.Right.Dataset, relation.Right.Column)).ToHashSet();
        Assert.Contains(("bus-information-boards", "정류장_번호", "bus-stops", "정류장 번호"), whole);
        Assert.Contains(("bus-stop-crosswalk", "정류장번호", "bus-stops", "정류장 번호"), whole);
        Assert.Contains(("route-stops", "정류장번호", "bus-stops", "정류장 번호"), whole);
        Assert.Contains(("route-stops", "노선번호", "bus-routes", "노선번호"), whole);
        Assert.Contains(("stop-benches", "정류장번호", "bus-stops", "정류장 번호"), whole);
        Assert.Contains(("apartment-fees", "단지코드", "apartment-complexes", "단지코드"), whole);
        Assert.Contains(("library-loans", "도서관", "libraries", "도서관명"), whole);
        Assert.Contains(("spending", "부서명", "staff", "부서"), whole);

        // Boardings know stops by the card company's numbers: only the crosswalk leads to them.
        Assert.Contains(joins, relation => relation is { Left: { Dataset: "bus-boardings", Column: "정류장ID" }, Right: { Dataset: "bus-stop-crosswalk", Column: "카드사정류장번호" }, Rate: > 0.8 and < 1 });
        Assert.DoesNotContain(joins, relation => relation is { Left.Dataset: "bus-boardings", Right.Dataset: "bus-stops" } or { Left.Dataset: "bus-stops", Right.Dataset: "bus-boardings" });
        Assert.DoesNotContain(joins, relation => relation.Left.Column is "연번" or "순번" or "번호" || relation.Right.Column is "연번" or "순번" or "번호");
    }
}
