using System.Diagnostics;
using Maru.App.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Maru.App.Tests.Jobs;

/// <summary>A fact on PostgreSQL: skipped where Debian's postgresql is not installed, unless CI=true, where it must be.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && PostgresServer.Programs is null) Skip = "PostgreSQL is not installed (/usr/lib/postgresql).";
    }
}

/// <summary>A PostgreSQL server of its own in a temporary folder, reached by a socket in it; gone afterwards.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-pg-").FullName;

    public PostgresServer()
    {
        // It refuses to run as root; Debian's package brings a user for it.
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", _folder);
        RunAsOwner("initdb", "-D", Path.Combine(_folder, "db"), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C");
        RunAsOwner("pg_ctl", "-D", Path.Combine(_folder, "db"), "-l", Path.Combine(_folder, "log"), "-w", "-o", $"-k {_folder} -h '' -F", "start");
    }

    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
        : null;

    public string Connection => $"Host={_folder};Username=postgres;Database=postgres";

    public CatalogDatabase Database()
    {
        var connection = Connection;
        return new(() => new NpgsqlConnection(connection), options => options.UseNpgsql(connection));
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        RunAsOwner("pg_ctl", "-D", Path.Combine(_folder, "db"), "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static void RunAsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed (/usr/lib/postgresql)."), program);
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    // Its output goes nowhere: a server that stays would hold a pipe open.
    private static void Run(string program, params string[] arguments)
    {
        var quoted = string.Join(' ', arguments.Prepend(program).Select(part => $"'{part.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", quoted + " > /dev/null 2>&1"]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {quoted}");
    }
}
