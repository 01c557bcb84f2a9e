using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Maru.App.Access.Storage;

/// <summary>
/// Accounts for ASP.NET Core Identity. Sessions, roles, grants and keys, which every request of somebody signed in asks for, are read and
/// written with plain SQL through <see cref="AccountsDatabase.Open"/>, as in the catalogue (docs/decisions/0007).
/// </summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options) : DbContext(options)
{
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var accounts = modelBuilder.Entity<AccountRow>().ToTable("accounts");
        accounts.HasKey(row => row.Id);
        accounts.HasIndex(row => row.NormalizedUserName).IsUnique().HasDatabaseName("ix_accounts_name");
        accounts.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        accounts.Property(row => row.LockoutEnd).HasConversion<string>();
        accounts.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed).Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed);
        modelBuilder.Entity<AccountTokenRow>().ToTable("account_tokens").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.FindPrimaryKey()!.SetName("pk_" + entity.GetTableName());
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(LowerSnake(property.Name));
                property.ValueGenerated = ValueGenerated.Never;
            }
        }
    }

    private static string LowerSnake(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
