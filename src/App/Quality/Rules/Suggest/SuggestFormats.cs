using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using static System.FormattableString;
using static Maru.App.Quality.Rules.Suggest.SuggestRules;

namespace Maru.App.Quality.Rules.Suggest;

/// <summary>
/// Proposes a format where nearly all values of a text column have one of a few shapes. A shape is the value with every digit as 9 and every
/// Latin letter as A: 033-250-1234 is 999-999-9999.
/// </summary>
internal sealed partial class SuggestFormats(IRuleVersions versions, IEngine engine)
{
    private const int MostShapes = 3;
    private const double NearlyAll = 0.98;
    private const int LongestShape = 30;
    private const int FewestRows = 20;

    public IEnumerable<RuleDraft> For(VersionManifest version, IReadOnlyList<Column> columns, CancellationToken stop)
    {
        var texts = columns.Where(column => column is { Type: ColumnType.Text } && column.Role is not (ColumnRole.Region or ColumnRole.Category) && MayHaveShape(column)).ToList();
        if (texts.Count == 0) return [];
        using var session = engine.Open([versions.Table(version)], new SessionLimits(MemoryBytes: 1L << 30, Time: TimeSpan.FromSeconds(30)));
        return [.. texts.Select(column => Of(session, version, column, stop)).OfType<RuleDraft>()];
    }

    // What stands in front must have digits: names and sentences have no shape.
    private static bool MayHaveShape(Column column) =>
        column.Profile is { Distinct: > 1 } profile && profile.Rows - profile.Blank >= FewestRows && (profile.Top?.Take(5).All(value => value.Value.Any(char.IsAsciiDigit) && value.Value.Length <= LongestShape) ?? false);

    private static RuleDraft? Of(IEngineSession session, VersionManifest version, Column column, CancellationToken stop)
    {
        var c = RuleSql.Name(column.Name);
        var sql = $"select regexp_replace(regexp_replace({c}, '[0-9]', '9', 'g'), '[A-Za-z]', 'A', 'g') as shape, count(*) as n, sum(count(*)) over () as total, bool_and(not regexp_matches({c}, '[a-z]')) as upper from {RuleSql.Name(version.Dataset)} where {c} is not null group by 1 order by n desc, shape limit {MostShapes}";
        List<object?[]> rows;
        try
        {
            using var result = session.Query(sql, null, stop);
            rows = [.. ResultTable.Read(result, MostShapes).Rows];
        }
        catch (Exception e) when (e is InputException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
        if (rows.Count == 0) return null;
        var total = RuleSql.Exact(rows[0][2])!.Value;
        var shapes = new List<(string Shape, bool Upper)>();
        decimal covered = 0;
        foreach (var row in rows)
        {
            // A rare third shape is what the rule should find.
            if (covered / total >= (decimal)NearlyAll) break;
            covered += RuleSql.Exact(row[1])!.Value;
            shapes.Add(((string)row[0]!, row[3] is true));
        }
        if (covered / total < (decimal)NearlyAll || shapes.Any(shape => shape.Shape.Length > LongestShape || !shape.Shape.Contains('9'))) return null;
        var pattern = shapes.Count == 1 ? PatternOf(shapes[0]) : $"({string.Join('|', shapes.Select(PatternOf))})";
        return Draft("format", [column.Name], Invariant($"값 {total:N0}개 가운데 {covered:N0}개가 {string.Join(", ", shapes.Select(shape => shape.Shape))} 꼴이다"), ("pattern", pattern));
    }

    /// <summary>999-999-9999 → \d{3}-\d{3}-\d{4}.</summary>
    internal static string PatternOf((string Shape, bool Upper) shape)
    {
        var pattern = new StringBuilder();
        foreach (Match run in Runs().Matches(shape.Shape))
        {
            var piece = run.Value[0] switch { '9' => @"\d", 'A' => shape.Upper ? "[A-Z]" : "[A-Za-z]", var other => Regex.Escape(other.ToString()) };
            pattern.Append(piece);
            if (run.Length > 1) pattern.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{{run.Length}}}");
        }
        return pattern.ToString();
    }

    [GeneratedRegex(@"(.)\1*", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Runs();
}
