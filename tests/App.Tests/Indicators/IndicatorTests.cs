using Maru.App.Indicators;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Tests.Indicators;

/// <summary>Periods, standing, words and files of indicators.</summary>
public sealed class IndicatorTests : IDisposable
{
    private static readonly Indicator s_monthly = new("received", new("접수한 민원", "Complaints received"), "complaints", "count(*)", "접수일", Grain.Month) { Unit = new("건", "cases"), Good = Direction.Down };

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-indicators-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_newest_period_that_is_over_is_compared_and_the_one_that_is_not_is_told_apart()
    {
        var standing = IndicatorStanding.Of(s_monthly with { Target = 90 }, [Point(2025, 9, 80), Point(2026, 8, 100), Point(2026, 9, 120), Point(2026, 10, 7)], new(2026, 10, 4));
        Assert.Equal(120, standing.Current!.Value);
        Assert.Equal(7, standing.Open!.Value);
        Assert.Equal([(ComparedWith.Last, 100, 20), (ComparedWith.Alike, 80, 40), (ComparedWith.Target, 90, 30)], standing.Comparisons.Select(compared => (compared.With, (int)compared.Other, (int)compared.Change)));
    }

    [Fact]
    public void A_month_whose_last_day_the_data_reach_is_over()
    {
        Assert.Null(IndicatorStanding.Of(s_monthly, [Point(2026, 9, 120)], new(2026, 9, 30)).Open);
        Assert.NotNull(IndicatorStanding.Of(s_monthly, [Point(2026, 9, 120)], new(2026, 9, 29)).Open);
        // Data of a day that come after it speak of it whole.
        Assert.False(Periods.IsOpen(Grain.Day, new(2026, 9, 29), new(2026, 9, 29)));
        Assert.False(Periods.IsOpen(Grain.Month, new(2026, 8, 1), new(2026, 10, 1)));
    }

    [Fact]
    public void What_is_missing_before_is_compared_with_nothing_nearer()
    {
        var standing = IndicatorStanding.Of(s_monthly, [Point(2026, 6, 50), Point(2026, 9, 120)], new(2026, 9, 30));
        Assert.Empty(standing.Comparisons);
        Assert.Null(IndicatorStanding.Of(s_monthly, [Point(2026, 9, null)], new(2026, 9, 30)).Current?.Value);
    }

    [Theory]
    [InlineData(Direction.Down, 120, IndicatorLevel.Alarm), InlineData(Direction.Down, 100, IndicatorLevel.Warn), InlineData(Direction.Down, 95, IndicatorLevel.Good)]
    [InlineData(Direction.Up, 120, IndicatorLevel.Good), InlineData(Direction.Neither, 120, IndicatorLevel.None)]
    public void Thresholds_count_in_the_direction_that_is_not_good(Direction good, double value, IndicatorLevel level)
    {
        var one = s_monthly with { Good = good, Warn = 99, Alarm = good == Direction.Up ? 90 : 110 };
        Assert.Equal(level, IndicatorStanding.Of(one, [Point(2026, 9, value)], new(2026, 9, 30)).Level);
    }

    [Fact]
    public void Leap_days_and_ends_of_years_are_counted_as_the_calendar_does()
    {
        Assert.Equal(new DateTime(2026, 1, 1), Periods.Add(Grain.Month, new(2025, 12, 1), 1));
        Assert.Equal(new DateTime(2025, 10, 1), Periods.Add(Grain.Quarter, new(2026, 1, 1), -1));
        Assert.Equal(new DateTime(2028, 3, 1), Periods.Add(Grain.Day, new(2028, 2, 29), 1));
        Assert.Equal(new DateTime(2026, 9, 8), Periods.Alike(Grain.Day, new(2026, 9, 15)));
        Assert.Null(Periods.Alike(Grain.Year, new(2026, 1, 1)));
        Assert.Equal("2026 Q3", Periods.Name(Grain.Quarter, new(2026, 7, 1)));
    }

    [Fact]
    public void Sentences_say_many_of_things_high_of_shares_and_points_between_shares()
    {
        Assert.Equal("전달 1,234건보다 12건(1.0%) 많습니다.", IndicatorWords.Sentence(s_monthly, new(ComparedWith.Last, new(2026, 8, 1), 1234, 12)).Ko);
        Assert.Equal("12 cases (1.0%) above the month before (1,234 cases).", IndicatorWords.Sentence(s_monthly, new(ComparedWith.Last, new(2026, 8, 1), 1234, 12)).En);
        var share = s_monthly with { Unit = new("%", "%"), Decimals = 1 };
        Assert.Equal("목표 95.0%보다 0.8%p 낮습니다.", IndicatorWords.Sentence(share, new(ComparedWith.Target, null, 95, -0.8)).Ko);
        Assert.Equal("전달 95.0%와 같습니다.", IndicatorWords.Sentence(share, new(ComparedWith.Last, new(2026, 8, 1), 95, 0.04)).Ko);
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var odd = s_monthly with { About = new("콜론: \"따옴표\" # 샵\n둘째 줄", "a: b"), Where = "\"상태\" <> 'x\\y'\n  and 1 = 1", Region = "읍면동", Office = "- 부서", Decimals = 2, Target = 1e-7, Warn = 3, Alarm = 4.5, Owner = "yes" };
        Assert.Equal(odd, IndicatorYaml.ReadOne(IndicatorYaml.Write(odd), "t"));
        Assert.Equal(s_monthly, IndicatorYaml.ReadOne(IndicatorYaml.Write(s_monthly), "t"));
    }

    [Theory]
    [InlineData("id: a\ntitle: t\ndataset: d\nvalue: count(*)\ntime: t\nunknown: 1", "unknown")]
    [InlineData("id: ../x\ntitle: t\ndataset: d\nvalue: count(*)\ntime: t", "../x")]
    [InlineData("id: a\ntitle: t\ndataset: d\ntime: t", "value")]
    [InlineData("id: a\ntitle: t\ndataset: d\nvalue: count(*)\ntime: t\ngrain: week", "week")]
    [InlineData("id: a\ntitle: t\ndataset: d\nvalue: count(*)\ntime: t\ndecimals: 1.5", "1.5")]
    [InlineData("id: a\ntitle: t\ndataset: d\nvalue: count(*)\ntime: t\nwarn: 5", "good")]
    [InlineData("id: a\ntitle: t\ndataset: d\nvalue: count(*)\ntime: t\ngood: down\nwarn: 5\nalarm: 4", "alarm")]
    [InlineData("id: a\ntitle: [1]\ndataset: d\nvalue: count(*)\ntime: t", "title")]
    [InlineData("- 1", "이름: 값")]
    [InlineData("id: a\n  title: : :", "YAML")]
    [InlineData("", "비었습니다")]
    public void What_is_no_indicator_is_told_with_what_was_found(string yaml, string told) =>
        Assert.Contains(told, Assert.Throws<InputException>(() => IndicatorYaml.Read(yaml, "t.yaml")).In("ko"), StringComparison.Ordinal);

    [Fact]
    public void Files_written_by_hand_are_read_again_and_what_they_held_before_is_kept()
    {
        var home = new DataHome(Path.Combine(_folder, "data"));
        var book = new IndicatorBook(home);
        book.Save(s_monthly);
        book.Save(s_monthly with { Title = new("민원", "Complaints") });
        Assert.Equal("민원", book.Find("received")!.Title.Ko);
        Assert.Equal("접수한 민원", book.Earlier("received", Assert.Single(book.History("received")).Number)!.Title.Ko);
        var stamp = book.Stamp;
        var path = Path.Combine(home.Indicators, "received.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("민원", "불편", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(1));
        Assert.Equal("불편", book.Find("received")!.Title.Ko);
        Assert.NotEqual(stamp, book.Stamp);
        File.Copy(path, Path.Combine(home.Indicators, "other.yaml"));
        Assert.Single(book.All());
        Assert.Equal("other.yaml", Assert.Single(book.Unread()).File);
        Assert.True(book.Remove("received"));
        Assert.False(book.Remove("received"));
        Assert.False(book.Remove("../received"));
        Assert.Equal(2, book.History("received").Count);
    }

    private static IndicatorPoint Point(int year, int month, double? value) => new(new(year, month, 1), null, null, value, 1);
}
