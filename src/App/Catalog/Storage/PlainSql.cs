using System.Data.Common;

namespace Maru.App.Catalog.Storage;

/// <summary>Plain SQL on an open connection. Parameters are <c>@p0</c>, <c>@p1</c>, … in order.</summary>
internal static class PlainSql
{
    public static int Run(this DbConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = Command(connection, null, sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static int Run(this DbTransaction transaction, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = Command(transaction.Connection!, transaction, sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(this DbConnection connection, string sql, params ReadOnlySpan<object?> parameters)
    {
        using var command = Command(connection, null, sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static List<T> Rows<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> parameters) =>
        connection.Rows(null, sql, read, parameters);

    public static List<T> Rows<T>(this DbConnection connection, DbTransaction? transaction, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateOnly? Day(this DbDataReader reader, int column) => reader.Text(column) is { } text ? CatalogTimes.Day(text) : null;

    public static DateTimeOffset Time(this DbDataReader reader, int column) => CatalogTimes.Time(reader.GetString(column));

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, ReadOnlySpan<object?> parameters)
    {
        var command = connection.CreateCommand();
        if (transaction is not null) command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = FormattableString.Invariant($"@p{i}");
            parameter.Value = parameters[i] switch
            {
                null => DBNull.Value,
                DateOnly day => CatalogTimes.Text(day),
                DateTimeOffset time => CatalogTimes.Text(time),
                var value => value,
            };
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
