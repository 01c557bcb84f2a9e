using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>What a SELECT reads, found by walking DuckDB's syntax tree as json_serialize_sql gives it.</summary>
/// <param name="Sql">The SELECT to run.</param>
/// <param name="Tables">Names that must be tables of the session.</param>
internal sealed record SqlReading(string Sql, IReadOnlySet<string> Tables)
{
    // DuckDB binds a subquery in an expression twice, so each level doubles the time, and binding can't be interrupted.
    private const int DeepestSubquery = 10;

    private static readonly ImmutableHashSet<string> NoNames = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    // A file DuckDB would open for a name has one of these in it.
    private static readonly SearchValues<char> OfPaths = SearchValues.Create("./\\:*?[");

    private static readonly HashSet<string> TableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "range", "generate_series", "unnest", "repeat", "json_each", "json_tree",
    };

    // Run SQL or settings given as text, tell of the machine or the session, write, or sleep.
    private static readonly HashSet<string> RefusedFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "json_serialize_plan", "json_execute_serialized_sql", "current_setting", "getenv", "getvariable", "current_query",
        "write_log", "sleep_ms", "nextval", "currval", "read_text", "read_blob", "glob",
    };

    // Make a value as large as their argument says, outside the engine's own account of memory, and can't be interrupted. As table functions
    // the first two hand their rows out one batch after another.
    private static readonly HashSet<string> UnboundedFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "range", "generate_series", "repeat", "format", "printf", "bitstring", "bar", "to_base", "list_resize", "array_resize", "levenshtein", "editdist3", "damerau_levenshtein",
    };

    private static readonly HashSet<string> PaddingFunctions = new(StringComparer.OrdinalIgnoreCase) { "lpad", "rpad" };

    private const int LongestPadding = 1000;

    private static readonly string[] SystemNames = ["duckdb_", "pragma_", "sqlite_", "pg_"];

    private static readonly HashSet<string> TableKinds = new(StringComparer.Ordinal)
    {
        "BASE_TABLE", "SUBQUERY", "JOIN", "EMPTY", "EXPRESSION_LIST", "TABLE_FUNCTION", "SHOW_REF", "PIVOT",
    };

    internal static SqlReading Of(JsonElement statement, string sql)
    {
        var tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Walk(statement, NoNames, tables, 0);
        return new(sql, tables);
    }

    /// <param name="known">Names of common table expressions in sight.</param>
    /// <param name="depth">Subqueries inside expressions around this element.</param>
    private static void Walk(JsonElement element, ImmutableHashSet<string> known, HashSet<string> tables, int depth)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Walk(item, known, tables, depth);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Text(element, "class") is "SUBQUERY" && ++depth > DeepestSubquery)
                throw Refusal.TooDeep(DeepestSubquery);
            known = WalkCommonTables(element, known, tables, depth);
            Check(element, known, tables);
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name == "function" && Text(element, "type") is "TABLE_FUNCTION")
                    WalkArguments(property.Value, known, tables, depth);
                else if (property.Name != "cte_map")
                    Walk(property.Value, Inside(element, property.Name, known), tables, depth);
            }
        }
    }

    // The function itself was looked at as a table.
    private static void WalkArguments(JsonElement function, ImmutableHashSet<string> known, HashSet<string> tables, int depth)
    {
        foreach (var property in function.EnumerateObject())
            Walk(property.Value, known, tables, depth);
    }

    // A recursive common table expression sees itself on its right side only.
    private static ImmutableHashSet<string> Inside(JsonElement node, string property, ImmutableHashSet<string> known) =>
        property == "right" && Text(node, "type") is "RECURSIVE_CTE_NODE" && Text(node, "cte_name") is { } own ? known.Add(own) : known;

    // A common table expression sees those before it, and itself only when it is recursive: elsewhere its own name means a table
    // (or a file!) outside.
    private static ImmutableHashSet<string> WalkCommonTables(
        JsonElement node, ImmutableHashSet<string> known, HashSet<string> tables, int depth)
    {
        if (!node.TryGetProperty("cte_map", out var commonTables))
            return known;
        foreach (var entry in commonTables.GetProperty("map").EnumerateArray())
        {
            var name = entry.GetProperty("key").GetString()!;
            if (name.AsSpan().ContainsAny(OfPaths) || SystemNames.Any(system => name.StartsWith(system, StringComparison.OrdinalIgnoreCase)))
                throw Refusal.Name(name);
            Walk(entry.GetProperty("value"), known, tables, depth);
            known = known.Add(name);
        }

        return known;
    }

    private static void Check(JsonElement node, ImmutableHashSet<string> known, HashSet<string> tables)
    {
        if (Text(node, "class") is "FUNCTION")
            CheckFunction(node);
        else if (node.TryGetProperty("sample", out _) && node.TryGetProperty("alias", out _))
            CheckTable(node, known, tables);
    }

    private static void CheckFunction(JsonElement function)
    {
        var name = Text(function, "function_name")!;
        if (RefusedFunctions.Contains(name) || (name.StartsWith("pg_", StringComparison.OrdinalIgnoreCase) && !name.Equals("pg_typeof", StringComparison.OrdinalIgnoreCase)))
            throw Refusal.Function(name);
        if (UnboundedFunctions.Contains(name) || (PaddingFunctions.Contains(name) && !IsShortPadding(function)))
            throw Refusal.Unbounded(name);
    }

    private static bool IsShortPadding(JsonElement function) =>
        function.GetProperty("children").EnumerateArray().ElementAtOrDefault(1) is { ValueKind: JsonValueKind.Object } length
        && length.TryGetProperty("value", out var constant) && constant.TryGetProperty("value", out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var letters) && letters <= LongestPadding;

    private static void CheckTable(JsonElement table, ImmutableHashSet<string> known, HashSet<string> tables)
    {
        var kind = Text(table, "type")!;
        if (!TableKinds.Contains(kind))
            throw Refusal.Form(kind);
        if (kind == "TABLE_FUNCTION")
            CheckTableFunction(Text(table.GetProperty("function"), "function_name")!);
        else if (kind is "BASE_TABLE" or "SHOW_REF")
            CheckName(table, known, tables);
    }

    private static void CheckTableFunction(string name)
    {
        if (!TableFunctions.Contains(name))
            throw Refusal.Function(name);
    }

    // DESCRIBE and SUMMARIZE hold a query, which is walked like any other; SHOW TABLES and the like name something instead.
    private static void CheckName(JsonElement table, ImmutableHashSet<string> known, HashSet<string> tables)
    {
        var name = Text(table, "table_name")!;
        if (name.Length == 0 && Text(table, "type") == "SHOW_REF")
            return;
        var qualified = Text(table, "schema_name") + Text(table, "catalog_name");
        if (qualified!.Length > 0 || Text(table, "type") == "SHOW_REF")
            throw Refusal.Name(qualified.Length > 0 ? $"{qualified}.{name}" : name);
        if (!known.Contains(name))
            tables.Add(name);
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
