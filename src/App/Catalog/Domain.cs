using Maru.Core;

namespace Maru.App.Catalog;

/// <summary>분야: what part of a city's life a dataset is about.</summary>
/// <param name="Id">Stable short id used in addresses.</param>
public sealed record Domain(string Id, Bilingual Name)
{
    public static Domain Transport { get; } = new("transport", new("교통", "Transport"));
    public static Domain Safety { get; } = new("safety", new("안전·재난", "Safety and disasters"));
    public static Domain Welfare { get; } = new("welfare", new("보건·복지", "Health and welfare"));
    public static Domain Environment { get; } = new("environment", new("환경", "Environment"));
    public static Domain Economy { get; } = new("economy", new("경제·일자리", "Economy and jobs"));
    public static Domain People { get; } = new("people", new("인구·가구", "Population and households"));
    public static Domain Administration { get; } = new("administration", new("행정·재정", "Administration and finance"));
    public static Domain Culture { get; } = new("culture", new("문화·관광", "Culture and tourism"));

    public static IReadOnlyList<Domain> All { get; } =
        [Transport, Safety, Welfare, Environment, Economy, People, Administration, Culture];

    /// <summary>The domain of an id or a Korean or English name; a name not known becomes a domain of its own.</summary>
    public static Domain Of(string idOrName) =>
        All.FirstOrDefault(d => d.Id == idOrName || d.Name.Ko == idOrName || string.Equals(d.Name.En, idOrName, StringComparison.OrdinalIgnoreCase))
        ?? new Domain(idOrName, new(idOrName, idOrName));
}
