using System.Data.Common;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.App.Catalog;

/// <summary>The record of rows that people mended.</summary>
public sealed partial class CatalogStore
{
    /// <summary>What people did to rows set aside of a dataset, newest first, cell by cell. Values are as they are kept: readers see them through <see cref="MendingLines"/>.</summary>
    public IReadOnlyList<MendingLine> Mendings(string dataset, int most = 500)
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows(
            """
            select version, state, row_hash, source_row, rule, column_name, before, after, mended_by, mended_at, why
            from mendings where dataset = @p0 order by mended_at desc, version desc, id limit @p1
            """,
            r => new MendingLine(
                r.GetInt32(0), Enum.Parse<MendingState>(r.GetString(1)), r.GetString(2), r.GetInt64(3), r.GetString(4), r.Text(5), r.Text(6), r.Text(7), r.GetString(8), r.Time(9), r.GetString(10)),
            dataset, most);
    }

    /// <summary>Hashes of rows that a person decided to leave out.</summary>
    public IReadOnlySet<string> RowsLeftOut(string dataset)
    {
        if (!IsReady) return new HashSet<string>();
        using var connection = _database.Open();
        return connection.Rows("select distinct row_hash from mendings where dataset = @p0 and state = 'StaysOut'", r => r.GetString(0), dataset).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Keeps decisions that make no version: rows that stay out.</summary>
    public void SaveMendings(string dataset, IReadOnlyList<RowMending> mendings) => Write((context, _) =>
    {
        foreach (var mending in mendings)
            context.AddRange(RowsOf(dataset, mending).Select(row =>
            {
                row.Id = NewId();
                return row;
            }));
    });

    // Doing it again changes nothing: a version's mendings have names of their own.
    private void Mirror(DbTransaction transaction, VersionManifest manifest)
    {
        var place = 0;
        foreach (var row in _lake.Mendings(manifest).Where(mending => mending.Version == manifest.Version).SelectMany(mending => RowsOf(manifest.Dataset, mending)))
            transaction.Run(
                """
                insert into mendings (id, dataset, version, state, row_hash, source_row, rule, column_name, before, after, mended_by, mended_at, why)
                values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12) on conflict (id) do nothing
                """,
                FormattableString.Invariant($"{manifest.Dataset} {manifest.Version} {place++:D6}"), row.Dataset, row.Version, row.State, row.RowHash, row.SourceRow, row.Rule, row.ColumnName, row.Before, row.After, row.MendedBy, row.MendedAt, row.Why);
    }

    private static IEnumerable<MendingRow> RowsOf(string dataset, RowMending mending) =>
        (mending.Cells.Count == 0 ? [null] : mending.Cells.Select(cell => (CellMending?)cell)).Select(cell => new MendingRow
        {
            Id = "",
            Dataset = dataset,
            Version = mending.Version,
            State = mending.State.ToString(),
            RowHash = mending.RowHash,
            SourceRow = mending.Row,
            Rule = mending.Rule,
            ColumnName = cell?.Column,
            Before = cell?.Before,
            After = cell?.After,
            MendedBy = mending.By,
            MendedAt = mending.At,
            Why = mending.Why,
        });
}
