using System.Globalization;
using Maru.App.Catalog;

namespace Maru.Cli.Terminal;

/// <summary>Counts, shares and days as the commands write them.</summary>
internal static class Words
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>13,713.</summary>
    public static string Count(long count) => count.ToString("N0", Invariant);

    /// <summary>1,234.5: at most four digits behind the point.</summary>
    public static string Number(double value) => value.ToString("#,0.####", Invariant);

    /// <summary>12.5% of a share of 0–1; never 0% for what is there and never 100% for what is not all.</summary>
    public static string Percent(long part, long whole) => (whole == 0 ? 0 : (double)part / whole) switch
    {
        0 => "0%",
        1 => "100%",
        < 0.001 => "<0.1%",
        > 0.999 => ">99.9%",
        var share => (share * 100).ToString("0.#", Invariant) + "%",
    };

    /// <summary>2026-09-26.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", Invariant);

    /// <summary>2026-10-02 03:10, in Korean time wherever the machine is.</summary>
    public static string Minute(DateTimeOffset time) => KoreanTime.Of(time).ToString("yyyy-MM-dd HH:mm", Invariant);
}
