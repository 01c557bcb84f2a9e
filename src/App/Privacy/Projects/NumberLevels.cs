using System.Globalization;

namespace Maru.App.Privacy.Projects;

/// <summary>A range of numbers as a level cuts it.</summary>
/// <param name="From">Its lower boundary, which belongs to it; null for the first.</param>
/// <param name="To">Its upper one, which does not; null for the last.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="IsExact">A boundary that cuts a bin has its rows shared out evenly.</param>
public sealed record NumberBand(decimal? From, decimal? To, int Rows, bool IsExact);

/// <summary>The boundaries of numeric ranges level by level, as somebody moves them: each level keeps some of those of the level before it.</summary>
/// <param name="Levels">From level 1; ascending.</param>
public sealed record NumberLevels(IReadOnlyList<IReadOnlyList<decimal>> Levels)
{
    /// <summary>The treatment that takes boundaries of one's own at each level.</summary>
    public const string Treatment = ReadyHierarchies.Steps;

    /// <summary>More boundaries than this on one level are not for hands.</summary>
    public const int Most = 60;

    /// <summary>The boundaries of a column's treatment; null when they are none that can be moved.</summary>
    /// <param name="from">The least number there is.</param>
    /// <param name="to">The greatest.</param>
    public static NumberLevels? Of(DraftColumn column, decimal from, decimal to)
    {
        if (column.Role != ColumnRole.QuasiIdentifier || !TryNumbers(column.Setting, out var levels)) return null;
        IReadOnlyList<IReadOnlyList<decimal>>? cut = (column.Treatment, levels) switch
        {
            (ReadyHierarchies.Steps, _) => levels,
            ("ages", [{ Count: <= 1 } said]) => Widths([5, 10, 20], 0, Math.Floor(said.FirstOrDefault(80) / 20) * 20),
            (ReadyHierarchies.Incomes, [{ Count: <= 1 } said]) when said.FirstOrDefault(10_000) is > 0 and var unit => Widths([500_000 / unit, 1_000_000 / unit, 5_000_000 / unit], 0, 10_000_000 / unit),
            ("intervals", [{ Count: > 0 } widths]) when widths.All(width => width > 0) => Widths(widths, null, null),
            ("ranges", [{ Count: > 0 } boundaries]) => Pairs(boundaries),
            _ => null,
        };
        return cut is { Count: > 0 } && cut.All(level => level.Count <= Most) ? new(cut) : null;

        IReadOnlyList<IReadOnlyList<decimal>>? Widths(IReadOnlyList<decimal> widths, decimal? low, decimal? high)
        {
            if (widths.Any(width => (to - from) / width > Most + 1)) return null;
            return [.. widths.Select(width => (IReadOnlyList<decimal>)[.. Multiples(width).Where(at => at > from && at <= to && (low is null || at >= low) && (high is null || at <= high))])];
        }

        IEnumerable<decimal> Multiples(decimal width)
        {
            for (var at = Math.Ceiling(from / width) * width; at <= to; at += width) yield return at;
        }
    }

    /// <summary>As the setting of a treatment by steps.</summary>
    public string Setting => string.Join(" / ", Levels.Select(level => string.Join(',', level.Select(Written))));

    /// <summary>A boundary moved, on every level that has it.</summary>
    /// <param name="level">From 1.</param>
    /// <param name="joint">Its place among the level's boundaries, from 0.</param>
    public NumberLevels Move(int level, int joint, decimal to)
    {
        var was = Levels[level - 1][joint];
        return Of(Levels.Select(boundaries => boundaries.Select(at => at == was ? to : at)));
    }

    /// <summary>The ranges on both sides of a boundary become one, on this level and all above it.</summary>
    public NumberLevels Remove(int level, int joint)
    {
        var gone = Levels[level - 1][joint];
        return Of(Levels.Select((boundaries, i) => i < level - 1 ? boundaries : boundaries.Where(at => at != gone)));
    }

    /// <summary>A range is cut in two, on this level and all below it.</summary>
    public NumberLevels Add(int level, decimal at) => Of(Levels.Select((boundaries, i) => i < level ? boundaries.Append(at) : boundaries));

    /// <summary>The ranges of a level with the rows they hold; level 0 and those above the last have one range.</summary>
    public IReadOnlyList<NumberBand> Bands(int level, IReadOnlyList<ValueBin> bins)
    {
        var boundaries = level >= 1 && level <= Levels.Count ? Levels[level - 1] : [];
        return [.. Enumerable.Range(0, boundaries.Count + 1).Select(i => Band(i == 0 ? null : boundaries[i - 1], i == boundaries.Count ? null : boundaries[i], bins))];
    }

    private static NumberBand Band(decimal? from, decimal? to, IReadOnlyList<ValueBin> bins)
    {
        var (rows, isExact) = (0m, true);
        foreach (var bin in bins)
        {
            if (to <= bin.From || from > bin.To) continue;
            if ((from is null || from <= bin.From) && (to is null || to > bin.To))
            {
                rows += bin.Rows;
                continue;
            }
            isExact = false;
            var (low, high) = (Math.Max(from ?? bin.From, bin.From), Math.Min(to ?? bin.To, bin.To));
            rows += bin.Rows * (high - low) / (bin.To - bin.From);
        }
        return new(from, to, (int)Math.Round(rows), isExact);
    }

    // Boundaries of the first level between each pair of ranges, then each pair of pairs, and so on.
    private static List<IReadOnlyList<decimal>> Pairs(IReadOnlyList<decimal> boundaries)
    {
        var levels = new List<IReadOnlyList<decimal>>();
        for (var apart = 1; apart <= boundaries.Count; apart *= 2) levels.Add([.. boundaries.Where((_, i) => (i + 1) % apart == 0)]);
        return levels;
    }

    private static NumberLevels Of(IEnumerable<IEnumerable<decimal>> levels) => new([.. levels.Select(level => (IReadOnlyList<decimal>)[.. level.Distinct().Order()])]);

    private static bool TryNumbers(string? setting, out List<IReadOnlyList<decimal>> levels)
    {
        levels = [];
        foreach (var level in (setting ?? "").Split('/'))
        {
            var numbers = new List<decimal>();
            foreach (var part in level.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (!decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
                numbers.Add(number);
            }
            levels.Add(numbers);
        }
        return true;
    }

    private static string Written(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
