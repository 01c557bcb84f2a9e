using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maru.App.Egress;
using Maru.Core;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Maru.App.Access.SignOn;

/// <summary>Asks one provider: its description and keys, codes for tokens, what it knows of a person. Only its own origin and the hosts listed with it are ever asked.</summary>
internal sealed class OpenIdProvider : IDisposable
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _description;

    public OpenIdProvider(OpenIdSettings settings, EgressPolicy egress)
    {
        Settings = settings;
        // Who owns the machine named these hosts, so they are listed, inside networks included.
        var policy = egress.With(string.Join(',', settings.Hosts.Prepend(settings.Address.DnsSafeHost)));
        _client = new(new Only(settings, CheckedConnections.Under(policy))) { Timeout = Time, MaxResponseContentBufferSize = MostBytes };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Maru/0.1");
        _description = new(settings.Issuer.TrimEnd('/') + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(_client) { RequireHttps = settings.Address.Scheme == Uri.UriSchemeHttps });
    }

    public OpenIdSettings Settings { get; }

    /// <exception cref="InputException">It can't be reached or read, or describes another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> Describe(CancellationToken stop)
    {
        var description = await Asked(() => _description.GetConfigurationAsync(stop));
        if (description.Issuer != Settings.Issuer) throw SignOnErrors.OtherIssuer(description.Issuer ?? "", Settings.Issuer);
        return description;
    }

    /// <summary>Asks for the description anew the next time: keys may have been changed.</summary>
    public void AskAnew() => _description.RequestRefresh();

    /// <summary>Gives a code for tokens.</summary>
    /// <exception cref="InputException">The provider refuses it or can't be reached.</exception>
    public async Task<OpenIdConnectMessage> Redeem(string code, string verifier, Uri back, string? secret, CancellationToken stop)
    {
        var description = await Describe(stop);
        var fields = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = back.ToString() };
        using var request = new HttpRequestMessage(HttpMethod.Post, description.TokenEndpoint);
        var ways = description.TokenEndpointAuthMethodsSupported;
        if (secret is null) fields["client_id"] = Settings.Client;
        else if (ways.Count == 0 || ways.Contains("client_secret_basic"))
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(Settings.Client)}:{Uri.EscapeDataString(secret)}")));
        else (fields["client_id"], fields["client_secret"]) = (Settings.Client, secret);
        request.Content = new FormUrlEncodedContent(fields);
        var (isGood, body) = await Send(request, stop);
        var answer = Message(body);
        return isGood && answer is { IdToken.Length: > 0 } ? answer : throw SignOnErrors.Refused(answer?.Error ?? "no id_token");
    }

    /// <summary>What the provider says of the person that a token stands for; null when it has no such place.</summary>
    public async Task<JsonElement?> Person(string token, CancellationToken stop)
    {
        if ((await Describe(stop)).UserInfoEndpoint is not { Length: > 0 } place) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var (isGood, body) = await Send(request, stop);
        try
        {
            using var read = JsonDocument.Parse(body);
            return isGood && read.RootElement.ValueKind == JsonValueKind.Object ? read.RootElement.Clone() : throw SignOnErrors.Refused("userinfo");
        }
        catch (JsonException)
        {
            throw SignOnErrors.Refused("userinfo");
        }
    }

    /// <summary>Where the provider sends a browser that asks at an address, without following it; null when it sends it nowhere.</summary>
    public async Task<(int Status, Uri? To, DateTimeOffset? Clock)> Look(Uri address, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await Asked(() => _client.SendAsync(request, stop));
        return ((int)response.StatusCode, response.Headers.Location is { } to ? new Uri(address, to) : null, response.Headers.Date);
    }

    public void Dispose() => _client.Dispose();

    private async Task<(bool IsGood, string Body)> Send(HttpRequestMessage request, CancellationToken stop) => await Asked(async () =>
    {
        using var response = await _client.SendAsync(request, stop);
        return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(stop));
    });

    private static OpenIdConnectMessage? Message(string body)
    {
        try
        {
            return new(body);
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            return null;
        }
    }

    // The library wraps what went wrong several times over; a refusal of ours is told as it is.
    private async Task<T> Asked<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is not InputException)
        {
            for (var inner = e.InnerException; inner is not null; inner = inner.InnerException)
                if (inner is InputException refusal) throw refusal;
            throw SignOnErrors.Unreachable(Settings.Address.Host, e);
        }
    }

    private sealed class Only(OpenIdSettings settings, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri is { } address && settings.Reaches(address) ? base.SendAsync(request, cancellationToken) : throw SignOnErrors.Elsewhere(request.RequestUri?.Host ?? "");
    }
}
