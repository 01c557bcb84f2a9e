using System.Text.RegularExpressions;

namespace Maru.App.Drift;

/// <summary>The year or month that a header names, as in 2026년06월_남_0~4세: monthly files of population carry it in every column.</summary>
internal static partial class HeaderPeriod
{
    /// <summary>What the header says beside its period, with a mark where that stood; null when it names none.</summary>
    public static string? Without(string header) => Period().IsMatch(header) ? Period().Replace(header, "\u0001", 1) : null;

    /// <summary>The one period that headers name; null when they name none or several, as a table with a column for each year does.</summary>
    public static string? Only(IEnumerable<string> headers) =>
        headers.Select(header => Period().Match(header)).Where(found => found.Success).Select(found => found.Value).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    /// <summary>True when both name a period and not the same.</summary>
    public static bool Differ(string name, string other) => Period().Match(name) is { Success: true } a && Period().Match(other) is { Success: true } b && a.Value != b.Value;

    [GeneratedRegex(@"(?<!\d)(19|20)\d{2}((년\s*|[.\-/])?(0?[1-9]|1[0-2])월?(?!\d)|년|(?!\d))", RegexOptions.CultureInvariant)]
    private static partial Regex Period();
}
