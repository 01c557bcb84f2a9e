using System.Text.Json.Serialization;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.AccessLog.Review;

/// <summary>What is written into the book.</summary>
public enum ReviewStep
{
    /// <summary>A period was reviewed.</summary>
    Reviewed,
    /// <summary>Something was found in it.</summary>
    Found,
    /// <summary>The person explained it.</summary>
    Explained,
    /// <summary>Somebody else decided.</summary>
    Decided,
}

/// <param name="Source">Where the value comes from.</param>
public sealed record ReviewLimit(string Name, int Value, string Source);

/// <summary>A period that was reviewed.</summary>
/// <param name="Records">Records of the log in it.</param>
/// <param name="Last">Number of the log's last record when it was reviewed.</param>
/// <param name="Limits">What was looked for.</param>
public sealed record ReviewDone(DateTimeOffset From, DateTimeOffset Until, long Records, int Accounts, int Found, long Last, IReadOnlyList<ReviewLimit> Limits);

/// <summary>A line of the book.</summary>
/// <param name="By">Name of who did it; null for the server at its time.</param>
/// <param name="Of">Id of the finding it is about.</param>
/// <param name="IsProper">What was decided: the use was proper.</param>
public sealed record ReviewEntry(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string? By, ReviewStep Step, string Period,
    ReviewDone? Review = null, Finding? Finding = null, string? Of = null, string? Text = null, bool? IsProper = null) : IEvidence<ReviewEntry>
{
    public ReviewEntry Numbered(long number) => this with { Number = number };
}

/// <summary>The evidence of reviews, beside the log: not a table of the accounts' database, which may be lost or changed by whoever manages accounts, and accounts go while the evidence stays.</summary>
public sealed class ReviewBook(DataHome home) : EvidenceBook<ReviewEntry>(
    AccessLogPlace.BookOf(home, "reviews"), AccessLogJson.Default.ReviewEntry, new("점검 기록", "book of reviews"));
