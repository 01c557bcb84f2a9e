using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>Columns that the file no longer has, kept as blanks so that what names them goes on.</summary>
internal sealed class MissingColumns(IReadOnlyList<Column> columns) : IRowFinding
{
    public IReadOnlyList<string> From => [];

    public IEnumerable<string> Names => columns.Select(column => column.Name);

    /// <summary>Null when none is missing. Columns that the other findings make under the same name are there.</summary>
    public static MissingColumns? Of(IReadOnlyList<Column> gone, LoadPlan plan, IReadOnlyList<IRowFinding> others)
    {
        if (gone.Count == 0) return null;
        var readers = plan.Columns.Select(ColumnReader.For).ToList();
        var there = plan.Columns.Select(column => column.Name).Concat(others.SelectMany(other => other.Derive(0, readers).Columns.Select(column => column.Name))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = gone.Where(column => !there.Contains(column.Name)).ToList();
        return missing.Count == 0 ? null : new(missing);
    }

    /// <summary>Those of a version; null when it has none.</summary>
    public static MissingColumns? In(IReadOnlyList<Column> columns) => columns.Where(column => column.MissingSince is not null).ToList() is { Count: > 0 } missing ? new(missing) : null;

    public IDerivation Derive(int segment, IReadOnlyList<ColumnReader> readers) => new Blanks(columns);

    public IReadOnlyDictionary<string, ColumnRole> Roles(IReadOnlyList<Column> columns) => new Dictionary<string, ColumnRole>();

    public IEnumerable<Issue> Issues(LoadOutcome outcome) => [];

    public LineageStep Step(long rows) => new(
        "missing-columns", new($"파일에 없는 컬럼을 빈 값으로 두기: {Listed}", $"Keep columns that the file does not have as blanks: {Listed}"), rows, rows);

    /// <summary>The column as it stands in the version: blanks, with what it was.</summary>
    /// <param name="version">The version that is being made.</param>
    public Column? Describe(string name, long rows, int version) => columns.FirstOrDefault(column => column.Name == name) is not { } was ? null : was with
    {
        Source = null,
        Cell = null,
        From = [],
        Notes = [new($"버전 {was.MissingSince ?? version}부터 파일에 없어 빈 값으로 남긴 컬럼입니다.", $"Kept as blanks: files have not had it since version {was.MissingSince ?? version}.")],
        Personal = null,
        Known = [.. was.Known.Prepend(was.Source).OfType<string>().Where(header => header.Length > 0).Distinct()],
        MissingSince = was.MissingSince ?? version,
        // Blanks tell no rows apart and lie nowhere.
        Role = was.Role is ColumnRole.Key or ColumnRole.Region or ColumnRole.Longitude or ColumnRole.Latitude or ColumnRole.Geometry ? ColumnRole.None : was.Role,
        Profile = new(rows, rows, 0, 0),
    };

    private string Listed => string.Join(", ", Names);

    private sealed class Blanks(IReadOnlyList<Column> columns) : IDerivation
    {
        public IReadOnlyList<StoredColumn> Columns { get; } = [.. columns.Select(column => new StoredColumn(column.Name, StorageOf(column.Type)))];

        public void Compute(int rows)
        {
        }

        public void Write(BatchWriter batch, int firstColumn, ReadOnlySpan<int> good)
        {
            for (var column = 0; column < Columns.Count; column++)
                for (var i = 0; i < good.Length; i++) batch.SetNull(firstColumn + column, i);
        }
    }

    private static StorageType StorageOf(ColumnType type) => type switch
    {
        ColumnType.Integer => StorageType.Int64,
        ColumnType.Number => StorageType.Double,
        ColumnType.Boolean => StorageType.Boolean,
        ColumnType.Date => StorageType.Date,
        ColumnType.DateTime => StorageType.Timestamp,
        ColumnType.Time => StorageType.Time,
        ColumnType.Geometry => StorageType.Blob,
        _ => StorageType.Text,
    };
}
