using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>All kinds of feeds, as they were found.</summary>
public sealed class FeedKinds(IReadOnlyList<IFeed> all)
{
    public IReadOnlyList<IFeed> All => all;

    /// <exception cref="InputException">There is none of this id.</exception>
    public IFeed Find(string id) => all.FirstOrDefault(feed => feed.Card.Card.Id == id) ?? throw new InputException(
        new($"'{id}' 피드 종류는 없습니다.", $"There is no kind of feed '{id}'."),
        new($"쓸 수 있는 종류: {string.Join(", ", all.Select(feed => feed.Card.Card.Id))}", $"Kinds: {string.Join(", ", all.Select(feed => feed.Card.Card.Id))}"), "kind");

    /// <summary>The settings of the kind itself; those that belong to its open API are left out.</summary>
    internal static Settings Own(IFeed feed, FeedSetting setting) =>
        feed.Card.Card.Bind(setting.Settings.Where(pair => feed.Card.Card.Parameters.Any(parameter => parameter.Id == pair.Key)).ToDictionary(StringComparer.Ordinal));
}
