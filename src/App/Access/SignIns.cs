using System.Data.Common;
using Maru.App.Access.Storage;
using Maru.App.Catalog.Storage;

namespace Maru.App.Access;

/// <param name="Account">Its name; null when there is none of the name that was tried.</param>
public sealed record SignInLine(DateTimeOffset At, string? Account, string? Address, bool IsRight);

/// <summary>Who signed in from where, and who failed to. A name that no account has is not kept: it may be a password typed into the wrong field.</summary>
public sealed class SignIns(AccountsDatabase database)
{
    public IReadOnlyList<SignInLine> Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (!database.Exists) return [];
        using var connection = database.Open();
        return connection.Rows("select at, account, address, is_right from sign_ins where at >= @p0 and at < @p1 order by at", r => new SignInLine(r.Time(0), r.Text(1), r.Text(2), r.GetInt64(3) != 0), from, until);
    }

    internal static void Write(DbConnection connection, SignInLine line) => connection.Run(
        "insert into sign_ins (id, at, account, address, is_right) values (@p0, @p1, @p2, @p3, @p4)", Guid.CreateVersion7(line.At).ToString("N"), line.At, line.Account, line.Address, line.IsRight ? 1 : 0);
}
