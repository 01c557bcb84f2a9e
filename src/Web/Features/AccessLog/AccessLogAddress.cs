using System.Globalization;
using Maru.App.AccessLog;

namespace Maru.Web.Features.AccessLog;

/// <summary>Addresses of the pages of the access log.</summary>
public static class AccessLogAddress
{
    public const string Log = "/access-log";
    public const string Review = "/access-log/review";
    public const string Keeping = "/access-log/keeping";

    /// <summary>What was found in a period.</summary>
    public static string ReviewOf(string period) => ReviewFormOf(period) + "#findings";

    /// <summary>Where forms about a finding go: its period has to be the one that is shown, and what is wrong is told at the top.</summary>
    public static string ReviewFormOf(string period) => $"{Review}?period={Uri.EscapeDataString(period)}";

    /// <summary>The records before one, of those that are asked for.</summary>
    public static string Of(string? account, string? dataset, AccessAction? action, string? from, string? to, long? before)
    {
        (string Name, string? Value)[] asked =
        [
            ("account", account), ("dataset", dataset), ("action", action?.ToString().ToLowerInvariant()), ("from", from), ("to", to), ("before", before?.ToString(CultureInfo.InvariantCulture)),
        ];
        var query = string.Join('&', asked.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
        return (query.Length == 0 ? Log : $"{Log}?{query}") + "#records";
    }
}
