using System.Globalization;
using Maru.City.Model;
using Maru.City.Surveying;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City;

/// <summary>Turns the model and what was delivered into the records of <c>city.json</c>.</summary>
internal static class Describing
{
    public static DatasetDescription Dataset(CityDataset dataset, Delivery delivery, CityModel city)
    {
        var about = dataset.About;
        var reference = DateOnly.Parse(about.ReferenceDate, CultureInfo.InvariantCulture);
        var files = delivery.Files.Select(file => file.Describe(reference)).ToList();
        var counted = about.Combine == Combine.Versions ? files.TakeLast(1) : files;
        var (department, team) = city.Organisation.Find(about.Team);
        var next = Next(reference, about.Cycle);
        return new DatasetDescription(
            about.Id, about.Title, Spoken(about.Id), about.Sentence, dataset.Domain.Id, department.Id, team.Id,
            about.Provider is null ? "own" : "linked", about.Provider, Kebab(about.Cycle.ToString()),
            about.Licence == 0 ? "none" : "kogl-" + about.Licence.ToString(CultureInfo.InvariantCulture), Kebab(about.Access.ToString()),
            about.Keywords.Split(' '), reference, next, next < city.Today, Kebab(about.Combine.ToString()),
            counted.Sum(file => file.Expected.Rows), counted.Sum(file => file.Expected.SetAside), files);
    }

    public static CityDescription City(CityModel city, IReadOnlyList<CityDataset> datasets, IReadOnlyList<DatasetDescription> described, BaseMapDescription map)
    {
        var month = Population.Latest;
        var domains = Domain.All.Select(domain => new DomainDescription(domain.Id, domain.Name, domain.EnglishName, datasets.Count(dataset => dataset.Domain == domain)));
        return new CityDescription(
            CityPlace.Name, CityPlace.EnglishName, CityPlace.Province, CityPlace.SigunguCode, CityPlace.OldSigunguCode, CityPlace.CodesChanged,
            city.Options.Seed, city.Options.Scale, city.Today, city.Population.Total(month), city.Dongs.Sum(dong => city.Population.Households(dong.Index, month)),
            Math.Round(city.Dongs.Sum(dong => dong.AreaSquareKilometres), 3), BoundsOf(city), [.. city.Dongs.Select(dong => Region(dong, city))], [.. domains],
            [.. city.Organisation.Current.Concat(city.Organisation.Closed).Select(Department)], map, described);
    }

    private static RegionDescription Region(Dong dong, CityModel city)
    {
        var inside = dong.Polygon.InteriorPoint;
        var (longitude, latitude) = CoordinateSystem.ToGeographic(inside.X, inside.Y);
        return new RegionDescription(dong.Code, dong.OldCode, dong.Name, dong.Kind, dong.LegalCode, dong.LegalName, Math.Round(dong.AreaSquareKilometres, 4), longitude, latitude,
            city.Population.Total(dong.Index, Population.Latest), Math.Round(city.Population.ElderlyShare(dong.Index, Population.Latest), 4));
    }

    private static DepartmentDescription Department(Department department) => new(
        department.Id, department.Name, department.Bureau, department.Phone, department.From, department.To, department.Successors,
        [.. department.Teams.Select(team => new TeamDescription(team.Id, team.Name, team.Phone, team.DataLead))]);

    private static Bounds BoundsOf(CityModel city)
    {
        var box = new Envelope();
        foreach (var point in city.Dongs.SelectMany(dong => dong.Polygon.ExteriorRing.Coordinates))
        {
            var (longitude, latitude) = CoordinateSystem.ToGeographic(point.X, point.Y);
            box.ExpandToInclude(longitude, latitude);
        }
        return new Bounds(box.MinX, box.MinY, box.MaxX, box.MaxY);
    }

    /// <summary>When data of this reference date is due to be followed by newer.</summary>
    private static DateOnly? Next(DateOnly reference, Cycle cycle) => cycle switch
    {
        Cycle.FiveMinutes or Cycle.Hourly or Cycle.Daily => reference.AddDays(1),
        Cycle.Weekly => reference.AddDays(9),
        Cycle.Monthly => reference.AddMonths(1),
        Cycle.Quarterly => reference.AddMonths(3),
        Cycle.HalfYearly => reference.AddMonths(6),
        Cycle.Yearly => reference.AddYears(1),
        _ => null,
    };

    private static string Spoken(string id) => char.ToUpperInvariant(id[0]) + id[1..].Replace('-', ' ');

    private static string Kebab(string name) => string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
