using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Maru.App.Sql;

/// <param name="Source">A quoted table, or a SELECT in brackets.</param>
/// <param name="Key">Column that tells rows apart; null when all rows are read.</param>
/// <param name="Growing">Column that says which rows are new; null when all rows are read.</param>
internal sealed record SqlReading(string Source, string? Key, string? Growing, string Origin)
{
    /// <summary>Writes the rows behind a mark, in its order.</summary>
    /// <param name="keys">Gets the keys of the rows written; null when none are wanted.</param>
    /// <returns>The mark of the last row; null when there was none.</returns>
    public async Task<SqlMark?> Read(DbConnection database, SqlMark? after, SqlRowFile rows, HashSet<string>? keys, CancellationToken stop)
    {
        var columns = await Columns(database, stop);
        await using var command = database.CreateCommand();
        command.CommandText = Sql(columns, after is not null, keys is null);
        command.CommandTimeout = 0;
        if (after is not null) Bind(command, after.Value());
        await using var reader = await command.ExecuteReaderAsync(stop);
        var key = keys is null ? -1 : columns.FindIndex(column => column.Name == Key);
        rows.Begin([.. columns.Select(column => column.Name)]);
        SqlMark? last = null;
        while (await reader.ReadAsync(stop))
        {
            rows.Add(reader);
            if (keys is null) continue;
            keys.Add(SqlRowFile.Text(reader.GetValue(key)) ?? "");
            last = SqlMark.Of(reader.GetValue(columns.Count));
        }
        return last;
    }

    public async Task<long> Count(DbConnection database, CancellationToken stop)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"select count(*) from {Source} as source";
        return Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task<List<SqlColumn>> Columns(DbConnection database, CancellationToken stop)
    {
        await using var command = database.CreateCommand();
        command.CommandText = $"select * from {Source} as source limit 0";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly, stop);
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => new SqlColumn(reader.GetName(i), database is NpgsqlConnection ? reader.GetDataTypeName(i) : null)).ToList();
        foreach (var needed in new[] { Key, Growing }.OfType<string>().Where(name => columns.All(column => column.Name != name))) throw SqlErrors.NoSuchColumn(Origin, needed);
        return columns;
    }

    // Rows of the last time itself are read again: others may have got the same time after the last look.
    private string Sql(List<SqlColumn> columns, bool hasMark, bool isAll)
    {
        var list = string.Join(", ", columns.Select(column => column.Sql));
        if (isAll) return $"select {list} from {Source} as source";
        var where = hasMark ? $"source.{Quoted(Growing!)} {(Growing == Key ? ">" : ">=")} @after" : $"source.{Quoted(Growing!)} is not null";
        return $"select {list}, source.{Quoted(Growing!)} from {Source} as source where {where} and source.{Quoted(Key!)} is not null order by source.{Quoted(Growing!)}";
    }

    private static void Bind(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@after";
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

/// <param name="Type">PostgreSQL's name of its type; null for other databases.</param>
internal sealed record SqlColumn(string Name, string? Type)
{
    /// <summary>
    /// The column as it is asked for. PostgreSQL writes its values itself: it has numbers and times that no other program holds (NaN,
    /// infinity, a hundred digits). Shapes come as well-known text, bytes as they are.
    /// </summary>
    public string Sql
    {
        get
        {
            var column = $"source.{SqlReading.Quoted(Name)}";
            if (Type is null or "bytea") return column;
            var dot = Type.LastIndexOf('.') + 1;
            // The function lies where the type does, which need not be on the search path.
            var value = Type[dot..] is "geometry" or "geography" ? $"{Type[..dot]}ST_AsText({column})" : $"{column}::text";
            return $"{value} as {SqlReading.Quoted(Name)}";
        }
    }
}

/// <summary>How far a table was read: a value with its type, so that it comes back as the database gave it.</summary>
internal sealed record SqlMark(string Type, string Text)
{
    public static SqlMark? Of(object value) => value switch
    {
        DBNull => null,
        long or int or short => new("integer", Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        decimal number => new("decimal", number.ToString(CultureInfo.InvariantCulture)),
        double number => new("double", number.ToString("R", CultureInfo.InvariantCulture)),
        DateTime time => new("time", time.ToString("O", CultureInfo.InvariantCulture)),
        DateOnly day => new("day", day.ToString("O", CultureInfo.InvariantCulture)),
        string text => new("text", text),
        Guid id => new("guid", id.ToString()),
        _ => throw new InvalidCastException($"{value.GetType().Name} does not grow"),
    };

    public object Value() => Type switch
    {
        "integer" => long.Parse(Text, CultureInfo.InvariantCulture),
        "decimal" => decimal.Parse(Text, CultureInfo.InvariantCulture),
        "double" => double.Parse(Text, CultureInfo.InvariantCulture),
        "time" => DateTime.Parse(Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        "day" => DateOnly.Parse(Text, CultureInfo.InvariantCulture),
        "guid" => Guid.Parse(Text),
        _ => Text,
    };
}
