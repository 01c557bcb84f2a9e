using Maru.Engines.DuckDb;

namespace Maru.Bench;

/// <summary>What the DuckDB library does by itself, in a process of its own.</summary>
internal static class Peers
{
    public static string Self => Environment.ProcessPath!;

    public static string Maru => Path.Combine(AppContext.BaseDirectory, "maru");

    public static int CopyCsv(string csv, string parquet) => Execute($"COPY (SELECT * FROM read_csv('{csv}')) TO '{parquet}' (FORMAT parquet)");

    public static int Query(string files, string sql) => Execute(sql.Replace("{files}", $"read_parquet([{string.Join(", ", files.Split('|').Select(file => $"'{file}'"))}])", StringComparison.Ordinal));

    private static int Execute(string sql)
    {
        using var database = DuckDbDatabase.Open();
        using var connection = database.Connect();
        using var result = connection.Query(sql);
        while (result.Next()) { }
        return 0;
    }
}
