using System.Data.Common;
using Maru.App.Lake;
using Maru.Core;
using Microsoft.Data.Sqlite;
using Npgsql;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Maru.App.Sql;

public enum SqlKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// A database to collect from, as <c>DATA/connections/NAME.yaml</c> says it. Its owner alone reads the file; what is in it is never
/// written into a version's record or a message. Connections only read.
/// </summary>
public sealed class SqlConnectionFile
{
    private const int Longest = 1 << 20;

    // Values are written the same whatever the server and its databases are set to.
    private const string PostgresOptions = "-c default_transaction_read_only=on -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1";

    public SqlKind Kind { get; set; }

    /// <summary>The database file of SQLite.</summary>
    public string? File { get; set; }

    /// <summary>Connection string of PostgreSQL: <c>Host=…;Database=…;Username=…;Password=…</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>SELECTs with a name, for what is no table.</summary>
    public Dictionary<string, string> Queries { get; set; } = [];

    /// <summary>Names of the connections there are.</summary>
    public static IReadOnlyList<string> Names(DataHome home) => Directory.Exists(home.Connections)
        ? [.. Directory.EnumerateFiles(home.Connections, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path).Normalize()).Where(IsName).Order(StringComparer.Ordinal)]
        : [];

    /// <exception cref="InputException">There is none of this name, or it can't be read.</exception>
    public static SqlConnectionFile Find(DataHome home, string name)
    {
        var path = Path.Combine(home.Connections, name + ".yaml");
        if (!IsName(name) || !System.IO.File.Exists(path)) throw SqlErrors.NoConnection(name);
        PrivateFiles.KeepToOwner(path);
        if (new FileInfo(path).Length > Longest) throw SqlErrors.NotReadable(name, null);
        try
        {
            var read = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            var file = read.Deserialize<SqlConnectionFile?>(System.IO.File.ReadAllText(path)) ?? new();
            return (file.Kind == SqlKind.Sqlite ? file.File : file.Connection) is { Length: > 0 } ? file : throw SqlErrors.NotReadable(name, null);
        }
        catch (YamlException e)
        {
            // What stands in the line may be a password.
            throw SqlErrors.NotReadable(name, e.Start.Line);
        }
    }

    /// <summary>Opens the database for reading only.</summary>
    internal async Task<DbConnection> Open(CancellationToken stop)
    {
        DbConnection connection = Kind == SqlKind.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(File!), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString())
            : new NpgsqlConnection(Postgres(new(Connection!)).ToString());
        try
        {
            await connection.OpenAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // What a person wrote there stays, but for what makes it read only and its values the same everywhere.
    private static NpgsqlConnectionStringBuilder Postgres(NpgsqlConnectionStringBuilder written)
    {
        written.Pooling = false;
        written.ApplicationName = "Maru";
        written.Timezone = "Asia/Seoul";
        written.Options = $"{written.Options} {PostgresOptions}".Trim();
        return written;
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
}
