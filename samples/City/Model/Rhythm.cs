namespace Maru.City.Model;

/// <summary>How the day, the week and the year go: shapes that many datasets share.</summary>
internal static class Rhythm
{
    private static readonly double[] WorkdayBus = [0, 0, 0, 0, 0, 1.1, 3.0, 6.0, 7.2, 6.1, 6.4, 6.9, 7.6, 7.4, 7.7, 8.6, 9.4, 8.9, 6.6, 4.6, 3.6, 3.0, 2.0, 0.7];
    private static readonly double[] WeekendBus = [0, 0, 0, 0, 0, 0.7, 1.8, 3.2, 4.4, 5.8, 7.0, 7.6, 7.9, 8.2, 8.3, 8.5, 8.4, 8.0, 6.6, 4.9, 3.7, 2.8, 1.7, 0.5];
    private static readonly double[] Desk = [0.1, 0.05, 0.05, 0.05, 0.1, 0.2, 0.5, 1.4, 4.6, 10.6, 12.8, 11.4, 5.0, 9.2, 10.1, 9.0, 8.1, 6.2, 2.6, 1.5, 1.1, 0.9, 0.6, 0.3];
    private static readonly double[] Vehicles = [1.1, 0.7, 0.5, 0.5, 0.8, 1.8, 3.8, 6.6, 7.4, 6.1, 5.6, 5.6, 5.6, 5.7, 5.8, 6.0, 6.5, 7.3, 6.8, 5.2, 4.2, 3.5, 2.7, 1.8];
    private static readonly double[] Emergencies = [3.4, 2.8, 2.4, 2.2, 2.2, 2.6, 3.2, 4.0, 4.8, 5.2, 5.2, 5.0, 4.8, 4.9, 4.8, 4.8, 4.9, 5.1, 5.2, 5.0, 4.8, 4.6, 4.2, 3.9];

    /// <summary>Boardings by hour; on working days the afternoon crest at four is higher than the morning one.</summary>
    public static IReadOnlyList<double> BusHours(DateOnly day) => CityCalendar.IsWorking(day) ? WorkdayBus : WeekendBus;

    public static double BusDay(DateOnly day) => (CityCalendar.IsWorking(day) ? day.DayOfWeek == DayOfWeek.Friday ? 1.06 : 1.0 : day.DayOfWeek == DayOfWeek.Saturday ? 0.72 : 0.53) * (1 + 0.05 * Season(day, 5));

    /// <summary>When citizens write or call the city hall: weekdays, ten in the morning first of all.</summary>
    public static IReadOnlyList<double> DeskHours { get; } = Desk;

    /// <summary>Tuesday is the busiest day.</summary>
    public static double DeskDay(DateOnly day) => !CityCalendar.IsWorking(day) ? 0.16 : day.DayOfWeek switch
    {
        DayOfWeek.Monday => 1.06,
        DayOfWeek.Tuesday => 1.30,
        DayOfWeek.Wednesday => 1.05,
        DayOfWeek.Thursday => 1.0,
        _ => 0.94,
    };

    public static IReadOnlyList<double> VehicleHours { get; } = Vehicles;

    public static IReadOnlyList<double> EmergencyHours { get; } = Emergencies;

    /// <summary>−1 … 1 over the year, highest in the given month.</summary>
    public static double Season(DateOnly day, double month) => Math.Cos(2 * Math.PI * (day.DayOfYear / 365.25 - (month - 0.5) / 12));

    /// <summary>Mean temperature of the hour in °C: cold dry winters, hot humid summers, a warm afternoon.</summary>
    public static double Temperature(DateTime hour) =>
        11.4 + 15.2 * Season(DateOnly.FromDateTime(hour), 7.75) + 4.6 * Math.Cos(2 * Math.PI * (hour.Hour - 15) / 24.0);
}
