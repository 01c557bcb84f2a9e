using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Metadata;

/// <summary>What of a dataset's metadata is worked out and never written: how far its data reach in time and space, and where they come from.</summary>
/// <param name="From">Earliest and latest day of the open columns of times; null when there are none.</param>
/// <param name="Box">West, south, east, north in degrees; null without places.</param>
public sealed record MetadataSheet(VersionManifest? Version, DateOnly? From, DateOnly? To, string? TimeColumn, double[]? Box)
{
    /// <param name="version">The newest version with the dictionary's decisions laid over it; null when there is none.</param>
    public static MetadataSheet Of(VersionManifest? version)
    {
        if (version is null) return new(null, null, null, null, null);
        var times = version.Columns.Where(column => column is { Closed: false, Profile: not null, Type: ColumnType.Date or ColumnType.DateTime } || column is { Closed: false, Profile: not null, Role: ColumnRole.Time })
            .Select(column => (column.Name, IsTime: column.Role == ColumnRole.Time, From: Day(column.Profile!.Min), To: Day(column.Profile.Max))).Where(time => time is { From: not null, To: not null })
            .OrderByDescending(time => time.IsTime).ToList();
        return times.Count == 0 ? new(version, null, null, null, version.Places?.Box) : new(version, times[0].From, times[0].To, times[0].Name, version.Places?.Box);
    }

    public Bilingual? Period => From is null ? null : From == To ? new($"{From:yyyy-MM-dd}", $"{From:yyyy-MM-dd}") : new($"{From:yyyy-MM-dd} – {To:yyyy-MM-dd}", $"{From:yyyy-MM-dd} – {To:yyyy-MM-dd}");

    // A column of months or years says less than a day: 2024-03 begins at its first day.
    private static DateOnly? Day(string? text)
    {
        if (text is null) return null;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM", "yyyy", "yyyyMM", "yyyyMMdd"];
        var day = text.Length > 10 && text[4] == '-' ? text[..10] : text;
        return DateOnly.TryParseExact(day, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year is > 1800 and < 2200 ? read : null;
    }
}
