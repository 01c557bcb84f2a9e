using Maru.App.Catalog;

namespace Maru.App.Excavations;

public enum WorkDays
{
    Every,
    Weekdays,
    Weekends,
}

/// <summary>When within its period a work closes the road: on which days, from when to when. An end before the start is the next morning.</summary>
/// <param name="Start">Null when it closes all day.</param>
public readonly record struct WorkHours(WorkDays Days, TimeOnly? Start, TimeOnly? End)
{
    public static WorkHours Always { get; } = new(WorkDays.Every, null, null);

    public bool IsAllDay => Start is null || End is null || Start == End;

    public bool IsOvernight => !IsAllDay && End < Start;

    /// <summary>평일, 매일 and the like as an office writes them.</summary>
    public static WorkDays DaysOf(string? text) => text switch
    {
        null => WorkDays.Every,
        _ when text.Contains("주말", StringComparison.Ordinal) || text.Contains("공휴", StringComparison.Ordinal) && !text.Contains("제외", StringComparison.Ordinal) => WorkDays.Weekends,
        _ when text.Contains("평일", StringComparison.Ordinal) || text.Contains('월') && text.Contains('금') || text.Contains("제외", StringComparison.Ordinal) => WorkDays.Weekdays,
        _ => WorkDays.Every,
    };

    public bool IsOn(DateOnly day) => Days switch
    {
        WorkDays.Weekdays => BusinessDays.IsWorking(day),
        WorkDays.Weekends => !BusinessDays.IsWorking(day),
        _ => true,
    };

    public DateTime StartOf(DateOnly day) => day.ToDateTime(IsAllDay ? TimeOnly.MinValue : Start!.Value);

    public DateTime EndOf(DateOnly day) => IsAllDay ? day.AddDays(1).ToDateTime(TimeOnly.MinValue) : (IsOvernight ? day.AddDays(1) : day).ToDateTime(End!.Value);
}
