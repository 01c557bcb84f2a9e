using System.Data.Common;
using Maru.App.Catalog.Storage;
using Maru.App.Organization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Maru.App.Catalog;

/// <summary>The organisation as it is kept: its units through time, what changed them, and who works in them.</summary>
public sealed partial class CatalogStore
{
    /// <summary>Replaces the organisation chart, all its past included.</summary>
    public void SaveOrganization(IReadOnlyList<OrgUnit> units) => Write((context, _) => Replace(context, units));

    /// <summary>Takes the chart of a city's own description, unless somebody changed the organisation since.</summary>
    internal void SaveCityOrganization(IReadOnlyList<OrgUnit> units) => Write((context, _) =>
    {
        if (!context.OrgChanges.Any()) Replace(context, units);
    });

    /// <summary>
    /// Changes the chart as it is at this moment and keeps what was done. Datasets that name a changed unit by its name go by its id from then
    /// on, so that they follow it whoever bears the name later.
    /// </summary>
    internal OrgChange ChangeOrganization(string by, Func<OrgChart, (IReadOnlyList<OrgUnit> Units, OrgChange Change)> change)
    {
        OrgChange? done = null;
        Write((context, now) =>
        {
            var chart = Chart(context);
            var (units, made) = change(chart);
            Pin(context, chart, made);
            Replace(context, units);
            Keep(context, done = made with { By = by, At = now });
        });
        return done!;
    }

    /// <summary>Replaces who works where, and keeps that it was done.</summary>
    internal OrgChange ChangePeople(string by, Func<OrgChart, IReadOnlyList<OrgPerson>, (IReadOnlyList<OrgPerson> People, OrgChange Change)> change)
    {
        OrgChange? done = null;
        Write((context, now) =>
        {
            var (people, made) = change(Chart(context), [.. context.OrgPeople.AsNoTracking().AsEnumerable().Select(Person)]);
            context.OrgPeople.ExecuteDelete();
            context.AddRange(people.Select(person => new OrgPersonRow
            {
                Id = person.Id,
                Unit = person.Unit,
                Name = person.Name,
                Post = person.Post,
                Phone = person.Phone,
                IsLead = person.IsLead,
                Account = person.Account,
                ValidFrom = person.ValidFrom,
                ValidTo = person.ValidTo,
            }));
            Keep(context, done = made with { By = by, At = now });
        });
        return done!;
    }

    /// <summary>What changed the organisation, the newest first.</summary>
    internal IReadOnlyList<OrgChange> OrganizationChanges()
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows("select kind, held_on, ground, units, before, after, done_by, done_at from org_changes order by done_at desc, id desc",
            r => new OrgChange(Enum.Parse<OrgChangeKind>(r.GetString(0)), r.Day(1)!.Value, r.GetString(2), BuildSnapshot.Lines(r.GetString(3)), BuildSnapshot.Lines(r.GetString(4)), BuildSnapshot.Lines(r.GetString(5)))
            {
                By = r.GetString(6),
                At = r.Time(7),
            });
    }

    /// <summary>Everybody who ever worked in a unit, by name.</summary>
    internal IReadOnlyList<OrgPerson> People() => !IsReady ? [] : Read(context => context.OrgPeople.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id).AsEnumerable().Select(Person).ToList());

    /// <summary>When the versions of all datasets came and which day they speak of, oldest first.</summary>
    internal ILookup<string, Delivery> Deliveries()
    {
        if (!IsReady) return Enumerable.Empty<Delivery>().ToLookup(_ => "");
        using var connection = _database.Open();
        return connection.Rows("select dataset, reference_date, collected_at from dataset_versions order by dataset, version", r => (Dataset: r.GetString(0), Delivery: new Delivery(r.Day(1), r.Time(2))))
            .ToLookup(r => r.Dataset, r => r.Delivery, StringComparer.Ordinal);
    }

    private static OrgPerson Person(OrgPersonRow row) => new(row.Id, row.Unit, row.Name, row.ValidFrom, row.ValidTo) { Post = row.Post, Phone = row.Phone, IsLead = row.IsLead, Account = row.Account };

    private static OrgChart Chart(CatalogContext context)
    {
        DbConnection connection = context.Database.GetDbConnection();
        return new(BuildSnapshot.OrgUnits(connection, context.Database.CurrentTransaction?.GetDbTransaction()));
    }

    private static void Pin(CatalogContext context, OrgChart chart, OrgChange change)
    {
        var before = change.On.AddDays(-1);
        var changed = change.Units.ToHashSet(StringComparer.Ordinal);
        foreach (var row in context.Datasets.AsNoTracking().Where(row => row.Department != null).Select(row => new { row.Id, row.Department, row.Team }).ToList())
        {
            var department = chart.Find(row.Department!, before);
            var team = row.Team is null ? null : chart.Find(row.Team, before, department is null ? null : [department.Id]);
            if (department is not null && (changed.Contains(department.Id) || (team is not null && changed.Contains(team.Id))))
                context.Datasets.Where(one => one.Id == row.Id).ExecuteUpdate(set => set.SetProperty(one => one.Department, department.Id).SetProperty(one => one.Team, team == null ? row.Team : team.Id));
        }
    }

    private static void Replace(CatalogContext context, IReadOnlyList<OrgUnit> units)
    {
        context.OrgUnits.ExecuteDelete();
        context.AddRange(units.Select((unit, i) => new OrgUnitRow
        {
            Id = unit.Id,
            ValidFrom = unit.ValidFrom,
            ValidTo = unit.ValidTo,
            Parent = unit.Parent,
            Kind = unit.Kind.ToString(),
            NameKo = unit.NameKo,
            NameEn = unit.NameEn,
            Phone = unit.Phone,
            Successors = unit.Successors.Count == 0 ? null : string.Join('\n', unit.Successors),
            Position = i,
        }));
    }

    private void Keep(CatalogContext context, OrgChange change) => context.Add(new OrgChangeRow
    {
        Id = NewId(),
        Kind = change.Kind.ToString(),
        HeldOn = change.On,
        Ground = change.Ground,
        Units = string.Join('\n', change.Units),
        Before = string.Join('\n', change.Before),
        After = string.Join('\n', change.After),
        DoneBy = change.By,
        DoneAt = change.At,
    });
}
