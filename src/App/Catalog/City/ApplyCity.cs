using Maru.App.Catalog.Storage;
using Maru.App.Organization;

namespace Maru.App.Catalog.City;

/// <summary>Fills the catalogue from a city's own description. What a person edited since is left as it is.</summary>
public static class ApplyCity
{
    /// <summary>Who the rows are said to come from, so that a later run may refresh them.</summary>
    private const string Author = "city.json";

    private static readonly DateOnly LongAgo = new(1995, 1, 1);

    /// <param name="sample">The city is invented: its clock stands still at <see cref="CityFile.Today"/>.</param>
    public static void Apply(CatalogStore store, CityFile city, CityExtras extras, bool sample)
    {
        ArgumentNullException.ThrowIfNull(store);
        var units = Units(city.Departments ?? []);
        store.SaveCityOrganization(units);
        store.SaveSettings(store.Snapshot().Settings with
        {
            CityKo = city.Name,
            CityEn = city.EnglishName,
            Regions = [.. (city.Regions ?? []).Select(r => new CityRegion(r.Code, r.Name))],
            AlwaysDay = sample ? city.Today : null,
            NoticeKo = sample ? $"{city.Name}는 가상의 도시이고 숫자는 예로 든 것입니다." : null,
            NoticeEn = sample ? $"{city.EnglishName} is an invented city; its figures are examples." : null,
            Home = extras.Home,
        });
        var phones = units.Where(u => u.Phone is not null).DistinctBy(u => u.Id).ToDictionary(u => u.Id, u => u);
        store.EditDatasets(Author, (city.Datasets ?? []).Select(d => (d.Id, (Action<DatasetRow>)(row => Describe(row, d, phones)))));
        store.EditDatasets(Author, extras.Refused.Select(r => (r.Id, (Action<DatasetRow>)(row => Refuse(row, r)))));
        store.EditDatasets(Author, extras.Notes.Select(n => (n.Dataset, (Action<DatasetRow>)(row => Note(row, n)))));
        store.ReplaceNotices(extras.Notices);
    }

    private static void Describe(DatasetRow row, CityFileDataset said, Dictionary<string, OrgUnit> units)
    {
        row.TitleKo = said.Title;
        row.TitleEn = said.EnglishTitle;
        row.DescriptionKo = said.Sentence;
        row.Domain = said.Domain;
        row.Department = said.Department;
        row.Team = said.Team;
        row.Origin = said.Origin;
        row.Provider = said.Provider;
        row.Cycle = said.Cycle;
        row.Licence = said.Licence == "none" ? null : said.Licence;
        row.Access = (said.Access switch { "on-request" => AccessLevel.Request, "internal" => AccessLevel.Internal, _ => AccessLevel.Everyone }).ToString();
        row.Keywords = said.Keywords is { Count: > 0 } words ? string.Join('\n', words) : null;
        row.NextUpdate = said.NextUpdate;
        var office = units.GetValueOrDefault(said.Team ?? "") ?? units.GetValueOrDefault(said.Department ?? "");
        row.Contact = office is null ? null : $"{office.NameKo} {office.Phone}";
    }

    private static void Refuse(DatasetRow row, RefusedDataset refused)
    {
        row.TitleKo = refused.Title;
        row.TitleEn = refused.EnglishTitle;
        row.DescriptionKo = refused.Sentence;
        row.Domain = refused.Domain;
        row.Department = refused.Department;
        row.Access = nameof(AccessLevel.Refused);
        row.AccessReason = refused.Reason;
        row.AccessLaw = refused.Law;
        row.Alternative = refused.Alternative;
        row.AlternativeDataset = refused.AlternativeDataset;
        row.Keywords = string.Join('\n', refused.Keywords);
    }

    private static void Note(DatasetRow row, DatasetNote note)
    {
        row.JoinTip = note.JoinTip ?? row.JoinTip;
        row.JoinDataset = note.JoinDataset ?? row.JoinDataset;
        row.Standard = note.Standard ?? row.Standard;
        row.LegalBasis = note.LegalBasis ?? row.LegalBasis;
        row.Collection = note.Collection ?? row.Collection;
        row.Registration = note.Registration ?? row.Registration;
        row.RegisteredOn = note.RegisteredOn is { } day ? CatalogTimes.Day(day) : row.RegisteredOn;
        row.RegistryNumber = note.RegistryNumber ?? row.RegistryNumber;
        row.AccessReason = note.AccessReason ?? row.AccessReason;
        row.AccessLaw = note.AccessLaw ?? row.AccessLaw;
    }

    private static List<OrgUnit> Units(IReadOnlyList<CityFileDepartment> departments)
    {
        var ids = departments.Where(d => d.To is null).ToDictionary(d => d.Name, d => d.Id);
        var bureaus = departments.Where(d => d is { To: null, Bureau: not null }).Select(d => d.Bureau!).Distinct()
            .Select(name => new OrgUnit("bureau-" + name, null, OrgUnitKind.Bureau, name, null, LongAgo, null));
        return [.. bureaus.Concat(departments.SelectMany(d => Units(d, ids)))];
    }

    private static IEnumerable<OrgUnit> Units(CityFileDepartment department, Dictionary<string, string> ids)
    {
        var end = department.To?.AddDays(1);
        yield return new(department.Id, department.Bureau is null ? null : "bureau-" + department.Bureau, OrgUnitKind.Department, department.Name, null, department.From, end)
        {
            Phone = department.Phone,
            Successors = [.. (department.Successors ?? []).Select(name => ids.GetValueOrDefault(name)).OfType<string>()],
        };
        foreach (var team in department.Teams ?? [])
            yield return new(team.Id, department.Id, OrgUnitKind.Team, team.Name, null, department.From, end) { Phone = team.Phone };
    }
}
