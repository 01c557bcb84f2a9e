using Maru.App.Access.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Maru.App.Access;

/// <summary>ASP.NET Core Identity over the file of accounts, opened for one piece of work.</summary>
public sealed class AccountManagers(AccountsDatabase database, AccessSettings settings)
{
    public const string Authenticator = "Authenticator";

    internal Opened Open()
    {
        database.Migrate();
        var context = database.Edit();
        var options = new IdentityOptions();
        options.Password.RequiredLength = settings.Value(AccessSetting.PasswordLength);
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = settings.Value(AccessSetting.LockoutFailures);
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(settings.Value(AccessSetting.LockoutMinutes));
        options.Tokens.ProviderMap[Authenticator] = new(typeof(AuthenticatorTokenProvider<AccountRow>)) { ProviderInstance = new AuthenticatorTokenProvider<AccountRow>() };
        options.Tokens.AuthenticatorTokenProvider = Authenticator;
        var store = new UserOnlyStore<AccountRow, AccountsContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, AccountTokenRow>(context);
        return new(context, new(
            store, Options.Create(options), new PasswordHasher<AccountRow>(), [], [new PasswordValidator<AccountRow>()], new UpperInvariantLookupNormalizer(),
            new IdentityErrorDescriber(), NoServices.Instance, NullLogger<UserManager<AccountRow>>.Instance));
    }

    internal sealed class Opened(AccountsContext context, UserManager<AccountRow> manager) : IDisposable
    {
        public UserManager<AccountRow> Manager => manager;

        /// <exception cref="Maru.Core.InputException">There is no such account, or it is closed.</exception>
        public async Task<AccountRow> Account(string id) => await manager.FindByIdAsync(id) is { ClosedAt: null } account ? account : throw AccessErrors.NoAccount(id);

        public void Dispose()
        {
            manager.Dispose();
            context.Dispose();
        }
    }

    // Identity looks for providers here; they are given above.
    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
