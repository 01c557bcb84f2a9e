namespace Maru.App.Catalog.Storage;

/// <summary>Settings that people made, by name, in the catalogue's database.</summary>
internal static class KeptSettings
{
    /// <summary>Null when nobody set it, and on a folder without a database.</summary>
    public static string? Setting(this CatalogDatabase database, string name)
    {
        if (!database.IsCurrent()) return null;
        using var connection = database.Open();
        return connection.Scalar("select value from settings where name = @p0", name) as string;
    }

    /// <summary>Reads and writes a setting in one transaction: whoever changes it meanwhile waits. Nothing is written when the change throws.</summary>
    public static void ChangeSetting(this CatalogDatabase database, string name, DateTimeOffset now, Func<string?, string> change)
    {
        database.Migrate();
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        // The row is taken before it is read.
        transaction.Run("insert into settings (name, value, updated_at) values (@p0, '', @p1) on conflict (name) do update set updated_at = excluded.updated_at", name, now);
        var before = connection.Rows(transaction, "select value from settings where name = @p0", row => row.GetString(0), name)[0];
        transaction.Run("update settings set value = @p1 where name = @p0", name, change(before.Length == 0 ? null : before));
        transaction.Commit();
    }
}
