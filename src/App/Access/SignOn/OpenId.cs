using System.IdentityModel.Tokens.Jwt;
using System.Text.Json;
using Maru.App.Egress;
using Maru.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Maru.App.Access.SignOn;

/// <param name="Address">The provider's page.</param>
/// <param name="Browser">What the browser is to keep until it comes back.</param>
public sealed record OpenIdStart(Uri Address, string Browser);

/// <summary>What a browser brings back from the provider.</summary>
public sealed record OpenIdReturn(string? State, string? Code, string? Error, string? Issuer);

/// <summary>Somebody the provider vouched for.</summary>
/// <param name="Subject">Theirs at this issuer for ever.</param>
/// <param name="Name">What the provider calls them; says nothing about which account is theirs.</param>
/// <param name="Back">Where they were going.</param>
/// <param name="LinkFor">The account they want to link.</param>
/// <param name="IsFresh">They were made to say who they are just now.</param>
public sealed record OpenIdPerson(string Issuer, string Subject, string? Name, string? Shown, IReadOnlyList<string> Groups)
{
    public string? Back { get; init; }

    public string? LinkFor { get; init; }

    public bool IsFresh { get; init; }
}

/// <summary>
/// Sign-in by OpenID Connect: authorization code with PKCE (S256), state and nonce. The id_token is judged by Microsoft's library: issuer, audience,
/// signature by the issuer's published keys, time, nonce.
/// </summary>
public sealed class OpenId(SignOnFile file, EgressPolicy egress, TimeProvider clock) : IDisposable
{
    public const string BackPath = "signin/openid/back";
    public const string LeftPath = "signin?left=1";

    private const int LongestSubject = 255;

    // What is signed with a key that only the issuer has. Never none, nor a shared secret.
    private static readonly string[] s_algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512];

    private static readonly JsonWebTokenHandler s_tokens = new() { MapInboundClaims = false };

    private readonly OpenIdFlows _flows = new(clock);
    private readonly Lock _making = new();
    private OpenIdProvider? _provider;

    /// <summary>What its button is called; null when there is none.</summary>
    public Bilingual? Name => file.Settings.OpenId is { } settings ? settings.Name is { Length: > 0 } name ? new(name, name) : new("통합 로그인", "Single sign-on") : null;

    public string? Issuer => file.Settings.OpenId?.Issuer;

    public OpenIdSettings? Settings => file.Settings.OpenId;

    /// <summary>Begins a sign-in.</summary>
    /// <param name="linkFor">Id of the account that is to be linked; null to sign in.</param>
    /// <param name="isFresh">The provider is to ask the person who they are, even if it knows.</param>
    /// <exception cref="InputException">It is not set up, or the provider can't be reached.</exception>
    public async Task<OpenIdStart> Begin(string? back, string? linkFor, bool isFresh, CancellationToken stop)
    {
        var provider = Provider();
        var description = await provider.Describe(stop);
        var browser = Secrets.Make();
        var state = _flows.Begin(browser, back, linkFor, isFresh);
        return new(new(Request(provider.Settings, description, state, OpenIdFlows.Nonce(browser, state), OpenIdFlows.Challenge(browser, state), isFresh ? "login" : null)), browser);
    }

    /// <summary>Ends a sign-in: who it is that came back.</summary>
    /// <param name="browser">What the browser was given to keep.</param>
    /// <exception cref="InputException">It was not begun here, the person gave up, or the provider's answer can't be trusted.</exception>
    public async Task<OpenIdPerson> Finish(OpenIdReturn came, string? browser, CancellationToken stop)
    {
        if (_flows.Take(came.State, browser) is not { } flow) throw SignOnErrors.Gone;
        var provider = Provider();
        // Another provider's answer, mixed into this sign-in (RFC 9207).
        if (came.Issuer is { Length: > 0 } from && from != provider.Settings.Issuer) throw SignOnErrors.OtherIssuer(from, provider.Settings.Issuer);
        if (came.Error is { Length: > 0 } error) throw error == "access_denied" ? SignOnErrors.Cancelled : SignOnErrors.Refused(error);
        if (came.Code is not { Length: > 0 } code) throw SignOnErrors.Gone;
        var answer = await provider.Redeem(code, OpenIdFlows.Verifier(browser!, came.State!), Back, file.Secret(SignOnSource.OpenId), stop);
        var token = await Judge(provider, answer.IdToken, stop);
        Judge(provider.Settings, answer, OpenIdFlows.Nonce(browser!, came.State!));
        if (token.Subject is not { Length: > 0 and <= LongestSubject } subject) throw SignOnErrors.BadToken(new("사람의 번호(sub)가 없습니다.", "It names nobody (sub)."));
        if (flow.IsFresh && !IsFresh(token, flow, provider.Settings)) throw SignOnErrors.BadToken(new("사람에게 새로 묻지 않았습니다(auth_time).", "The person was not asked anew (auth_time)."));
        var said = new Claims(token, await Told(provider, token, answer.AccessToken, subject, stop));
        return new(provider.Settings.Issuer, subject, said.Text(provider.Settings.AccountName), said.Text("name"), said.List(provider.Settings.Groups)) { Back = flow.Back, LinkFor = flow.LinkFor, IsFresh = flow.IsFresh };
    }

    /// <summary>Where a browser signs out at the provider too; null when the provider has no such place.</summary>
    public async Task<Uri?> SignOut(CancellationToken stop)
    {
        var provider = Provider();
        if ((await provider.Describe(stop)).EndSessionEndpoint is not { Length: > 0 } place || !Uri.TryCreate(place, UriKind.Absolute, out var end) || !provider.Settings.Reaches(end)) return null;
        return new(new OpenIdConnectMessage { IssuerAddress = place, ClientId = provider.Settings.Client, PostLogoutRedirectUri = new Uri(file.Settings.SiteAddress, LeftPath).ToString() }.CreateLogoutRequestUrl());
    }

    public void Dispose() => _provider?.Dispose();

    /// <summary>Where the provider sends people back to: to be registered there.</summary>
    /// <exception cref="InputException">It is not set up.</exception>
    public Uri Back => file.Settings.OpenId is null ? throw SignOnErrors.Off : new(file.Settings.SiteAddress, BackPath);

    /// <exception cref="InputException">It is not set up.</exception>
    internal OpenIdProvider Provider()
    {
        var settings = file.Settings.OpenId ?? throw SignOnErrors.Off;
        lock (_making)
        {
            if (_provider?.Settings == settings) return _provider;
            // One that was replaced ends with the requests that still use it.
            return _provider = new(settings, egress);
        }
    }

    internal string Request(OpenIdSettings settings, OpenIdConnectConfiguration description, string state, string nonce, string challenge, string? prompt)
    {
        if (!Uri.TryCreate(description.AuthorizationEndpoint, UriKind.Absolute, out var place) || !settings.Reaches(place)) throw SignOnErrors.Elsewhere(place?.Host ?? "");
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = description.AuthorizationEndpoint,
            ClientId = settings.Client,
            RedirectUri = Back.ToString(),
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = settings.Scopes,
            State = state,
            Nonce = nonce,
            Prompt = prompt,
            MaxAge = prompt == "login" ? "0" : null,
        };
        message.SetParameter("code_challenge", challenge);
        message.SetParameter("code_challenge_method", "S256");
        return message.CreateAuthenticationRequestUrl();
    }

    private static async Task<JsonWebToken> Judge(OpenIdProvider provider, string token, CancellationToken stop)
    {
        var judged = await Validate(provider, token, stop);
        if (judged.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys since they were asked for.
            provider.AskAnew();
            judged = await Validate(provider, token, stop);
        }
        return judged.IsValid ? (JsonWebToken)judged.SecurityToken : throw SignOnErrors.BadToken(Why(judged.Exception));
    }

    private static async Task<TokenValidationResult> Validate(OpenIdProvider provider, string token, CancellationToken stop) => await s_tokens.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = provider.Settings.Issuer,
        ValidAudience = provider.Settings.Client,
        IssuerSigningKeys = (await provider.Describe(stop)).SigningKeys,
        ValidAlgorithms = s_algorithms,
        ClockSkew = TimeSpan.FromSeconds(provider.Settings.Skew),
    });

    // What OpenID Connect asks of a token beyond its signature: the nonce, whom it was made for, the token it came with.
    private static void Judge(OpenIdSettings settings, OpenIdConnectMessage answer, string nonce)
    {
        try
        {
            new OpenIdConnectProtocolValidator { RequireState = false, RequireTimeStampInNonce = false, RequireAzp = false }.ValidateTokenResponse(new()
            {
                ClientId = settings.Client,
                ProtocolMessage = answer,
                ValidatedIdToken = new JwtSecurityToken(answer.IdToken),
                Nonce = nonce,
            });
        }
        catch (OpenIdConnectProtocolException e)
        {
            throw SignOnErrors.BadToken(Why(e));
        }
    }

    private static bool IsFresh(JsonWebToken token, OpenIdFlow flow, OpenIdSettings settings) =>
        token.TryGetPayloadValue<long>("auth_time", out var at) && DateTimeOffset.FromUnixTimeSeconds(at) >= flow.BegunAt.AddSeconds(-settings.Skew - 1);

    // Providers by the book tell names and groups here, and not in the token.
    private static async Task<JsonElement?> Told(OpenIdProvider provider, JsonWebToken token, string? access, string subject, CancellationToken stop)
    {
        var known = new Claims(token, null);
        if (access is null || (known.Text(provider.Settings.AccountName) is not null && (provider.Settings.Roles.Count == 0 || known.Has(provider.Settings.Groups)))) return null;
        var told = await provider.Person(access, stop);
        if (told is { } person && (!person.TryGetProperty("sub", out var sub) || sub.ValueKind != JsonValueKind.String || sub.GetString() != subject))
            throw SignOnErrors.BadToken(new("다른 사람의 정보가 왔습니다(userinfo의 sub).", "It told of another person (sub of userinfo)."));
        return told;
    }

    private static Bilingual Why(Exception? cause) => cause switch
    {
        SecurityTokenInvalidAudienceException => new("다른 프로그램에 준 것입니다(aud).", "It was made for another program (aud)."),
        SecurityTokenInvalidIssuerException => new("다른 제공자가 준 것입니다(iss).", "It comes from another issuer (iss)."),
        SecurityTokenExpiredException => new("기한이 지났습니다(exp). 두 컴퓨터의 시계를 확인하세요.", "It has ended (exp). Look at the clocks of both machines."),
        SecurityTokenNotYetValidException => new("아직 쓸 때가 아닙니다(nbf). 두 컴퓨터의 시계를 확인하세요.", "It is not valid yet (nbf). Look at the clocks of both machines."),
        OpenIdConnectProtocolInvalidNonceException => new("이 로그인에 준 것이 아닙니다(nonce).", "It was not made for this sign-in (nonce)."),
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => new("서명이 맞지 않습니다.", "Its signature is wrong."),
        _ => new("모양이 맞지 않습니다.", "It is not as it should be."),
    };

    /// <summary>What the token says, else what the provider told beside it.</summary>
    private sealed class Claims(JsonWebToken token, JsonElement? told)
    {
        private readonly JsonElement _token = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload)).RootElement;

        public bool Has(string path) => Find(path) is not null;

        public string? Text(string path) => Find(path) is { ValueKind: JsonValueKind.String } found && found.GetString()!.Trim() is { Length: > 0 } text ? text : null;

        public IReadOnlyList<string> List(string path) => Find(path) switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!)],
            { ValueKind: JsonValueKind.String } one => [one.GetString()!],
            _ => [],
        };

        private JsonElement? Find(string path) => In(_token, path) ?? (told is { } more ? In(more, path) : null);

        private static JsonElement? In(JsonElement root, string path)
        {
            // Names of claims may hold dots themselves, as addresses do.
            if (root.TryGetProperty(path, out var whole)) return whole;
            foreach (var part in path.Split('.'))
                if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(part, out root)) return null;
            return root;
        }
    }
}
