using Microsoft.AspNetCore.Identity;

namespace Maru.App.Access.Storage;

/// <summary>An account as ASP.NET Core Identity keeps it.</summary>
public sealed class AccountRow : IdentityUser<string>
{
    /// <summary>What people call them: name or post.</summary>
    public string? DisplayName { get; set; }

    public string CreatedAt { get; set; } = "";

    /// <summary>Set once: an account that was closed stays in the record and opens nothing.</summary>
    public string? ClosedAt { get; set; }

    /// <summary>The last one-time code that was taken, which is not taken again.</summary>
    public string? LastCode { get; set; }
}

/// <summary>Keys of the second factor.</summary>
public sealed class AccountTokenRow : IdentityUserToken<string>;
