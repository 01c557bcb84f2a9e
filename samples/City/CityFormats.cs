using System.Globalization;
using Maru.City.Model;

namespace Maru.City;

/// <summary>The ways dates, times and numbers are written by hand and by old programs.</summary>
internal static class CityFormats
{
    public static string Dotted(this DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);

    public static string Compact(this DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>20040517.0: a date that went through a spreadsheet as a number.</summary>
    public static string AsDecimal(this DateOnly day) => day.Compact() + ".0";

    public static string Korean(this DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}년 {day.Month}월 {day.Day}일");

    public static string Short(this DateOnly day) => day.ToString("yy-MM-dd", CultureInfo.InvariantCulture);

    public static string YearMonth(this DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string YearMonthCompact(this DateOnly day) => day.ToString("yyyyMM", CultureInfo.InvariantCulture);

    /// <summary>1,234,567</summary>
    public static string Grouped(this long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Grouped(this int number) => ((long)number).Grouped();

    /// <summary>Counts below five are hidden with *.</summary>
    public static string Masked(this int count, int smallest = 5) => count > 0 && count < smallest ? "*" : count.ToString(CultureInfo.InvariantCulture);

    public static string Percent(this double share, int decimals = 1) => (share * 100).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + "%";

    public static string Digits(this int number, int width) => number.ToString("D" + width.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>38°06'24.51"</summary>
    public static string DegreesMinutesSeconds(double degrees)
    {
        var whole = (int)degrees;
        var minutes = (int)((degrees - whole) * 60);
        var seconds = (degrees - whole - minutes / 60.0) * 3600;
        return string.Create(CultureInfo.InvariantCulture, $"{whole}°{minutes:00}'{seconds:00.00}\"");
    }

    /// <summary>The clock of the transport and air-quality systems: midnight ends its day as 24:00.</summary>
    public static string HourEnding(this DateTime time) => time.Hour == 0
        ? time.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 24:00"
        : time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Phone(this CityModel city, string department) => city.Organisation.Of(department).Phone;

    public static double Rounded(this double value, int decimals) => Math.Round(value, decimals);
}
