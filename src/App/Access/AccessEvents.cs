using System.Data.Common;
using Maru.App.Access.Storage;
using Maru.App.Catalog.Storage;

namespace Maru.App.Access;

/// <param name="Account">Name of the account it was done to; null when to none.</param>
public sealed record AccessEvent(DateTimeOffset At, string By, string? Account, string What, string Detail);

/// <summary>The record of rights given, changed and taken back. It names people by name, so it outlives their accounts.</summary>
public sealed class AccessEvents(AccountsDatabase database, AccessSettings settings, TimeProvider clock)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<AccessEvent> Newest(int most)
    {
        if (!database.Exists) return [];
        using var connection = database.Open();
        return connection.Rows("select at, done_by, account, what, detail from access_events order by at desc, id desc limit @p0", r => new AccessEvent(r.Time(0), r.GetString(1), r.Text(2), r.GetString(3), r.GetString(4)), most);
    }

    /// <summary>Deletes what is older than the record has to be kept, and sessions and links that ended.</summary>
    public void Sweep()
    {
        if (!database.Exists) return;
        var now = clock.GetUtcNow();
        using var connection = database.Open();
        connection.Run("delete from access_events where at < @p0", now.AddYears(-settings.Value(AccessSetting.RecordYears)));
        connection.Run("delete from sign_ins where at < @p0", now.AddYears(-settings.Value(AccessSetting.RecordYears)));
        connection.Run("delete from sessions where ends_at < @p0", now);
        connection.Run("delete from password_links where ends_at < @p0", now);
    }

    internal static void Write(DbConnection connection, DateTimeOffset at, string by, string? account, string what, string detail) => connection.Run(
        "insert into access_events (id, at, done_by, account, what, detail) values (@p0, @p1, @p2, @p3, @p4, @p5)", Guid.CreateVersion7(at).ToString("N"), at, by, account, what, detail);
}
