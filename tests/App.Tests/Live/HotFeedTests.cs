using System.Text;
using Maru.App.Live;
using Maru.Core;
using Maru.Core.Live;
using static Maru.App.Tests.Live.LiveHome;

namespace Maru.App.Tests.Live;

public sealed class HotFeedTests
{
    [Fact]
    public async Task The_same_value_again_is_a_duplicate_and_another_one_for_its_time_a_correction()
    {
        await using var home = new LiveHome();
        Assert.Equal(new() { Readings = 1 }, await home.Take(T(-10, 3.5)));
        Assert.Equal(new() { Duplicates = 1 }, await home.Take(T(-10, 3.5)));
        Assert.Equal(new() { Readings = 1, Revised = 1 }, await home.Take(T(-10, 4)));
        Assert.Equal(4, home.Feed.Newest().Single().Reading.Value);
        Assert.Equal(new() { Readings = 2, Revised = 1, Duplicates = 1 }, home.Feed.Days().Single().Value);
    }

    [Fact]
    public async Task What_comes_late_is_kept_in_its_place_and_does_not_show_as_the_newest()
    {
        await using var home = new LiveHome();
        await home.Take(T(-10, 1), T(-30, 2), T(-20, 3));
        Assert.Equal(1, home.Feed.Newest().Single().Reading.Value);
        Assert.Equal([2, 3, 1], home.Feed.Values("A", "t", Noon.AddHours(-1), Noon).Select(reading => reading.Value));
        Assert.Equal(2, home.Feed.Days().Single().Value.Late);
    }

    [Theory]
    [InlineData(-10, 900, "t", BadReason.Absurd)]
    [InlineData(-10, double.NaN, "t", BadReason.Absurd)]
    [InlineData(30, 5, "t", BadReason.Future)]
    [InlineData(-361, 5, "t", BadReason.TooLate)]
    [InlineData(-10, 5, "snow", BadReason.Unknown)]
    public async Task What_can_not_be_goes_aside_with_its_reason_once(int minutes, double value, string quantity, BadReason reason)
    {
        await using var home = new LiveHome();
        Assert.Equal(new() { SetAside = 1 }, await home.Take(T(minutes, value, quantity: quantity)));
        Assert.Equal(new() { Duplicates = 1 }, await home.Take(T(minutes, value, quantity: quantity)));
        await home.Restart();
        Assert.Equal(reason, home.Feed.Asides().Single().Value.Reason);
        Assert.Empty(home.Feed.Newest());
    }

    [Fact]
    public async Task A_value_that_comes_where_there_was_none_is_taken()
    {
        await using var home = new LiveHome();
        await home.Feed.Take(FeedAnswer.Nothing with { Bad = [new("A", "t", Noon.AddMinutes(-10), "-", BadReason.Missing)] }, false, CancellationToken.None);
        Assert.Equal(1, (await home.Take(T(-10, 5))).Readings);
    }

    [Fact]
    public async Task An_event_is_changed_by_other_words_and_ended_by_an_answer_without_it()
    {
        await using var home = new LiveHome();
        LiveEvent crash = new("1", "사고", "추돌", Noon.AddMinutes(-5)), works = new("2", "공사", "포장", Noon.AddMinutes(-50));
        Assert.Equal(2, (await Take(true, crash, works)).Events);
        Assert.Equal(new() { Duplicates = 2 }, await Take(true, crash, works));
        Assert.Equal(1, (await Take(true, crash with { Title = "추돌, 2차로 막힘" }, works)).Events);
        // Half an answer ends nothing.
        Assert.Equal(new() { Duplicates = 1 }, await Take(false, works));
        Assert.Equal(new() { Events = 1, Duplicates = 1 }, await Take(true, works));
        Assert.Equal("2", home.Feed.OpenEvents().Single().Event.Id);
        await home.Restart();
        Assert.Equal("2", home.Feed.OpenEvents().Single().Event.Id);

        Task<Arrival> Take(bool isWhole, params LiveEvent[] events) => home.Feed.Take(FeedAnswer.Nothing with { Events = events }, isWhole, CancellationToken.None);
    }

    [Fact]
    public async Task Telephone_numbers_do_not_stay_in_the_words_of_events()
    {
        await using var home = new LiveHome();
        await home.Feed.Take(FeedAnswer.Nothing with { Events = [new("1", "사고", "신고자 010-2345-6789 중앙로", Noon) { Details = new Dictionary<string, string> { ["연락처"] = "010-2345-6789" } }] }, false, CancellationToken.None);
        Assert.DoesNotContain("2345", await File.ReadAllTextAsync(home.Log), StringComparison.Ordinal);
        Assert.Contains("중앙로", home.Feed.OpenEvents().Single().Event.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_are_counted_where_values_should_have_been()
    {
        await using var home = new LiveHome();
        await home.Take(T(-60, 1), T(-50, 1), T(-20, 1), T(-10, 1));
        Assert.Equal(2, home.Feed.Newest().Single().Gaps);
    }

    [Fact]
    public async Task Only_one_process_writes_and_others_read()
    {
        await using var home = new LiveHome();
        await home.Take(T(-10, 1));
        await using var other = new LiveStore(home.Home, home.Kinds, home.Files, new LiveHub(TimeProvider.System), home.Clock);
        Assert.Single(other.Require("weather").Newest());
        var refused = await Assert.ThrowsAsync<InputException>(() => other.Require("weather").Take(FeedAnswer.Nothing with { Readings = [T(-5, 1)] }, false, CancellationToken.None));
        Assert.True(refused.IsTransient);
    }

    /// <summary>
    /// Whatever comes in whatever order, with the program killed anywhere (the log cut at any byte) and everything not acknowledged sent
    /// again: the values are those of a plain dictionary.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Any_order_any_repeats_and_any_kills_add_up_to_what_a_dictionary_holds(int seed)
    {
        await using var home = new LiveHome();
        var random = new Random(seed);
        var model = new Dictionary<(string, string, DateTimeOffset), double>();
        for (var round = 0; round < 60; round++)
        {
            var batch = Enumerable.Range(0, random.Next(1, 40)).Select(_ => T(-random.Next(0, 300), random.Next(0, 8), "S" + random.Next(3), random.Next(2) == 0 ? "t" : "rain")).ToArray();
            if (random.Next(4) == 0 && Directory.Exists(Path.Combine(home.Home.Live, "weather")))
            {
                // Killed while writing: of a batch that nobody was told of, some bytes are there.
                await home.Store.DisposeAsync();
                var acknowledged = new FileInfo(home.Log).Length;
                await home.Restart();
                await home.Take(batch);
                await home.Store.DisposeAsync();
                using (var file = new FileStream(home.Log, FileMode.Open))
                    file.SetLength(random.NextInt64(acknowledged, file.Length + 1));
                await home.Restart();
            }
            await home.Take(batch);
            if (random.Next(3) == 0) await home.Take(batch);
            foreach (var reading in batch) model[(reading.Station, reading.Quantity, reading.At)] = reading.Value;
            if (random.Next(5) == 0) await home.Restart();
        }
        foreach (var series in model.GroupBy(pair => (pair.Key.Item1, pair.Key.Item2)))
        {
            var expected = series.OrderBy(pair => pair.Key.Item3).Select(pair => (pair.Key.Item3, pair.Value)).ToList();
            Assert.Equal(expected, home.Feed.Values(series.Key.Item1, series.Key.Item2, Noon.AddDays(-1), Noon).Select(reading => (reading.At, reading.Value)));
            var newest = home.Feed.Newest().Single(one => one.Reading.Station == series.Key.Item1 && one.Reading.Quantity == series.Key.Item2);
            Assert.Equal(expected[^1], (newest.Reading.At, newest.Reading.Value));
        }
    }

    [Fact]
    public async Task Lines_that_a_failing_disk_left_are_passed_over()
    {
        await using var home = new LiveHome();
        await home.Take(T(-20, 1));
        await home.Store.DisposeAsync();
        await File.AppendAllTextAsync(home.Log, "\0\0\0\n[\"r\",9\n{\"a\":1}\n[\"r\",1,2,\"A\",\"t\",\"x\",1]\n", new UTF8Encoding(false));
        await home.Restart();
        await home.Take(T(-10, 2));
        await home.Restart();
        Assert.Equal([1, 2], home.Feed.Values("A", "t", Noon.AddDays(-1), Noon).Select(reading => reading.Value));
    }

    [Fact]
    public async Task A_watcher_gets_the_newest_of_each_key_and_one_that_sleeps_is_told_it_is_behind()
    {
        await using var home = new LiveHome(clock: TimeProvider.System);
        var now = DateTimeOffset.UtcNow;
        using var quick = home.Store.Hub.Open(["weather"]);
        using var asleep = home.Store.Hub.Open(["weather"]);
        using var elsewhere = home.Store.Hub.Open(["other"]);
        for (var i = 0; i < 40; i++)
        {
            await home.Take(new Reading("A", "t", now.AddSeconds(i - 100), i));
            var (frames, behind) = await quick.Next(TimeSpan.FromSeconds(5), CancellationToken.None);
            Assert.Equal(i, frames.Single().Updates[^1].Reading.Value);
            Assert.Empty(behind);
        }
        var late = await asleep.Next(TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(["weather"], late.Behind);
        Assert.Empty((await elsewhere.Next(TimeSpan.Zero, CancellationToken.None)).Frames);
        Assert.Equal(39, home.Feed.Since(0).Updates.Single().Reading.Value);
    }

    [Fact]
    public async Task Shown_text_holds_of_every_key_the_newest_only()
    {
        var frame = new LiveFrame("weather", 3, [new(1, Noon, T(-10, 1), null, true), new(2, Noon, T(-5, 2), null, true), new(3, Noon, T(-8, 9), null, false)]);
        Assert.Equal("""{"feed":"weather","last":3,"readings":[{"station":"A","quantity":"t","at":"2026-11-24T11:55:00+09:00","value":2}]}""", Encoding.UTF8.GetString(frame.Shown.Span));
        await Task.CompletedTask;
    }
}
