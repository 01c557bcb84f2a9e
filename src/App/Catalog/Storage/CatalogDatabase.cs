using System.Data.Common;
using Maru.App.Lake;
using Maru.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Maru.App.Catalog.Storage;

/// <summary>
/// The database the catalogue lives in. <see cref="Open"/> is for machine paths: plain SQL that both SQLite and PostgreSQL run, and no
/// EF Core, whose model alone costs a cold process a second. <see cref="Edit"/> is for people's edits.
/// </summary>
public sealed class CatalogDatabase
{
    private readonly Func<DbConnection> _connect;
    private readonly Lazy<DbContextOptions<CatalogContext>> _options;

    /// <param name="connect">An unopened connection.</param>
    /// <param name="provider">Chooses EF Core's provider: called once, when a person edits or the schema has to change.</param>
    public CatalogDatabase(Func<DbConnection> connect, Action<DbContextOptionsBuilder<CatalogContext>> provider)
    {
        _connect = connect;
        _options = new(() =>
        {
            var builder = new DbContextOptionsBuilder<CatalogContext>();
            provider(builder);
            return builder.Options;
        });
    }

    /// <summary>The embedded database of a data folder: readers never wait for a writer, writers wait for one another.</summary>
    public static CatalogDatabase Embedded(DataHome home)
    {
        // The command timeout is also how long SQLite waits for another writer.
        var connection = new SqliteConnectionStringBuilder { DataSource = home.CatalogFile, DefaultTimeout = 30 }.ToString();
        return new(Connect, options => options.UseSqlite(connection)) { File = home.CatalogFile };

        SqliteConnection Connect()
        {
            // SQLite gives its log the mode of the database.
            PrivateFiles.Prepare(home.CatalogFile);
            return new(connection);
        }
    }

    /// <summary>Path of the embedded database, null for a server.</summary>
    public string? File { get; private init; }

    public DbConnection Open()
    {
        var connection = _connect();
        connection.Open();
        return connection;
    }

    public CatalogContext Edit() => new(_options.Value);

    /// <summary>True when the schema is the one this program knows; reads one row.</summary>
    /// <exception cref="InputException">The database was made by a newer Maru.</exception>
    public bool IsCurrent()
    {
        if (File is not null && !System.IO.File.Exists(File)) return false;
        return AppliedMigration() == LatestMigration;
    }

    /// <summary>Brings the schema up to date; milliseconds when it is. Whole or not at all, and safe when several processes start together.</summary>
    public void Migrate()
    {
        if (IsCurrent()) return;
        using var context = Edit();
        CatalogSchema.Apply(context, this);
    }

    /// <summary>Id of the newest migration: named here so that a current database is recognised without loading EF Core.</summary>
    public const string LatestMigration = Migrations.AddOrganization.Id;

    internal string? AppliedMigration()
    {
        using var connection = Open();
        try
        {
            var applied = connection.Scalar("select max(\"MigrationId\") from \"__EFMigrationsHistory\"") as string;
            if (string.CompareOrdinal(applied, LatestMigration) > 0) throw Newer(connection.DataSource);
            return applied;
        }
        catch (DbException)
        {
            // No history table: a new database.
            return null;
        }
    }

    private static InputException Newer(string where) => new(
        new("이 데이터 폴더는 더 새로운 마루가 만든 것입니다.", "This data folder was made by a newer Maru."),
        new("마루를 새 버전으로 올린 뒤 다시 여세요.", "Update Maru, then open it again."), where);
}
