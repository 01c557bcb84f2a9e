using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.Core.Live;

/// <summary>Collects what a feed reads from an answer. What is no value goes aside with its reason.</summary>
public sealed partial class AnswerWriter
{
    private readonly List<Reading> _readings = [];
    private readonly List<LiveEvent> _events = [];
    private readonly List<BadValue> _bad = [];
    private readonly Dictionary<string, Station> _stations = new(StringComparer.Ordinal);

    public FeedAnswer Answer => new(_readings, _events, _bad, [.. _stations.Values]);

    public void Add(Station station) => _stations[station.Id] = station;

    public void Add(LiveEvent happening) => _events.Add(happening);

    public void SetAside(string station, string quantity, DateTimeOffset? at, string? found, BadReason reason, string? flag = null) => _bad.Add(new(station, quantity, at, found ?? "", reason) { Flag = flag });

    /// <summary>Reads a value as the provider wrote it.</summary>
    /// <param name="flag">What it says beside the value; anything there makes a value that is missing a flagged one.</param>
    public void Add(string station, string quantity, DateTimeOffset? at, string? found, string? flag = null)
    {
        flag = string.IsNullOrWhiteSpace(flag) ? null : flag.Trim();
        if (station.Length == 0) SetAside(station, quantity, at, found, BadReason.Unknown, flag);
        else if (at is not { } time) SetAside(station, quantity, null, found, BadReason.NoTime, flag);
        else if (IsMissing(found)) SetAside(station, quantity, at, found, flag is null ? BadReason.Missing : BadReason.Flagged, flag);
        else if (!double.TryParse(Plain(found!.Trim()), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) SetAside(station, quantity, at, found, BadReason.Unreadable, flag);
        else if (flag is not null) SetAside(station, quantity, at, found, BadReason.Flagged, flag);
        else _readings.Add(new(station, quantity, time, value));
    }

    /// <summary>A value that is a number already.</summary>
    public void Add(Reading reading) => _readings.Add(reading);

    // A comma between thousands only: 12,5 may be twelve and a half.
    private static string Plain(string number) => Thousands().IsMatch(number) ? number.Replace(",", "", StringComparison.Ordinal) : number;

    [GeneratedRegex(@"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?\z")]
    private static partial Regex Thousands();

    // Stations of the weather service write -900 and below where there is nothing.
    private static bool IsMissing(string? found) => found is null || found.Trim() is "" or "-" or "--" or "null" or "NaN" or "-999" or "-999.0" or "-998.9" or "-9999";
}
