using System.Security.Cryptography;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Privacy.Projects;

/// <summary>A pseudonym and whose it is.</summary>
public sealed record RevealedValue(string Pseudonym, string Value);

/// <summary>
/// Turns pseudonyms back where that is lawful: somebody who may open the closed column anyway asks with a ground and a reason, somebody else approves, the
/// access log has it before anything is said, and each approval serves once. Who planned or processed the data asks for none.
/// </summary>
public sealed class RevealDesk(ProjectFiles files, ProjectDesk projects, AccessLogStore log, CatalogStore catalog, LakeStore lake, AccessSettings settings, TimeProvider clock)
{
    private static readonly string[] s_reversible = ["encrypt", "fpe", "token"];

    /// <summary>Columns of the approved result whose pseudonyms can be turned back, each with its technique; empty when its key is gone.</summary>
    public IReadOnlyList<(string Column, string Technique)> Columns(Project project)
    {
        if (project is not { ApprovedEdition: { } edition, Destroyed: null, KeyDestroyed: null } || !files.HasKey(project.Id)) return [];
        var recipe = projects.RecipeOf(project, edition);
        return
        [
            // Columns of a joined dataset are under that one's rights: they are not turned back here.
            .. recipe.Techniques.GroupBy(pair => pair.Column).Where(same => same.Count() == 1 && project.Plan.Items.Contains(same.Key) && s_reversible.Contains(same.First().Technique.Name) && recipe.QuasiIdentifiers.All(quasi => quasi.Column != same.Key))
                .Select(same => (same.Key, same.First().Technique.Name)),
        ];
    }

    /// <summary>May ask: who may open the column in the original, and had no hand in the pseudonymised data.</summary>
    public bool MayAsk(Reader reader, Project project, string column) => IsPerson(reader) && MayOpen(reader, project, column) && !ProjectDesk.IsMaker(reader, project);

    /// <summary>May decide on a request: an approver other than who asked.</summary>
    public static bool MayDecide(Reader reader, RevealRequest request) => request.Decided is null && IsPerson(reader) && AccessRules.May(reader, Access.Act.ApprovePseudonyms) && !IsSame(reader, request.Asked.By);

    /// <summary>May carry it out now: who asked, or the machine's own account, while the approval lasts.</summary>
    public bool MayReveal(Reader reader, Project project, RevealRequest request) =>
        request is { Decided.Act: ProjectAct.RevealApproved, Done: null } && IsGround(project, request.Reveal.Ground) && clock.Today() <= LastDay(request)!.Value && Columns(project).Any(column => column.Column == request.Reveal.Column)
        && (reader.Kind == ReaderKind.Machine || (IsSame(reader, request.Asked.By) && MayAsk(reader, project, request.Reveal.Column)));

    /// <summary>A ground that serves now: a stopped project is not processed any more, and what is left is to tell who is concerned, and to save somebody.</summary>
    public static bool IsGround(Project project, RevealGround ground) => project.Stopped is null || ground is RevealGround.Incident or RevealGround.Safety;

    /// <summary>The last day an approval serves; null when it was not approved.</summary>
    public DateOnly? LastDay(RevealRequest request) => request.Decided is { Act: ProjectAct.RevealApproved } approved ? KoreanTime.Day(approved.At).AddDays(settings.Value(ProjectSetting.RevealDays)) : null;

    /// <summary>Asks that pseudonyms be turned back.</summary>
    /// <param name="pseudonyms">As they stand in the approved result.</param>
    /// <returns>The request's number within the project.</returns>
    /// <exception cref="InputException">They may not, the column can't be turned back, or one of these stands not in the result.</exception>
    public string Ask(Reader reader, string id, RevealGround ground, string column, IReadOnlyList<string> pseudonyms, string why)
    {
        var project = projects.Find(reader, id);
        RequireReversible(project, column);
        if (!MayAsk(reader, project, column)) throw AccessErrors.NotAllowed;
        var wanted = pseudonyms.Select(one => one.Trim()).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var most = settings.Value(ProjectSetting.RevealMost);
        if (wanted.Count == 0 || wanted.Count > most) throw new InputException(
            new($"되돌릴 가명이 {wanted.Count}개입니다.", $"{wanted.Count} pseudonyms are asked for."), new($"1개에서 {most}개까지, 한 줄에 하나씩 적으세요.", $"Write from 1 to {most}, one a line."), "pseudonyms");
        // Only what was published is turned back: the key is no oracle for values that somebody makes up.
        files.RequireWhole(id, project.ApprovedEdition!);
        var there = OutputFile.ReadColumn(files.ResultOf(id, project.ApprovedEdition!), column).ToHashSet(StringComparer.Ordinal);
        if (wanted.FirstOrDefault(one => !there.Contains(one)) is { } unknown) throw new InputException(
            new($"‘{column}’에 \"{unknown}\" 가명이 없습니다.", $"'{column}' holds no pseudonym \"{unknown}\"."), new("결과 파일에 있는 그대로 적으세요.", "Write it as it stands in the result."), "pseudonyms");
        var reason = ProjectDesk.Said(why, "why");
        string? number = null;
        projects.Act(id, now =>
        {
            if (now is not { Destroyed: null, KeyDestroyed: null }) throw ProjectDesk.NotNow;
            if (!IsGround(now, ground)) throw new InputException(
                new("과제를 멈춘 뒤에는 이 근거로 되돌릴 수 없습니다.", "The project is stopped: pseudonyms are not turned back on this ground."),
                new("멈춘 뒤에는 누구의 정보인지 찾아 알리거나, 급박한 위험을 막으려고 할 때만 되돌립니다.", "From then on it serves only to find out who is concerned and to tell them, or against urgent danger."), "ground");
            number = FormattableString.Invariant($"R-{now.Reveals.Count + 1:00}");
            return projects.Entry(reader, now, ProjectAct.RevealAsked) with { Reveal = new(number, ground, column, wanted), Text = reason };
        });
        return number!;
    }

    /// <summary>Approves or refuses a request.</summary>
    /// <exception cref="InputException">It is their own, was decided already, or no reason is given.</exception>
    public void Decide(Reader reader, string id, string request, bool isApproved, string text) => projects.Act(id, project =>
        project.Reveals.FirstOrDefault(one => one.Reveal.Id == request) is { } asked && project.Destroyed is null && MayDecide(reader, asked)
            ? projects.Entry(reader, project, isApproved ? ProjectAct.RevealApproved : ProjectAct.RevealRefused) with { Reveal = asked.Reveal, Text = ProjectDesk.Said(text) } : throw ProjectDesk.NotNow);

    /// <summary>Turns the pseudonyms of an approved request back, once. The access log and the book have it first.</summary>
    /// <exception cref="InputException">It is not approved, not theirs, over, or the key does not fit.</exception>
    public async Task<IReadOnlyList<RevealedValue>> Reveal(Reader reader, string id, string request, string place, CancellationToken stop)
    {
        var project = projects.Find(reader, id);
        var asked = project.Reveals.FirstOrDefault(one => one.Reveal.Id == request) ?? throw NotAllowed(request);
        if (!MayReveal(reader, project, asked)) throw NotAllowed(request);
        var edition = project.ApprovedEdition!;
        var recipe = projects.RecipeOf(project, edition);
        var reveal = asked.Reveal;
        await log.Append(new(reader.Kind == ReaderKind.Machine ? MachineAccount.Name : reader.Name, place, AccessAction.View, project.Plan.Dataset, reveal.Pseudonyms.Count)
        {
            Columns = [reveal.Column],
            Reason = $"가명 되돌리기 {id} {reveal.Id}: {asked.Asked.Text}",
        }, stop);
        // Of two at once the second sees that it was done.
        projects.Act(id, now => MayReveal(reader, now, now.Reveals.First(one => one.Reveal.Id == request)) ? projects.Entry(reader, now, ProjectAct.Revealed) with { Reveal = reveal } : throw NotAllowed(request));
        var technique = recipe.Techniques.First(pair => pair.Column == reveal.Column).Technique;
        try
        {
            if (technique.Name == "token") return Tokens(recipe, reveal);
            using var key = ProjectKey.Open(recipe);
            var undo = technique.Name == "encrypt" ? key.Decrypt(reveal.Column) : key.UndoForm(reveal.Column, technique.Settings.GetValueOrDefault("letters") == "true");
            return [.. reveal.Pseudonyms.Select(pseudonym => new RevealedValue(pseudonym, undo(pseudonym)))];
        }
        catch (CryptographicException e)
        {
            throw new InputException(new("이 과제의 키로 되돌릴 수 없는 가명이 있습니다.", "A pseudonym can't be turned back with the key of this project."), new("되돌리려 한 것은 기록에 남았습니다. 키가 백업과 같은지 보세요.", "The attempt is on record. Compare the key with its backup."), request, e);
        }
    }

    private static List<RevealedValue> Tokens(PrivacyRecipe recipe, ProjectReveal reveal)
    {
        var path = AppliedTechniques.TokensOf(recipe, reveal.Column);
        var known = OutputFile.Read(path).Skip(1).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        return [.. reveal.Pseudonyms.Select(token => new RevealedValue(token, known.TryGetValue(token, out var value) ? value : throw new CryptographicException("The token is of another edition.")))];
    }

    private void RequireReversible(Project project, string column)
    {
        var columns = Columns(project);
        if (columns.Any(one => one.Column == column)) return;
        throw new InputException(
            new($"‘{column}’의 가명은 되돌릴 수 없습니다.", $"Pseudonyms of '{column}' can't be turned back."),
            columns.Count == 0 ? new("승인된 결과에 되돌릴 수 있는 기법(encrypt, fpe, token)을 쓴 컬럼이 없거나, 키를 파기했습니다.", "No column of the approved result was made with a reversible technique (encrypt, fpe, token), or the key was destroyed.")
                : new($"되돌릴 수 있는 컬럼: {string.Join(", ", columns.Select(one => one.Column))}", $"Columns that can be: {string.Join(", ", columns.Select(one => one.Column))}"), "column");
    }

    private bool MayOpen(Reader reader, Project project, string column)
    {
        var snapshot = catalog.Snapshot();
        if (catalog.FindNow(project.Plan.Dataset) is not { } entry || !AccessRules.MayRead(reader, entry, snapshot.Organization, snapshot.Today) || lake.Latest(entry.Id) is not { } newest) return false;
        var upTo = AccessRules.Opens(reader, entry, snapshot.Organization, snapshot.Today);
        return upTo != PrivacyClass.None && catalog.Decided(newest).Columns.FirstOrDefault(one => one.Name == column) is { } found && AccessRules.Opens(upTo, found.Privacy)
            // A pseudonym may stand in any row: a right to some rows opens none.
            && AccessRules.Share(reader, entry, snapshot.Organization, snapshot.Today, AccessRules.ClassOf(found.Privacy)) is null;
    }

    private static bool IsPerson(Reader reader) => reader is { Kind: ReaderKind.Account, Account: not null };

    private static bool IsSame(Reader reader, string name) => reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static InputException NotAllowed(string request) => new(
        new($"‘{request}’{Methods.KoreanText.Josa.Pick(request, "은", "는")} 지금 되돌릴 수 없습니다.", $"'{request}' can't be turned back now."),
        new("다른 사람의 승인이 있어야 하고, 승인은 정한 날까지 한 번만 쓸 수 있습니다. 신청한 사람만 되돌려 봅니다.", "It takes somebody else's approval, which serves once and for some days, and only who asked."), request);
}
