using System.Text.RegularExpressions;
using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Indicators;
using Maru.City;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Tests;

/// <summary>The sample city brings indicators and boards whose SQL gives rows and whose headlines say something.</summary>
public sealed partial class SampleBoardsTests : IDisposable
{
    private static readonly string[] Menu = ["종합현황", "인구", "재정·예산", "민원", "재난안전", "교통", "도로·굴착공사", "대기·환경", "복지·보건", "경제·물가·상권", "공약·주요사업", "시설·공공와이파이·통신망"];

    private readonly string _data = Directory.CreateTempSubdirectory("maru-sample-boards-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Every_indicator_and_every_tile_of_the_twelve_boards_is_computed_and_says_what_was_found()
    {
        await using var services = new ServiceCollection().AddLogging().AddMaru(_data).BuildServiceProvider();
        await SampleCity.LoadWhenEmpty(services, new CityOptions(Scale: 0.2), CancellationToken.None);
        services.GetRequiredService<CatalogStore>().Prepare();

        var marts = services.GetRequiredService<IndicatorMarts>();
        var indicators = services.GetRequiredService<IndicatorBook>().All();
        Assert.InRange(indicators.Count, 40, 80);
        Assert.All(indicators, one =>
        {
            var mart = marts.Find(one.Id);
            Assert.True(mart is { Problem: null }, $"{one.Id}: {mart?.Problem}");
            Assert.True(mart!.Whole.Any(point => point.Value is not null), $"{one.Id} has no values");
            AssertEnglish(one.Id, one.Title.En, one.About.En, one.Unit.En);
        });

        var (desk, tiles) = (services.GetRequiredService<BoardDesk>(), services.GetRequiredService<ComputeTiles>());
        var menu = desk.Menu();
        Assert.Equal(Menu, menu.Select(item => item.Title.Ko));
        Assert.Equal(12, menu.Select(item => item.Board).Distinct().Count());
        foreach (var board in menu.Select(item => desk.Find(item.Board!)))
        {
            Assert.NotNull(board);
            Assert.InRange(board.Tiles.Count, 8, 14);
            Assert.Equal(0, board.Tiles.Aggregate(0, (used, tile) => used + tile.Width <= 12 ? (used + tile.Width) % 12 : throw new InvalidOperationException($"{board.Id}/{tile.Id} does not fit its row")));
            AssertEnglish(board.Id, board.Title.En, board.About.En);
            Assert.All(board.Tiles, tile => AssertFound($"{board.Id}/{tile.Id}", tile, tile.Sql is null ? null : tiles.Kept(tile)));
            Assert.All(board.Tiles.Where(tile => tile.Indicator is not null), tile => Assert.Contains(indicators, one => one.Id == tile.Indicator));
        }
    }

    private static void AssertFound(string where, Tile tile, TileMart? mart)
    {
        AssertEnglish(where, tile.Title.En, tile.Measure.En, tile.Unit.En);
        if (tile.Sql is null) return;
        Assert.True(mart is { Problem: null }, $"{where}: {mart?.Problem}");
        Assert.True(mart!.Rows.Count > 0, $"{where} has no rows");
        if (mart.Column("value") is >= 0 and var value) Assert.True(mart.Rows.Any(row => row[value] is not null), $"{where} has no values");
        Assert.True(mart.Headline.Ko.Length > 0 && mart.Headline.En.Length > 0, $"{where} has no headline");
        Assert.DoesNotContain('{', mart.Headline.Ko);
        AssertEnglish(where, mart.Headline.En);
    }

    private static void AssertEnglish(string where, params string[] texts) => Assert.All(texts, text => Assert.False(Hangul().IsMatch(text), $"{where}: {text}"));

    [GeneratedRegex("[가-힣]")]
    private static partial Regex Hangul();
}
