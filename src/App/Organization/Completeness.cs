using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Organization;

public enum DeliveryState
{
    /// <summary>제때.</summary>
    OnTime,
    /// <summary>늦음: came after it was due, or is due and has not come yet.</summary>
    Late,
    /// <summary>빠짐: the period is over and no data speak of it.</summary>
    Missing,
    /// <summary>기한 전.</summary>
    NotYet,
    /// <summary>Before the dataset's first data.</summary>
    Before,
}

/// <summary>What became of one period of a dataset.</summary>
/// <param name="To">First day after it.</param>
/// <param name="CameOn">The day its first data came; null when none did.</param>
/// <param name="DueOn">The last day on which they were on time; null when nothing said so.</param>
/// <param name="LateDays">Whole days after <paramref name="DueOn"/>.</param>
public sealed record PeriodDelivery(DateOnly From, DateOnly To, DeliveryState State, DateOnly? CameOn, DateOnly? DueOn, int LateDays)
{
    /// <summary>"제때 2026-09-26", "3일 늦게 옴", "38일 늦음", "빠짐".</summary>
    public Bilingual Words => State switch
    {
        DeliveryState.OnTime => new(Text($"제때 {CameOn:yyyy-MM-dd}"), Text($"On time {CameOn:yyyy-MM-dd}")),
        DeliveryState.Late when CameOn is not null => new(Text($"{LateDays}일 늦게 {CameOn:yyyy-MM-dd}"), Text($"{LateDays} days late {CameOn:yyyy-MM-dd}")),
        DeliveryState.Late => new(Text($"{LateDays}일 늦음"), Text($"{LateDays} days late")),
        DeliveryState.Missing => new("빠짐", "Missing"),
        DeliveryState.NotYet => DueOn is null ? new("기한 전", "Not due yet") : new(Text($"기한 전 {DueOn:yyyy-MM-dd}까지"), Text($"Due by {DueOn:yyyy-MM-dd}")),
        _ => new("시작 전", "Before it began"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Periods">The present one first; empty when nothing is due or who reads may not see it.</param>
public sealed record DatasetDelivery(CatalogEntry Entry, IReadOnlyList<PeriodDelivery> Periods)
{
    public bool IsHidden => Entry.IsWithheld;
}

/// <param name="Team">Null for those no team is named for.</param>
public sealed record TeamDelivery(string? Team, IReadOnlyList<DatasetDelivery> Datasets);

public sealed record DepartmentDelivery(OrgUnit Unit, IReadOnlyList<TeamDelivery> Teams)
{
    public IEnumerable<DatasetDelivery> Datasets => Teams.SelectMany(team => team.Datasets);

    public int Count(DeliveryState state) => Datasets.Sum(dataset => dataset.Periods.Count(period => period.State == state));

    /// <summary>Periods that were due.</summary>
    public int Due => Count(DeliveryState.OnTime) + Count(DeliveryState.Late) + Count(DeliveryState.Missing);
}

/// <summary>
/// Which data came for which period, team by team. Periods are those of each dataset's declared cycle; data belong to the period of the day
/// they speak of. What is late is judged as <see cref="Freshness"/> judged it on the day.
/// </summary>
public static class Completeness
{
    /// <summary>How many periods are looked at, the present one among them.</summary>
    public const int Periods = 6;

    // A Monday, so that weeks begin on one.
    private static readonly DateOnly Epoch = new(2001, 1, 1);

    public static IReadOnlyList<DepartmentDelivery> Of(CatalogSnapshot snapshot, ILookup<string, Delivery> deliveries)
    {
        var entries = snapshot.Entries.Where(entry => (entry.Newest is not null || entry.IsWithheld) && entry.Department is not null && !entry.Owner.IsOpen).ToLookup(entry => entry.Department!, StringComparer.Ordinal);
        return [.. snapshot.Organization.On(snapshot.Today, OrgUnitKind.Department).Where(unit => entries[unit.NameKo].Any()).Select(unit => new DepartmentDelivery(unit,
            [.. entries[unit.NameKo].GroupBy(entry => entry.Team, StringComparer.Ordinal).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new TeamDelivery(group.Key, [.. group.Select(entry => new DatasetDelivery(entry, Of(entry, [.. deliveries[entry.Id]], snapshot.AsOf)))]))]))];
    }

    internal static IReadOnlyList<PeriodDelivery> Of(CatalogEntry entry, IReadOnlyList<Delivery> deliveries, DateTimeOffset now)
    {
        if (entry.IsWithheld || entry.Freshness is not { } freshness || deliveries.Count == 0 || entry.Cycle.Kind is not (CycleKind.Short or CycleKind.Days or CycleKind.Months)) return [];
        var came = Arrivals(entry.Cycle, deliveries, now);
        var present = IndexOf(entry.Cycle, KoreanTime.Day(now));
        var (first, last) = (came.Keys.Min(), came.Keys.Max());
        return [.. Enumerable.Range(0, Periods).Select(back => present - back).Select(index =>
        {
            var (from, to) = (StartOf(entry.Cycle, index), StartOf(entry.Cycle, index + 1));
            if (came.TryGetValue(index, out var arrival)) return new PeriodDelivery(from, to, arrival.LateDays > 0 ? DeliveryState.Late : DeliveryState.OnTime, arrival.On, arrival.Due, arrival.LateDays);
            if (index < first) return new(from, to, DeliveryState.Before, null, null, 0);
            if (index > last && freshness.State != FreshnessState.Late) return new(from, to, DeliveryState.NotYet, null, freshness.DueDay, 0);
            return index == present
                ? freshness.LateDays > 0 ? new(from, to, DeliveryState.Late, null, freshness.DueDay, freshness.LateDays) : new(from, to, DeliveryState.NotYet, null, freshness.DueDay, 0)
                : new PeriodDelivery(from, to, DeliveryState.Missing, null, null, 0);
        })];
    }

    // The first data of each period, and how late they were after those before.
    private static Dictionary<int, (DateOnly On, DateOnly? Due, int LateDays)> Arrivals(UpdateCycle cycle, IReadOnlyList<Delivery> deliveries, DateTimeOffset now)
    {
        var came = new Dictionary<int, (DateOnly, DateOnly?, int)>();
        (DateOnly Basis, DateTimeOffset At)? before = null;
        foreach (var delivery in deliveries.OrderBy(delivery => delivery.CollectedAt))
        {
            var at = delivery.CollectedAt > now ? now : delivery.CollectedAt;
            var (on, basis) = (KoreanTime.Day(at), delivery.ReferenceDate ?? KoreanTime.Day(at));
            DateOnly? due = before is { } earlier && basis > earlier.Basis && Freshness.DueAfter(cycle, earlier.Basis, earlier.At) is { } moment ? Freshness.LastDayOnTime(moment) : null;
            came.TryAdd(IndexOf(cycle, basis), (on, due, due is { } day ? Math.Max(0, on.DayNumber - day.DayNumber) : 0));
            if (before is null || basis >= before.Value.Basis) before = (basis, at);
        }
        return came;
    }

    private static int IndexOf(UpdateCycle cycle, DateOnly day) => cycle.Kind == CycleKind.Months
        ? ((day.Year * 12) + day.Month - 1) / cycle.Every
        : (int)Math.Floor((day.DayNumber - Epoch.DayNumber) / (double)DaysOf(cycle));

    private static DateOnly StartOf(UpdateCycle cycle, int index) => cycle.Kind == CycleKind.Months
        ? new(index * cycle.Every / 12, (index * cycle.Every % 12) + 1, 1)
        : Epoch.AddDays(index * DaysOf(cycle));

    // What comes by the minute or the hour is looked at day by day.
    private static int DaysOf(UpdateCycle cycle) => cycle.Kind == CycleKind.Days ? cycle.Every : 1;

    /// <summary>2026-09, 2026 3분기, 2026, 10-12부터 7일.</summary>
    public static Bilingual PeriodName(UpdateCycle cycle, DateOnly from)
    {
        var year = from.Year.ToString(CultureInfo.InvariantCulture);
        return (cycle.Kind, cycle.Every) switch
        {
            (CycleKind.Months, 1) => Same(from.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
            (CycleKind.Months, 3) => new($"{year} {((from.Month - 1) / 3) + 1}분기", $"{year} Q{((from.Month - 1) / 3) + 1}"),
            (CycleKind.Months, 6) => new($"{year} {(from.Month == 1 ? "상" : "하")}반기", $"{year} H{(from.Month == 1 ? 1 : 2)}"),
            (CycleKind.Months, 12) => Same(year),
            (CycleKind.Months, _) => new(Day(from) + "부터", "From " + Day(from)),
            (CycleKind.Days, 7) => new(Day(from) + " 주", "Week of " + Day(from)),
            (CycleKind.Days, > 1) => new(Day(from) + "부터", "From " + Day(from)),
            _ => Same(Day(from)),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Bilingual Same(string text) => new(text, text);
}
