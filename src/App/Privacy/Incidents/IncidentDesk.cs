using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Review;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Privacy.Assessments;
using Maru.Core;
using Maru.Methods.PersonalData;

namespace Maru.App.Privacy.Incidents;

/// <summary>
/// The answer to a breach of personal data (개인정보 유출 대응): anyone of the staff opens it, the privacy officer leads it, and each step is a line of the
/// <see cref="IncidentBook"/>. Two clocks run from the moment it became known.
/// </summary>
public sealed class IncidentDesk(IncidentBook book, ReadAccessLog log, ReviewDesk reviews, Accounts accounts, CatalogStore catalog, AccessSettings settings, TimeProvider clock)
{
    private const int LongestText = 4_000;
    private const int LongestName = 200;

    public AccessLogFault? Fault() => book.Fault();

    /// <summary>The incidents a reader may see: open ones first, the newest before the others.</summary>
    public IReadOnlyList<Incident> All(Reader reader) => [.. Incident.Read(book.Read()).Where(incident => MaySee(reader, incident)).Reverse().OrderBy(incident => !incident.IsOpen)];

    /// <exception cref="InputException">There is none of that id that they may see.</exception>
    public Incident Find(Reader reader, string id) => All(reader).FirstOrDefault(incident => incident.Id == id) ?? throw Gone(id);

    /// <summary>Clocks that are overdue or run out soon, for those who have to answer them; the first to run out before the others.</summary>
    public IReadOnlyList<(Incident Incident, IncidentClock Clock)> Pressing(Reader reader) =>
        [.. All(reader).Where(incident => incident.IsOpen && (MayLead(reader) || IsOf(reader, incident))).SelectMany(incident => Clocks(incident).Where(one => one.State is ClockState.Overdue or ClockState.Urgent).Select(one => (incident, one))).OrderBy(pair => pair.one.DueAt)];

    /// <summary>Everyone of the staff may open one.</summary>
    public static bool MayOpen(Reader reader) => reader.Kind == ReaderKind.Machine || (IsPerson(reader) && AccessRules.MaySomewhere(reader, Act.SeeOrganization));

    /// <summary>May decide, write and send.</summary>
    public static bool MayLead(Reader reader) => IsPerson(reader) && AccessRules.May(reader, Act.HandleIncidents);

    /// <summary>May write down what happened and what was done.</summary>
    public bool MayNote(Reader reader, Incident incident) => incident.IsOpen && (reader.Kind == ReaderKind.Machine || MayLead(reader) || IsOf(reader, incident));

    /// <summary>Why a report is needed, as far as it is known; empty when it is not.</summary>
    public IReadOnlyList<Bilingual> ReportReasons(IncidentScope scope)
    {
        var limit = settings.Value(IncidentSetting.ReportSubjects);
        return
        [
            .. scope.Subjects >= limit ? [new Bilingual(FormattableString.Invariant($"정보주체 {limit:N0}명 이상"), FormattableString.Invariant($"{limit:N0} persons or more"))] : Array.Empty<Bilingual>(),
            .. scope.IsSensitive ? [new Bilingual("민감·고유식별정보", "sensitive or identifying data")] : Array.Empty<Bilingual>(),
            .. scope.IsOutside ? [new Bilingual("외부의 불법 접근", "illegal access from outside")] : Array.Empty<Bilingual>(),
        ];
    }

    /// <summary>Both clocks of an incident; none of one that was no breach.</summary>
    public IReadOnlyList<IncidentClock> Clocks(Incident incident)
    {
        if (incident.WasDismissed) return [];
        var isReported = incident.NotReported is null && (incident.Scope is not { Subjects: not null } scope || ReportReasons(scope).Count > 0);
        return [Clock(incident, IncidentDuty.Subjects, true, true), Clock(incident, IncidentDuty.Commission, isReported, incident.Scope is { } known && (known.Subjects is not null || ReportReasons(known).Count > 0))];
    }

    /// <summary>Opens an incident.</summary>
    /// <param name="finding">Id of a finding of the access log's review; null for none.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="InputException">They may not, something is missing, or it was known in the future.</exception>
    public string Open(Reader reader, string title, string what, DateTimeOffset knownAt, string? finding = null)
    {
        if (!MayOpen(reader)) throw AccessErrors.NotAllowed;
        var opening = new IncidentOpening(Name(title, "title"), Said(what, "what"), Known(knownAt), string.IsNullOrWhiteSpace(finding) ? null : finding.Trim());
        string? id = null;
        book.Append(entries =>
        {
            var prefix = FormattableString.Invariant($"I-{clock.Today().Year}-");
            id = FormattableString.Invariant($"{prefix}{entries.Where(entry => entry.Incident.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => entry.Incident).Distinct().Count() + 1:000}");
            return [new(0, clock.GetUtcNow(), reader.Name, id, IncidentAct.Opened, Opening: opening)];
        });
        return id!;
    }

    /// <summary>The finding an incident may be opened from: its account and the period it was reviewed in; null when there is none, or they may not see it.</summary>
    public (ReviewCase Case, ReviewDone Review)? FromFinding(Reader reader, string? finding) =>
        finding is null || !AccessRules.May(reader, Act.SeeAccessLog) ? null
        : reviews.All().SelectMany(view => view.Cases.Select(one => (one, view.Done))).FirstOrDefault(pair => pair.one.Finding.Id == finding) is { one: not null } found ? found : null;

    /// <summary>Says that it was known at another time.</summary>
    /// <exception cref="InputException">They may not, or no reason is given.</exception>
    public void Time(Reader reader, string id, DateTimeOffset knownAt, string why) => Lead(reader, id, incident => Entry(reader, incident, IncidentAct.Timed) with { KnownAt = Known(knownAt), Text = Said(why, "text") });

    /// <summary>Puts somebody on it: they see it and write down what they do.</summary>
    /// <exception cref="InputException">There is no such account.</exception>
    public void Assign(Reader reader, string id, string account)
    {
        var name = accounts.Find(account.Trim()).Name;
        Lead(reader, id, incident => !incident.Team.Contains(name, StringComparer.OrdinalIgnoreCase) ? Entry(reader, incident, IncidentAct.Assigned) with { Person = name } : throw NotNow);
    }

    /// <summary>Writes down what happened.</summary>
    /// <param name="isContainment">It was done against the spreading: access was cut, a hole was closed, data were called back.</param>
    /// <exception cref="InputException">They may not, or nothing is written.</exception>
    public void Note(Reader reader, string id, string text, bool isContainment) => Step(reader, id, incident =>
        MayNote(reader, incident) ? Entry(reader, incident, isContainment ? IncidentAct.Contained : IncidentAct.Noted) with { Text = Said(text, "text") } : throw NotNow);

    /// <summary>What the access log says of a period, by dataset; the most handled first. What came in is not counted: nothing gets out by it.</summary>
    /// <param name="account">Of this account only; null for all.</param>
    /// <exception cref="InputException">They may not, or the period is none.</exception>
    public IReadOnlyList<IncidentTouch> Measure(Reader reader, DateTimeOffset from, DateTimeOffset until, string? account, CancellationToken stop)
    {
        if (!AccessRules.May(reader, Act.SeeAccessLog)) throw AccessErrors.NotAllowed;
        if (from >= until) throw new InputException(new($"기간이 {from:yyyy-MM-dd HH:mm}부터 {until:yyyy-MM-dd HH:mm}까지입니다.", $"The period is from {from:yyyy-MM-dd HH:mm} to {until:yyyy-MM-dd HH:mm}."), new("시작보다 뒤의 끝을 쓰세요.", "End it after its beginning."), "until");
        var snapshot = catalog.Snapshot().Origin;
        var touched = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var record in log.Records(new(from, until, string.IsNullOrWhiteSpace(account) ? null : account.Trim())))
        {
            stop.ThrowIfCancellationRequested();
            if (record.Action == AccessAction.Enter) continue;
            if (!touched.TryGetValue(record.What, out var tally)) touched.Add(record.What, tally = new());
            tally.Add(record);
        }
        return [.. touched.Select(pair => pair.Value.Of(pair.Key, snapshot.Find(pair.Key))).OrderByDescending(touch => touch.Subjects).ThenBy(touch => touch.Dataset, StringComparer.Ordinal)];
    }

    /// <summary>Says what got out. What the log says of the period and these datasets is kept with it.</summary>
    /// <exception cref="InputException">They may not, or something is missing or wrong.</exception>
    public void Scope(Reader reader, string id, IncidentScope scope, CancellationToken stop)
    {
        if (!MayLead(reader)) throw NotNow;
        var touched = Measure(reader, scope.From, scope.Until, scope.Account, stop).Where(touch => scope.Datasets.Contains(touch.Dataset)).ToList();
        if (scope.Subjects < 0) throw new InputException(new($"사람 수가 {scope.Subjects}입니다.", $"The number of persons is {scope.Subjects}."), new("0 이상의 수를 쓰거나, 모르면 비워 두세요.", "Use 0 or more, or leave it empty while it is not known."), "subjects");
        var whole = scope with
        {
            Datasets = [.. scope.Datasets.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)],
            Columns = [.. scope.Columns.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)],
            Account = string.IsNullOrWhiteSpace(scope.Account) ? null : scope.Account.Trim(),
            // Nobody makes sensitive data harmless by leaving a box empty.
            IsSensitive = scope.IsSensitive || touched.Any(touch => touch.IsSensitive),
            LogRecords = touched.Sum(touch => touch.Records),
            LogSubjects = touched.Sum(touch => touch.Subjects),
            How = Said(scope.How, "how"),
        };
        Lead(reader, id, incident => Entry(reader, incident, IncidentAct.Scoped) with { Scope = whole });
    }

    /// <summary>Writes the notice. What is not known yet may be empty until it is sent.</summary>
    /// <exception cref="InputException">They may not, or an item is too long.</exception>
    public void Draft(Reader reader, string id, IncidentNotice notice) => Lead(reader, id, incident => Entry(reader, incident, IncidentAct.Drafted) with
    {
        Notice = new(Item(notice.Items), Item(notice.When), Item(notice.Harm), Item(notice.Response), Item(notice.Contact, isOffice: true)),
    });

    /// <summary>Items of the law that a notice lacks.</summary>
    public static IReadOnlyList<Bilingual> Missing(IncidentNotice? notice, bool isPreliminary) =>
    [
        .. isPreliminary || notice?.Items.Length > 0 ? Array.Empty<Bilingual>() : [NoticeItems.Items],
        .. isPreliminary || notice?.When.Length > 0 ? Array.Empty<Bilingual>() : [NoticeItems.When],
        .. notice?.Harm.Length > 0 ? Array.Empty<Bilingual>() : [NoticeItems.Harm],
        .. notice?.Response.Length > 0 ? Array.Empty<Bilingual>() : [NoticeItems.Response],
        .. notice?.Contact.Length > 0 ? Array.Empty<Bilingual>() : [NoticeItems.Contact],
    ];

    /// <summary>Marks that the notice was sent, as it is written now.</summary>
    /// <exception cref="InputException">They may not, an item of the law is missing, it was late without a reason, or a posting is too short.</exception>
    public void Send(Reader reader, string id, IncidentDuty to, DateTimeOffset at, SendWay way, long count, bool isPreliminary, DateOnly? postedUntil, string? receipt, string? whyLate) => Lead(reader, id, incident =>
    {
        if (Missing(incident.Notice, isPreliminary) is { Count: > 0 } missing) throw new InputException(
            new($"법이 정한 항목이 비어 있습니다: {string.Join(", ", missing.Select(item => item.Ko))}", $"Items of the law are missing: {string.Join(", ", missing.Select(item => item.En))}"),
            new(isPreliminary ? "통지문에 적고 남긴 뒤 보내세요." : "통지문에 적고 보내세요. 항목과 경위를 아직 모르면 먼저 알린 것으로 표시하세요.", isPreliminary ? "Write and keep them first." : "Write them first; where items and course are not known yet, mark it as a first notice."), "notice");
        if (at > clock.GetUtcNow() || at < incident.KnownAt) throw new InputException(
            new($"보낸 때가 {KoreanTime.Of(at):yyyy-MM-dd HH:mm}입니다.", $"It was sent at {KoreanTime.Of(at):yyyy-MM-dd HH:mm}."), new($"안 때({KoreanTime.Of(incident.KnownAt):yyyy-MM-dd HH:mm})와 지금 사이의 때를 쓰세요.", "Use a time between when it was known and now."), "at");
        if (count < 1) throw new InputException(new("받은 사람의 수가 없습니다.", "The number of those it went to is missing."), new("1 이상의 수를 쓰세요.", "Use 1 or more."), "count");
        if ((way == SendWay.Posting) != (postedUntil is not null) || (postedUntil is { } until && until < KoreanTime.Day(at).AddDays(settings.Value(IncidentSetting.PostDays)))) throw new InputException(
            new("게시하는 기간이 맞지 않습니다.", "The time of the posting is not right."), new($"누리집 게시로 갈음할 때만, 올린 날부터 {settings.Value(IncidentSetting.PostDays)}일 이상 두는 날을 쓰세요.", $"For a posting only: a last day at least {settings.Value(IncidentSetting.PostDays)} days after."), "posted");
        var due = Clocks(incident).First(one => one.Duty == to);
        var isLate = due.DoneAt is null && at > due.DueAt;
        var late = isLate ? Said(whyLate ?? "", "late", new($"{settings.Value(HoursOf(to))}시간을 넘긴 까닭이 없습니다.", $"The reason for being later than {settings.Value(HoursOf(to))} hours is missing.")) : null;
        return Entry(reader, incident, IncidentAct.Sent) with { Sent = new(to, at, way, count, isPreliminary, postedUntil, string.IsNullOrWhiteSpace(receipt) ? null : Name(receipt, "receipt"), late, incident.Notice!) };
    });

    /// <summary>Decides that no report is needed (시행령 제40조 제1항 단서: it was called back, and harm is unlikely by now).</summary>
    /// <exception cref="InputException">They may not, what got out is not said yet, or no reason is given.</exception>
    public void DecideNoReport(Reader reader, string id, string why) => Lead(reader, id, incident =>
        OfOthers(reader, incident) is { Scope: not null, NotReported: null } && incident.SentTo(IncidentDuty.Commission).Count == 0 ? Entry(reader, incident, IncidentAct.NotReported) with { Text = Said(why, "text") } : throw NotNow);

    /// <summary>It was no breach.</summary>
    /// <exception cref="InputException">They may not, somebody was told already, or no reason is given.</exception>
    public void Dismiss(Reader reader, string id, string why) => Lead(reader, id, incident =>
        OfOthers(reader, incident).Entries.All(entry => entry.Sent is null) ? Entry(reader, incident, IncidentAct.Dismissed) with { Text = Said(why, "text") } : throw NotNow);

    /// <summary>What is still to be done before it can be closed.</summary>
    public IReadOnlyList<Bilingual> Open(Incident incident)
    {
        var clocks = Clocks(incident);
        return
        [
            .. incident.Scope is null ? [new Bilingual("유출된 것의 범위", "what got out")] : Array.Empty<Bilingual>(),
            .. incident.IsContained ? Array.Empty<Bilingual>() : [new Bilingual("확산을 막은 조치", "what was done against its spreading")],
            .. clocks.Any(one => one is { Duty: IncidentDuty.Subjects, IsOpen: true }) ? [new Bilingual("정보주체 통지", "the notice to persons")] : Array.Empty<Bilingual>(),
            .. clocks.Any(one => one is { Duty: IncidentDuty.Commission, IsOpen: true }) ? [new Bilingual("신고, 또는 신고하지 않는 까닭", "the report, or why there is none")] : Array.Empty<Bilingual>(),
        ];
    }

    /// <summary>Ends it.</summary>
    /// <param name="prevention">What keeps it from happening again.</param>
    /// <exception cref="InputException">They may not, something is still to be done, or nothing is said.</exception>
    public void Close(Reader reader, string id, string prevention) => Lead(reader, id, incident =>
    {
        if (Open(OfOthers(reader, incident)) is { Count: > 0 } open) throw new InputException(
            new($"아직 남은 것: {string.Join(", ", open.Select(one => one.Ko))}", $"Still to be done: {string.Join(", ", open.Select(one => one.En))}"), new("마친 뒤 종결하세요.", "Close it when that is done."), "close");
        return Entry(reader, incident, IncidentAct.Closed) with { Text = Said(prevention, "text") };
    });

    /// <summary>The setting that says how long a duty has from the moment of knowledge.</summary>
    public static AccessSetting HoursOf(IncidentDuty duty) => duty == IncidentDuty.Subjects ? IncidentSetting.NotifyHours : IncidentSetting.ReportHours;

    private IncidentClock Clock(Incident incident, IncidentDuty duty, bool isNeeded, bool isCertain)
    {
        var due = incident.KnownAt.AddHours(settings.Value(HoursOf(duty)));
        var sent = incident.SentTo(duty);
        var now = clock.GetUtcNow();
        if (sent.Count > 0)
        {
            var first = sent.Min(entry => entry.Sent!.At);
            return new(duty, due, first, sent.All(entry => entry.Sent!.IsPreliminary) ? ClockState.Preliminary : first > due ? ClockState.DoneLate : ClockState.Done, true);
        }
        return new(duty, due, null, !isNeeded ? ClockState.NotNeeded : now > due ? ClockState.Overdue : due - now <= TimeSpan.FromHours(settings.Value(IncidentSetting.WarnHours)) ? ClockState.Urgent : ClockState.Running, isCertain || !isNeeded);
    }

    // Decided on what the book says at that moment: of two at once the second sees what the first did.
    private void Step(Reader reader, string id, Func<Incident, IncidentEntry> next) => book.Append(entries =>
        [next(Incident.Read(entries).FirstOrDefault(incident => incident.Id == id && MaySee(reader, incident)) is { } found ? found.IsOpen ? found : throw NotNow : throw Gone(id))]);

    private void Lead(Reader reader, string id, Func<Incident, IncidentEntry> next) => Step(reader, id, incident => MayLead(reader) ? next(incident) : throw NotNow);

    // Nobody ends what is about themselves, whatever was said of it since.
    private Incident OfOthers(Reader reader, Incident incident)
    {
        var finding = incident.Opening.Finding is { } id ? reviews.All().SelectMany(view => view.Cases).FirstOrDefault(one => one.Finding.Id == id)?.Finding.Account : null;
        return incident.Entries.Select(entry => entry.Scope?.Account).Append(finding).Any(account => reader.Name.Equals(account, StringComparison.OrdinalIgnoreCase)) ? throw AboutThemselves : incident;
    }

    private IncidentEntry Entry(Reader reader, Incident incident, IncidentAct act) => new(0, clock.GetUtcNow(), reader.Name, incident.Id, act);

    private static bool MaySee(Reader reader, Incident incident) => reader.Kind == ReaderKind.Machine || (IsPerson(reader) && (AccessRules.May(reader, Act.SeeAccessLog) || MayLead(reader) || IsOf(reader, incident)));

    private static bool IsOf(Reader reader, Incident incident) => IsPerson(reader) && incident.Team.Prepend(incident.OpenedBy).Any(name => name.Equals(reader.Name, StringComparison.OrdinalIgnoreCase));

    private static bool IsPerson(Reader reader) => reader is { Kind: ReaderKind.Account, Account: not null };

    private DateTimeOffset Known(DateTimeOffset at) => at <= clock.GetUtcNow().AddMinutes(1) && at > clock.GetUtcNow().AddYears(-10) ? at : throw new InputException(
        new($"안 때가 {KoreanTime.Of(at):yyyy-MM-dd HH:mm}입니다.", $"It became known at {KoreanTime.Of(at):yyyy-MM-dd HH:mm}."), new("지금이나 그전의 때를 쓰세요.", "Use now or a time before."), "known");

    // Where persons may ask stands in the notice itself: the office's number and address.
    private static string Item(string text, bool isOffice = false) => text.Trim() is { Length: <= LongestText } said ? isOffice ? said : WithoutPersons(said, "notice") : throw new InputException(new("항목이 너무 깁니다.", "An item is too long."), new($"{LongestText}자까지 적으세요.", $"Write up to {LongestText} characters."), "notice");

    private static string Name(string text, string field) => text.Trim() is { Length: > 0 and <= LongestName } said && !said.Any(char.IsControl) ? WithoutPersons(said, field) : throw new InputException(
        new("제목이나 이름이 없거나 너무 깁니다.", "A title or name is missing or too long."), new($"한 줄에 {LongestName}자까지 적으세요.", $"Write up to {LongestName} characters on one line."), field);

    private static string Said(string text, string field, Bilingual? problem = null) => text.Trim() is { Length: > 0 and <= LongestText } said ? WithoutPersons(said, field) : throw new InputException(
        problem ?? new("적은 것이 없거나 너무 깁니다.", "Nothing is written, or too much."), new($"{LongestText}자까지 적으세요.", $"Write up to {LongestText} characters."), field);

    // The book can't be changed: what of a person got out would stay in it, before the eyes of all who work on it. An address of the net may be an intruder's.
    private static string WithoutPersons(string said, string field) =>
        PersonalText.KindsOf(said).Where(kind => kind is not (PersonalDataKind.IpAddress or PersonalDataKind.PersonName or PersonalDataKind.BirthDate)).Select(kind => (PersonalDataKind?)kind).FirstOrDefault() is not { } kind ? said : throw new InputException(
            new($"적은 것에 개인정보({kind.KoreanName()})가 들어 있습니다.", $"What is written holds personal data ({kind.EnglishName()})."),
            new("번호와 주소를 빼고 적으세요. 이 기록은 고칠 수 없이 남습니다. 누구의 것인지는 데이터와 컬럼으로 말합니다.", "Leave numbers and addresses out: this record can't be changed. Say whose they are by dataset and column."), field);

    private static InputException Gone(string id) => new(new($"‘{id}’ 유출 사고가 없습니다.", $"There is no incident '{id}'."), new("번호를 확인하세요.", "Check its number."), id);

    private static InputException AboutThemselves { get; } = new(
        new("본인의 계정이 관련된 사고입니다.", "This incident is about your own account."), new("다른 개인정보 보호책임자가 끝내거나 신고하지 않기로 정합니다.", "Another privacy officer ends it, or decides that no report is needed."));

    private static InputException NotNow { get; } = new(
        new("지금은 할 수 없습니다.", "That can't be done now."), new("개인정보 보호책임자가 이끌고, 끝난 사고에는 더 적지 않습니다. 새로 열어 보세요.", "The privacy officer leads it, and nothing is added to one that is over. Open the page anew."));

    private sealed class Tally
    {
        private readonly SortedSet<string> _columns = new(StringComparer.Ordinal);
        private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal);
        private long _records, _subjects, _most, _downloads;
        private DateTimeOffset _first, _last;

        public void Add(LoggedAccess record)
        {
            if (_records++ == 0) _first = record.At;
            _subjects += record.Subjects;
            _most = Math.Max(_most, record.Subjects);
            if (record.Action == AccessAction.Download) _downloads++;
            _columns.UnionWith(record.Columns);
            _accounts.Add(record.Account);
            _last = record.At;
        }

        public IncidentTouch Of(string dataset, CatalogEntry? entry) => new(dataset, _records, _subjects, _most, _downloads, [.. _columns], [.. _accounts], _first, _last,
            entry is not null && PersonalFile.Of(entry) is { IsSensitive: true } && entry.Columns.Any(column => _columns.Contains(column.Name) && column.Privacy is Core.Data.PrivacyClass.Sensitive or Core.Data.PrivacyClass.UniqueIdentifier));
    }
}
