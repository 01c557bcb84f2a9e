using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Organization;
using Maru.App.Tests.Catalog;

namespace Maru.App.Tests.Organization;

public sealed class CompletenessTests : IDisposable
{
    // Monday 19 October 2026, 09:40 in Korea.
    private readonly CatalogFolder _folder = new("2026-10-19T00:40:00Z");

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<PeriodDelivery> Of(string cycle, params (string Basis, string Came)[] versions)
    {
        _folder.Store.Prepare();
        foreach (var (basis, came) in versions)
            _folder.Commit("d", "데이터", manifest => manifest with { ReferenceDate = DateOnly.Parse(basis, System.Globalization.CultureInfo.InvariantCulture), CollectedAt = DateTimeOffset.Parse(came + "T03:00:00Z", System.Globalization.CultureInfo.InvariantCulture) });
        _folder.Store.Prepare();
        _folder.Store.EditDataset("d", null, row => (row.Cycle, row.Department, row.Team) = (cycle, "교통과", "주차팀"));
        _folder.Store.SaveOrganization([new("D1", null, OrgUnitKind.Department, "교통과", null, new(2020, 1, 1), null), new("T1", "D1", OrgUnitKind.Team, "주차팀", null, new(2020, 1, 1), null)]);
        var desk = new OrgDesk(_folder.Store, new(_folder.Store), new AccountsDatabase(new DataHome(_folder.Path)), _folder.Clock);
        var department = Assert.Single(desk.Deliveries());
        Assert.Equal("주차팀", Assert.Single(department.Teams).Team);
        return Assert.Single(department.Datasets).Periods;
    }

    [Fact]
    public void Months_that_came_late_or_not_at_all_are_told_from_those_on_time()
    {
        var periods = Of("매월", ("2026-05-31", "2026-06-02"), ("2026-06-30", "2026-06-30"), ("2026-07-31", "2026-08-10"), ("2026-09-30", "2026-10-02"));
        Assert.Equal(
            ["2026-10 NotYet", "2026-09 Late", "2026-08 Missing", "2026-07 Late", "2026-06 OnTime", "2026-05 OnTime"],
            periods.Select(period => $"{period.From:yyyy-MM} {period.State}"));
        // July's were due on 30 July, a month after June's, and came on 10 August; September's on 31 August.
        Assert.Equal((11, new DateOnly(2026, 7, 30)), (periods[3].LateDays, periods[3].DueOn!.Value));
        Assert.Equal("11일 늦게 2026-08-10", periods[3].Words.Ko);
        Assert.Equal("기한 전 2026-10-30까지", periods[0].Words.Ko);
    }

    [Fact]
    public void What_has_not_come_is_missing_when_its_period_is_over_and_late_while_it_runs()
    {
        var periods = Of("매월", ("2026-07-15", "2026-07-15"));
        Assert.Equal(["Late", "Missing", "Missing", "OnTime", "Before", "Before"], periods.Select(period => period.State.ToString()));
        // As the freshness of the dataset says it.
        Assert.Equal(_folder.Store.Snapshot().Find("d")!.Freshness!.LateDays, periods[0].LateDays);
        Assert.Equal("빠짐", periods[1].Words.Ko);
    }

    [Theory]
    [InlineData("분기", "2026 4분기", "2026 3분기"), InlineData("반기", "2026 하반기", "2026 상반기"), InlineData("매년", "2026", "2025"), InlineData("매주", "2026-10-19 주", "2026-10-12 주"), InlineData("매일", "2026-10-19", "2026-10-18"), InlineData("10분", "2026-10-19", "2026-10-18")]
    public void Periods_are_those_of_the_declared_cycle(string cycle, string present, string before)
    {
        var periods = Of(cycle, ("2026-10-19", "2026-10-19"));
        Assert.Equal(Completeness.Periods, periods.Count);
        Assert.Equal((present, before), (Completeness.PeriodName(UpdateCycle.Parse(cycle), periods[0].From).Ko, Completeness.PeriodName(UpdateCycle.Parse(cycle), periods[1].From).Ko));
        Assert.Equal(DeliveryState.OnTime, periods[0].State);
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.From, pair.Second.To));
    }

    [Theory]
    [InlineData("수시"), InlineData("갱신 끝남"), InlineData("가끔")]
    public void Nothing_is_due_without_a_cycle(string cycle) => Assert.Empty(Of(cycle, ("2026-07-15", "2026-07-15")));
}
