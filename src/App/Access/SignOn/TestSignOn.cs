using System.Globalization;
using Maru.App.Access;
using Maru.Core;

namespace Maru.App.Access.SignOn;

/// <summary>One thing that was tried.</summary>
/// <param name="IsGood">False when it keeps people from signing in.</param>
/// <param name="Todo">What to do about it; null when it is good.</param>
public sealed record SignOnFinding(bool IsGood, Bilingual Said, Bilingual? Todo = null);

/// <summary>Tries what <c>sign-on.yaml</c> says against the real provider and directory, and says what is wrong in words.</summary>
public sealed class TestSignOn(SignOnFile file, OpenId openId, LdapDirectory directory, TimeProvider clock)
{
    /// <param name="name">Somebody to look up in the directory; null for nobody.</param>
    public async Task<IReadOnlyList<SignOnFinding>> Run(string? name, CancellationToken stop)
    {
        if (file.Problem is { } problem) return [Bad(problem)];
        var settings = file.Settings;
        var found = new List<SignOnFinding>();
        if (settings.Proxies.Count > 0) found.Add(new(true, new($"믿는 프록시: {string.Join(", ", settings.Proxies)}", $"Trusted proxies: {string.Join(", ", settings.Proxies)}")));
        if (settings.OpenId is { } provider) await Try(found, () => OfProvider(found, provider, stop));
        if (settings.Ldap is { } ldap) await Try(found, () => OfDirectory(found, ldap, name));
        if (settings.OpenId is null && settings.Ldap is null)
            found.Add(new(false, new("통합 로그인도 디렉터리도 설정되어 있지 않습니다.", "Neither single sign-on nor a directory is set up."), new($"{file.Path} 파일을 만드세요. 'maru accounts sso --example'이 모양을 보여 줍니다.", $"Make {file.Path}; 'maru accounts sso --example' shows how.")));
        return found;
    }

    private static async Task Try(List<SignOnFinding> found, Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (InputException problem)
        {
            found.Add(Bad(problem));
        }
    }

    private static SignOnFinding Bad(InputException problem) => new(false, problem.Problem, problem.Todo);

    private async Task OfProvider(List<SignOnFinding> found, OpenIdSettings settings, CancellationToken stop)
    {
        var provider = openId.Provider();
        var description = await provider.Describe(stop);
        found.Add(new(true, new($"제공자 {settings.Issuer}의 설명을 읽었습니다.", $"The description of {settings.Issuer} was read.")));
        foreach (var (what, place) in new[] { ("authorization_endpoint", description.AuthorizationEndpoint), ("token_endpoint", description.TokenEndpoint), ("jwks_uri", description.JwksUri), ("userinfo_endpoint", description.UserInfoEndpoint), ("end_session_endpoint", description.EndSessionEndpoint) })
        {
            if (place is not { Length: > 0 })
            {
                if (what is "userinfo_endpoint" or "end_session_endpoint") continue;
                found.Add(new(false, new($"제공자의 설명에 {what}가 없습니다.", $"The description has no {what}."), new("issuer가 맞는지 확인하세요.", "See whether the issuer is right.")));
            }
            else if (!Uri.TryCreate(place, UriKind.Absolute, out var address) || !settings.Reaches(address)) found.Add(Bad(SignOnErrors.Elsewhere(address?.Host ?? place)));
        }
        if (description.CodeChallengeMethodsSupported.Count > 0 && !description.CodeChallengeMethodsSupported.Contains("S256"))
            found.Add(new(false, new("제공자가 PKCE(S256)를 쓰지 않는다고 합니다.", "The provider says it has no PKCE (S256)."), new("제공자에서 켜세요.", "Turn it on there.")));
        if (description.SigningKeys.Count == 0) found.Add(new(false, new("제공자가 서명 열쇠를 하나도 주지 않습니다.", "The provider gives no keys."), new("jwks_uri를 확인하세요.", "Look at its jwks_uri.")));
        else found.Add(new(true, new(string.Create(CultureInfo.InvariantCulture, $"서명 열쇠 {description.SigningKeys.Count}개를 읽었습니다."), string.Create(CultureInfo.InvariantCulture, $"{description.SigningKeys.Count} signing keys were read."))));
        await OfClock(found, provider, description.JwksUri, stop);
        await OfClient(found, provider, stop);
        await OfReturn(found, provider, description, stop);
        if (settings.Create && settings.Roles.Count == 0) found.Add(new(false, new("계정을 만들게 했으나(create) 그룹마다 줄 역할(roles)이 없습니다.", "Accounts are to be made (create), but no group has a role (roles)."), new("openid.roles에 그룹과 역할을 적으세요.", "Write groups and roles into openid.roles.")));
    }

    private async Task OfClock(List<SignOnFinding> found, OpenIdProvider provider, string keys, CancellationToken stop)
    {
        if (await provider.Look(new(keys), stop) is not { Clock: { } theirs }) return;
        var seconds = Math.Abs((clock.GetUtcNow() - theirs).TotalSeconds);
        if (seconds > Math.Max(2, provider.Settings.Skew))
            found.Add(new(false, new(string.Create(CultureInfo.InvariantCulture, $"두 컴퓨터의 시계가 {seconds:N0}초 다릅니다. {provider.Settings.Skew}초까지 봐줍니다."), string.Create(CultureInfo.InvariantCulture, $"The clocks differ by {seconds:N0} seconds; {provider.Settings.Skew} are allowed.")), new("두 컴퓨터의 시계를 맞추세요(NTP).", "Set both clocks (NTP).")));
    }

    // A code that nobody gave: a provider that knows Maru refuses the code, one that doesn't refuses Maru.
    private async Task OfClient(List<SignOnFinding> found, OpenIdProvider provider, CancellationToken stop)
    {
        var secret = file.Secret(SignOnSource.OpenId);
        if (secret is null) found.Add(new(true, new("비밀값이 없어 공개 클라이언트(PKCE만)로 묻습니다.", "There is no secret: Maru asks as a public client (PKCE only).")));
        try
        {
            await provider.Redeem("maru-test", Secrets.Make(), openId.Back, secret, stop);
        }
        catch (InputException refused) when (refused.Problem.Ko.Contains("(invalid_grant)", StringComparison.Ordinal))
        {
            found.Add(new(true, new("제공자가 마루의 client_id와 비밀값을 압니다.", "The provider knows Maru's client_id and secret.")));
        }
        catch (InputException refused)
        {
            found.Add(new(false, refused.Problem, new("client와 비밀값을 확인하세요. 비밀값은 'maru accounts sso secret openid'로 넣습니다.", "Look at the client and its secret, which 'maru accounts sso secret openid' takes.")));
        }
    }

    // Nobody is asked (prompt=none): a provider that knows the way back sends an error there, one that doesn't shows a page of its own.
    private async Task OfReturn(List<SignOnFinding> found, OpenIdProvider provider, Microsoft.IdentityModel.Protocols.OpenIdConnect.OpenIdConnectConfiguration description, CancellationToken stop)
    {
        var browser = Secrets.Make();
        var (status, to, _) = await provider.Look(new(openId.Request(provider.Settings, description, Secrets.Make(), OpenIdFlows.Nonce(browser, ""), OpenIdFlows.Challenge(browser, ""), "none")), stop);
        found.Add(to is not null && to.ToString().StartsWith(openId.Back.ToString(), StringComparison.Ordinal)
            ? new(true, new($"돌아올 주소 {openId.Back}가 등록되어 있습니다.", $"The way back {openId.Back} is registered."))
            : new(false, new(string.Create(CultureInfo.InvariantCulture, $"돌아올 주소가 등록되지 않은 것 같습니다({status})."), string.Create(CultureInfo.InvariantCulture, $"The way back does not seem to be registered ({status}).")), new($"제공자에 {openId.Back} 주소를 redirect_uri로 등록하세요.", $"Register {openId.Back} there as redirect_uri.")));
    }

    private async Task OfDirectory(List<SignOnFinding> found, LdapSettings settings, string? name)
    {
        if (await directory.Greet(settings) == 0) throw SignOnErrors.DirectoryAway(new("ldap.base를 볼 수 없습니다.", "ldap.base can't be seen."));
        found.Add(new(true, new($"디렉터리 {settings.Server}에 암호화해 연결하고 {settings.Base}를 읽었습니다.", $"The directory {settings.Server} was reached, encrypted, and {settings.Base} read.")));
        if (settings.Create && settings.Roles.Count == 0) found.Add(new(false, new("계정을 만들게 했으나(create) 그룹마다 줄 역할(roles)이 없습니다.", "Accounts are to be made (create), but no group has a role (roles)."), new("ldap.roles에 그룹과 역할을 적으세요.", "Write groups and roles into ldap.roles.")));
        if (name is null) return;
        var person = await directory.Find(settings, name) ?? throw SignOnErrors.NotInDirectory(name);
        var roles = SignOnSettings.RolesOf(settings.Roles, person.Groups);
        found.Add(new(true, new($"{name}: {person.Place}", $"{name}: {person.Place}")));
        found.Add(new(true, new($"그룹: {Listed(person.Groups)}", $"Groups: {Listed(person.Groups)}")));
        found.Add(new(true, new($"얻는 역할: {Listed(roles.Select(held => RoleTable.Of(held.Role).Name.Ko + (held.Department is null ? "" : " · " + held.Department)))}", $"Roles given: {Listed(roles.Select(held => RoleTable.Of(held.Role).Id))}")));
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "-";
}
