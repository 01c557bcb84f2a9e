using System.Text.Json;
using Maru.Core.Cards;

namespace Maru.Core.Live;

/// <summary>
/// Reads one kind of live source. One class under <c>Connectors/Live</c>, a public parameterless constructor, found by scanning. It is pure:
/// rows in, readings and events out; no clock, no network.
/// </summary>
public interface IFeed
{
    FeedCard Card { get; }

    /// <summary>What is measured with these settings.</summary>
    IReadOnlyList<Quantity> Quantities(Settings settings) => Card.Quantities;

    /// <summary>Reads the rows of an answer. A row that can't be read takes no other away.</summary>
    FeedAnswer Read(IReadOnlyList<JsonElement> rows, FeedQuestion question);
}

/// <summary>How a kind of feed declares itself: list, form, command line, docs and what counts as stale come from it.</summary>
/// <param name="Card">Id, words and settings of its own. Those of the open API it asks come on top.</param>
/// <param name="Cadence">How often there is something new.</param>
/// <param name="Freshness">Older than this the newest value is stale.</param>
public sealed record FeedCard(Card Card, TimeSpan Cadence, TimeSpan Freshness, IReadOnlyList<Quantity> Quantities)
{
    /// <summary>The open API it asks (<c>api:…</c>); null for one that is pushed to, or whose settings name one.</summary>
    public string? Api { get; init; }

    /// <summary>How often it is asked; <see cref="Cadence"/> when nothing is said.</summary>
    public TimeSpan? CallEvery { get; init; }

    /// <summary>True when a value stands until another comes, as the state of a charger: then it is no sign of anything when it is old.</summary>
    public bool ValuesStand { get; init; }

    /// <summary>How late a value may come.</summary>
    public TimeSpan LateWindow { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How far ahead a value's time may lie: days for forecasts, else what clocks differ.</summary>
    public TimeSpan Ahead { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True when every answer tells all events that are open: one that is not in it has ended.</summary>
    public bool TellsAllEvents { get; init; }

    /// <summary>True when every station gives a value each <see cref="Cadence"/>, so that gaps can be counted.</summary>
    public bool IsRegular { get; init; }
}

/// <param name="Settings">The feed's settings, checked.</param>
/// <param name="AnsweredAt">When the answer came: for sources that say "in three minutes".</param>
public sealed record FeedQuestion(Settings Settings, DateTimeOffset AnsweredAt);

/// <summary>What an answer holds.</summary>
public sealed record FeedAnswer(IReadOnlyList<Reading> Readings, IReadOnlyList<LiveEvent> Events, IReadOnlyList<BadValue> Bad, IReadOnlyList<Station> Stations)
{
    public static FeedAnswer Nothing { get; } = new([], [], [], []);
}
