using System.Globalization;
using Maru.App.Indicators;

namespace Maru.Web.Features.Boards;

/// <summary>What of a board is shown: one region or office instead of all, and how things stood at the end of an earlier month.</summary>
/// <param name="Until">The last day that counts; null for the newest data.</param>
public sealed record BoardFilter(string? Region, string? Office, DateOnly? Until)
{
    public static BoardFilter None { get; } = new(null, null, null);

    public bool IsNone => this is { Region: null, Office: null, Until: null };

    /// <param name="month">2026-08; anything else counts for nothing.</param>
    public static BoardFilter Read(string? region, string? office, string? month) =>
        new(Said(region), Said(office), DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first.AddMonths(1).AddDays(-1) : null);

    public string? Month => Until?.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>As it stands in addresses, with its question mark; empty for none.</summary>
    public string Query => IsNone ? "" : "?" + string.Join('&', ((string, string?)[])[("region", Region), ("office", Office), ("month", Month)] is var all ? all.Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}") : []);

    /// <summary>True when a period of an indicator is over by then.</summary>
    public bool Reaches(Grain grain, DateTime period) => Until is not { } last || DateOnly.FromDateTime(Periods.Add(grain, period, 1).AddDays(-1)) <= last;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 100 ? null : text.Trim();
}
