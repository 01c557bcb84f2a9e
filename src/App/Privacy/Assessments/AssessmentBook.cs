using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.App.Privacy.Assessments;

public enum AssessmentAct
{
    /// <summary>An assessment was made.</summary>
    Assessed,
    /// <summary>Somebody said how many persons a file holds.</summary>
    Counted,
}

/// <summary>An assessment that was made.</summary>
/// <param name="On">The day it was made.</param>
/// <param name="Agency">Who made it (평가기관).</param>
/// <param name="Document">Number or place of its report.</param>
/// <param name="Next">The day it is to be looked at again.</param>
/// <param name="Subjects">Persons it was about, as they were counted then.</param>
/// <param name="Columns">Personal columns there were then, as DATASET/COLUMN: what comes later was not assessed.</param>
public sealed record AssessmentDone(DateOnly On, string Agency, string Document, DateOnly Next, long Subjects, IReadOnlyList<string> Columns);

/// <summary>A line of the book.</summary>
/// <param name="File">Id of the file, or of the group of linked files.</param>
/// <param name="Subjects">Of <see cref="AssessmentAct.Counted"/>: how many persons; null takes it back.</param>
public sealed record AssessmentEntry(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string By, AssessmentAct Act, string File, AssessmentDone? Done = null, long? Subjects = null, string? Text = null) : IEvidence<AssessmentEntry>
{
    public AssessmentEntry Numbered(long number) => this with { Number = number };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AssessmentEntry))]
internal sealed partial class AssessmentJson : JsonSerializerContext;

/// <summary>Which impact assessments were made, and how persons were counted where people know better: evidence beside the access log.</summary>
public sealed class AssessmentBook(DataHome home) : EvidenceBook<AssessmentEntry>(
    AccessLogPlace.BookOf(home, "assessments"), AssessmentJson.Default.AssessmentEntry, new("영향평가 기록", "book of impact assessments"))
{
    /// <summary>How many persons somebody said last that a file holds, by its id.</summary>
    public IReadOnlyDictionary<string, AssessmentEntry> Said() => Said(Read());

    internal static IReadOnlyDictionary<string, AssessmentEntry> Said(IEnumerable<AssessmentEntry> entries) =>
        entries.Where(entry => entry.Act == AssessmentAct.Counted).GroupBy(entry => entry.File, StringComparer.Ordinal).Select(same => same.Last()).Where(entry => entry.Subjects is not null).ToDictionary(entry => entry.File, StringComparer.Ordinal);
}
