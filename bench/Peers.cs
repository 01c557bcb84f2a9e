using Maru.Engines.DuckDb;

namespace Maru.Bench;

/// <summary>What the DuckDB library does by itself, in a process of its own.</summary>
internal static class Peers
{
    public static string Self => Environment.ProcessPath!;

    public static string Maru => Environment.GetEnvironmentVariable("MARU_PROGRAM") ?? throw new InvalidOperationException("Run it as ./maru bench: MARU_PROGRAM, the program to measure, is not set.");

    public static int CopyCsv(string csv, string parquet) => Execute($"COPY (SELECT * FROM read_csv('{csv}')) TO '{parquet}' (FORMAT parquet)");

    public static int Query(string files, string sql) => Execute(FilesIn(sql, files.Split('|')));

    /// <summary>The SQL with {files} replaced by a reading of the Parquet files.</summary>
    public static string FilesIn(string sql, IEnumerable<string> files) =>
        sql.Replace("{files}", $"read_parquet([{string.Join(", ", files.Select(file => $"'{file}'"))}])", StringComparison.Ordinal);

    /// <summary>Runs a query and reads its result to the end.</summary>
    public static void Read(DuckDbDatabase database, string sql)
    {
        using var connection = database.Connect();
        using var result = connection.Query(sql);
        while (result.Next())
        {
        }
    }

    private static int Execute(string sql)
    {
        using var database = DuckDbDatabase.Open();
        Read(database, sql);
        return 0;
    }
}
