using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.App.Privacy.Incidents;

public enum IncidentAct
{
    /// <summary>Somebody says that personal data may have got out.</summary>
    Opened,
    /// <summary>It was known at another time than was said.</summary>
    Timed,
    /// <summary>Somebody was put on it.</summary>
    Assigned,
    /// <summary>Something that happened.</summary>
    Noted,
    /// <summary>Something was done against its spreading.</summary>
    Contained,
    /// <summary>What got out, and of how many.</summary>
    Scoped,
    /// <summary>The notice was written.</summary>
    Drafted,
    /// <summary>It was sent.</summary>
    Sent,
    /// <summary>It was decided that no report is needed.</summary>
    NotReported,
    /// <summary>It was no breach.</summary>
    Dismissed,
    /// <summary>It is over, and what keeps it from happening again is said.</summary>
    Closed,
}

/// <summary>Whom the law has told of a breach.</summary>
public enum IncidentDuty
{
    /// <summary>The persons (정보주체).</summary>
    Subjects,
    /// <summary>The commission (개인정보보호위원회) or its agency (한국인터넷진흥원).</summary>
    Commission,
}

public enum SendWay
{
    Letter,
    Mail,
    Fax,
    Phone,
    Message,
    /// <summary>The site of the commission or its agency.</summary>
    Portal,
    /// <summary>Posted on the city's own site, in place of a notice to persons whose contact is not known.</summary>
    Posting,
}

/// <param name="KnownAt">When it became known: the clocks run from here.</param>
/// <param name="Finding">Id of the finding of the access log's review it came from; null for others.</param>
public sealed record IncidentOpening(string Title, string What, DateTimeOffset KnownAt, string? Finding);

/// <summary>What got out.</summary>
/// <param name="Account">Account it was done by; null when many or not known.</param>
/// <param name="Subjects">Persons; null while it is not known.</param>
/// <param name="IsSensitive">민감정보 or 고유식별정보 among it.</param>
/// <param name="IsOutside">Through illegal access from outside.</param>
/// <param name="LogRecords">Records of the access log in the period it was measured by.</param>
/// <param name="LogSubjects">Persons these handled, as often as they were handled: at most so many.</param>
public sealed record IncidentScope(
    DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<string> Datasets, IReadOnlyList<string> Columns, string? Account, long? Subjects, bool IsSensitive, bool IsOutside, long LogRecords, long LogSubjects, string How);

/// <summary>The items the law asks for (제34조 제1항 제1호에서 제5호까지).</summary>
/// <param name="Items">1. What got out.</param>
/// <param name="When">2. When and how.</param>
/// <param name="Harm">3. What persons can do against harm.</param>
/// <param name="Response">4. What the city does, and how harm is made good.</param>
/// <param name="Contact">5. Where harm is reported.</param>
public sealed record IncidentNotice(string Items, string When, string Harm, string Response, string Contact);

/// <param name="At">When it was sent.</param>
/// <param name="Count">To how many.</param>
/// <param name="IsPreliminary">Sent before 1 and 2 were known in full (시행령 제39조 제2항, 제40조 제2항): the rest follows.</param>
/// <param name="PostedUntil">Of a posting: its last day.</param>
/// <param name="Receipt">Number of the receipt of a report.</param>
/// <param name="WhyLate">Why after the time; null when in time.</param>
/// <param name="Notice">What was sent.</param>
public sealed record IncidentSent(IncidentDuty To, DateTimeOffset At, SendWay Way, long Count, bool IsPreliminary, DateOnly? PostedUntil, string? Receipt, string? WhyLate, IncidentNotice Notice);

/// <summary>A line of the book.</summary>
/// <param name="Person">Name of the account that was put on it.</param>
public sealed record IncidentEntry(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string By, string Incident, IncidentAct Act, string? Text = null,
    IncidentOpening? Opening = null, DateTimeOffset? KnownAt = null, string? Person = null, IncidentScope? Scope = null, IncidentNotice? Notice = null, IncidentSent? Sent = null) : IEvidence<IncidentEntry>
{
    public IncidentEntry Numbered(long number) => this with { Number = number };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncidentEntry))]
internal sealed partial class IncidentJson : JsonSerializerContext;

/// <summary>Breaches of personal data and what was done about them, step by step: evidence beside the access log.</summary>
public sealed class IncidentBook(DataHome home) : EvidenceBook<IncidentEntry>(
    AccessLogPlace.BookOf(home, "incidents"), IncidentJson.Default.IncidentEntry, new("유출 대응 기록", "book of breaches"));
