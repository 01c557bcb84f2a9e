using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using Maru.Methods.PersonalData;
using PrivacyClass = Maru.Core.Data.PrivacyClass;

namespace Maru.App.Privacy.Projects;

/// <summary>Something a project has missed: a copy that should be back, data that should be destroyed.</summary>
/// <param name="Since">The last day it was right.</param>
public sealed record ProjectDue(Project Project, ProjectCopy? Copy, DateOnly Since);

/// <summary>
/// Pseudonymisation from purpose to destruction (가명정보 처리 가이드라인): each step is done by one person and approved by another, on what the book says
/// at that moment, and each is a line of the <see cref="ProjectBook"/>. Who processes never sees a row.
/// </summary>
public sealed class ProjectDesk(
    ProjectBook book, ProjectFiles files, Pseudonymize pseudonymize, AccessLogStore log, CatalogStore catalog, LakeStore lake, Accounts accounts, AccessSettings settings, TimeProvider clock) : IDisposable
{
    private const int LongestText = 2_000;
    private const int LongestName = 200;
    private const int LongestHierarchy = 200_000;
    private const int MostRemembered = 100_000;

    // Kinds of findings of which a single value tells who it is.
    private static readonly FrozenSet<string> s_identifying = ((PersonalDataKind[])
        [
            PersonalDataKind.ResidentNumber, PersonalDataKind.PartialResidentNumber, PersonalDataKind.ForeignerNumber, PersonalDataKind.Passport, PersonalDataKind.DriverLicence, PersonalDataKind.MobilePhone, PersonalDataKind.Phone, PersonalDataKind.Email,
            PersonalDataKind.PaymentCard, PersonalDataKind.BankAccount, PersonalDataKind.VehiclePlate, PersonalDataKind.PersonName, PersonalDataKind.DetailedAddress,
        ]).Select(PersonalFindings.KindId).ToFrozenSet(StringComparer.Ordinal);

    private readonly SemaphoreSlim _processing = new(1, 1);

    public void Dispose() => _processing.Dispose();

    public AccessLogFault? Fault() => book.Fault();

    /// <summary>The projects a reader may see, the newest first.</summary>
    public IReadOnlyList<Project> All(Reader reader) => [.. Project.Read(book.Read()).Where(project => MaySee(reader, project)).Reverse()];

    /// <exception cref="InputException">There is none of that id that they may see.</exception>
    public Project Find(Reader reader, string id) => All(reader).FirstOrDefault(project => project.Id == id) ?? throw Gone(id);

    /// <summary>What is overdue among the projects a reader may see.</summary>
    public IReadOnlyList<ProjectDue> Overdue(Reader reader)
    {
        var today = clock.Today();
        return
        [
            .. All(reader).Where(project => project.Destroyed is null).SelectMany(project => (IEnumerable<ProjectDue>)
            [
                .. project.Copies.Where(copy => copy.Return is null && (copy.Copy.Until < today || project.Stopped is not null)).Select(copy => new ProjectDue(project, copy.Copy, project.Stopped is { } stopped ? KoreanTime.Day(stopped.At) : copy.Copy.Until)),
                .. project.Plan.Until < today || project.Stopped is not null ? [new ProjectDue(project, null, project.Stopped is { } halted ? KoreanTime.Day(halted.At) : project.Plan.Until)] : Array.Empty<ProjectDue>(),
            ]),
        ];
    }

    /// <summary>Copies among the projects a reader may see whose licence ends soon.</summary>
    public IReadOnlyList<ProjectDue> EndingSoon(Reader reader) =>
        [.. All(reader).SelectMany(project => project.Copies.Where(copy => StateOf(project, copy) == CopyState.EndsSoon).Select(copy => new ProjectDue(project, copy.Copy, copy.Copy.Until)))];

    /// <summary>How a copy stands today.</summary>
    public CopyState StateOf(Project project, CopyOut copy)
    {
        var today = clock.Today();
        if (copy.Return is not null) return CopyState.Returned;
        if (project.Stopped is not null) return CopyState.CalledBack;
        if (copy.Copy.Until < today) return CopyState.Expired;
        return copy.Copy.Until <= today.AddDays(settings.Value(ProjectSetting.Remind)) ? CopyState.EndsSoon : CopyState.InUse;
    }

    /// <summary>The day until which the records of a destroyed project are kept at least.</summary>
    public DateOnly? KeptUntil(Project project) => project.Destroyed is { } destroyed ? KoreanTime.Day(destroyed.At).AddYears(settings.Value(ProjectSetting.KeepYears)) : null;

    public bool MayBegin(Reader reader) => IsPerson(reader) && AccessRules.MaySomewhere(reader, Access.Act.Pseudonymize);

    /// <summary>May do the work of its steps.</summary>
    public bool MayWork(Reader reader, Project project) => IsPerson(reader) && IsSame(reader, project.Owner) && MayPseudonymize(reader, project) && !IsOver(project);

    /// <summary>May approve what waits: nobody who had a hand in it.</summary>
    public bool MayApprove(Reader reader, Project project) =>
        IsApprover(reader) && !IsOver(project) && project.State == StepState.Waits && !IsMaker(reader, project);

    /// <summary>The reviewers a reader may judge for: themselves, and for the privacy officer those outside.</summary>
    public IReadOnlyList<ProjectReviewer> MayJudgeFor(Reader reader, Project project) =>
        !IsPerson(reader) || IsOver(project) || project.Step != ProjectStep.AdequacyReview || IsMaker(reader, project) ? [] :
        [.. project.Plan.Reviewers.Where(reviewer => (reviewer.Account is { } account ? IsSame(reader, account) : IsApprover(reader)) && project.Judgements.All(judged => judged.Judgement!.Reviewer != reviewer.Name))];

    /// <summary>May have the approved result: who it was made by and for, while it may be processed.</summary>
    public bool MayHave(Reader reader, Project project) =>
        IsPerson(reader) && ((IsSame(reader, project.Owner) && MayPseudonymize(reader, project)) || IsApprover(reader)) && project is { Step: ProjectStep.SafeKeeping, Stopped: null } && clock.Today() <= project.Plan.Until;

    /// <summary>Begins a project.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InputException">Something of the plan is missing or wrong, or they may not.</exception>
    public string Begin(Reader reader, ProjectPlan plan)
    {
        if (!MayBegin(reader)) throw AccessErrors.NotAllowed;
        var whole = Checked(reader, plan);
        string? id = null;
        book.Append(entries =>
        {
            var year = clock.Today().Year;
            var prefix = FormattableString.Invariant($"P-{year}-");
            id = FormattableString.Invariant($"{prefix}{entries.Where(entry => entry.Project.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => entry.Project).Distinct().Count() + 1:000}");
            return [new(0, clock.GetUtcNow(), reader.Name, id, ProjectAct.Planned, ProjectStep.Preparation, Plan: whole)];
        });
        return id!;
    }

    /// <summary>Writes the plan anew, while it is not approved.</summary>
    /// <exception cref="InputException">It was approved, or something is wrong.</exception>
    public void Plan(Reader reader, string id, ProjectPlan plan)
    {
        var whole = Checked(reader, plan);
        Act(id, project => MayWork(reader, project) && project.Step == ProjectStep.Preparation && project.Plan.Dataset == whole.Dataset ? Entry(reader, project, ProjectAct.Planned) with { Plan = whole } : throw NotNow);
    }

    /// <summary>Assesses the risks; the degree decides what the result is held to.</summary>
    /// <param name="text">What they say to all of it; null for nothing.</param>
    /// <exception cref="InputException">A question is not answered, or it is not its time.</exception>
    public void Assess(Reader reader, string id, IReadOnlyList<RiskAnswer> answers, string? text = null)
    {
        var whole = RiskQuestion.All.Select(question => answers.FirstOrDefault(answer => answer.Question == question.Id) is { Degree: >= 1 and <= 3 } answer
            ? answer with { Note = string.IsNullOrWhiteSpace(answer.Note) ? null : Said(answer.Note, question.Id) }
            : throw new InputException(new($"‘{question.Name.Ko}’에 답이 없습니다.", $"'{question.Name.En}' has no answer."), new("셋 가운데 하나를 고르세요.", "Choose one of three."), question.Id)).ToList();
        var degree = RiskQuestion.DegreeOf(whole);
        var k = settings.Value(degree switch { 1 => ProjectSetting.LowK, 2 => ProjectSetting.MiddleK, _ => ProjectSetting.HighK });
        Act(id, project => MayWork(reader, project) && project.Step == ProjectStep.RiskReview
            ? Entry(reader, project, ProjectAct.Assessed) with { Risk = new(whole, degree, k, settings.Value(ProjectSetting.LeftOut) / 100.0), Text = string.IsNullOrWhiteSpace(text) ? null : Said(text) } : throw NotNow);
    }

    /// <summary>Approves what waits, and with it opens the next step.</summary>
    /// <exception cref="InputException">It is not theirs to approve, or not every reviewer found it adequate.</exception>
    public void Approve(Reader reader, string id, string? text) => Act(id, project =>
    {
        if (!MayApprove(reader, project)) throw NotNow;
        if (project.Step == ProjectStep.AdequacyReview)
        {
            if (project.Plan.Reviewers.FirstOrDefault(reviewer => project.Judgements.All(judged => judged.Judgement!.Reviewer != reviewer.Name)) is { } missing)
                throw new InputException(new($"{missing.Name} 위원이 아직 검토하지 않았습니다.", $"{missing.Name} has not judged yet."), new("모두 검토한 뒤에 승인하세요.", "Approve when all have."));
            if (project.Judgements.FirstOrDefault(judged => !judged.Judgement!.IsAdequate) is { } against)
                throw new InputException(new($"{against.Judgement!.Reviewer} 위원이 부적정으로 보았습니다.", $"{against.Judgement!.Reviewer} found it inadequate."), new("가명처리로 돌려보내세요.", "Send it back to be processed again."));
            files.RequireWhole(project.Id, project.Edition!);
        }
        return Entry(reader, project, ProjectAct.Approved) with { Text = string.IsNullOrWhiteSpace(text) ? null : Said(text) };
    });

    /// <summary>Refuses what waits: the step is done again, and after an adequacy review the processing.</summary>
    /// <exception cref="InputException">It is not theirs, or no reason is given.</exception>
    public void Refuse(Reader reader, string id, string text) => Act(id, project => MayApprove(reader, project) ? Entry(reader, project, ProjectAct.Refused) with { Text = Said(text) } : throw NotNow);

    /// <summary>Carries out a recipe. The result stays with the project and is given to nobody before it is found adequate.</summary>
    /// <exception cref="InputException">It is not its time, the recipe is wrong, or nothing satisfies it.</exception>
    public async Task<ProjectEdition> Process(Reader reader, string id, string recipe, string place, CancellationToken stop)
    {
        await _processing.WaitAsync(stop);
        try
        {
            var project = Find(reader, id);
            if (!MayProcess(reader, project)) throw NotNow;
            if (project is { Plan.Join: not null, Trial: null }) throw new InputException(new("모의 결합을 하지 않았습니다.", "The join was not tried."), new("먼저 모의 결합으로 얼마나 맞는지 보세요.", "Try the join first, to see how much of it meets."), "join");
            var read = files.Read(project, recipe, $"unfinished-{Guid.NewGuid():N}.csv");
            var result = await pseudonymize.Run(read, reader.Name, place, $"가명처리 {project.Id}: {project.Plan.Title}", stop);
            try
            {
                var number = (project.Edition?.Number ?? 0) + 1;
                var left = PersonalCells(project, read, result.Output);
                var sha = files.Keep(project.Id, result.Output, number, project.ApprovedEdition is { } approved ? files.ResultOf(project.Id, approved) : null);
                var edition = new ProjectEdition(number, result.Version!.Value, recipe, sha, result with { Output = "", KeyFile = null, Survey = null, Columns = Unlabelled(result.Columns) }, left);
                files.KeepLabels(project.Id, new(number, result.Columns, result.Survey));
                Act(id, now => MayProcess(reader, now) && now.Edition?.Number == project.Edition?.Number ? Entry(reader, now, ProjectAct.Processed) with { Edition = edition } : throw NotNow);
                return edition;
            }
            finally
            {
                File.Delete(result.Output);
            }
        }
        finally
        {
            _processing.Release();
        }
    }

    /// <summary>Keeps a hierarchy with the project, for its recipes to name; one of the same name is replaced, and both stand in the record.</summary>
    /// <param name="name">With or without ".csv".</param>
    /// <param name="text">A line a value: the value, then its label at each level, separated by semicolons or commas.</param>
    /// <returns>The name recipes know it by.</returns>
    /// <exception cref="InputException">It is not its time, or the text is no hierarchy.</exception>
    public string KeepHierarchy(Reader reader, string id, string name, string text)
    {
        if (text.Length > LongestHierarchy) throw new InputException(new($"계층이 {text.Length:N0}자입니다.", $"The hierarchy has {text.Length:N0} characters."), new($"{LongestHierarchy:N0}자까지 됩니다. 값이 더 많으면 준비된 계층을 쓰세요.", $"Up to {LongestHierarchy:N0} are taken; with more values use a ready one."), "hierarchy");
        var file = Name(name, "hierarchy-name");
        if (!file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) file += ".csv";
        if (!ProjectFiles.IsHierarchyName(file)) throw new InputException(new($"계층 이름이 \"{name}\"입니다.", $"The hierarchy is called \"{name}\"."), new("글자와 숫자로 짧게 쓰세요. 보기: 직업", "Use letters and digits, as 'jobs'."), "hierarchy-name");
        var hierarchy = ReadyHierarchies.Parse(text, file);
        var bytes = Encoding.UTF8.GetBytes(hierarchy.Write());
        Act(id, project => MayProcess(reader, project) ? Entry(reader, project, ProjectAct.HierarchyKept) with { Hierarchy = new(file, hierarchy.Height, hierarchy.Lines.Count, Convert.ToHexStringLower(SHA256.HashData(bytes))) } : throw NotNow);
        files.KeepHierarchy(id, file, bytes);
        return file;
    }

    public bool MayProcess(Reader reader, Project project) => MayWork(reader, project) && project.Step == ProjectStep.Processing && project.Stopped is null;

    /// <summary>What keeps the newest edition from its reviewers; empty when nothing does.</summary>
    public IReadOnlyList<Bilingual> Unmet(Project project)
    {
        if (project.Edition is not { Result: var result } edition || project.Risk is not { } risk) return [new("아직 처리하지 않았습니다.", "Nothing was processed yet.")];
        var unmet = new List<Bilingual>();
        if (project.TimesRefused > 0 && project.Entries.LastOrDefault(entry => entry is { Act: ProjectAct.Refused, Step: ProjectStep.AdequacyReview }) is { } refused && project.Entries.Last(entry => entry.Act == ProjectAct.Processed).Number < refused.Number)
            unmet.Add(new("검토에서 돌아온 뒤 다시 처리하지 않았습니다.", "It was not processed again since it came back."));
        if (result.SmallestClass < risk.K) unmet.Add(new($"가장 작은 묶음이 {result.SmallestClass}명입니다. {risk.K}명 이상이어야 합니다.", $"The smallest class holds {result.SmallestClass}; it takes {risk.K}."));
        if (result.SuppressedRows > risk.MostLeftOut * result.RowsBefore) unmet.Add(new(
            string.Create(CultureInfo.InvariantCulture, $"뺀 행이 {result.SuppressedRows * 100.0 / result.RowsBefore:0.0}%입니다. {risk.MostLeftOut * 100:0.#}%까지입니다."), string.Create(CultureInfo.InvariantCulture, $"{result.SuppressedRows * 100.0 / result.RowsBefore:0.0}% of rows are left out; the most is {risk.MostLeftOut * 100:0.#}%.")));
        var recipe = RecipeOf(project, edition);
        foreach (var column in Closed(project).Where(column => !IsTreated(recipe, column)))
            unmet.Add(IsIdentifying(column)
                ? new($"‘{column.Name}’{Josa.Pick(column.Name, "은", "는")} 그 자체로 누구인지 알려 주는 컬럼인데 값이 그대로 남습니다. 빼거나, 가리거나, 가명으로 바꾸세요.", $"The column '{column.Name}' tells who somebody is by itself, and its values stay. Leave it out, mask it or turn it into pseudonyms.")
                : new($"잠긴 컬럼 ‘{column.Name}’{Josa.Pick(column.Name, "을", "를")} 그대로 두었습니다. 역할이나 기법을 정하세요.", $"The closed column '{column.Name}' is left as it is. Give it a role or a technique."));
        foreach (var (column, cells) in edition.PersonalCells ?? new Dictionary<string, int>())
            unmet.Add(new($"결과의 ‘{column}’ 컬럼에 개인정보로 읽히는 값이 {cells:N0}개 남았습니다. 빼거나, 가리거나, 가명으로 바꾸세요.", $"{cells:N0} cells of '{column}' in the result read like personal data. Leave the column out, mask it or turn it into pseudonyms."));
        return unmet;
    }

    /// <summary>Sends the newest edition to its reviewers.</summary>
    /// <exception cref="InputException">It is not its time, or a limit does not hold.</exception>
    public void Submit(Reader reader, string id) => Act(id, project =>
    {
        if (!MayProcess(reader, project)) throw NotNow;
        if (Unmet(project) is [var first, ..]) throw new InputException(first, new("다시 처리한 뒤 보내세요.", "Process it again first."), "recipe");
        files.RequireWhole(project.Id, project.Edition!);
        return Entry(reader, project, ProjectAct.Submitted);
    });

    /// <summary>A reviewer's judgement.</summary>
    /// <param name="reviewer">Their name in the plan.</param>
    /// <exception cref="InputException">It is not theirs, was said already, or no reason is given.</exception>
    public void Judge(Reader reader, string id, string reviewer, bool isAdequate, string text) => Act(id, project => MayJudgeFor(reader, project).Any(one => one.Name == reviewer)
        ? Entry(reader, project, ProjectAct.Judged) with { Judgement = new(project.Edition!.Number, reviewer, isAdequate), Text = Said(text) } : throw NotNow);

    /// <summary>Gives a copy of the approved result to somebody.</summary>
    /// <exception cref="InputException">It is not its time, or something is wrong.</exception>
    public void Share(Reader reader, string id, string to, string purpose, DateOnly until) => Act(id, project =>
    {
        if (!IsApprover(reader) || IsOver(project) || project is not { Step: ProjectStep.SafeKeeping, Stopped: null, ApprovedEdition: { } edition }) throw NotNow;
        if (until < clock.Today() || until > project.Plan.Until) throw new InputException(
            new($"기한이 {until:yyyy-MM-dd}입니다.", $"The licence ends on {until:yyyy-MM-dd}."), new($"오늘부터 이 과제가 끝나는 {project.Plan.Until:yyyy-MM-dd}까지의 날을 쓰세요.", $"Use a day from today to the end of the project, {project.Plan.Until:yyyy-MM-dd}."), "until");
        return Entry(reader, project, ProjectAct.Shared) with { Copy = new(FormattableString.Invariant($"{project.Id}-{project.Copies.Count + 1:00}"), edition.Number, Name(to, "to"), Said(purpose, "purpose"), until) };
    });

    /// <summary>A copy was destroyed or given back.</summary>
    /// <param name="certificate">What shows it.</param>
    /// <param name="how">When, how and by whom it was destroyed or given back, as its certificate says; null when that is not known.</param>
    /// <exception cref="InputException">There is no such copy that is out, no certificate, or a day that can't be.</exception>
    public void Return(Reader reader, string id, string copy, string certificate, ProjectDestruction? how = null) => Act(id, project =>
        (IsApprover(reader) || IsSame(reader, project.Owner)) && IsPerson(reader) && project.Copies.FirstOrDefault(one => one.Copy.Id == copy) is { Return: null } given
            ? Entry(reader, project, ProjectAct.Returned) with { Copy = given.Copy, Text = Said(certificate, "certificate"), Destruction = how is null ? null : Checked(how, given) } : throw NotNow);

    private ProjectDestruction Checked(ProjectDestruction how, CopyOut given)
    {
        var from = KoreanTime.Day(given.Given.At);
        if (how.On < from || how.On > clock.Today()) throw new InputException(
            new($"파기·반환한 날이 {how.On:yyyy-MM-dd}입니다.", $"It was destroyed or given back on {how.On:yyyy-MM-dd}."), new($"사본을 준 {from:yyyy-MM-dd}부터 오늘까지의 날을 쓰세요.", $"Use a day from {from:yyyy-MM-dd}, when it was given out, to today."), "on");
        return how with { Method = Name(how.Method, "method"), Signer = Name(how.Signer, "by"), Files = [] };
    }

    /// <summary>Destroys the additional information: pseudonyms can never be turned back, nor made alike again.</summary>
    /// <exception cref="InputException">There is none, or it is not theirs.</exception>
    public void DestroyKey(Reader reader, string id, string text)
    {
        Act(id, project => IsApprover(reader) && !IsOver(project) && project is { KeyDestroyed: null, Step: ProjectStep.SafeKeeping } ? Entry(reader, project, ProjectAct.KeyDestroyed) with { Text = Said(text) } : throw NotNow);
        files.DestroyKey(id);
    }

    /// <summary>Somebody became identifiable: nothing goes out from this moment, and all copies are called back (제28조의5 제2항).</summary>
    /// <exception cref="InputException">It is stopped or over already, or no reason is given.</exception>
    public void Stop(Reader reader, string id, string text) => Act(id, project =>
        MayStop(reader, project) ? Entry(reader, project, ProjectAct.Stopped) with { Text = Said(text) } : throw NotNow);

    /// <summary>May stop it: everyone who has a hand in it.</summary>
    public static bool MayStop(Reader reader, Project project) =>
        IsPerson(reader) && (IsApprover(reader) || IsSame(reader, project.Owner) || IsReviewer(reader, project)) && !IsOver(project) && project.Stopped is null && project.Edition is not null;

    /// <summary>May share, and destroy.</summary>
    public static bool MayKeep(Reader reader, Project project) => IsApprover(reader) && !IsOver(project);

    /// <summary>Destroys results and additional information; the records stay, with a list of what was destroyed.</summary>
    /// <param name="witness">Who looked on and signs the certificate; null for nobody.</param>
    /// <exception cref="InputException">A copy is still out, or it is not theirs.</exception>
    public void Destroy(Reader reader, string id, string text, string? witness = null)
    {
        Act(id, project =>
        {
            if (!IsApprover(reader) || IsOver(project)) throw NotNow;
            if (project.Copies.FirstOrDefault(copy => copy.Return is null) is { } still) throw new InputException(
                new($"{still.Copy.To}에 준 사본 {Josa.IGa(still.Copy.Id)} 아직 돌아오지 않았습니다.", $"Copy {still.Copy.Id}, given to {still.Copy.To}, is still out."), new("파기 확인서를 받아 적은 뒤 파기하세요.", "Enter its certificate of destruction first."), "copies");
            return Entry(reader, project, ProjectAct.Destroyed) with { Text = Said(text), Destruction = new(clock.Today(), Wiped.Ko, string.IsNullOrWhiteSpace(witness) ? "" : Name(witness, "witness"), files.Present(project.Id)) };
        });
        files.DestroyAll(id);
    }

    /// <summary>The approved result, written into the access log before it is handed out.</summary>
    /// <returns>Path of the file.</returns>
    /// <exception cref="InputException">They may not have it, or no reason is given.</exception>
    public async Task<string> Download(Reader reader, string id, string place, string reason, CancellationToken stop)
    {
        var project = Find(reader, id);
        if (!MayHave(reader, project)) throw NotNow;
        var edition = project.ApprovedEdition!;
        files.RequireWhole(id, edition);
        await log.Append(new(reader.Name, place, AccessAction.Download, project.Plan.Dataset, edition.Result.Rows) { Columns = project.Plan.AllItems, Reason = $"{PersonalRows.Checked(reason)} [{id} {edition.Number}판]" }, stop);
        return files.ResultOf(id, edition);
    }

    /// <summary>What came of the newest edition, with the labels that many share for those who work on the project, and without for who only looks on.</summary>
    public PseudonymizedTable? ResultFor(Reader reader, Project project)
    {
        if (project.Edition is not { } edition) return null;
        var isOfTheirs = IsPerson(reader) && (IsApprover(reader) || IsSame(reader, project.Owner) || IsReviewer(reader, project));
        return isOfTheirs && files.Labels(project.Id, edition.Number) is { } labels ? edition.Result with { Columns = labels.Columns, Survey = labels.Survey } : edition.Result;
    }

    /// <summary>The recipe of an edition, as it was read.</summary>
    public PrivacyRecipe RecipeOf(Project project, ProjectEdition edition) => files.Read(project, edition.Recipe, "x.csv");

    /// <summary>Columns of a plan that are closed for personal data.</summary>
    public IReadOnlyList<Column> Closed(Project project) => [.. ColumnsOf(project).Where(column => column.Closed)];

    /// <summary>The columns a project uses, as the table that is processed calls them.</summary>
    public IReadOnlyList<Column> ColumnsOf(Project project)
    {
        IEnumerable<Column> Of(string dataset) => lake.Latest(dataset) is { } newest ? catalog.Decided(newest).Columns : [];
        var (plan, join) = (project.Plan, project.Plan.Join);
        return
        [
            .. Of(plan.Dataset).Where(column => plan.Items.Contains(column.Name)),
            .. join is null ? [] : Of(join.Dataset).Where(column => join.Items.Contains(column.Name)).Select(column => column with { Name = join.Names(plan.Items).First(pair => pair.Column == column.Name).Name }),
        ];
    }

    /// <summary>Columns of a dataset that a plan may use; null when they may not pseudonymise it.</summary>
    public IReadOnlyList<Column>? ColumnsOf(Reader reader, string dataset) => MayPseudonymize(reader, dataset) && lake.Latest(dataset) is { } newest ? catalog.Decided(newest).Columns : null;

    private static IReadOnlyList<PublishedColumn> Unlabelled(IReadOnlyList<PublishedColumn> columns) => [.. columns.Select(column => column with { Levels = [.. column.Levels.Select(level => level with { Shown = [] })], Bins = [], Bits = null })];

    private static bool IsReviewer(Reader reader, Project project) => project.Plan.Reviewers.Any(reviewer => reviewer.Account is { } account && IsSame(reader, account));

    // What only drops some rows or cells, or gives values to other rows, leaves the others as they are.
    private static bool IsTreated(PrivacyRecipe recipe, Column column) =>
        recipe.Identifiers.Contains(column.Name) || recipe.QuasiIdentifiers.Any(quasi => quasi.Column == column.Name) || recipe.SampleColumn == column.Name
        || recipe.Techniques.Any(technique => technique.Column == column.Name && (!IsIdentifying(column) || technique.Technique.Name is not ("deleteRows" or "deleteCells" or "permute" or "swap")))
        || (!IsIdentifying(column) && recipe.Sensitive.Any(sensitive => sensitive.Column == column.Name));

    private static bool IsIdentifying(Column column) => column.Privacy == PrivacyClass.UniqueIdentifier || (column.Personal is { } found && s_identifying.Contains(found.Kind));

    // Pseudonyms may look like numbers of somebody by chance; a column that was looked at and opened may hold numbers that everybody knows.
    private Dictionary<string, int>? PersonalCells(Project project, PrivacyRecipe recipe, string output)
    {
        var open = ColumnsOf(project).Where(column => !column.Closed && column.Privacy >= PrivacyClass.Personal).Select(column => column.Name)
            .Concat(recipe.Techniques.Where(pair => pair.Technique.Name is "token" or "hash" or "encrypt" or "fpe").Select(pair => pair.Column)).Append(OutsideLinkage.Serial).ToHashSet(StringComparer.Ordinal);
        using var rows = OutputFile.Read(output).GetEnumerator();
        if (!rows.MoveNext()) return null;
        var header = rows.Current;
        int[] looked = [.. Enumerable.Range(0, header.Length).Where(i => !open.Contains(header[i]))];
        var seen = new Dictionary<(int Column, string Cell), bool>();
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        while (rows.MoveNext())
            foreach (var i in looked)
            {
                var cell = rows.Current[i];
                if (cell.Length == 0) continue;
                if (!seen.TryGetValue((i, cell), out var isPersonal))
                {
                    isPersonal = PersonalText.IsPersonal(cell);
                    if (seen.Count < MostRemembered) seen.Add((i, cell), isPersonal);
                }
                if (isPersonal) found[header[i]] = found.GetValueOrDefault(header[i]) + 1;
            }
        return found.Count == 0 ? null : found;
    }

    /// <summary>Had a hand in the plan or the data.</summary>
    internal static bool IsMaker(Reader reader, Project project) => project.Makers.Any(maker => IsSame(reader, maker));

    private bool MayPseudonymize(Reader reader, Project project) => project.Plan.Datasets.All(dataset => MayPseudonymize(reader, dataset));

    private bool MayPseudonymize(Reader reader, string dataset)
    {
        var snapshot = catalog.Snapshot();
        return catalog.FindNow(dataset) is { } entry && AccessRules.MayRead(reader, entry, snapshot.Organization, snapshot.Today) && AccessRules.May(reader, Access.Act.Pseudonymize, entry, snapshot.Organization, snapshot.Today);
    }

    private bool MaySee(Reader reader, Project project) =>
        reader.Kind == ReaderKind.Machine || (!reader.IsReadOnly && (AccessRules.May(reader, Access.Act.SeeAccessLog) || IsApprover(reader) || IsMaker(reader, project) || IsReviewer(reader, project) || MayOpenOriginal(reader, project)));

    // Who sees closed columns of the original may ask that pseudonyms of the finished result be turned back.
    private bool MayOpenOriginal(Reader reader, Project project)
    {
        if (!IsPerson(reader) || project.ApprovedEdition is null || (reader.Grants.Count == 0 && !AccessRules.MaySomewhere(reader, Access.Act.ReadPersonal))) return false;
        var snapshot = catalog.Snapshot();
        return catalog.FindNow(project.Plan.Dataset) is { } entry && AccessRules.MayRead(reader, entry, snapshot.Organization, snapshot.Today) && AccessRules.Opens(reader, entry, snapshot.Organization, snapshot.Today) != PrivacyClass.None;
    }

    private ProjectPlan Checked(Reader reader, ProjectPlan plan)
    {
        if (ColumnsOf(reader, plan.Dataset) is not { } columns) throw new InputException(new($"‘{plan.Dataset}’ 데이터를 가명처리할 수 없습니다.", $"'{plan.Dataset}' can't be pseudonymised by you."), new("맡은 부서의 데이터를 고르세요.", "Choose data of your office."), "dataset");
        var items = plan.Items.Where(item => item.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (items.Count == 0) throw new InputException(new("쓸 컬럼을 고르지 않았습니다.", "No column was chosen."), new("목적에 꼭 필요한 것만 고르세요.", "Choose what the purpose needs."), "items");
        if (items.FirstOrDefault(item => columns.All(column => column.Name != item)) is { } unknown) throw new InputException(new($"‘{unknown}’ 컬럼이 없습니다.", $"There is no column '{unknown}'."), null, "items");
        if (plan.From > plan.Until || plan.Until < clock.Today()) throw new InputException(
            new($"기간이 {plan.From:yyyy-MM-dd}부터 {plan.Until:yyyy-MM-dd}까지입니다.", $"The period is from {plan.From:yyyy-MM-dd} to {plan.Until:yyyy-MM-dd}."), new("시작보다 늦고 오늘보다 이르지 않은 끝 날을 쓰세요.", "End it after its beginning, and not before today."), "until");
        return plan with
        {
            Title = Name(plan.Title, "title"),
            Why = Said(plan.Why, "why"),
            Items = items,
            Recipient = string.IsNullOrWhiteSpace(plan.Recipient) ? null : Name(plan.Recipient, "recipient"),
            Keeping = Said(plan.Keeping, "keeping"),
            Outside = plan.Outside is null ? null : Checked(plan, plan.Outside, columns),
            Join = plan.Join is null ? null : Checked(reader, plan, plan.Join, columns, items),
            Reviewers = Checked(reader, plan.Reviewers),
        };
    }

    private static OutsideLinkage Checked(ProjectPlan plan, OutsideLinkage outside, IReadOnlyList<Column> columns)
    {
        if (plan.Join is not null) throw new InputException(new("이 과제는 이미 내부 결합을 합니다.", "This project joins data inside already."), new("결합전문기관의 결합은 다른 과제로 하세요.", "Use another project for linkage outside."), "agency");
        if (columns.Any(column => column.Name is OutsideLinkage.Serial or OutsideLinkage.Key)) throw new InputException(new($"데이터에 ‘{OutsideLinkage.Serial}’이나 ‘{OutsideLinkage.Key}’ 컬럼이 있습니다.", "The dataset has columns named as the serial number or the key."), new("그 컬럼의 이름을 바꾸세요.", "Rename them."), "fields");
        var fields = outside.Fields.Distinct().ToList();
        if (fields.Count == 0) throw new InputException(new("결합키를 만들 컬럼을 고르지 않았습니다.", "No columns to make keys of were chosen."), new("결합신청자끼리 정한 것과 같은 순서로 고르세요.", "Choose them in the order the applicants agreed on."), "fields");
        if (fields.FirstOrDefault(field => columns.All(column => column.Name != field.Column)) is { } unknown) throw new InputException(new($"‘{unknown.Column}’ 컬럼이 없습니다.", $"There is no column '{unknown.Column}'."), null, "fields");
        var whole = outside with { Agency = Name(outside.Agency, "agency"), KeyBody = Name(outside.KeyBody, "key-body"), Partners = Name(outside.Partners, "partners"), Fields = fields };
        // Whoever holds both parts could put keys to data.
        return !whole.Agency.Equals(whole.KeyBody, StringComparison.OrdinalIgnoreCase) ? whole : throw new InputException(
            new("결합전문기관과 결합키관리기관이 같습니다.", "The linkage agency and the key-management body are one."), new("서로 다른 기관을 쓰세요. 결합키와 데이터는 한 기관에 함께 주지 않습니다.", "Name two: keys and data go to no one body together."), "key-body");
    }

    private TableJoin Checked(Reader reader, ProjectPlan plan, TableJoin join, IReadOnlyList<Column> left, IReadOnlyList<string> items)
    {
        if (join.Dataset == plan.Dataset || ColumnsOf(reader, join.Dataset) is not { } right) throw new InputException(
            new($"‘{join.Dataset}’{Josa.Pick(join.Dataset, "과는", "와는")} 결합할 수 없습니다.", $"It can't be joined with '{join.Dataset}'."), new("가명처리할 수 있는 다른 데이터를 고르세요.", "Choose another dataset that you may pseudonymise."), "other");
        var fields = join.Fields.Distinct().ToList();
        if (fields.Count == 0) throw new InputException(new("결합키를 만들 컬럼을 고르지 않았습니다.", "No columns to make keys of were chosen."), new("양쪽에서 같은 것을 뜻하는 컬럼을 하나 이상 짝지으세요. 이름과 생년월일처럼 둘 이상이 좋습니다.", "Pair at least one column of both; two or more, as name and birth date, are better."), "fields");
        foreach (var (name, of, dataset) in fields.SelectMany(field => ((string, IReadOnlyList<Column>, string)[])[(field.Left, left, plan.Dataset), (field.Right, right, join.Dataset)]).Concat(join.Items.Select(item => (item, right, join.Dataset))))
            if (of.All(column => column.Name != name)) throw new InputException(new($"‘{dataset}’에 ‘{name}’ 컬럼이 없습니다.", $"'{dataset}' has no column '{name}'."), null, "fields");
        var chosen = join.Items.Distinct(StringComparer.Ordinal).ToList();
        if (chosen.Count == 0) throw new InputException(new("결합해서 쓸 컬럼을 고르지 않았습니다.", "No column of the other dataset was chosen."), new("목적에 꼭 필요한 것만 고르세요.", "Choose what the purpose needs."), "items");
        var whole = join with { Items = chosen, Fields = fields };
        if (items.Concat(whole.Names(items).Select(pair => pair.Name)).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InputException(new($"결합하면 ‘{twice.Key}’ 컬럼이 둘이 됩니다.", $"Joined, there are two columns '{twice.Key}'."), new("둘 가운데 하나만 고르세요.", "Choose one of them."), "items");
        return whole;
    }

    private List<ProjectReviewer> Checked(Reader reader, IReadOnlyList<ProjectReviewer> reviewers)
    {
        var (least, outside) = (settings.Value(ProjectSetting.Reviewers), settings.Value(ProjectSetting.Outside));
        var whole = new List<ProjectReviewer>();
        foreach (var reviewer in reviewers.Where(reviewer => !string.IsNullOrWhiteSpace(reviewer.Name) || !string.IsNullOrWhiteSpace(reviewer.Account)))
        {
            var account = string.IsNullOrWhiteSpace(reviewer.Account) ? null : accounts.Find(reviewer.Account.Trim());
            if (account is not null && IsSame(reader, account.Name)) throw new InputException(new("계획을 쓴 사람은 검토위원이 될 수 없습니다.", "Who writes the plan can't review it."), new("다른 사람을 적으세요.", "Name somebody else."), "reviewers");
            whole.Add(new(Name(string.IsNullOrWhiteSpace(reviewer.Name) ? account!.DisplayName ?? account.Name : reviewer.Name, "reviewers"), Name(reviewer.Affiliation, "reviewers"), reviewer.IsOutside, account?.Name));
        }
        if (whole.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1) || whole.Where(one => one.Account is not null).GroupBy(one => one.Account, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1))
            throw new InputException(new("같은 검토위원이 두 번 있습니다.", "A reviewer is named twice."), new("한 사람을 한 번만 적으세요. 이름이 같으면 소속으로 가르세요.", "Name each once."), "reviewers");
        if (whole.Count < least || whole.Count(one => one.IsOutside) < outside) throw new InputException(
            new($"검토위원이 {whole.Count}명(외부 {whole.Count(one => one.IsOutside)}명)입니다.", $"There are {whole.Count} reviewers, {whole.Count(one => one.IsOutside)} from outside."),
            new($"{least}명 이상, 그 가운데 외부 {outside}명 이상을 적으세요.", $"Name {least} at least, {outside} of them from outside."), "reviewers");
        return whole;
    }

    // Decided on what the book says at that moment: of two at once the second sees what the first did.
    internal void Acts(string id, Func<Project, IReadOnlyList<ProjectEntry>> next) => book.Append(entries => next(Project.Read(entries).FirstOrDefault(project => project.Id == id) ?? throw Gone(id)));

    internal void Act(string id, Func<Project, ProjectEntry> next) => book.Append(entries => [next(Project.Read(entries).FirstOrDefault(project => project.Id == id) ?? throw Gone(id))]);

    internal ProjectEntry Entry(Reader reader, Project project, ProjectAct act) => new(0, clock.GetUtcNow(), reader.Name, project.Id, act, project.Step);

    private static bool IsApprover(Reader reader) => IsPerson(reader) && AccessRules.May(reader, Access.Act.ApprovePseudonyms);

    private static bool IsOver(Project project) => project.Destroyed is not null;

    private static bool IsPerson(Reader reader) => reader is { Kind: ReaderKind.Account, Account: not null };

    private static bool IsSame(Reader reader, string name) => reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    internal static string Name(string text, string field) => text.Trim() is { Length: > 0 and <= LongestName } said && !said.Any(char.IsControl) ? said : throw new InputException(
        new("이름이 없거나 너무 깁니다.", "A name is missing or too long."), new($"한 줄에 {LongestName}자까지 적으세요.", $"Write up to {LongestName} characters on one line."), field);

    internal static string Said(string text, string field = "text") => text.Trim() is { Length: > 0 and <= LongestText } said ? said : throw new InputException(
        new("적은 것이 없거나 너무 깁니다.", "Nothing is written, or too much."), new($"{LongestText}자까지 적으세요.", $"Write up to {LongestText} characters."), field);

    /// <summary>How Maru destroys its own files.</summary>
    public static Bilingual Wiped { get; } = new("마루의 데이터 폴더에서 파일을 지움", "Files deleted from the data folder of Maru");

    private static InputException Gone(string id) => new(new($"‘{id}’ 가명처리 과제가 없습니다.", $"There is no project '{id}'."), new("번호를 확인하세요.", "Check its number."), id);

    internal static InputException NotNow { get; } = new(
        new("지금은 할 수 없습니다.", "That can't be done now."),
        new("한 사람이 처리하고 다른 사람이 승인합니다. 그사이 누가 먼저 했을 수 있으니 새로 열어 보세요.", "One person does the work, another approves. Somebody may have been first: open the page anew."));
}
