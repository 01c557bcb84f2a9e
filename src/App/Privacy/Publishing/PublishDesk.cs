using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy.Publishing;

/// <summary>
/// Tables out of closed data: who keeps the data sets up a table, which is made safe by the dataset's switch before anybody sees it; somebody else approves
/// it; then it is an open dataset. What a table costs of the budget is spent when it is made, for it is seen from then on.
/// </summary>
public sealed class PublishDesk(
    ReleaseBook book, PublishTable publish, AccessLogStore log, CatalogStore catalog, LakeStore lake, IEngine engine, AccessSettings settings, TimeProvider clock)
{
    private const int LongestText = 2_000;

    // What looking for labels takes of the budget, and the chance at which a label of one person alone is shown.
    private const decimal ProposalEpsilon = 0.1m;
    private const double ProposalDelta = 1e-5;

    // The linear programs take all of a processor: tables are protected one after the other.
    private static readonly SemaphoreSlim s_one = new(1);

    private readonly ReadGroups _groups = new(lake, engine);

    public AccessLogFault? Fault() => book.Fault();

    /// <summary>The tables a reader may see, the newest first.</summary>
    public IReadOnlyList<SafeRelease> All(Reader reader) => [.. SafeRelease.All(book.Shown()).Where(release => MaySee(reader, release)).Reverse()];

    /// <exception cref="InputException">There is none of that number that they may see.</exception>
    public SafeRelease Find(Reader reader, string id) => All(reader).FirstOrDefault(release => release.Id == id) ?? throw PublishErrors.Gone(id);

    /// <summary>Tables that lie in the catalogue, made from a dataset and still open to everybody, or being it.</summary>
    public IReadOnlyList<SafeRelease> PublishedOf(string dataset) =>
        [.. SafeRelease.All(book.Shown()).Where(release => release.Place is { } place && (release.Dataset == dataset || place.Dataset == dataset)).GroupBy(release => release.Place!.Dataset, StringComparer.Ordinal).Select(versions => versions.Last()).Where(release => release.Place!.Dataset == dataset || IsOpen(release.Place.Dataset))];

    /// <summary>What is in a table, as it is or will be published.</summary>
    /// <exception cref="InputException">Its file is not as it was made.</exception>
    public SafeTable TableOf(SafeRelease release) => publish.Read(release);

    public SafeSwitch SwitchOf(string dataset) => SafeRelease.SwitchOf(book.Shown(), dataset);

    /// <summary>A dataset's ε budget, and what of it was spent.</summary>
    public (decimal Whole, decimal Spent) BudgetOf(string dataset) => BudgetOf(book.Shown(), dataset);

    /// <summary>Whether they may set up tables of anything.</summary>
    public static bool MayAnywhere(Reader reader) => IsActor(reader) && (AccessRules.MaySomewhere(reader, Act.PublishTables) || AccessRules.MaySomewhere(reader, Act.ApproveTables));

    /// <summary>Whether they may set up tables of a dataset.</summary>
    public bool MayPrepare(Reader reader, string dataset) => IsActor(reader) && May(reader, Act.PublishTables, dataset);

    /// <summary>Whether they may set a dataset's switch and budget.</summary>
    public bool MaySwitch(Reader reader, string dataset) => IsActor(reader) && May(reader, Act.ApproveTables, dataset);

    /// <summary>Whether they may approve a table or send it back: nobody who made it.</summary>
    public bool MayDecide(Reader reader, SafeRelease release) => release.State == ReleaseState.Waits && MaySwitch(reader, release.Dataset) && !IsSame(reader, release.Maker);

    /// <summary>Whether they may bring an approved table into the catalogue that did not come there.</summary>
    public bool MayFinish(Reader reader, SafeRelease release) => release.State == ReleaseState.Approved && MaySwitch(reader, release.Dataset);

    /// <summary>Columns that a table may be made of; null when they may not make any.</summary>
    public IReadOnlyList<Column>? ColumnsOf(Reader reader, string dataset) => MayPrepare(reader, dataset) && Newest(dataset) is { } newest ? newest.Columns : null;

    /// <summary>Whether a table may be grouped by a column at all.</summary>
    public static bool CanGroup(Column column) => column.Type != ColumnType.Geometry && !(column.Closed && ReadGroups.IdentifierOf(column) is not null);

    /// <summary>Labels of a grouping that enough people share by a noisy count, for who has to name them. It is paid for from the budget, once.</summary>
    /// <exception cref="InputException">It is not theirs, labels need not be named, the grouping is neither words nor a period, or costs more than is left.</exception>
    public async Task<IReadOnlyList<string>> Propose(Reader reader, string dataset, TableDimension dimension, string place, CancellationToken stop)
    {
        var version = Require(reader, dataset);
        if (SwitchOf(dataset) != SafeSwitch.Private) throw PublishErrors.Off(dataset);
        if (ReadGroups.Required(version, dimension).Type != ColumnType.Text && !dimension.IsPeriod) throw PublishErrors.Field(
            $"‘{dimension.Column}’{Josa.Pick(dimension.Column, "은", "는")} 글도 기간도 아니어서 범주를 제안하지 않습니다.", $"'{dimension.Column}' holds no words, and is not grouped by a period: no categories are proposed.",
            "수는 나올 범주를 직접 적고, 날짜는 year, quarter, month 가운데 하나로 묶으세요.", "Name the categories of numbers yourself; group dates by year, quarter or month.", "labels");
        if (Proposed(book.Read(), version, dimension) is { } before) return before;
        await Record(reader, version, [dimension.Column], place, "안전 공표: 범주 제안", stop);
        var read = _groups.Read(version, new(dataset, [dimension with { Labels = null }]), 0, stop);
        var labels = read.By[0].Labels;
        IReadOnlyList<string> proposed = [];
        book.Append(entries =>
        {
            if (Proposed(entries, version, dimension) is { } same)
            {
                proposed = same;
                return [];
            }
            if (SafeRelease.SwitchOf(entries, dataset) != SafeSwitch.Private) throw PublishErrors.Between;
            var (whole, spent) = BudgetOf(entries, dataset);
            var counts = new NoisyRelease(new(whole, spent), SecureRandom.Instance).Counts([.. labels.Select((_, i) => read.Cells[i].Count)], ProposalEpsilon) ?? throw PublishErrors.OverBudget(ProposalEpsilon, whole - spent);
            // A label that one person alone has is shown with a chance of δ at most.
            var enough = Math.Max(settings.Value(PublishSetting.Threshold), 1 + (Math.Log(1 / (2 * ProposalDelta)) / (double)ProposalEpsilon));
            proposed = [.. labels.Where((label, i) => label != ReadGroups.Others && counts[i] >= enough)];
            return [new(0, clock.GetUtcNow(), NameOf(reader), dataset, ReleaseAct.Proposed, Proposal: new(version.Version, dimension.Name, ProposalEpsilon, proposed))];
        });
        return proposed;
    }

    /// <summary>Sets how tables of a dataset are made safe.</summary>
    /// <exception cref="InputException">It is not theirs to set, or no reason is given.</exception>
    public void Switch(Reader reader, string dataset, SafeSwitch to, string text)
    {
        if (!MaySwitch(reader, dataset)) throw PublishErrors.NotYours;
        var said = Said(text);
        book.Append(_ => [new(0, clock.GetUtcNow(), NameOf(reader), dataset, ReleaseAct.Switched, Text: said, Switch: to)]);
    }

    /// <summary>Sets a dataset's ε budget.</summary>
    /// <exception cref="InputException">It is not theirs to set, less than what was spent, or no reason is given.</exception>
    public void Budget(Reader reader, string dataset, decimal epsilon, string text)
    {
        if (!MaySwitch(reader, dataset)) throw PublishErrors.NotYours;
        var said = Said(text);
        book.Append(entries =>
        {
            var spent = SafeRelease.SpentOf(entries, dataset);
            if (epsilon <= 0 || epsilon > 1000 || epsilon < spent || decimal.Round(epsilon, 6) != epsilon) throw PublishErrors.Field(
                FormattableString.Invariant($"예산이 ε {epsilon:0.######}입니다."), FormattableString.Invariant($"The budget is ε {epsilon:0.######}."),
                FormattableString.Invariant($"이미 쓴 {spent:0.######} 이상, 1000 이하로 정하세요. 소수점 아래 여섯 자리까지 됩니다."), FormattableString.Invariant($"Set at least what was spent ({spent:0.######}) and at most 1000, with up to six decimals."), "budget");
            return [new(0, clock.GetUtcNow(), NameOf(reader), dataset, ReleaseAct.Budgeted, Text: said, Budget: epsilon)];
        });
    }

    /// <summary>Makes a table. The same table asked for again is the one that was made, and costs nothing.</summary>
    /// <exception cref="InputException">It is not theirs, the switch is off, the table is wrong, can't be protected, or costs more than is left.</exception>
    public async Task<SafeRelease> Prepare(Reader reader, TableSpec asked, string place, CancellationToken stop)
    {
        var version = Require(reader, asked.Dataset);
        var how = SwitchOf(asked.Dataset);
        if (how == SafeSwitch.Off) throw PublishErrors.Off(asked.Dataset);
        var spec = TableChecks.Whole(asked, how);
        TableChecks.Columns(spec, version, catalog.FindNow(asked.Dataset));
        if (Same(book.Read(), spec, version.Version, how) is { } made) return made;
        var before = Before(book.Read(), spec, version.Version, how);
        await Record(reader, version, [.. before.Append(spec).SelectMany(one => one.By.Select(dimension => dimension.Column).Append(one.Measure)).OfType<string>().Distinct(StringComparer.Ordinal)], place, $"안전 공표: {TitleOf(spec)}", stop);
        return how == SafeSwitch.Private ? Noised(reader, version, spec, stop) : await Guarded(reader, version, spec, stop);
    }

    /// <summary>Approves a table, which brings it into the catalogue as open data.</summary>
    /// <exception cref="InputException">It is not theirs to approve.</exception>
    public async Task Approve(Reader reader, string id, string? text, CancellationToken stop)
    {
        Decide(reader, id, ReleaseAct.Approved, string.IsNullOrWhiteSpace(text) ? null : Said(text));
        await publish.Run(Find(reader, id), NameOf(reader), stop);
    }

    /// <summary>Brings an approved table into the catalogue, when that was broken off.</summary>
    /// <exception cref="InputException">It is not theirs, or not approved.</exception>
    public Task Finish(Reader reader, string id, CancellationToken stop) =>
        Find(reader, id) is var release && MayFinish(reader, release) ? publish.Run(release, NameOf(reader), stop) : throw PublishErrors.NotNow;

    /// <summary>Sends a table back. What it cost stays spent: it was seen.</summary>
    /// <exception cref="InputException">It is not theirs, or no reason is given.</exception>
    public void Refuse(Reader reader, string id, string text) => Decide(reader, id, ReleaseAct.Refused, Said(text));

    private void Decide(Reader reader, string id, ReleaseAct act, string? text) => book.Append(entries =>
    {
        var release = SafeRelease.All(entries).FirstOrDefault(release => release.Id == id) ?? throw PublishErrors.Gone(id);
        if (!MayDecide(reader, release)) throw PublishErrors.NotNow;
        if (act == ReleaseAct.Approved)
        {
            if (SafeRelease.SwitchOf(entries, release.Dataset) != release.Table.Switch) throw PublishErrors.Off(release.Dataset);
            publish.Read(release);
        }
        return [new(0, clock.GetUtcNow(), NameOf(reader), release.Dataset, act, id, text) { Slug = act == ReleaseAct.Approved ? publish.SlugOf(entries, release) : null }];
    });

    private async Task<SafeRelease> Guarded(Reader reader, VersionManifest version, TableSpec spec, CancellationToken stop)
    {
        if (!await s_one.WaitAsync(ProtectTable.Longest, stop)) throw PublishErrors.Busy;
        try
        {
            var (least, percent) = (settings.Value(PublishSetting.Threshold), settings.Value(PublishSetting.Percent));
            var earlier = Linked(book.Read(), spec, version.Version);
            var rows = _groups.Read(version, spec, least, stop);
            var linked = new LinkedTables(_groups, version, Earlier, least, stop);
            var before = linked.Read(spec, rows, [.. earlier.Select(release => (release, publish.Read(release)))]);
            var guarded = ProtectTable.Run(rows, spec.Measure, least, percent, version.Version, before, linked.Together(), ProtectTable.Longest, stop);
            return Keep(reader, version, spec, guarded.Table, (table, entries) =>
            {
                if (!Linked(entries, spec, version.Version).Select(release => release.Id).SequenceEqual(earlier.Select(release => release.Id))) throw PublishErrors.Between;
                return table with { Switch = SafeSwitch.SmallCells, Threshold = least, Percent = percent, Small = guarded.Small, WithThem = guarded.WithThem };
            });
        }
        finally
        {
            s_one.Release();
        }

        VersionManifest? Earlier(int number) => lake.Versions(version.Dataset).Contains(number) ? catalog.Decided(lake.Manifest(version.Dataset, number)) : null;
    }

    private SafeRelease Noised(Reader reader, VersionManifest version, TableSpec spec, CancellationToken stop)
    {
        var rows = _groups.Read(version, spec, 0, stop);
        SafeTable? noisy = null;
        return Keep(reader, version, spec, null, (table, entries) =>
        {
            var (whole, spent) = BudgetOf(entries, spec.Dataset);
            noisy = NoisyTable.Draw(rows, spec, new(whole, spent)) ?? throw PublishErrors.OverBudget(spec.Epsilon!.Value, whole - spent);
            return table with { Switch = SafeSwitch.Private, Budget = whole, SpentBefore = spent };
        }, () => noisy!);
    }

    // One line of the book, made while nobody else can write one: the budget is looked at, spent and the table kept, or nothing is.
    private SafeRelease Keep(Reader reader, VersionManifest version, TableSpec spec, SafeTable? table, Func<MadeTable, IReadOnlyList<ReleaseEntry>, MadeTable> judge, Func<SafeTable>? drawn = null)
    {
        SafeRelease? kept = null;
        var how = SwitchOf(spec.Dataset);
        book.Append(entries =>
        {
            if (Same(entries, spec, version.Version, how) is { } same)
            {
                kept = same;
                return [];
            }
            if (SafeRelease.SwitchOf(entries, spec.Dataset) != how) throw PublishErrors.Between;
            var judged = judge(new(spec, how, version.Version, TitleOf(spec), 0, 0, 0, 0, 0, null, null, ""), entries);
            var whole = table ?? drawn!();
            var id = NextId(entries);
            var sha = publish.Keep(id, whole);
            return [new(0, clock.GetUtcNow(), NameOf(reader), spec.Dataset, ReleaseAct.Prepared, id, Table: judged with { Cells = whole.Values.Count, Sha256 = sha })];
        });
        return kept ?? SafeRelease.All(book.Read()).Last(release => release.Table.Version == version.Version && KeyOf(release.Table.Spec) == KeyOf(spec) && release.Table.Switch == how);
    }

    private string NextId(IReadOnlyList<ReleaseEntry> entries)
    {
        var prefix = FormattableString.Invariant($"T-{clock.Today().Year}-");
        return FormattableString.Invariant($"{prefix}{entries.Where(entry => entry.Release?.StartsWith(prefix, StringComparison.Ordinal) == true).Select(entry => entry.Release).Distinct().Count() + 1:000}");
    }

    // With noise, also one that was sent back: it was paid for, and drawing it anew would tell more.
    private static SafeRelease? Same(IReadOnlyList<ReleaseEntry> entries, TableSpec spec, int version, SafeSwitch how) =>
        SafeRelease.All(entries).FirstOrDefault(release => release.Table.Version == version && release.Table.Switch == how && (how == SafeSwitch.Private || release.State != ReleaseState.Refused) && KeyOf(release.Table.Spec) == KeyOf(spec));

    private static string KeyOf(TableSpec spec) => JsonSerializer.Serialize(spec, PublishJson.Default.TableSpec);

    // What was made of the version, and of each table of versions before it the newest: also what was sent back, for it was seen.
    private static List<SafeRelease> Linked(IReadOnlyList<ReleaseEntry> entries, TableSpec spec, int version)
    {
        var all = SafeRelease.All(entries).Where(release => release.Dataset == spec.Dataset && release.Table.Switch == SafeSwitch.SmallCells && release.Table.Spec.Measure == spec.Measure && release.Table.Version <= version).ToList();
        return [.. all.Where(release => release.Table.Version == version), .. all.Where(release => release.Table.Version < version).GroupBy(release => release.Table.Spec.Name, StringComparer.Ordinal).Select(same => same.MaxBy(release => release.Table.Version)!)];
    }

    // Tables that count beside this one.
    private static List<TableSpec> Before(IReadOnlyList<ReleaseEntry> entries, TableSpec spec, int version, SafeSwitch how)
    {
        if (SafeRelease.All(entries).FirstOrDefault(release => release.Dataset == spec.Dataset && release.Table.Version == version && release.Table.Switch != how) is { } mixed) throw PublishErrors.Field(
            $"이 버전으로 이미 다른 방법의 표({mixed.Id})를 만들었습니다.", $"A table of this version was made another way ({mixed.Id}).",
            "참값이 든 표와 잡음을 넣은 표를 함께 내면 둘 다 지켜지지 않습니다. 데이터의 새 버전부터 방법을 바꾸세요.", "True cells beside noisy ones protect neither: change the way with a new version of the data.", "dataset");
        return how == SafeSwitch.Private ? [] : [.. Linked(entries, spec, version).Select(release => release.Table.Spec)];
    }

    private static IReadOnlyList<string>? Proposed(IReadOnlyList<ReleaseEntry> entries, VersionManifest version, TableDimension dimension) =>
        entries.FirstOrDefault(entry => entry.Dataset == version.Dataset && entry.Proposal is { } before && before.Version == version.Version && before.By == dimension.Name)?.Proposal!.Labels;

    private (decimal Whole, decimal Spent) BudgetOf(IReadOnlyList<ReleaseEntry> entries, string dataset)
    {
        var spent = SafeRelease.SpentOf(entries, dataset);
        var whole = entries.LastOrDefault(entry => entry.Act == ReleaseAct.Budgeted && entry.Dataset == dataset)?.Budget ?? settings.Value(PublishSetting.Budget) / 100m;
        return (Math.Max(whole, spent), spent);
    }

    private string TitleOf(TableSpec spec) =>
        $"{catalog.FindNow(spec.Dataset)?.Title.Ko ?? spec.Dataset} {ReleaseWords.Each(spec)} {(spec.Measure is null ? "수" : spec.Measure + " 합")}";

    private VersionManifest Require(Reader reader, string dataset) => MayPrepare(reader, dataset) && Newest(dataset) is { RowFilter: null } newest ? newest : throw PublishErrors.NotYours;

    private VersionManifest? Newest(string dataset) => lake.Latest(dataset) is { } newest ? catalog.Decided(newest) : null;

    private async Task Record(Reader reader, VersionManifest version, IReadOnlyCollection<string> columns, string place, string why, CancellationToken stop)
    {
        string[] closed = [.. version.Columns.Where(column => column.Closed && columns.Contains(column.Name)).Select(column => column.Name)];
        if (closed.Length > 0) await log.Append(new(NameOf(reader), place, AccessAction.View, version.Dataset, version.Rows) { Columns = closed, Reason = why }, stop);
    }

    private bool IsOpen(string dataset) => catalog.FindNow(dataset) is { Access: AccessLevel.Everyone } entry && !entry.Columns.Any(column => column.Closed);

    private bool May(Reader reader, Act act, string dataset)
    {
        var snapshot = catalog.Snapshot();
        return catalog.FindNow(dataset) is { } entry && AccessRules.MayRead(reader, entry, snapshot.Organization, snapshot.Today) && AccessRules.May(reader, act, entry, snapshot.Organization, snapshot.Today);
    }

    // Who looks at the record sees what went out: a table that waits holds values of data they may not read.
    private bool MaySee(Reader reader, SafeRelease release) => MayPrepare(reader, release.Dataset) || MaySwitch(reader, release.Dataset)
        || (release.State == ReleaseState.Published && !reader.IsReadOnly && AccessRules.May(reader, Act.SeeAccessLog));

    // The command line is an account of this machine: what it made, a person approves on the page.
    private static string NameOf(Reader reader) => reader.Kind == ReaderKind.Machine ? MachineAccount.Name : reader.Name;

    private static bool IsActor(Reader reader) => reader.Kind == ReaderKind.Machine || reader is { Kind: ReaderKind.Account, Account: not null };

    private static bool IsSame(Reader reader, string name) => NameOf(reader).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Said(string? text) => text?.Trim() is { Length: > 0 and <= LongestText } said ? said : throw PublishErrors.Field(
        "적은 까닭이 없거나 너무 깁니다.", "No reason is written, or too much.", $"{LongestText}자까지 적으세요.", $"Write up to {LongestText} characters.", "text");
}
