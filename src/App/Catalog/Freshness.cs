using Maru.Core;

namespace Maru.App.Catalog;

public enum FreshnessState
{
    Unknown,
    OnTime,
    Late,
    Ended,
}

/// <summary>Whether a dataset was updated when it should have been.</summary>
/// <param name="Basis">The day the newest data speak of (기준일), or the day they were collected when they don't say.</param>
/// <param name="Due">When the next data are due; null when nothing is.</param>
/// <param name="LateDays">Whole days since they were due; 0 when not late by a day yet.</param>
/// <param name="AgeDays">Days from <paramref name="Basis"/> to today.</param>
/// <param name="NextChange">When this judgement stops being true by itself.</param>
public sealed record Freshness(FreshnessState State, DateOnly Basis, DateTimeOffset? Due, int LateDays, int AgeDays, DateTimeOffset NextChange)
{
    /// <summary>Days of one cycle, for a track; null when there is none.</summary>
    public double? CycleDays { get; init; }

    public static Freshness At(DateTimeOffset now, UpdateCycle cycle, DateOnly? referenceDate, DateTimeOffset collectedAt, DateOnly? nextUpdate)
    {
        if (collectedAt > now) collectedAt = now;
        var basis = referenceDate ?? KoreanTime.Day(collectedAt);
        var today = KoreanTime.Day(now);
        var age = Math.Max(0, today.DayNumber - basis.DayNumber);
        var midnight = KoreanTime.StartOf(today.AddDays(1));
        Freshness Judged(FreshnessState state, DateTimeOffset? due = null, int late = 0, DateTimeOffset? next = null) =>
            new(state, basis, due, late, age, next is { } n && n > now && n < midnight ? n : midnight) { CycleDays = cycle.Days };

        if (cycle.Kind == CycleKind.Ended) return Judged(FreshnessState.Ended);
        if (DueAt(cycle, basis, collectedAt, nextUpdate) is not { } due) return Judged(FreshnessState.Unknown);
        return now < due
            ? Judged(FreshnessState.OnTime, due, next: due)
            : Judged(FreshnessState.Late, due, today.DayNumber - LastDayOnTime(due).DayNumber);
    }

    /// <summary>The moment from which what follows these data counts as late; null when nothing is due.</summary>
    internal static DateTimeOffset? DueAfter(UpdateCycle cycle, DateOnly basis, DateTimeOffset collectedAt) => DueAt(cycle, basis, collectedAt, null);

    /// <summary>The moment from which the next data count as late: the end of the day they were due on, moved to a working day.</summary>
    private static DateTimeOffset? DueAt(UpdateCycle cycle, DateOnly basis, DateTimeOffset collectedAt, DateOnly? nextUpdate)
    {
        // A date a person promised holds until data newer than it have come.
        if (nextUpdate is { } promised && promised > KoreanTime.Day(collectedAt)) return EndOfWorkingDay(promised);
        return cycle.Kind switch
        {
            // One run may fail: two cycles without data are late.
            CycleKind.Short => collectedAt.AddMinutes(2.0 * cycle.Every),
            // Yesterday's data arrive in the course of today.
            CycleKind.Days => EndOfWorkingDay(basis.AddDays(cycle.Every + (cycle.Every == 1 ? 1 : 0))),
            CycleKind.Months => EndOfWorkingDay(basis.AddMonths(cycle.Every)),
            _ => null,
        };
    }

    private static DateTimeOffset EndOfWorkingDay(DateOnly day) => KoreanTime.StartOf(BusinessDays.OnOrAfter(day).AddDays(1));

    /// <summary>The day the data were due on, for people: the last day that is still on time.</summary>
    public DateOnly? DueDay => Due is { } due ? LastDayOnTime(due) : null;

    internal static DateOnly LastDayOnTime(DateTimeOffset due) => KoreanTime.Day(due.AddTicks(-1));

    /// <summary>"38일 늦음", "제때" … in words.</summary>
    public Bilingual Words => State == FreshnessState.Late && LateDays > 0
        ? new($"{LateDays}일 늦음", LateDays == 1 ? "1 day late" : $"{LateDays} days late")
        : State.Name();
}
