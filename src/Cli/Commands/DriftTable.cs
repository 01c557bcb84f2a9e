using System.Globalization;
using Maru.App.Drift;
using Maru.Cli.Terminal;
using Maru.Core.Lake;

namespace Maru.Cli.Commands;

/// <summary>A diff of columns on a terminal: before, now, what became of it and how it is known.</summary>
internal static class DriftTable
{
    /// <param name="all">Columns that are the same too.</param>
    public static void Write(TextWriter output, DriftArrival arrival, bool all)
    {
        var drift = arrival.Drift;
        output.WriteLine($"{Head(arrival)} · {DriftWords.Counts(drift).Ko}");
        if (arrival.State == HoldState.Waiting)
            foreach (var reason in DriftWords.Reasons(drift)) output.WriteLine($"  멈춘 까닭: {reason.Ko}");
        var columns = drift.Columns.Where(column => all || column.Grade > DriftGrade.None).ToList();
        if (columns.Count > 0)
        {
            var table = new TextTable(new("앞 버전", Least: 10), new("", Least: 2), new("이번", Least: 10), new("달라진 것", Least: 16), new("알아본 길", Least: 10));
            foreach (var column in columns) table.Add(column.Before ?? "—", Sign(column), Now(column), What(column), How(column));
            table.WriteTo(output, Screen.WidthOf(output), "  ");
        }
        foreach (var proposal in drift.Proposals)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ‘{proposal.Header}’ 열이 ‘{proposal.Before}’ 열일 수 있습니다({proposal.By.Name().Ko}, {proposal.Score * 100:0}%). 정하려면: --same '{proposal.Header}={proposal.Before}'"));
        foreach (var use in arrival.Uses) output.WriteLine($"  바뀌는 컬럼을 쓰는 것: {use.Title.Ko} ({use.What.Ko})");
        if (arrival.State == HoldState.Waiting) output.WriteLine($"  받아들이려면: maru drift accept {arrival.Hold!.Id} --by 이름 --why 까닭");
    }

    private static string Head(DriftArrival arrival) => arrival switch
    {
        { Version: { } version, Drift.AcceptedBy: not null } => $"버전 {Words.Count(version)} ({Words.Minute(arrival.At)}, {arrival.Drift.AcceptedBy} 받아들임)",
        { Version: { } version } => $"버전 {Words.Count(version)} ({Words.Minute(arrival.At)})",
        { Hold: { State: HoldState.Refused } hold } => $"보류 {hold.Id} ({Words.Minute(arrival.At)}, {hold.DecidedBy} 거절함)",
        _ => $"보류 {arrival.Hold!.Id} ({Words.Minute(arrival.At)}){(arrival.Hold.TakenBackAt is not null ? " — 그 뒤에 앞 버전의 파일이 다시 옴" : arrival.IsOvertaken ? " — 그 뒤에 새 버전이 들어옴" : "")}",
    };

    private static string Sign(ColumnDrift column) => column.Fate switch
    {
        ColumnFate.Added => "+",
        ColumnFate.Removed or ColumnFate.StillMissing => "−",
        ColumnFate.Renamed => "→",
        _ => column.Changes.Count > 0 ? "≠" : "=",
    };

    private static string Now(ColumnDrift column) => column.Fate switch
    {
        ColumnFate.Removed or ColumnFate.StillMissing => column.Now is null ? "—" : "(빈 값)",
        _ when column.Header is { Length: > 0 } header && header != column.Now => $"{column.Now} (‘{header}’)",
        _ => column.Now ?? "—",
    };

    private static string What(ColumnDrift column) => string.Join(", ", column.Changes.Select(change => change.Describe().Ko).Prepend(column.Fate.Name().Ko));

    private static string? How(ColumnDrift column) => column is { By: { } by, Fate: not ColumnFate.Same }
        ? by.Name().Ko + (column.Score is { } score && score < 1 ? string.Create(CultureInfo.InvariantCulture, $" {score * 100:0}%") : "") : null;
}
