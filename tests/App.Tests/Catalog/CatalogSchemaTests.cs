using Maru.App.Catalog.Storage;
using Maru.App.Lake;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Maru.App.Tests.Catalog;

public sealed class CatalogSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-schema-").FullName;

    [Fact]
    public void The_migrated_schema_is_the_models()
    {
        var migrated = Database("migrated");
        migrated.Migrate();
        var modelled = Database("modelled");
        using (var context = modelled.Edit()) context.Database.EnsureCreated();

        var expected = Schema(modelled);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Schema(migrated).Where(line => !line.StartsWith("__EFMigrationsHistory", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_migration_is_known_and_the_last_is_the_one_looked_for()
    {
        using var context = Database("ids").Edit();
        Assert.Equal(CatalogDatabase.LatestMigration, context.GetService<IMigrationsAssembly>().Migrations.Keys.Max());
    }

    [Fact]
    public void Migrating_again_changes_nothing()
    {
        var database = Database("twice");
        Assert.False(database.IsCurrent());
        database.Migrate();
        var before = Schema(database);
        database.Migrate();
        Assert.True(database.IsCurrent());
        Assert.Equal(before, Schema(database));
    }

    [Fact]
    public async Task Processes_that_start_together_all_end_with_the_schema()
    {
        var starts = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database("together").Migrate()));
        await Task.WhenAll(starts);
        Assert.True(Database("together").IsCurrent());
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_in_words()
    {
        var database = Database("newer");
        database.Migrate();
        using (var connection = database.Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "insert into \"__EFMigrationsHistory\" values ('20991231000000_Later', '99.0')";
            command.ExecuteNonQuery();
        }
        var refusal = Assert.Throws<Core.InputException>(database.Migrate);
        Assert.Contains("더 새로운 마루", refusal.Message, StringComparison.Ordinal);
    }

    private CatalogDatabase Database(string name) => CatalogDatabase.Embedded(new DataHome(Path.Combine(_folder, name)));

    private static List<string> Schema(CatalogDatabase database)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select t.name || '.' || c.name || ' ' || c.type || ' notnull=' || c."notnull" || ' pk=' || c.pk
            from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' order by t.name, c.name
            """;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return lines;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
