using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.Core;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Maru.Web.Features.Access;

/// <summary>
/// The way to the OpenID provider and back. Both are plain links: a form may not lead to another host (form-action of the content policy), and nothing
/// is changed by going there; coming back counts only in the browser that went.
/// </summary>
public static partial class SignOnEndpoints
{
    public static IEndpointRouteBuilder MapSignOn(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        group.MapGet(AccessAddress.OpenId, Go);
        group.MapGet("/" + OpenId.BackPath, Come);
        group.MapGet(AccessAddress.OpenIdOut, Leave);
        return routes;
    }

    private static async Task<IResult> Go(HttpContext http, OpenId openId, FormSlips slips, ILogger<OpenId> log, string? back, string? link, string? fresh)
    {
        Unkept(http);
        try
        {
            var reader = http.Reader();
            if (link is not null && reader.Kind != ReaderKind.Account) return Results.Redirect(AccessAddress.SignIn);
            var start = await openId.Begin(AccessAddress.Own(back), link is null ? null : reader.Account, fresh is not null, http.RequestAborted);
            AskingReader.Keep(http, AskingReader.SignOnCookie, start.Browser, TimeSpan.FromMinutes(10));
            return Results.Redirect(start.Address.ToString());
        }
        catch (InputException problem)
        {
            return Told(log, slips, problem, link is null ? AccessAddress.SignIn : AccessAddress.Account);
        }
    }

    private static async Task<IResult> Come(HttpContext http, OpenId openId, SignIn door, Sessions sessions, SignOnSlips waiting, FormSlips slips, ILogger<OpenId> log, string? state, string? code, string? error, string? iss)
    {
        Unkept(http);
        var held = http.Request.Cookies[AskingReader.SignOnCookie];
        AskingReader.Forget(http, AskingReader.SignOnCookie);
        try
        {
            var person = await openId.Finish(new(state, code, error, iss), held, http.RequestAborted);
            if (person.LinkFor is { } account)
            {
                // Signed out, or in as somebody else, since they went: nothing is linked.
                var reader = http.Reader();
                return reader.Kind == ReaderKind.Account && reader.Account == account ? Results.Redirect($"{AccessAddress.Account}?link={waiting.Leave(person)}#sign-on") : Results.Redirect(AccessAddress.SignIn);
            }
            var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
            var agent = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } said ? said : null;
            var signedIn = await door.Vouched(person, openId.Settings!, address, agent);
            if (signedIn.NeedsCode)
            {
                AskingReader.Keep(http, AskingReader.HalfCookie, signedIn.Secret, TimeSpan.FromMinutes(5));
                return Results.Redirect($"{AccessAddress.SignIn}?step=code&back={Uri.EscapeDataString(AccessAddress.Own(person.Back))}");
            }
            AskingReader.Enter(http, sessions, signedIn);
            return Results.Redirect(AccessAddress.Own(person.Back));
        }
        catch (InputException problem)
        {
            return Told(log, slips, problem, AccessAddress.SignIn);
        }
    }

    private static async Task<IResult> Leave(HttpContext http, OpenId openId)
    {
        Unkept(http);
        try
        {
            return Results.Redirect((await openId.SignOut(http.RequestAborted))?.ToString() ?? "/" + OpenId.LeftPath);
        }
        catch (InputException)
        {
            // Here they are signed out already.
            return Results.Redirect("/" + OpenId.LeftPath);
        }
    }

    private static void Unkept(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        // The address of the way back holds a code.
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static IResult Told(ILogger log, FormSlips slips, InputException problem, string page)
    {
        NotSignedIn(log, problem.Message);
        return Results.Redirect($"{page}?slip={slips.Leave(new(new Dictionary<string, string>(), problem))}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody was signed in by the provider: {Problem}")]
    private static partial void NotSignedIn(ILogger log, string problem);
}

/// <summary>People that the provider vouched for, until the holder of the account confirms that it is them. Each is for its account alone.</summary>
public sealed class SignOnSlips(TimeProvider clock)
{
    private const int Most = 1000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, (OpenIdPerson Person, DateTimeOffset EndsAt)> _waiting = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();

    public string Leave(OpenIdPerson person)
    {
        var key = Guid.NewGuid().ToString("N");
        lock (_changing)
        {
            foreach (var (old, _) in _waiting.Where(one => one.Value.EndsAt <= clock.GetUtcNow()).ToList()) _waiting.Remove(old);
            if (_waiting.Count >= Most) _waiting.Remove(_waiting.MinBy(one => one.Value.EndsAt).Key);
            _waiting[key] = (person, clock.GetUtcNow() + Life);
        }
        return key;
    }

    /// <summary>Whom an account is to be linked with; null when nobody, or another account is.</summary>
    public OpenIdPerson? Find(Reader own, string? key)
    {
        lock (_changing) return key is not null && own.Account is not null && _waiting.TryGetValue(key, out var found) && found.EndsAt > clock.GetUtcNow() && found.Person.LinkFor == own.Account ? found.Person : null;
    }

    public void Forget(string key)
    {
        lock (_changing) _waiting.Remove(key);
    }
}
