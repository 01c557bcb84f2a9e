using System.Collections.Concurrent;
using System.Text.Json;
using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>
/// Decides about SQL written by others, before it runs, on DuckDB's own syntax tree: one SELECT, reading only tables it was given,
/// by no function that opens files, runs SQL from texts, or tells of the machine. Table functions and forms of FROM not known to be
/// harmless are refused.
/// </summary>
/// <remarks>
/// The instance's settings keep DuckDB inside the lake's folders; the gate keeps the query inside its session's views, without which
/// read_parquet on a part would show columns and rows a person has closed.
/// </remarks>
internal sealed class SqlGate
{
    private const int LongestSql = 100_000;
    private const int LongestKept = 20_000;
    private const int MostKept = 2_000;

    // The tree of a query as deep as DuckDB itself allows.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 8_000 };

    private readonly ConcurrentDictionary<string, SqlReading> _kept = new(StringComparer.Ordinal);

    /// <summary>Reads the SQL, and says which tables it names.</summary>
    /// <param name="tables">The session's, for messages.</param>
    /// <exception cref="InputException">It is no SELECT, has an error, or uses what is refused whoever asks.</exception>
    internal SqlReading Read(DuckDbConnection connection, string sql, IReadOnlyList<EngineTable> tables)
    {
        if (_kept.TryGetValue(sql, out var kept))
            return kept;
        if (sql.Length > LongestSql)
            throw Refusal.TooLong(LongestSql);

        var serialized = Ask(connection, "SELECT json_serialize_sql(?::VARCHAR)", sql);
        using var tree = JsonDocument.Parse(serialized, Deep);
        var reading = Read(tree.RootElement, sql, tables);
        if (NeedsRewriting(sql))
            reading = reading with { Sql = Ask(connection, "SELECT json_deserialize_sql(?::JSON)", serialized) };
        if (sql.Length <= LongestKept)
            Keep(sql, reading);
        return reading;
    }

    private static SqlReading Read(JsonElement root, string sql, IReadOnlyList<EngineTable> tables)
    {
        if (root.GetProperty("error").GetBoolean())
        {
            throw root.GetProperty("error_type").GetString() == "parser"
                ? SqlFault.Of(root.GetProperty("error_message").GetString()!, sql, tables, null)
                : Refusal.NoSelect();
        }

        var statements = root.GetProperty("statements");
        if (statements.GetArrayLength() != 1)
            throw Refusal.NoSelect();
        return SqlReading.Of(statements[0], sql);
    }

    // Written anew, the SELECT stands alone (no semicolon, no comment after it) and has lost NOT MATERIALIZED, by which a short
    // chain of common table expressions becomes a plan of a million steps.
    private static bool NeedsRewriting(string sql) =>
        sql.Contains(';', StringComparison.Ordinal) || sql.Contains("materialized", StringComparison.OrdinalIgnoreCase);

    private static string Ask(DuckDbConnection connection, string question, string about)
    {
        using var result = connection.Query(question, [about]);
        return result.Next() ? (string)result.Column(0).Value(0)! : throw new InvalidOperationException("DuckDB gave no syntax tree.");
    }

    private void Keep(string sql, SqlReading reading)
    {
        if (_kept.Count >= MostKept)
            _kept.Clear();
        _kept[sql] = reading;
    }
}
