using Maru.Core.Engine;
using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>
/// Narrows DuckDB's types to the contract's. What has no counterpart there becomes text inside DuckDB: lists and structs as JSON,
/// the rest as DuckDB writes it; moments become the wall clock of the session's time zone.
/// </summary>
internal static class TextCasts
{
    /// <summary>Runs a SELECT that stands alone so that every column has a type of the contract.</summary>
    internal static DuckDbResult Run(DuckDbConnection connection, string sql, IReadOnlyList<object?>? parameters, CancellationToken stop)
    {
        using var statement = connection.Prepare(sql);
        var columns = statement.Columns();
        if (columns.Any(column => Cast(column.Type.Type) is not null))
            return connection.Query(Wrap(sql, columns), parameters, stop);

        statement.Bind(parameters ?? []);
        var result = statement.Run(stop);
        if (result.Columns.All(column => Cast(column.Type.Type) is null))
            return result;

        // Types that hang on a parameter are known only now.
        using (result)
            return connection.Query(Wrap(sql, result.Columns), parameters, stop);
    }

    internal static ResultType TypeOf(DuckDbColumnType type) => type.Type switch
    {
        DuckDbType.Boolean => ResultType.Boolean,
        DuckDbType.TinyInt or DuckDbType.SmallInt or DuckDbType.Integer or DuckDbType.BigInt or DuckDbType.UTinyInt
            or DuckDbType.USmallInt or DuckDbType.UInteger => ResultType.Int64,
        DuckDbType.UBigInt or DuckDbType.HugeInt => ResultType.Int128,
        DuckDbType.Float or DuckDbType.Double => ResultType.Double,
        DuckDbType.Decimal => ResultType.Decimal,
        DuckDbType.Date => ResultType.Date,
        DuckDbType.Time => ResultType.Time,
        DuckDbType.Timestamp => ResultType.Timestamp,
        DuckDbType.Blob => ResultType.Blob,
        DuckDbType.Varchar or DuckDbType.Enum => ResultType.Text,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type.Type, "This type should have been cast."),
    };

    private static string? Cast(DuckDbType type) => type switch
    {
        DuckDbType.TimestampSeconds or DuckDbType.TimestampMilliseconds or DuckDbType.TimestampNanoseconds or DuckDbType.TimestampTz => "TIMESTAMP",
        DuckDbType.TimeTz or DuckDbType.TimeNanoseconds => "TIME",
        DuckDbType.List or DuckDbType.Struct or DuckDbType.Map or DuckDbType.Array or DuckDbType.Union => "JSON",
        DuckDbType.Geometry => "BLOB",
        DuckDbType.UHugeInt or DuckDbType.Uuid or DuckDbType.Interval or DuckDbType.Bit or DuckDbType.BigNum
            or DuckDbType.SqlNull or DuckDbType.Variant => "VARCHAR",
        _ => null,
    };

    private static string Wrap(string sql, IReadOnlyList<DuckDbColumn> columns)
    {
        var inner = string.Join(", ", columns.Select((_, i) => $"c{i}"));
        var outer = string.Join(", ", columns.Select((column, i) => $"{Expression(column.Type.Type, $"c{i}")} AS {SqlText.Name(column.Name)}"));
        return $"SELECT {outer} FROM (\n{sql}\n) AS q({inner})";
    }

    private static string Expression(DuckDbType type, string column) => Cast(type) switch
    {
        null => column,
        "JSON" => $"to_json({column})::VARCHAR",
        { } target => $"CAST({column} AS {target})",
    };
}
