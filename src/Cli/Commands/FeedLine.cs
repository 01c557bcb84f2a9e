using Maru.App.Live;

namespace Maru.Cli.Commands;

/// <summary>What <c>feeds --json</c> says of one feed.</summary>
internal sealed record FeedLine(
    string Feed, string Kind, string Title, string Source, string? Department, bool Open, string State, string Why, DateTimeOffset? NewestAt, DateTimeOffset? LastArrival, DateTimeOffset? NextCall, int Failures,
    int Stations, int StaleStations, int OpenEvents, ArrivalLine Today)
{
    public static FeedLine Of(FeedView view) => new(
        view.Setting.Id, view.Setting.Kind, view.Setting.Title, view.Setting.Source, view.Setting.Department, view.Setting.IsOpen, RunLine.Word(view.State), view.Why.Ko, view.NewestAt, view.LastArrival, view.Health.NextCall, view.Health.Failures,
        view.Stations, view.StaleStations, view.OpenEvents, ArrivalLine.Of(view.Today));
}

internal sealed record ArrivalLine(long Readings, long Late, long Revised, long Duplicates, long SetAside, long Events)
{
    public static ArrivalLine Of(Arrival arrival) => new(arrival.Readings, arrival.Late, arrival.Revised, arrival.Duplicates, arrival.SetAside, arrival.Events);
}

/// <summary>What <c>feeds show --json</c> says.</summary>
internal sealed record FeedSheet(FeedLine Feed, IReadOnlyList<ReadingLine> Readings, IReadOnlyList<EventLine> Events, IReadOnlyList<AsideLine> SetAside);

internal sealed record ReadingLine(string Station, string Quantity, DateTimeOffset At, double Value, string? Unit);

internal sealed record EventLine(string Id, string Kind, string Title, DateTimeOffset From, DateTimeOffset? Until, int Severity, string? Place, string? Office);

internal sealed record AsideLine(string Station, string Quantity, DateTimeOffset? At, string Found, string Reason, string? Flag);
