using Maru.App.Egress;
using Maru.App.Jobs;
using Maru.App.Tests.Catalog;
using Maru.Core;

namespace Maru.App.Tests.Jobs;

public sealed class HostLimitsTests
{
    private static readonly Uri Air = new("https://air.go.kr/data?serviceKey=abc");
    private static readonly Uri Bus = new("https://bus.go.kr/data");

    // 2026-11-22 18:00 in Korea.
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_burst_goes_out_at_once_and_the_rest_a_turn_apart()
    {
        var limits = Limits(new HostLimit("air.go.kr", 2, 3));
        var start = _clock.GetUtcNow();
        Assert.Equal([0, 0, 0, 0.5, 1, 1.5], Enumerable.Range(0, 6).Select(_ => (limits.Take(Air) - start).TotalSeconds));
        // Another host has its own turns.
        Assert.Equal(start, limits.Take(Bus));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, (limits.Take(Air) - start).TotalSeconds);
    }

    [Fact]
    public void A_services_own_calls_a_day_go_before_its_hosts_usual_ones_and_what_a_person_set_before_both()
    {
        var portal = new Uri("https://apis.data.go.kr/a?serviceKey=abc");
        DailyQuota two = new("api:a", 2), other = new("api:b", 2);
        var usual = Limits([.. HostLimit.Defaults]);
        usual.Take(portal, two);
        usual.Take(portal, two);
        Assert.NotNull(Assert.Throws<InputException>(() => usual.Take(portal, two)).RetryAt);
        usual.Take(portal, other);
        usual.Take(portal);
        var set = Limits(new HostLimit("apis.data.go.kr", 100, 100, PerDay: 1));
        set.Take(portal, two);
        Assert.Throws<InputException>(() => set.Take(portal, two));
        // One that says only how often a second leaves the day to the service.
        var paced = Limits(new HostLimit("apis.data.go.kr", 100, 100));
        paced.Take(portal, two);
        paced.Take(portal, two);
        Assert.Throws<InputException>(() => paced.Take(portal, two));
    }

    [Fact]
    public void A_turn_that_is_far_off_is_not_taken()
    {
        var limits = Limits(new HostLimit("air.go.kr", 0.1, 1));
        for (var i = 0; i < 4; i++) limits.Take(Air);
        var refusal = Assert.Throws<InputException>(() => limits.Take(Air));
        Assert.Equal(_clock.GetUtcNow().AddSeconds(40), refusal.RetryAt);
        Assert.True(refusal.IsTransient);
        Assert.Equal(refusal.RetryAt, limits.FreeAt(Air));
    }

    [Fact]
    public void A_days_requests_are_counted_by_key_and_by_korean_day()
    {
        var limits = Limits(new HostLimit("air.go.kr", 100, 100, PerDay: 3));
        var other = new Uri("https://air.go.kr/else?serviceKey=other");
        for (var i = 0; i < 3; i++) limits.Take(Air);
        var refusal = Assert.Throws<InputException>(() => limits.Take(Air));
        Assert.Contains("3건", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(9)), refusal.RetryAt);
        Assert.Equal(refusal.RetryAt, limits.FreeAt(Air));
        limits.Take(other);
        _clock.Advance(TimeSpan.FromHours(6));
        Assert.Equal(_clock.GetUtcNow(), limits.Take(Air));
    }

    [Fact]
    public void The_longest_scope_counts()
    {
        var limits = Limits(new HostLimit("air.go.kr", 5, 5), new HostLimit("air.go.kr/slow", 1, 1), new HostLimit("*", 2, 2));
        Assert.Equal(1, limits.Of(new Uri("https://AIR.go.kr/slow/a")).PerSecond);
        Assert.Equal(5, limits.Of(new Uri("https://air.go.kr/slower")).PerSecond);
        Assert.Equal(2, limits.Of(new Uri("https://else.go.kr/")).PerSecond);
    }

    [Fact]
    public void A_host_that_fails_five_times_rests_and_one_request_tries_it()
    {
        var limits = Limits(new HostLimit("*", 100, 100));
        Fail(limits, 4);
        Assert.Equal(_clock.GetUtcNow(), limits.FreeAt(Air));
        Fail(limits, 1);
        Assert.Equal(30, Rest(limits));
        Assert.Throws<InputException>(() => limits.Take(Air));
        Assert.Equal(_clock.GetUtcNow(), limits.FreeAt(Bus));

        _clock.Advance(TimeSpan.FromSeconds(30));
        limits.Take(Air);
        // The others wait for how the trial ends.
        Assert.Throws<InputException>(() => limits.Take(Air));
        limits.Failed(Air);
        Assert.Equal(60, Rest(limits));

        _clock.Advance(TimeSpan.FromSeconds(60));
        limits.Take(Air);
        limits.Answered(Air);
        Assert.Equal(_clock.GetUtcNow(), limits.Take(Air));
    }

    [Fact]
    public void A_rest_grows_no_longer_than_half_an_hour()
    {
        var limits = Limits(new HostLimit("*", 100, 100));
        Fail(limits, 5);
        for (var i = 0; i < 12; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(Rest(limits)));
            limits.Take(Air);
            limits.Failed(Air);
        }
        Assert.Equal(1800, Rest(limits));
    }

    [Fact]
    public void Failures_of_requests_that_were_under_way_when_the_rest_began_do_not_lengthen_it()
    {
        var limits = Limits(new HostLimit("*", 100, 100));
        Fail(limits, 9);
        Assert.Equal(30, Rest(limits));
    }

    [Fact]
    public void A_trial_that_never_ends_holds_nobody_up_for_ever()
    {
        var limits = Limits(new HostLimit("*", 100, 100));
        Fail(limits, 5);
        _clock.Advance(TimeSpan.FromSeconds(30));
        limits.Take(Air);
        _clock.Advance(TimeSpan.FromMinutes(10));
        limits.Take(Air);
    }

    [Fact]
    public void A_host_that_says_when_to_come_again_is_believed_for_a_day_at_most()
    {
        var limits = Limits(new HostLimit("*", 100, 100));
        limits.Failed(Air, _clock.GetUtcNow().AddSeconds(120));
        Assert.Equal(120, Rest(limits));
        limits.Failed(Air, _clock.GetUtcNow().AddYears(1));
        Assert.Equal(86_400, Rest(limits));
    }

    [Fact]
    public void Counts_of_a_day_hold_over_a_restart_and_show_no_key()
    {
        using var folder = new CatalogFolder();
        folder.Store.Prepare();
        var day = new DateOnly(2026, 11, 22);
        var rules = new HostRules(folder.Store.Database, folder.Clock);
        Assert.True(rules.TryCount("air.go.kr", "mark", day, 2));
        Assert.True(new HostRules(folder.Another().Database, folder.Clock).TryCount("air.go.kr", "mark", day, 2));
        Assert.False(rules.TryCount("air.go.kr", "mark", day, 2));
        Assert.True(rules.TryCount("air.go.kr", "mark", day.AddDays(1), 2));

        new HostLimits([new HostLimit("air.go.kr", 100, 100, 10)], rules, folder.Clock).Take(Air);
        using var connection = folder.Store.Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(key_mark) from host_calls";
        Assert.DoesNotContain("abc", (string)command.ExecuteScalar()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_people_set_take_the_place_of_the_usual_ones()
    {
        using var folder = new CatalogFolder();
        var rules = new HostRules(folder.Store.Database, folder.Clock);
        Assert.Equal(HostLimit.Defaults, rules.Limits());
        rules.Set(new HostLimit("apis.data.go.kr", 1, 2, 1000));
        rules.Set(new HostLimit("kosis.kr", 3, 3));
        Assert.Equal(1000, rules.Limits().Single(limit => limit.Scope == "apis.data.go.kr").PerDay);
        Assert.Equal(HostLimit.Defaults.Count + 1, rules.Limits().Count);
        Assert.Throws<InputException>(() => rules.Set(new HostLimit("kosis.kr", 0, 3)));
    }

    [Fact]
    public void A_part_of_a_host_starts_from_what_held_for_it_until_then()
    {
        using var folder = new CatalogFolder();
        var rules = new HostRules(folder.Store.Database, folder.Clock);
        Assert.Equal(new("apis.data.go.kr/B552584", 1, 10, 10_000), Slowed("apis.data.go.kr/B552584"));
        rules.Set(new HostLimit("kosis.kr", 3, 3, 500));
        Assert.Equal(new("kosis.kr/openapi", 1, 3, 500), Slowed("kosis.kr/openapi"));
        rules.Set(new HostLimit("*", 2, 4));
        Assert.Equal(new("www.localdata.go.kr", 1, 4), Slowed("www.localdata.go.kr"));

        HostLimit Slowed(string scope)
        {
            rules.Change(scope, limit => limit with { PerSecond = 1 });
            return rules.Limits().Single(limit => limit.Scope == scope);
        }
    }

    [Fact]
    public void A_limit_that_is_changed_holds_while_the_process_runs_and_turns_taken_stay_taken()
    {
        List<HostLimit> set = [new("air.go.kr", 1, 3, PerDay: 5)];
        var limits = new HostLimits(() => [.. set], new MemoryCallLedger(), _clock);
        for (var i = 0; i < 5; i++) limits.Take(Air);
        Assert.Throws<InputException>(() => limits.Take(Air));

        set = [new("air.go.kr", 1, 1, PerDay: 6)];
        _clock.Advance(TimeSpan.FromSeconds(2));
        // Five places at one a second reach to the fifth second: nothing of the old burst is left.
        Assert.Equal(_clock.GetUtcNow().AddSeconds(3), limits.Take(Air));
        Assert.Contains("6건", Assert.Throws<InputException>(() => limits.Take(Air)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 60)]
    [InlineData(5, 480)]
    [InlineData(11, 21_600)]
    [InlineData(100, 21_600)]
    public void The_wait_before_another_try_doubles_up_to_six_hours_and_lies_anywhere_below(int attempt, int bound)
    {
        Assert.Equal(bound, RetryPolicy.Delay(attempt, 1).TotalSeconds);
        Assert.Equal(0, RetryPolicy.Delay(attempt, 0).TotalSeconds);
        Assert.Equal(bound / 2.0, RetryPolicy.Delay(attempt, 0.5).TotalSeconds);
    }

    private HostLimits Limits(params HostLimit[] limits) => new(limits, new MemoryCallLedger(), _clock);

    private static void Fail(HostLimits limits, int times)
    {
        for (var i = 0; i < times; i++) limits.Failed(Air);
    }

    private double Rest(HostLimits limits) => (limits.FreeAt(Air) - _clock.GetUtcNow()).TotalSeconds;
}
