namespace Maru.App.Indicators;

/// <summary>How far an indicator is beyond its thresholds.</summary>
public enum IndicatorLevel
{
    /// <summary>It has none, or there is no value.</summary>
    None,
    Good,
    Warn,
    Alarm,
}

/// <summary>What a value is compared with.</summary>
public enum ComparedWith
{
    /// <summary>The period before.</summary>
    Last,
    /// <summary>The period of the same kind: see <see cref="Periods.Alike"/>.</summary>
    Alike,
    Target,
}

/// <param name="Period">The other value's; null for a target.</param>
/// <param name="Change">This value less the other, in the unit.</param>
public sealed record Comparison(ComparedWith With, DateTime? Period, double Other, double Change)
{
    /// <summary>The change in percent of the other; null when that is zero.</summary>
    public double? Percent => Other == 0 ? null : 100 * Change / Math.Abs(Other);
}

/// <summary>How an indicator stands: its newest whole period beside those before, and what is known of the one that is not over.</summary>
/// <param name="Current">The newest period that is over; null when there is none.</param>
/// <param name="Open">The period the data end in; null when they end with one.</param>
public sealed record IndicatorStanding(IndicatorPoint? Current, IndicatorPoint? Open, IReadOnlyList<Comparison> Comparisons, IndicatorLevel Level)
{
    /// <param name="points">Of one region and office, or of all, by time.</param>
    public static IndicatorStanding Of(Indicator one, IReadOnlyList<IndicatorPoint> points, DateOnly asOf)
    {
        if (points.Count == 0) return new(null, null, [], IndicatorLevel.None);
        var open = Periods.IsOpen(one.Grain, points[^1].Period, asOf) ? points[^1] : null;
        var over = open is null ? points : [.. points.Take(points.Count - 1)];
        if (over.Count == 0 || over[^1] is not { Value: { } value } current) return new(over.Count == 0 ? null : over[^1], open, [], IndicatorLevel.None);
        double? At(DateTime? period) => period is null ? null : over.LastOrDefault(point => point.Period == period)?.Value;
        var (last, alike) = (Periods.Add(one.Grain, current.Period, -1), Periods.Alike(one.Grain, current.Period));
        return new(current, open,
        [
            .. At(last) is { } before ? [new Comparison(ComparedWith.Last, last, before, value - before)] : Array.Empty<Comparison>(),
            .. At(alike) is { } like ? [new Comparison(ComparedWith.Alike, alike, like, value - like)] : Array.Empty<Comparison>(),
            .. one.Target is { } target ? [new Comparison(ComparedWith.Target, null, target, value - target)] : Array.Empty<Comparison>(),
        ], LevelOf(one, value));
    }

    private static IndicatorLevel LevelOf(Indicator one, double value)
    {
        if (one.Good == Direction.Neither || (one.Warn ?? one.Alarm) is null) return IndicatorLevel.None;
        bool Beyond(double? limit) => limit is { } line && (one.Good == Direction.Up ? value < line : value > line);
        return Beyond(one.Alarm) ? IndicatorLevel.Alarm : Beyond(one.Warn) ? IndicatorLevel.Warn : IndicatorLevel.Good;
    }
}
