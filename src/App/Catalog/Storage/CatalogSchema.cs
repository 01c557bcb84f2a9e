using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Catalog.Storage;

/// <summary>Runs pending migrations as one transaction.</summary>
/// <remarks>
/// EF Core's own Migrate keeps its lock in a table on SQLite: a process killed meanwhile would block every later start for good.
/// Here the database's own write lock guards, and dies with the process.
/// </remarks>
internal static class CatalogSchema
{
    public static void Apply(CatalogContext context, CatalogDatabase database)
    {
        using var connection = database.Open();
        if (connection is SqliteConnection) connection.Run("pragma journal_mode = wal");
        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.Serializable);
        // Asked on a second connection: a missing table would void this transaction on PostgreSQL.
        var applied = database.AppliedMigration();
        if (applied == CatalogDatabase.LatestMigration) return;
        var script = context.GetService<IMigrator>().GenerateScript(applied, null, MigrationsSqlGenerationOptions.NoTransactions);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = script;
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
