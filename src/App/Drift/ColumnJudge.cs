using System.Globalization;
using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Drift;

/// <summary>Says what changed in a column, and how much it weighs.</summary>
internal sealed class ColumnJudge(ArrivingColumns arriving, IReadOnlyList<ColumnRule> rules, long rowsBefore, long rowsNow)
{
    // Of few values a mean says nothing, and a list of codes is not complete.
    private const long FewestValues = 5;
    private const long FewestRowsOfCodes = 30;

    // The number of different values is estimated within a share of this.
    private const double Estimate = 0.97;
    private const long MostCounted = 65_536;

    public ColumnDrift Pair(ColumnPair pair, Column now)
    {
        var before = pair.Before;
        IReadOnlyList<ColumnChange> changes = before.MissingSince is not null ? [] :
        [
            .. new[] { Type(before, now), Unit(before, now), Key(before, now), Privacy(before.Privacy, now), Codes(before, now) }.OfType<ColumnChange>(),
        ];
        var fate = before.MissingSince is not null ? ColumnFate.Returned : IsRenamed(pair, now) ? ColumnFate.Renamed : ColumnFate.Same;
        var own = fate switch
        {
            ColumnFate.Returned => DriftGrade.Harmless,
            ColumnFate.Renamed => pair.IsInferred ? DriftGrade.Notable : DriftGrade.Harmless,
            _ => DriftGrade.None,
        };
        return new(before.Name, now.Name, fate)
        {
            Header = now.Source,
            By = pair.By,
            Score = pair.Score,
            Changes = changes,
            Grade = Worst(own, changes),
        };
    }

    public ColumnDrift Added(Column now)
    {
        IReadOnlyList<ColumnChange> changes = [.. new[] { Privacy(PrivacyClass.None, now) }.OfType<ColumnChange>()];
        return new(null, now.Name, ColumnFate.Added) { Header = now.Source, Changes = changes, Grade = Worst(DriftGrade.Notable, changes) };
    }

    /// <param name="isKept">It stays as blanks.</param>
    /// <param name="isMade">Maru makes a column of the same name now.</param>
    public static ColumnDrift Gone(Column before, bool isKept, bool isMade)
    {
        var now = isKept || isMade ? before.Name : null;
        if (before.MissingSince is not null) return new(before.Name, now, ColumnFate.StillMissing);
        var isKey = before.Role == ColumnRole.Key && !ColumnRoles.IsSerial(before.Name);
        IReadOnlyList<ColumnChange> changes = isKey ? [new(ColumnChangeKind.Key, DriftGrade.Grave, "key", null)] : [];
        return new(before.Name, now, ColumnFate.Removed) { Changes = changes, Grade = Worst(isMade ? DriftGrade.Harmless : DriftGrade.Notable, changes) };
    }

    // The header that it is known by from the version before is no news.
    private static bool IsRenamed(ColumnPair pair, Column now) => pair.By != MatchManner.Header || now.Name != pair.Before.Name;

    // A column without values has no type of its own.
    private ColumnChange? Type(Column before, Column now)
    {
        if (before.Type == now.Type || !HasValues(before) || !HasValues(now)) return null;
        var isNumber = before.Type is ColumnType.Integer or ColumnType.Number && now.Type is ColumnType.Integer or ColumnType.Number;
        // What charts, rules and indicators add up can't be added up as text.
        var isMeasureLost = before.Role == ColumnRole.Measure && now.Type == ColumnType.Text && !rules.Any(rule => rule.Column == now.Name && rule.Type is not null);
        return new(ColumnChangeKind.Type, isNumber ? DriftGrade.Harmless : isMeasureLost ? DriftGrade.Grave : DriftGrade.Notable, before.Type.ToString(), now.Type.ToString());
    }

    // What is written now against what was written then; where nothing was, against what is known of the column.
    private ColumnChange? Unit(Column before, Column now)
    {
        var said = rules.FirstOrDefault(rule => rule.Column == now.Name)?.Unit;
        var then = HeaderNames.UnitOf(before.Source ?? "") ?? before.Unit;
        var written = arriving.UnitWritten(now, said);
        var times = Times(before, now);
        if (then is not null && written is not null && !Units.AreSame(then, written)) return new(ColumnChangeKind.Unit, DriftGrade.Grave, then, written) { Times = times };
        if (times is not null) return new(ColumnChangeKind.Scale, DriftGrade.Grave, before.Unit, now.Unit) { Times = times };
        if (then is not null && written is null && said is null) return new(ColumnChangeKind.Unit, DriftGrade.Harmless, then, null);
        return then is null && written is not null ? new(ColumnChangeKind.Unit, DriftGrade.Harmless, null, written) : null;
    }

    // Mean and largest value both: a single large sum does not make a unit.
    private static double? Times(Column before, Column now)
    {
        if (before is not { Role: ColumnRole.Measure, Profile: { Mean: { } mean, Distinct: >= FewestValues } then } || now.Profile is not { Mean: { } meanNow, Distinct: >= FewestValues } profile) return null;
        return Units.PowerBetween(mean, meanNow) is { } power && Units.PowerBetween(Largest(then), Largest(profile)) == power ? power : null;
    }

    private static double Largest(ColumnProfile profile) => Math.Max(Math.Abs(Number(profile.Min)), Math.Abs(Number(profile.Max)));

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private ColumnChange? Key(Column before, Column now)
    {
        if (before.Role != ColumnRole.Key || now.Role == ColumnRole.Key || now.Profile is not { } profile || rowsNow == 0) return null;
        var isUnique = profile.Blank == 0 && (profile.Distinct == rowsNow || (profile.Distinct > MostCounted && profile.Distinct >= rowsNow * Estimate));
        return isUnique ? null : new(ColumnChangeKind.Key, DriftGrade.Notable, "key", null);
    }

    private ColumnChange? Privacy(PrivacyClass before, Column now)
    {
        var decided = rules.FirstOrDefault(rule => rule.Column == now.Name)?.Closed;
        if (now.Privacy <= before || now.Privacy < PrivacyClass.Personal) return null;
        // What a person opened was opened for what it held then.
        return new(ColumnChangeKind.Privacy, decided == false ? DriftGrade.Grave : DriftGrade.Notable, before == PrivacyClass.None ? null : before.ToString(), now.Privacy.ToString());
    }

    private ColumnChange? Codes(Column before, Column now)
    {
        if (before.Role is not (ColumnRole.Category or ColumnRole.Code or ColumnRole.Region) || Complete(before) is not { } then || Complete(now) is not { } values) return null;
        var came = values.Except(then).Count();
        var went = then.Except(values).Count();
        if (came + went == 0) return null;
        var isNotable = Math.Min(rowsBefore, rowsNow) >= FewestRowsOfCodes && (then.Count - went) * 2 < then.Count + came;
        return new(ColumnChangeKind.Codes, isNotable ? DriftGrade.Notable : DriftGrade.Harmless, null, null) { Came = came, Went = went };
    }

    // The most frequent values, when they are all there are.
    private static HashSet<string>? Complete(Column column) =>
        column.Profile is { Top: { } top } profile && top.Count == profile.Distinct ? top.Select(value => value.Value).ToHashSet(StringComparer.Ordinal) : null;

    private static bool HasValues(Column column) => column.Profile is not { } profile || profile.Rows > profile.Blank;

    private static DriftGrade Worst(DriftGrade own, IReadOnlyList<ColumnChange> changes) => (DriftGrade)Math.Max((int)own, changes.Select(change => (int)change.Grade).DefaultIfEmpty().Max());
}
