using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Privacy.Assessments;

/// <summary>How far a file is from an impact assessment. The order is that of urgency.</summary>
public enum AssessmentState
{
    /// <summary>Over a limit, and never assessed.</summary>
    Due,
    /// <summary>Assessed, and since then personal columns came, a further limit was passed or its time is over.</summary>
    Again,
    /// <summary>Near a limit.</summary>
    Near,
    /// <summary>Assessed as it is.</summary>
    Assessed,
    Below,
}

/// <summary>A limit of the law and how near a file is to it.</summary>
public sealed record AssessmentLimit(AccessSetting Setting, long Subjects, int Limit)
{
    public double Share => (double)Subjects / Limit;

    public bool IsOver => Subjects >= Limit;
}

/// <summary>A file of personal data, or a group of linked ones, before the limits.</summary>
/// <param name="Files">One file, or those that are linked.</param>
/// <param name="Limits">The limits that count for it, the nearest first.</param>
/// <param name="Done">The last assessment; null without one.</param>
/// <param name="Since">Personal columns that came after it, as DATASET/COLUMN.</param>
/// <param name="Said">Who said how many persons there are; null when they were counted.</param>
public sealed record AssessmentCase(string Id, IReadOnlyList<PersonalFile> Files, IReadOnlyList<AssessmentLimit> Limits, AssessmentState State, AssessmentEntry? Done, IReadOnlyList<string> Since, AssessmentEntry? Said)
{
    public bool IsGroup => Files.Count > 1;

    public AssessmentLimit Nearest => Limits[0];
}

/// <summary>Warns before an impact assessment (개인정보 영향평가) is due, and keeps what was assessed.</summary>
public sealed class AssessmentDesk(PersonalFiles files, AssessmentBook book, CatalogStore catalog, AccessSettings settings, TimeProvider clock)
{
    private const int LongestText = 2_000;

    public AccessLogFault? Fault() => book.Fault();

    /// <summary>Files of the offices that a reader is set over, all for who sees the access log; the most urgent first.</summary>
    public IReadOnlyList<AssessmentCase> All(Reader reader)
    {
        var entries = book.Read();
        var said = AssessmentBook.Said(entries);
        var counted = files.All().Select(file => said.TryGetValue(file.Id, out var entry) ? file with { Subjects = entry.Subjects!.Value, By = SubjectCount.Said, Column = null } : file).ToList();
        var done = entries.Where(entry => entry.Done is not null).GroupBy(entry => entry.File, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        var cases = counted.Select(file => Case(file.Id, [file], LimitsOf(file), done, said.GetValueOrDefault(file.Id)))
            .Concat(files.Linked(counted).Select(group => Case(group.Id, group.Files, [new(AssessmentSetting.Linked, group.AtMost, settings.Value(AssessmentSetting.Linked))], done, null)));
        return [.. cases.Where(one => one.Files.All(file => MaySee(reader, file))).OrderBy(one => one.State).ThenByDescending(one => one.Nearest.Share).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }

    /// <summary>What somebody has to look after: due, due again, near.</summary>
    public IReadOnlyList<AssessmentCase> Pending(Reader reader) => [.. All(reader).Where(one => one.State is AssessmentState.Due or AssessmentState.Again or AssessmentState.Near)];

    public static bool MayRecord(Reader reader) => reader.Kind == ReaderKind.Machine || (reader is { Kind: ReaderKind.Account, Account: not null } && AccessRules.May(reader, Act.HandleIncidents));

    /// <summary>Keeps that an assessment was made.</summary>
    /// <param name="next">The day it is to be looked at again; null for the usual time.</param>
    /// <exception cref="InputException">They may not, there is no such file, or something is missing.</exception>
    public void Record(Reader reader, string file, DateOnly on, string agency, string document, DateOnly? next)
    {
        var one = Find(reader, file);
        if (on > clock.Today() || on.Year < 2011) throw new InputException(new($"평가한 날이 {on:yyyy-MM-dd}입니다.", $"It was assessed on {on:yyyy-MM-dd}."), new("오늘이나 그전 날을 쓰세요.", "Use today or a day before."), "on");
        var again = next ?? on.AddMonths(settings.Value(AssessmentSetting.FollowMonths));
        if (again <= on) throw new InputException(new($"다음 날이 {again:yyyy-MM-dd}입니다.", $"The next day is {again:yyyy-MM-dd}."), new("평가한 날보다 뒤의 날을 쓰세요.", "Use a day after the assessment."), "next");
        var made = new AssessmentDone(on, Said(agency, "agency"), Said(document, "document"), again, one.Nearest.Subjects, ColumnsOf(one.Files));
        book.Append(_ => [new(0, clock.GetUtcNow(), reader.Name, AssessmentAct.Assessed, one.Id, Done: made)]);
    }

    /// <summary>Says how many persons a file holds, where rows are not persons.</summary>
    /// <param name="subjects">Null goes back to what is counted.</param>
    /// <param name="why">How it is known.</param>
    /// <exception cref="InputException">They may not, it is no single file, or no reason is given.</exception>
    public void Count(Reader reader, string file, long? subjects, string why)
    {
        var one = Find(reader, file);
        if (one.IsGroup) throw new InputException(new("연계한 묶음의 수는 정하지 않습니다.", "The count of a linked group is not said."), new("데이터 하나하나의 수를 정하세요.", "Say those of its files."), file);
        if (subjects is < 0) throw new InputException(new($"사람 수가 {subjects}입니다.", $"The number of persons is {subjects}."), new("0 이상의 수를 쓰세요.", "Use 0 or more."), "subjects");
        book.Append(_ => [new(0, clock.GetUtcNow(), reader.Name, AssessmentAct.Counted, one.Id, Subjects: subjects, Text: Said(why, "why"))]);
    }

    private AssessmentCase Find(Reader reader, string file)
    {
        if (!MayRecord(reader)) throw AccessErrors.NotAllowed;
        return All(reader).FirstOrDefault(one => one.Id == file) ?? throw new InputException(
            new($"‘{file}’ 개인정보파일이 없습니다.", $"There is no file of personal data '{file}'."), new("'maru assessments'로 이름을 보세요.", "See 'maru assessments'."), file);
    }

    private AssessmentCase Case(string id, IReadOnlyList<PersonalFile> of, IReadOnlyList<AssessmentLimit> limits, Dictionary<string, AssessmentEntry> done, AssessmentEntry? said)
    {
        var sorted = limits.OrderByDescending(limit => limit.Share).ToList();
        var last = done.GetValueOrDefault(id);
        var since = last is null ? [] : ColumnsOf(of).Except(last.Done!.Columns, StringComparer.Ordinal).ToList();
        return new(id, of, sorted, State(sorted, last?.Done, since), last, since, said);
    }

    private AssessmentState State(IReadOnlyList<AssessmentLimit> limits, AssessmentDone? done, List<string> since)
    {
        var near = limits.Any(limit => limit.Share >= settings.Value(AssessmentSetting.Warn) / 100.0);
        if (done is null) return limits.Any(limit => limit.IsOver) ? AssessmentState.Due : near ? AssessmentState.Near : AssessmentState.Below;
        // What is far below every limit by now asks for nothing.
        if (!near) return AssessmentState.Assessed;
        var passed = limits.Any(limit => limit.IsOver && done.Subjects < limit.Limit);
        return passed || since.Count > 0 || clock.Today() > done.Next ? AssessmentState.Again : AssessmentState.Assessed;
    }

    private List<AssessmentLimit> LimitsOf(PersonalFile file) =>
    [
        .. file.IsSensitive ? [new AssessmentLimit(AssessmentSetting.Sensitive, file.Subjects, settings.Value(AssessmentSetting.Sensitive))] : Array.Empty<AssessmentLimit>(),
        new(AssessmentSetting.Subjects, file.Subjects, settings.Value(AssessmentSetting.Subjects)),
    ];

    private static List<string> ColumnsOf(IReadOnlyList<PersonalFile> files) => [.. files.SelectMany(file => file.Columns.Select(column => $"{file.Id}/{column}")).Order(StringComparer.Ordinal)];

    private bool MaySee(Reader reader, PersonalFile file)
    {
        if (AccessRules.May(reader, Act.SeeAccessLog)) return true;
        var snapshot = catalog.Snapshot();
        return AccessRules.MayRead(reader, file.Entry, snapshot.Organization, snapshot.Today) && AccessRules.May(reader, Act.Edit, file.Entry, snapshot.Organization, snapshot.Today);
    }

    private static string Said(string text, string field) => text.Trim() is { Length: > 0 and <= LongestText } said ? said : throw new InputException(
        new("적은 것이 없거나 너무 깁니다.", "Nothing is written, or too much."), new($"{LongestText}자까지 적으세요.", $"Write up to {LongestText} characters."), field);
}
