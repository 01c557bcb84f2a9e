using Maru.App.Access;
using Maru.App.Access.Storage;
using Maru.App.Catalog;
using Maru.App.Metadata;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Organization;

/// <summary>What people do with the organisation: reorganise, take in files, say who takes what was split. Form and command line both come here.</summary>
public sealed class OrgDesk(CatalogStore catalog, MetadataDesk metadata, AccountsDatabase accounts, TimeProvider clock)
{
    /// <summary>What changed the organisation, the newest first.</summary>
    public IReadOnlyList<OrgChange> Changes => catalog.OrganizationChanges();

    /// <summary>The organisation on a day as the reader may see it.</summary>
    /// <param name="day">Null for today.</param>
    public OrgView View(DateOnly? day = null) => OrgView.Of(catalog.Snapshot(), catalog.People(), day);

    /// <summary>Which data came when, by department and team, as the reader may see it.</summary>
    public IReadOnlyList<DepartmentDelivery> Deliveries() => Completeness.Of(catalog.Snapshot(), catalog.Deliveries());

    /// <summary>Carries a reorganisation out; whole or not at all.</summary>
    /// <exception cref="InputException">It can't be done, or who asks may not.</exception>
    public OrgChange Reorganize(Reader by, Reorganization asked)
    {
        Require(by);
        return Recorded<OrgUnit>(by, record => catalog.ChangeOrganization(by.Name, chart => record(Reorganise.Apply(chart, asked))));
    }

    /// <summary>What a reorganisation would do, and how many datasets it leaves open; changes nothing.</summary>
    /// <exception cref="InputException">It can't be done, or who asks may not.</exception>
    public (OrgChange Change, int Open) Preview(Reader by, Reorganization asked)
    {
        Require(by);
        var snapshot = catalog.Snapshot();
        var (units, change) = Reorganise.Apply(snapshot.Organization, asked);
        var after = new OrgChart(units);
        var day = asked.On > snapshot.Today ? asked.On : snapshot.Today;
        return (change, snapshot.Entries.Count(entry => !entry.Owner.IsOpen && entry.Department is { } department && snapshot.Organization.Find(department, snapshot.Today) is { } unit
            && after.Owner(unit.Id, entry.Team is { } team ? snapshot.Organization.Find(team, snapshot.Today, [unit.Id])?.Id : null, day, day).IsOpen));
    }

    /// <summary>What taking a file in would change; changes nothing.</summary>
    /// <param name="people">It is a list of staff, not of offices.</param>
    /// <param name="on">The day it speaks of; null for today.</param>
    /// <param name="whole">It names all there are: what it lacks ends.</param>
    public OrgImportPlan Plan(IReadOnlyList<OrgFileRow> rows, bool people, DateOnly? on, bool whole)
    {
        var snapshot = catalog.Snapshot();
        return people ? PlanStaffImport.Of(snapshot.Organization, catalog.People(), rows, on ?? snapshot.Today, whole) : PlanOrgImport.Of(snapshot.Organization, rows, on ?? snapshot.Today, whole);
    }

    /// <summary>Takes a file in; whole or not at all.</summary>
    /// <param name="ground">The ordinance or order it rests on; of a list of staff, where it comes from.</param>
    /// <exception cref="InputException">A row can't be taken, nothing would change, or who asks may not.</exception>
    public OrgChange Take(Reader by, IReadOnlyList<OrgFileRow> rows, bool people, DateOnly? on, bool whole, string ground)
    {
        Require(by);
        if (ground.Trim().Length is 0 or > 500) throw new InputException(new("근거가 없거나 너무 깁니다.", "The ground is missing or too long."), new("조례·규칙이나 방침, 인사발령을 500자 안으로 적으세요.", "Name the ordinance or order in up to 500 characters."), "ground");
        var day = on ?? catalog.Snapshot().Today;
        return people
            ? Recorded<OrgPerson>(by, record => catalog.ChangePeople(by.Name, (chart, known) => PlanStaffImport.Of(chart, known, rows, day, whole) is var plan && Checked(plan) ? record((plan.People, ChangeOf(plan, ground, []))) : default))
            : Recorded<OrgUnit>(by, record => catalog.ChangeOrganization(by.Name, chart => PlanOrgImport.Of(chart, rows, day, whole) is var plan && Checked(plan) ? record((plan.Units, ChangeOf(plan, ground, Touched(chart, plan)))) : default));
    }

    /// <summary>Says which department takes a dataset of one that was split or abolished. Who keeps data of any of them may say so.</summary>
    /// <exception cref="InputException">There is no such dataset or department, or who asks may not.</exception>
    public void Assign(Reader by, string dataset, string department)
    {
        var entry = metadata.Find(dataset);
        var snapshot = catalog.Snapshot();
        if (!AccessRules.May(by, Act.ManageOrganization) && !AccessRules.May(by, Act.Edit, entry, snapshot.Organization, snapshot.Today)) throw AccessErrors.NotAllowed;
        if (!entry.Owner.IsOpen) throw new InputException(new($"{entry.Title.Ko}의 부서는 이미 정해졌습니다.", $"The department of '{entry.Title.En}' is settled."), new("고치려면 메타데이터 화면에서 담당 부서를 바꾸세요.", "Change it on the page of its metadata."), "dataset");
        metadata.Edit(entry.Id, new Dictionary<string, string> { [MetadataFields.Department] = department, [MetadataFields.Team] = "" }, by.Name);
    }

    private static bool Checked(OrgImportPlan plan) => plan.Problems.Count > 0 ? throw plan.Refusal("file") : plan.Lines.Count > 0 ? true : throw new InputException(plan.Words, new("다른 파일을 고르거나 그대로 두세요.", "Choose another file, or leave it."), "file");

    private static OrgChange ChangeOf(OrgImportPlan plan, string ground, IReadOnlyList<string> units) =>
        new(OrgChangeKind.Import, plan.On, ground.Trim(), units, [], [.. plan.Lines.Take(1000).Select(line => line.Before is { } before ? $"{before} → {line.Name}" : line.Act == OrgImportAct.Ended ? $"{line.Name} –" : line.Act == OrgImportAct.Added ? $"+ {line.Name}" : line.Name)]);

    private static List<string> Touched(OrgChart chart, OrgImportPlan plan) =>
        [.. plan.Units.Where(unit => !chart.Units.Contains(unit)).Concat(chart.Units.Where(unit => !plan.Units.Contains(unit))).Select(unit => unit.Id).Distinct()];

    private static void Require(Reader by)
    {
        if (!AccessRules.May(by, Act.ManageOrganization)) throw AccessErrors.NotAllowed;
    }

    // Roles are pinned to their offices before anything changes. The record is written with the change: what can't be recorded is not done.
    private OrgChange Recorded<T>(Reader by, Func<Func<(IReadOnlyList<T>, OrgChange), (IReadOnlyList<T>, OrgChange)>, OrgChange> change)
    {
        if (!accounts.Exists) return change(made => made);
        using var connection = accounts.Open();
        var snapshot = catalog.Snapshot();
        using (var pinning = connection.BeginTransaction())
        {
            HeldOffices.Pin(pinning, snapshot.Organization, snapshot.Today);
            pinning.Commit();
        }
        using var transaction = connection.BeginTransaction();
        var done = change(made =>
        {
            AccessEvents.Write(connection, clock.GetUtcNow(), by.Name, null, AccessEventWords.Organization, $"{made.Item2.Kind} {(made.Item2.Kind == OrgChangeKind.Import ? Counted(made.Item2) : made.Item2.Line)}");
            return made;
        });
        transaction.Commit();
        return done;
    }

    private static string Counted(OrgChange change) => string.Join(", ", change.After.Take(5)) + (change.After.Count > 5 ? $" … {change.After.Count}" : "");
}
