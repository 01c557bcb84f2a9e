using System.Net;
using Maru.Core;
using YamlDotNet.Serialization;

namespace Maru.App.Access.SignOn;

/// <summary>What vouches for people beside Maru itself, as sessions, roles and the record name it.</summary>
public static class SignOnSource
{
    public const string OpenId = "openid";
    public const string Ldap = "ldap";
}

/// <summary>How people sign in who are known elsewhere, as <c>DATA/sign-on.yaml</c> says it.</summary>
public sealed class SignOnSettings
{
    /// <summary>The address people open Maru at, as <c>https://data.example.go.kr</c>: where the provider sends them back to.</summary>
    public string? Site { get; set; }

    /// <summary>Proxies that are believed when they say whose request they hand on: addresses or networks.</summary>
    public List<string> Proxies { get; set; } = [];

    [YamlMember(Alias = "openid", ApplyNamingConventions = false)]
    public OpenIdSettings? OpenId { get; set; }

    public LdapSettings? Ldap { get; set; }

    internal Uri SiteAddress => new(Site!.TrimEnd('/') + "/");

    internal void Check()
    {
        foreach (var proxy in Proxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)) throw SignOnErrors.Value("proxies", proxy, new("10.1.0.5나 10.1.0.0/24처럼 쓰세요.", "Write an address or a network, as 10.1.0.0/24."));
            // Whoever could reach Maru would be a proxy then.
            if (IPNetwork.TryParse(proxy, out var network) && network.PrefixLength == 0) throw SignOnErrors.Value("proxies", proxy, new("모든 주소를 믿을 수는 없습니다. 프록시의 주소만 적으세요.", "Not every address can be trusted: name those of the proxies."));
        }
        if (OpenId is not null)
        {
            if (!IsAddress(Site)) throw SignOnErrors.Value("site", Site, new("사람들이 마루를 여는 주소를 https://로 적으세요.", "Write the address people open Maru at, with https://."));
            OpenId.Check();
        }
        Ldap?.Check();
    }

    /// <summary>Encrypted, or on this very machine.</summary>
    internal static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    internal static void CheckRoles(Dictionary<string, string> roles)
    {
        foreach (var written in roles.Values) Read(written);
    }

    internal static IReadOnlyList<RoleHeld> Read(string written) => [.. written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(RoleTable.ReadHeld)];

    internal static IReadOnlyList<RoleHeld> RolesOf(Dictionary<string, string> roles, IEnumerable<string> groups) =>
        [.. groups.Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(group => roles.Where(line => line.Key.Equals(group, StringComparison.OrdinalIgnoreCase)).SelectMany(line => Read(line.Value))).Distinct()];
}

/// <summary>An OpenID Connect provider.</summary>
public sealed class OpenIdSettings
{
    private const int LongestSkew = 300;

    /// <summary>What its button is called.</summary>
    public string? Name { get; set; }

    /// <summary>Exactly as the provider's discovery document says it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>The name the provider knows Maru by (client_id).</summary>
    public string Client { get; set; } = "";

    public string Scopes { get; set; } = "openid profile";

    /// <summary>The claim that holds a person's groups, with dots for what is nested: <c>realm_access.roles</c>.</summary>
    public string Groups { get; set; } = "groups";

    /// <summary>The claim a new account is named after.</summary>
    public string AccountName { get; set; } = "preferred_username";

    /// <summary>Makes accounts for people without one, when a group of theirs gives a role.</summary>
    public bool Create { get; set; }

    /// <summary>Roles by group, as <c>data-team: data-lead:교통과, analyst</c>.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>Seconds by which the provider's clock may differ from this one's.</summary>
    public int Skew { get; set; } = 60;

    /// <summary>Hosts beside the issuer's own that its discovery document may name.</summary>
    public List<string> Hosts { get; set; } = [];

    internal Uri Address => new(Issuer);

    /// <summary>True for the issuer's own origin and the hosts listed beside it; nothing else is ever asked.</summary>
    internal bool Reaches(Uri address) => Uri.Compare(address, Address, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        || (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Contains(address.DnsSafeHost, StringComparer.OrdinalIgnoreCase));

    internal void Check()
    {
        if (!SignOnSettings.IsAddress(Issuer)) throw SignOnErrors.Value("openid.issuer", Issuer, new("제공자의 issuer를 https://로 적으세요.", "Write the provider's issuer, with https://."));
        if (string.IsNullOrWhiteSpace(Client)) throw SignOnErrors.Value("openid.client", Client, new("제공자에 등록한 client_id를 적으세요.", "Write the client_id the provider gave."));
        if (!Scopes.Split(' ').Contains("openid")) throw SignOnErrors.Value("openid.scopes", Scopes, new("openid가 들어야 합니다.", "It must hold openid."));
        if (Skew is < 0 or > LongestSkew) throw SignOnErrors.Value("openid.skew", Skew.ToString(System.Globalization.CultureInfo.InvariantCulture), new("0에서 300까지의 초를 적으세요.", "Write seconds from 0 to 300."));
        foreach (var host in Hosts) if (Uri.CheckHostName(host) != UriHostNameType.Dns) throw SignOnErrors.Value("openid.hosts", host, new("login.example.go.kr처럼 호스트 이름만 적으세요.", "Write names of hosts only."));
        SignOnSettings.CheckRoles(Roles);
    }
}

/// <summary>A directory that answers LDAP.</summary>
public sealed class LdapSettings
{
    private const int LongestTime = 30;

    /// <summary>What it is called on pages.</summary>
    public string? Name { get; set; }

    /// <summary><c>ldaps://host[:port]</c>, or <c>ldap://host[:port]</c> with <see cref="StartTls"/>.</summary>
    public string Server { get; set; } = "";

    [YamlMember(Alias = "starttls", ApplyNamingConventions = false)]
    public bool StartTls { get; set; }

    /// <summary>Folder of certificates that are trusted; without one those of the machine.</summary>
    public string? Trust { get; set; }

    /// <summary>Who Maru is to the directory while it looks people up; nobody when it may be searched by anyone.</summary>
    public string? Bind { get; set; }

    /// <summary>Where people are looked for.</summary>
    public string Base { get; set; } = "";

    /// <summary>How people are found by the name they sign in with, which is put in for {0}.</summary>
    public string Filter { get; set; } = "(uid={0})";

    /// <summary>The attribute that stays a person's own for ever: entryUUID, objectGUID.</summary>
    public string Id { get; set; } = "entryUUID";

    /// <summary>The attribute a new account is named after.</summary>
    public string AccountName { get; set; } = "uid";

    public string Shown { get; set; } = "cn";

    /// <summary>Where groups are looked for that name their members; without it a person's own memberOf says the groups.</summary>
    public string? GroupBase { get; set; }

    /// <summary>How groups of a person are found, whose name is put in for {0}.</summary>
    public string GroupFilter { get; set; } = "(member={0})";

    /// <summary>Makes accounts for people without one, when a group of theirs gives a role.</summary>
    public bool Create { get; set; }

    /// <summary>Roles by group: by its whole name in the directory, or by the first part of it.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>Seconds the directory has for an answer.</summary>
    public int Time { get; set; } = 5;

    internal Uri Address => new(Server);

    internal bool IsLdaps => Address.Scheme == "ldaps";

    internal int Port => Address.Port > 0 ? Address.Port : IsLdaps ? 636 : 389;

    internal void Check()
    {
        if (!Uri.TryCreate(Server, UriKind.Absolute, out var address) || address.Scheme is not ("ldap" or "ldaps") || address.Host.Length == 0 || address.AbsolutePath.Length > 1)
            throw SignOnErrors.Value("ldap.server", Server, new("ldaps://ldap.example.go.kr처럼 적으세요.", "Write it as ldaps://ldap.example.go.kr."));
        if (address.Scheme == "ldap" && !StartTls)
            throw SignOnErrors.Value("ldap.server", Server, new("비밀번호가 암호화되지 않고 갑니다. ldaps://로 쓰거나 starttls: true를 더하세요.", "Passwords would go in clear: use ldaps://, or add starttls: true."));
        if (address.Scheme == "ldaps" && StartTls) throw SignOnErrors.Value("ldap.starttls", "true", new("ldaps://에는 starttls를 쓰지 않습니다.", "ldaps:// takes no starttls."));
        if (string.IsNullOrWhiteSpace(Base)) throw SignOnErrors.Value("ldap.base", Base, new("사람들이 있는 곳을 ou=people,dc=…처럼 적으세요.", "Write where people are, as ou=people,dc=…."));
        if (!IsFilter(Filter)) throw SignOnErrors.Value("ldap.filter", Filter, new("(uid={0})처럼, 이름이 들어갈 {0}을 적으세요.", "Write it as (uid={0})."));
        if (!IsFilter(GroupFilter)) throw SignOnErrors.Value("ldap.groupFilter", GroupFilter, new("(member={0})처럼 적으세요.", "Write it as (member={0})."));
        if (Time is < 1 or > LongestTime) throw SignOnErrors.Value("ldap.time", Time.ToString(System.Globalization.CultureInfo.InvariantCulture), new("1에서 30까지의 초를 적으세요.", "Write seconds from 1 to 30."));
        if (Trust is not null && !Directory.Exists(Trust)) throw SignOnErrors.Value("ldap.trust", Trust, new("인증서(PEM)가 든 폴더를 적으세요.", "Name a folder that holds certificates (PEM)."));
        SignOnSettings.CheckRoles(Roles);
    }

    private static bool IsFilter(string filter) => filter.Contains("{0}", StringComparison.Ordinal) && filter is ['(', .., ')'] && filter.Count(c => c == '(') == filter.Count(c => c == ')');
}
