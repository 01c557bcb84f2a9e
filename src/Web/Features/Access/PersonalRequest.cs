using Maru.App.AccessLog;
using Maru.App.Rows;
using Maru.Core.Lake;
using Maru.Web.Features.Dataset;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Access;

/// <summary>What somebody asks of closed columns.</summary>
/// <param name="Columns">The columns to open.</param>
/// <param name="Search">Words that rows must hold; null for all rows.</param>
/// <param name="After">Where the page before ended.</param>
internal sealed record PersonalRequest(IReadOnlyList<string> Columns, string Reason, string? Search, string? After)
{
    public const string ColumnsField = "columns";
    public const string ReasonField = "reason";
    public const string SearchField = "q";
    public const string AfterField = "after";

    /// <summary>The search as the access log keeps it: words, since they say whose rows were looked for.</summary>
    public string? Condition => Search is null ? null : PersonalRows.Condition(Search);

    public static PersonalRequest Of(IFormCollection form) => new(
        [.. form[ColumnsField].OfType<string>().Distinct(StringComparer.Ordinal)], form[ReasonField].ToString(),
        form[SearchField].ToString().Trim() is { Length: > 0 } search ? search : null, form[AfterField].ToString() is { Length: > 0 } after ? after : null);

    public RowQuery Query(VersionManifest opened, int? limit) => new() { Select = RowPage.Shown(opened), Search = Search, Limit = limit, After = After };

    public static string Place(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
