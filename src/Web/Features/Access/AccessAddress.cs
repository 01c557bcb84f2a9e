namespace Maru.Web.Features.Access;

/// <summary>Addresses of the pages of accounts and rights.</summary>
public static class AccessAddress
{
    public const string SignIn = "/signin";
    public const string Account = "/account";
    public const string Accounts = "/accounts";
    public const string Grants = "/access";
    public const string Device = "/device";
    public const string Password = "/password";

    /// <summary>Where who vouches for people is looked at.</summary>
    public const string SignOn = "/accounts/sign-on";

    /// <summary>Leads to the OpenID provider.</summary>
    public const string OpenId = "/signin/openid";

    /// <summary>Leads to where one signs out there.</summary>
    public const string OpenIdOut = "/signin/openid/out";

    public static string OpenIdTo(string? back) => back is null ? OpenId : $"{OpenId}?back={Uri.EscapeDataString(back)}";

    /// <summary>The form that asks for a dataset.</summary>
    public static string Ask(string dataset) => $"{Grants}?dataset={Uri.EscapeDataString(dataset)}#ask";

    /// <summary>The page of a dataset's closed columns.</summary>
    public static string Personal(string dataset) => $"/datasets/{Uri.EscapeDataString(dataset)}/personal";

    /// <summary>Where its file is asked for.</summary>
    public static string PersonalFile(string dataset) => Personal(dataset) + ".csv";

    /// <summary>A link by which somebody sets a password.</summary>
    public static string PasswordLink(string secret) => $"{Password}?link={secret}";

    /// <summary>An address of this site, or else the home page: "//host" and "/\host" lead out of it in browsers.</summary>
    public static string Own(string? back) => back is ['/', ..] and not ['/', '/' or '\\', ..] && !back.Any(char.IsControl) ? back : "/";
}
