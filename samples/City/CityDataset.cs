using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City;

/// <summary>
/// One dataset of the city: what its team says about it, and its files as that team would send them. Found by scanning;
/// its domain is the folder it lies in. It may use the model and its own chance only, so all can be written side by side.
/// </summary>
internal abstract class CityDataset
{
    public abstract About About { get; }

    public Domain Domain => Domain.Of(GetType().Namespace!.Split('.')[^1]);

    public abstract void Deliver(Delivery to, CityModel city, Pcg chance);

    public static IReadOnlyList<CityDataset> FindAll() =>
    [
        .. typeof(CityDataset).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CityDataset)) && !type.IsAbstract)
            .Select(type => (CityDataset)Activator.CreateInstance(type)!)
            .OrderBy(dataset => dataset.Domain.Order).ThenBy(dataset => dataset.About.Id, StringComparer.Ordinal),
    ];
}

/// <summary>One of the eight 분야, and the folder of this project its datasets lie in.</summary>
internal sealed record Domain(int Order, string Folder, string Id, string Name, string EnglishName)
{
    public static IReadOnlyList<Domain> All { get; } =
    [
        new(0, "Transport", "transport", "교통", "Transport"),
        new(1, "Safety", "safety", "안전·재난", "Safety and disasters"),
        new(2, "Welfare", "welfare", "보건·복지", "Health and welfare"),
        new(3, "Environment", "environment", "환경", "Environment"),
        new(4, "Economy", "economy", "경제·일자리", "Economy and jobs"),
        new(5, "People", "people", "인구·가구", "Population and households"),
        new(6, "Administration", "administration", "행정·재정", "Administration and finance"),
        new(7, "Culture", "culture", "문화·관광", "Culture and tourism"),
    ];

    public static Domain Of(string folder) => All.First(domain => domain.Folder == folder);
}
