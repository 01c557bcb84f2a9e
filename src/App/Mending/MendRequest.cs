using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Data;

namespace Maru.App.Mending;

/// <summary>What is to become of rows that a version set aside.</summary>
/// <param name="Version">The version whose rows were looked at: when there is a newer one, they are looked at again first.</param>
public sealed record MendRequest(string Dataset, int Version, IReadOnlyList<RowChange> Rows);

/// <param name="RowHash">Hash of the row's cells; every row with these cells is meant.</param>
/// <param name="Values">What is to stand in columns instead, by logical name; blank is "no value". None takes the row as it is.</param>
public sealed record RowChange(string RowHash, IReadOnlyDictionary<string, string> Values);

/// <summary>A row read again with its changes.</summary>
/// <param name="Row">As it is kept: its cells are not for everybody.</param>
/// <param name="Cells">What changes.</param>
/// <param name="Refused">Why it still can't be taken; null when it fits.</param>
public sealed record TriedRow(SetAsideRow Row, string RowHash, IReadOnlyList<CellMending> Cells, MendRefusal? Refused);

/// <param name="Column">Empty when it is of the whole row.</param>
public sealed record MendRefusal(string Column, string Found, Bilingual Expected)
{
    public InputException AsException(long row) => new(
        new($"{row:N0}행{(Column.Length > 0 ? $" ‘{Column}’ 칸" : "")}에서 찾은 값 \"{Found}\", 기대한 값: {Expected.Ko}", $"Row {row:N0}{(Column.Length > 0 ? $", column {Column}" : "")}: found \"{Found}\", expected {Expected.En}."),
        new("값을 다시 고치세요. 아무것도 바꾸지 않았습니다.", "Mend the value again; nothing was changed."));
}

/// <param name="Rows">Every row asked for.</param>
public sealed record MendTrial(VersionManifest Version, IReadOnlyList<TriedRow> Rows)
{
    public IEnumerable<TriedRow> Fitting => Rows.Where(row => row.Refused is null);

    public IEnumerable<TriedRow> Refused => Rows.Where(row => row.Refused is not null);
}

/// <param name="Version">The version that has the rows.</param>
public sealed record MendResult(VersionManifest Version, MendTrial Trial);
