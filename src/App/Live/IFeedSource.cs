using System.Text.Json;
using Maru.Core.Live;

namespace Maru.App.Live;

/// <summary>Where rows of a feed come from, other than by being pushed.</summary>
public interface IFeedSource
{
    /// <summary>What <see cref="FeedSetting.Source"/> calls it.</summary>
    string Id { get; }

    /// <exception cref="Core.InputException">There is no answer to be had; says why, and when to ask again.</exception>
    Task<FeedRows> Ask(IFeed kind, FeedSetting setting, CancellationToken stop);
}

/// <param name="IsWhole">All rows there are came.</param>
public sealed record FeedRows(IReadOnlyList<JsonElement> Rows, bool IsWhole);
