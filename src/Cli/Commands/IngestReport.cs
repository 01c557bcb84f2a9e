using Maru.App.Ingest;
using Maru.Core.Data;

namespace Maru.Cli.Commands;

/// <summary>What <c>ingest --json</c> says of one table.</summary>
internal sealed record IngestReport(
    string? Dataset, int? Version, long Rows, long SetAside, string? Encoding, string? Crs,
    IReadOnlyList<ColumnReport> Columns, IReadOnlyList<IssueReport> Issues, double Seconds, bool Unchanged, string Source, PlaceReport? Places, string? Held = null)
{
    public static IngestReport Of(IngestOutcome outcome)
    {
        if (outcome.Result is not { } result)
            return new(outcome.Held?.Dataset, null, 0, 0, null, null, [], [IssueReport.Of(outcome.Problem!)], 0, false, outcome.Origin, null, outcome.Held?.Id);
        var version = result.Version;
        return new(
            version.Dataset, version.Version, version.Rows, version.SetAside, version.Source.Encoding, version.Source.Crs,
            [.. version.Columns.Select(ColumnReport.Of)], [.. version.Issues.Select(IssueReport.Of)], version.Seconds, result.Unchanged, outcome.Origin,
            version.Places is { } places ? new(places.Located, places.Inside) : null);
    }
}

internal sealed record ColumnReport(string Name, string Type, string Role, string Privacy, bool Closed, string? Unit)
{
    public static ColumnReport Of(Column column) =>
        new(column.Name, Word(column.Type), Word(column.Role), Word(column.Privacy), column.Closed, column.Unit);

    private static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}

internal sealed record IssueReport(string Rule, long Row, string Column, string Found, string Severity, long Count, string Message)
{
    public static IssueReport Of(Issue issue) =>
        new(issue.Rule, issue.Row, issue.Column, issue.Found, issue.Severity.ToString().ToLowerInvariant(), issue.Count, issue.Message.Ko ?? "");
}

internal sealed record PlaceReport(long Located, long? Inside);
