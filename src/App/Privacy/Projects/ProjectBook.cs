using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.AccessLog;
using Maru.App.Lake;

namespace Maru.App.Privacy.Projects;

/// <summary>What personal data may be pseudonymised for without consent (개인정보 보호법 제28조의2).</summary>
public enum ProjectPurpose
{
    /// <summary>통계작성.</summary>
    Statistics,
    /// <summary>과학적 연구.</summary>
    Research,
    /// <summary>공익적 기록보존.</summary>
    Archiving,
}

/// <summary>The steps of the commission's guideline (가명정보 처리 가이드라인), and the end.</summary>
public enum ProjectStep
{
    /// <summary>사전 준비.</summary>
    Preparation,
    /// <summary>위험성 검토.</summary>
    RiskReview,
    /// <summary>가명처리.</summary>
    Processing,
    /// <summary>적정성 검토.</summary>
    AdequacyReview,
    /// <summary>안전한 관리.</summary>
    SafeKeeping,
    /// <summary>파기.</summary>
    Ended,
}

public enum ProjectAct
{
    /// <summary>The plan was written, or written anew.</summary>
    Planned,
    /// <summary>The step's work was approved by somebody else.</summary>
    Approved,
    /// <summary>It was refused: the step is done again.</summary>
    Refused,
    /// <summary>The risks of data and surroundings were assessed.</summary>
    Assessed,
    /// <summary>A hierarchy was kept with the project, for its recipes to name.</summary>
    HierarchyKept,
    /// <summary>A recipe was carried out.</summary>
    Processed,
    /// <summary>The newest edition was sent to its reviewers.</summary>
    Submitted,
    /// <summary>A reviewer judged it.</summary>
    Judged,
    /// <summary>A copy was given to somebody, under a licence.</summary>
    Shared,
    /// <summary>A copy was destroyed or given back, and its certificate came.</summary>
    Returned,
    /// <summary>The additional information was destroyed.</summary>
    KeyDestroyed,
    /// <summary>Somebody became identifiable: nothing is given out any more and all copies are called back.</summary>
    Stopped,
    /// <summary>The pseudonymised data were destroyed.</summary>
    Destroyed,
    /// <summary>The join of two datasets was tried.</summary>
    TrialJoined,
    /// <summary>The salt of the key-management body came.</summary>
    SaltKept,
    /// <summary>A package for linkage outside was made.</summary>
    Packaged,
    /// <summary>The serial numbers that met on all sides came.</summary>
    MatchesTaken,
    /// <summary>The linked table came back.</summary>
    LinkedTaken,
    /// <summary>Somebody asked that pseudonyms be turned back.</summary>
    RevealAsked,
    /// <summary>Somebody else approved it.</summary>
    RevealApproved,
    /// <summary>Somebody else refused it.</summary>
    RevealRefused,
    /// <summary>Pseudonyms were turned back.</summary>
    Revealed,
}

/// <summary>Why pseudonyms may be turned back lawfully.</summary>
public enum RevealGround
{
    /// <summary>A law says so, or a duty of law asks for it.</summary>
    Law,
    /// <summary>Life, body or property of somebody is in urgent danger.</summary>
    Safety,
    /// <summary>The person themselves asks for it.</summary>
    Subject,
    /// <summary>Somebody became identifiable: to find out who is concerned and to tell them.</summary>
    Incident,
}

/// <summary>What is to be turned back.</summary>
/// <param name="Id">Within the project.</param>
/// <param name="Pseudonyms">As they stand in the result; never what they stand for.</param>
public sealed record ProjectReveal(string Id, RevealGround Ground, string Column, IReadOnlyList<string> Pseudonyms);

/// <summary>What is meant to be done: the items that the law has recorded (시행령 제29조의5), and who judges it.</summary>
/// <param name="Dataset">Id of the dataset that is pseudonymised.</param>
/// <param name="Why">What for, in words.</param>
/// <param name="Items">Columns that are used.</param>
/// <param name="Recipient">Who gets it outside; null when it stays inside.</param>
/// <param name="Until">The last day it is processed.</param>
/// <param name="Keeping">Where and how it is kept.</param>
/// <param name="Reviewers">Who judges whether it is adequate.</param>
public sealed record ProjectPlan(
    string Title, string Dataset, ProjectPurpose Purpose, string Why, IReadOnlyList<string> Items, string? Recipient, DateOnly From, DateOnly Until, string Keeping, IReadOnlyList<ProjectReviewer> Reviewers)
{
    /// <summary>Another dataset of ours that is joined to it; null for none.</summary>
    public TableJoin? Join { get; init; }

    /// <summary>The agency that links it with others' data; null for none.</summary>
    public OutsideLinkage? Outside { get; init; }

    /// <summary>Ids of the datasets it is made of.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Datasets => Join is null ? [Dataset] : [Dataset, Join.Dataset];

    /// <summary>Columns that are used of all datasets, as the table to be processed calls them.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> AllItems => Join is null ? Items : [.. Items, .. Join.Names(Items).Select(pair => pair.Name)];
}

/// <param name="Account">Name of their account; null for somebody outside, whose judgement the privacy officer enters.</param>
public sealed record ProjectReviewer(string Name, string Affiliation, bool IsOutside, string? Account);

/// <param name="Question">Id of the question.</param>
/// <param name="Degree">1 low, 2 middle, 3 high.</param>
public sealed record RiskAnswer(string Question, int Degree, string? Note);

/// <summary>What the assessment asks of the result.</summary>
/// <param name="Degree">1 low, 2 middle, 3 high.</param>
/// <param name="K">Fewest people that look alike.</param>
/// <param name="MostLeftOut">Largest share of rows that may be left out, 0 to 1.</param>
public sealed record RiskAssessment(IReadOnlyList<RiskAnswer> Answers, int Degree, int K, double MostLeftOut);

/// <summary>A hierarchy kept with a project.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Levels">How many levels it has above the values.</param>
/// <param name="Values">How many values it names.</param>
/// <param name="Sha256">Of the file, in hexadecimal.</param>
public sealed record ProjectHierarchy(string Name, int Levels, int Values, string Sha256);

/// <summary>What came of a recipe.</summary>
/// <param name="Number">1, 2, 3 … within the project.</param>
/// <param name="Version">Version of the dataset.</param>
/// <param name="Recipe">As it was carried out.</param>
/// <param name="Sha256">Of the result's file, in hexadecimal.</param>
/// <param name="PersonalCells">Columns of the result with cells that read like personal data, and how many; null when there are none.</param>
public sealed record ProjectEdition(int Number, int Version, string Recipe, string Sha256, PseudonymizedTable Result, IReadOnlyDictionary<string, int>? PersonalCells = null);

/// <summary>Labels of the newest edition with how many share them, and the combinations beside the one taken: they say something of the data, so they lie with the result and are destroyed with it.</summary>
internal sealed record EditionLabels(int Edition, IReadOnlyList<PublishedColumn> Columns, PublishedSurvey? Survey = null);

/// <param name="Edition">What was judged.</param>
public sealed record ProjectJudgement(int Edition, string Reviewer, bool IsAdequate);

/// <summary>A copy that was given out.</summary>
/// <param name="Id">Within the project.</param>
/// <param name="Until">The last day it may be used; it is destroyed then.</param>
public sealed record ProjectCopy(string Id, int Edition, string To, string Purpose, DateOnly Until);

/// <summary>How a copy or the data themselves were done away with: what a certificate of destruction says.</summary>
/// <param name="On">The day it was done.</param>
/// <param name="Method">How, in words: files wiped, a disk shredded, given back.</param>
/// <param name="Signer">Who signs for it: of a copy who destroyed it, of the data who looked on; empty for nobody.</param>
/// <param name="Files">What was destroyed, where it was ours.</param>
public sealed record ProjectDestruction(DateOnly On, string Method, string Signer, IReadOnlyList<DestroyedFile> Files);

/// <param name="Sha256">In hexadecimal; null for a key, of which nothing is kept.</param>
public sealed record DestroyedFile(string Name, long Bytes, string? Sha256);

/// <summary>A line of the book.</summary>
/// <param name="By">Name of who did it.</param>
/// <param name="Step">The step it was done in.</param>
/// <param name="Text">What they said to it.</param>
/// <param name="Copy">For a return: the copy.</param>
public sealed record ProjectEntry(
    [property: JsonPropertyName("n")] long Number, DateTimeOffset At, string By, string Project, ProjectAct Act, ProjectStep Step, string? Text = null,
    ProjectPlan? Plan = null, RiskAssessment? Risk = null, ProjectEdition? Edition = null, ProjectJudgement? Judgement = null, ProjectCopy? Copy = null, ProjectHierarchy? Hierarchy = null,
    ProjectDestruction? Destruction = null, ProjectReveal? Reveal = null, ProjectTrial? Trial = null, LinkPackage? Package = null, LinkMatches? Matches = null, LinkedResult? Linked = null) : IEvidence<ProjectEntry>
{
    public ProjectEntry Numbered(long number) => this with { Number = number };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProjectEntry))]
[JsonSerializable(typeof(EditionLabels))]
internal sealed partial class ProjectJson : JsonSerializerContext;

/// <summary>
/// What was pseudonymised, for what, by whom and who got it: kept as evidence, for three years at least after the data are destroyed
/// (개인정보 보호법 제28조의4, 시행령 제29조의5).
/// </summary>
public sealed class ProjectBook(DataHome home) : EvidenceBook<ProjectEntry>(
    Path.Combine(home.Pseudonyms, "projects.log"), Path.Combine(home.AccessSeals, "pseudonyms"), ProjectJson.Default.ProjectEntry, new("가명처리 기록", "book of pseudonymised data"));
