using System.Data.Common;
using Maru.App.Catalog.Storage;
using Maru.App.Organization;

namespace Maru.App.Access;

/// <summary>
/// The offices that roles and grants are held for. They are kept by id: an office that is renamed keeps them, and one that takes an old name later
/// does not get them. Offices the chart does not know are kept by name until it does.
/// </summary>
internal static class HeldOffices
{
    public static RoleHeld Pinned(this OrgChart chart, RoleHeld held, DateOnly today) =>
        chart.Pinned(held.Department, held.Team, today) is var (department, team) ? held with { Department = department, Team = team } : held;

    /// <summary>Sets every role and grant that names an office to the office of that name, as the chart is now. Changes nobody's rights: done before the chart changes.</summary>
    public static void Pin(DbTransaction transaction, OrgChart chart, DateOnly today)
    {
        var connection = transaction.Connection!;
        var roles = connection.Rows(transaction, "select account, role, department, team from account_roles where department <> ''", r => (Account: r.GetString(0), Held: Accounts.Held(r, 1)));
        foreach (var (account, held) in roles)
        {
            var pinned = chart.Pinned(held, today);
            if (pinned == held) continue;
            object?[] key = [account, held.Role.ToString(), held.Department, held.Team ?? ""];
            // Held under an old and a new name of one office, it is held once.
            if (transaction.Run("update account_roles set department = @p4, team = @p5 where account = @p0 and role = @p1 and department = @p2 and team = @p3 and not exists (select 1 from account_roles where account = @p0 and role = @p1 and department = @p4 and team = @p5)",
                [.. key, pinned.Department, pinned.Team ?? ""]) == 0) transaction.Run("delete from account_roles where account = @p0 and role = @p1 and department = @p2 and team = @p3", key);
        }
        foreach (var name in connection.Rows(transaction, "select distinct department from grants where department is not null", r => r.GetString(0)))
            if (chart.Pinned(name, null, today).Department is { } id && id != name) transaction.Run("update grants set department = @p1 where department = @p0", name, id);
    }
}
