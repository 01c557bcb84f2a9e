using System.Globalization;
using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>The SQL of the view through which a session sees a table: its rights are in it.</summary>
internal static class TableView
{
    // Room for 2⁴⁰ rows in a part keeps positions of later parts above those of earlier ones.
    private const int PositionBitsPerPart = 40;

    internal static string Sql(EngineTable table) =>
        $"CREATE TEMP VIEW {SqlText.Name(table.Name)} AS {(table.Position is null ? Select(table, SqlText.List(table.Files), "") : SelectWithPosition(table))}";

    private static string Select(EngineTable table, string files, string more)
    {
        var columns = table.Columns is null ? "*" : string.Join(", ", table.Columns.Select(SqlText.Name));
        var filter = table.Filter is null ? "" : $" WHERE ({table.Filter}\n)";
        return $"SELECT {columns}{more} FROM system.main.read_parquet({files}){filter}";
    }

    // A constant added per part, rather than the file's number times something: DuckDB sees through the former, so that
    // position > x skips the row groups before x unread.
    private static string SelectWithPosition(EngineTable table) => string.Join(
        " UNION ALL ",
        table.Files.Select((file, part) => Select(
            table,
            SqlText.Literal(file),
            string.Create(
                CultureInfo.InvariantCulture,
                $", {(long)part << PositionBitsPerPart}::BIGINT + file_row_number AS {SqlText.Name(table.Position!)}"))));
}
