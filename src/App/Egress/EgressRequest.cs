using Maru.Core;

namespace Maru.App.Egress;

/// <summary>A GET that Maru sends out.</summary>
public sealed record EgressRequest(Uri Address)
{
    /// <summary>What messages call the address: never with a key in it, wherever a redirect leads.</summary>
    public string Shown { get; init; } = RemoteName.WithoutKeys(Address);

    /// <summary>Tag of the body that is here already (If-None-Match).</summary>
    public string? ETag { get; init; }

    /// <summary>Date of the body that is here already, as its server wrote it (If-Modified-Since).</summary>
    public string? LastModified { get; init; }

    /// <summary>Requests a day that the provider allows for just this; null when its host's limit is the one.</summary>
    public DailyQuota? Quota { get; init; }

    /// <summary>Instead of the policy's time for the whole request.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Instead of the policy's limit of a body.</summary>
    public long? MaxBytes { get; init; }
}

/// <summary>What came back. A body lies in the file that was asked for, also when the status is an error: open APIs explain themselves there.</summary>
/// <param name="Status">HTTP status; 0 when nothing came back whole.</param>
/// <param name="Name">Name the server gives the file, or the address's last part.</param>
public sealed record EgressAnswer(int Status, string Name)
{
    public const int NotModified = 304;

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>When the server asks to be asked again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Why it is no success; null when it is one, or <see cref="NotModified"/>.</summary>
    public InputException? Failure { get; init; }

    internal static EgressAnswer Of(HttpResponseMessage response, EgressRequest request, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return new(status, RemoteName.Of(response, response.RequestMessage?.RequestUri ?? request.Address))
        {
            ETag = response.Headers.ETag?.ToString(),
            LastModified = response.Content.Headers.NonValidated.TryGetValues("Last-Modified", out var dates) ? dates.ToString() : null,
            RetryAt = RetryAfter(response, now),
            Failure = status is 200 or 203 or NotModified ? null
                : response.IsSuccessStatusCode ? EgressErrors.NotWhole(request.Shown, status, RetryAfter(response, now))
                : EgressErrors.Status(request.Shown, status, RetryAfter(response, now)),
        };
    }

    /// <summary>What the server says of when to come again, a day from now at most; null when it says nothing that can be read.</summary>
    internal static DateTimeOffset? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var latest = now.AddDays(1);
        if (response.Headers.RetryAfter is { } said) return said.Date is { } date ? date < latest ? date : latest : said.Delta < latest - now ? now + said.Delta : latest;
        // More seconds than the header's reader takes.
        return response.Headers.NonValidated.TryGetValues("Retry-After", out var raw) && raw.ToString().Trim() is { Length: > 0 } text && text.All(char.IsAsciiDigit) ? latest : null;
    }
}
