using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Egress;
using Maru.Core;

namespace Maru.App.OpenApi;

/// <summary>An answer with the document its rows lie in.</summary>
internal sealed class ApiPage(JsonDocument document, Answer answer) : IDisposable
{
    public Answer Answer => answer;

    public JsonElement Root => document.RootElement;

    public void Dispose() => document.Dispose();
}

/// <summary>
/// Asks for one page until it comes or it is clear that it will not. The same address answers, fails and times out by turns, so what may
/// pass is tried again with growing waits; a refused key, a used-up quota and a wrong request are not.
/// </summary>
internal sealed class ApiCaller(EgressGuard egress, ApiPatience patience, TimeProvider clock, ApiCall call, string folder)
{
    private readonly List<string> _secrets = [];

    /// <summary>Takes care that messages show none of these, whoever repeats them.</summary>
    public void Hide(IEnumerable<string> secrets) =>
        _secrets.AddRange(secrets.Where(secret => secret.Length > 0).SelectMany(Spellings).Distinct().OrderByDescending(secret => secret.Length));

    // As a provider may send it back: in an address, in JSON, in HTML.
    private static string[] Spellings(string secret) =>
        [secret, Uri.EscapeDataString(secret), Uri.EscapeDataString(secret).ToLowerInvariant(), secret.Replace("/", "\\/", StringComparison.Ordinal), System.Net.WebUtility.HtmlEncode(secret)];

    /// <exception cref="InputException">There is no page to be had; says why.</exception>
    public async Task<ApiPage> Ask(Uri address, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var tried = await TryOnce(address, stop);
            if (tried.Page is { } page) return page;
            var asked = tried.Again - clock.GetUtcNow();
            if (!tried.MayPass || attempt >= patience.Tries || asked > patience.LongestWait) throw tried.Failure!;
            await Task.Delay(patience.Before(attempt + 1, asked), clock, stop);
        }
    }

    private async Task<Tried> TryOnce(Uri address, CancellationToken stop)
    {
        var path = Path.Combine(folder, "page-" + Guid.NewGuid().ToString("n"));
        try
        {
            var request = new EgressRequest(address)
            {
                Shown = $"{Where} ({address.Host})",
                Quota = call.Api.PerDay is { } most ? new(Where, most) : null,
                Time = patience.Time,
                MaxBytes = AnswerBody.MostBytes,
            };
            var answer = await egress.Ask(request, path, stop);
            return answer.Status == 0 ? new(null, answer.Failure, MayPass: true) : Judge(answer, path, stop);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Tried Judge(EgressAnswer http, string path, CancellationToken stop)
    {
        var (document, found) = AnswerBody.Read(path, stop);
        if (document is null) return OfStatus(http) ?? new(null, ApiErrors.Unreadable(Where, AnswerBody.Shown(Covered(found))), MayPass: true);
        var answer = AnswerShape.Read(document.RootElement, call.Api.Answer);
        // A token's answer has no rows; whoever asks for one looks for itself.
        var isFine = http.Failure is null && answer.Kind is AnswerKind.Rows or AnswerKind.Nothing;
        if (isFine || http.Failure is null && AnswerPath.Text(document.RootElement, TokenPath) is not null) return new(new(document, answer), null, MayPass: false);
        using (document)
        {
            if (answer.Kind == AnswerKind.Unknown || answer.Kind is AnswerKind.Rows or AnswerKind.Nothing) return OfStatus(http) ?? new(null, ApiErrors.UnknownShape(Where, AnswerBody.Shown(Covered(found))), MayPass: false);
            return new(null, ApiErrors.Refused(Where, answer.Kind, Covered(answer.Code), Covered(answer.Message), call.Api.Page, Tomorrow), answer.Kind == AnswerKind.Passing);
        }
    }

    private DateTimeOffset Tomorrow => KoreanTime.StartOf(clock.Today().AddDays(1));

    private string Where => "api:" + call.Api.Id;

    private IEnumerable<string> TokenPath => call.Api.Token is { } token ? [token.Path] : [];

    private Tried? OfStatus(EgressAnswer http) => http.Status switch
    {
        < 400 => null,
        401 or 403 => new(null, ApiErrors.Refused(Where, AnswerKind.Key, "HTTP " + http.Status, "", call.Api.Page), MayPass: false),
        429 => new(null, ApiErrors.Refused(Where, AnswerKind.Quota, "HTTP 429", "", call.Api.Page, http.RetryAt), http.RetryAt is not null, http.RetryAt),
        404 or 408 or >= 500 => new(null, http.Failure, MayPass: true, http.RetryAt),
        _ => new(null, http.Failure, MayPass: false),
    };

    private string Covered(string text) => _secrets.Aggregate(text, (covered, secret) => covered.Replace(secret, "***", StringComparison.OrdinalIgnoreCase));

    private sealed record Tried(ApiPage? Page, InputException? Failure, bool MayPass, DateTimeOffset? Again = null);
}
