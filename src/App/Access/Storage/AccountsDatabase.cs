using System.Data.Common;
using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Maru.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Access.Storage;

/// <summary>
/// The database of accounts: a file of its own beside the catalogue's, so that who may do what is backed up, kept and read apart from the
/// data. It is made with the first account; until then nobody pays for it.
/// </summary>
public sealed class AccountsDatabase(DataHome home)
{
    /// <summary>Id of the newest migration.</summary>
    public const string LatestMigration = Migrations.SignOnLinks.Id;

    // The command timeout is also how long SQLite waits for another writer.
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = home.AccountsFile, DefaultTimeout = 30 }.ToString();
    private readonly Lock _migrating = new();
    private volatile bool _ready;

    /// <summary>True when there is a database of accounts. One of an earlier version is brought up to date: taken for none, it would leave the door open.</summary>
    public bool Exists
    {
        get
        {
            if (_ready || !File.Exists(home.AccountsFile) || Applied() is not { } applied) return _ready;
            if (applied == LatestMigration) _ready = true;
            else Migrate();
            return _ready;
        }
    }

    public DbConnection Open()
    {
        PrivateFiles.Prepare(home.AccountsFile);
        var connection = new SqliteConnection(_connection);
        connection.Open();
        return connection;
    }

    public AccountsContext Edit() => new(new DbContextOptionsBuilder<AccountsContext>().UseSqlite(_connection).Options);

    /// <summary>Makes the database, or brings it up to date; whole or not at all.</summary>
    public void Migrate()
    {
        if (_ready) return;
        lock (_migrating)
        {
            using var connection = Open();
            connection.Run("pragma journal_mode = wal");
            using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.Serializable);
            if (Applied() is var applied && applied == LatestMigration)
            {
                _ready = true;
                return;
            }
            using var context = Edit();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = context.GetService<IMigrator>().GenerateScript(applied, null, MigrationsSqlGenerationOptions.NoTransactions);
            command.ExecuteNonQuery();
            transaction.Commit();
            _ready = true;
        }
    }

    private string? Applied()
    {
        using var connection = Open();
        try
        {
            var applied = connection.Scalar("select max(\"MigrationId\") from \"__EFMigrationsHistory\"") as string;
            return string.CompareOrdinal(applied, LatestMigration) <= 0 ? applied : throw new InputException(
                new("계정 파일을 더 새로운 마루가 만들었습니다.", "The file of accounts was made by a newer Maru."),
                new("마루를 새 버전으로 올린 뒤 다시 여세요.", "Update Maru, then open it again."), connection.DataSource);
        }
        // Any other fault stands: taken for no accounts, it would leave the door open.
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            // No history table: a new database.
            return null;
        }
    }
}
