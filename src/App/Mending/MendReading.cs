using System.Text;
using System.Text.Json;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.PersonalData;

namespace Maru.App.Mending;

/// <param name="Closed">Names of columns that readers may not see.</param>
/// <param name="Opened">Names of columns that a person opened.</param>
internal sealed record MendSecrets(IReadOnlySet<string> Closed, IReadOnlySet<string> Opened)
{
    /// <summary>
    /// True when the value shows readers nothing that the column did not show them before: it is closed, or the value is of the kind that was
    /// found in the column and left open. What a person opened was opened for what it held then: nothing graver comes in by a mending.
    /// </summary>
    public bool MayHold(Column column, string? value) => Closed.Contains(column.Name) || PersonalText.KindsOf(value).All(kind =>
        PersonalFindings.KindId(kind) == column.Personal?.Kind || (Opened.Contains(column.Name) && PersonalFindings.ClassOf(kind.Class()) <= column.Privacy));
}

/// <summary>
/// Reads rows with their changes by the same readers that read the source, into parts behind those of the version. Reads again without those
/// that still do not fit, until all that are left do.
/// </summary>
internal sealed class MendReading(LakeStore lake, IEngine engine, VersionManifest version, MendSecrets secrets, MendPlan plan, LakeWriter writer, CancellationToken stop)
{
    private static readonly Bilingual NoPersonal = new("개인정보가 아닌 값(이 컬럼은 열려 있습니다)", "a value that is not personal: the column is open");
    private static readonly Bilingual Unique = new("다른 행에 없는 값(기본키입니다)", "a value no other row has: it is the key");
    private static readonly Bilingual NoWords = new("값(값이 없으면 비워 두세요)", "a value; leave it blank for none");
    private static readonly Bilingual Something = new("값이 하나는 있는 행", "a row with a value");

    /// <summary>What the rows became; null when none of them fits.</summary>
    public LoadOutcome? Outcome { get; private set; }

    public IReadOnlyList<TriedRow> Read(IReadOnlyList<TriedRow> asked)
    {
        var rows = asked.Select(Judged).ToArray();
        while (rows.Any(row => row.Refused is null))
        {
            var fitting = Enumerable.Range(0, rows.Length).Where(i => rows[i].Refused is null).ToList();
            var refused = Load(rows, fitting);
            if (refused.Count == 0) return rows;
            foreach (var (at, why) in refused) rows[at] = rows[at] with { Refused = why };
        }
        Clear();
        Outcome = null;
        return rows;
    }

    // What the readers do not ask.
    private TriedRow Judged(TriedRow row)
    {
        var cells = RowPatches.Apply(row.Row.Cells, row.Cells, plan.Plan.Columns);
        if (cells.All(string.IsNullOrWhiteSpace)) return row with { Refused = new("", "", Something) };
        foreach (var column in plan.Plan.Columns.Where(column => column.Type == ColumnType.Text))
            if (version.Columns.FirstOrDefault(known => known.Name == column.Name) is { } known && !secrets.MayHold(known, cells[column.Cell])) return row with { Refused = new(column.Name, SetAsideReading.Covered, NoPersonal) };
        // A file may write NaN or *** for "no value"; a person who writes it as a value would find the cell blank.
        foreach (var cell in row.Cells)
            if (cell.After is { } after && IsNoValue(after) && plan.Plan.Columns.First(column => column.Name == cell.Column).Type != ColumnType.Text) return row with { Refused = new(cell.Column, after, NoWords) };
        return row;
    }

    private static bool IsNoValue(string value) => CellText.Trim(Encoding.UTF8.GetBytes(value)) is var bytes && (CellText.IsNoValue(bytes) || CellText.IsMasked(bytes));

    private Dictionary<int, MendRefusal> Load(TriedRow[] rows, List<int> fitting)
    {
        Clear();
        var bytes = CellRows.BytesOf(plan.Plan);
        // By the part of the source they stand in, for its name is a value of theirs.
        var groups = plan.HasParts ? fitting.GroupBy(i => rows[i].Row.Part ?? "").ToList() : [.. fitting.GroupBy(_ => "")];
        var order = groups.SelectMany(group => group).ToList();
        List<(RawTableOfPart Table, string)> tables = [.. groups.Select(group => (new RawTableOfPart(group.Key, [.. group.Select(i => (i + 1L, RowPatches.Apply(rows[i].Row.Cells, rows[i].Cells, plan.Plan.Columns)))], bytes), ""))];
        using var table = new AppendedTable([.. tables.Select(pair => (pair.Table.Open(), pair.Item2))]);
        IReadOnlyList<IRowFinding> findings = [.. new[] { plan.Where, plan.HasParts ? new PartNames(table) : null, MissingColumns.In(version.Columns) }.OfType<IRowFinding>()];
        Outcome = new TableLoader(engine, null, version.Parts.Count).Load(table, plan.Plan, writer, findings, null, stop);
        var refused = Misfits(table.Segments);
        return refused.Count > 0 ? refused : KeysThatRepeat(order);
    }

    private Dictionary<int, MendRefusal> Misfits(int segments)
    {
        var refused = new Dictionary<int, MendRefusal>();
        foreach (var spool in Enumerable.Range(0, segments).Select(i => TableLoader.SpoolPath(writer, i)).Where(File.Exists))
            foreach (var row in File.ReadLines(spool).Select(line => JsonSerializer.Deserialize(line, LakeLinesJson.Default.SetAsideRow)!))
                refused[(int)row.Row - 1] = new(row.Column, row.Found, TableFindings.TypeName(row.Expected));
        return refused;
    }

    private Dictionary<int, MendRefusal> KeysThatRepeat(List<int> order)
    {
        var refused = new Dictionary<int, MendRefusal>();
        if (version.Columns.FirstOrDefault(column => column.Role == ColumnRole.Key) is not { } key) return refused;
        var k = ColumnProfiling.Quote(key.Name);
        using var session = engine.Open([new("old_version", lake.PartPaths(version)), new("added", AddedParts()) { Position = "maru_position" }], new SessionLimits());
        using var result = session.Query($"""
            select place, cast(key as varchar) from (
                select {k} as key, row_number() over (order by maru_position) as place, row_number() over (partition by {k} order by maru_position) as nth from added) as numbered
            where key is null or nth > 1 or key in (select {k} from old_version) order by place
            """, null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                refused[order[(int)(long)result.Batch.Value(0, row)! - 1]] = new(key.Name, secrets.Closed.Contains(key.Name) ? SetAsideReading.Covered : result.Batch.Value(1, row) as string ?? "", Unique);
        return refused;
    }

    /// <summary>Paths of the parts that hold the rows.</summary>
    public IReadOnlyList<string> AddedParts() => [.. Enumerable.Range(version.Parts.Count, Outcome!.RowsOfPart.Count).Select(writer.PartPath)];

    private void Clear()
    {
        foreach (var path in Directory.EnumerateFiles(writer.Folder)) File.Delete(path);
    }

    private sealed record RawTableOfPart(string Name, IReadOnlyList<(long, IReadOnlyList<string?>)> Rows, IReadOnlySet<int> Bytes)
    {
        public MendedTable Open() => new(Rows, Bytes) { Name = Name };
    }
}
