using System.Text.RegularExpressions;
using Maru.Core.Data;

namespace Maru.App.Quality;

/// <summary>구조·성능: can a machine read the table as it is, is it whole, and does each row stand for one thing?</summary>
internal static partial class StructureCriterion
{
    private const double CutPoints = 25;
    private const double LayoutPoints = 3;
    private const double EncodingPoints = 10;

    public static QualityCriterion Judge(QualityInput input) =>
        QualityCriterion.Of(CriterionKind.Structure, Findings(input), Fine(input));

    private static IEnumerable<QualityFinding> Findings(QualityInput input)
    {
        var all = Math.Max(1, input.Rows + input.SetAside);
        foreach (var issue in input.Issues.Where(i => QualityRules.IsStructure(i.Rule)))
            yield return new(issue.Rule, issue.Column, issue.Count, all, Points(issue, all), issue.Message);

        foreach (var finding in RuleFindings.Of(input, CriterionKind.Structure)) yield return finding;
        var columns = input.Columns.Where(c => !c.Derived).ToList();
        var unnamed = columns.Count(c => Unnamed().IsMatch(c.Name));
        if (unnamed > 0)
            yield return new("unnamed-column", "", unnamed, columns.Count, 30.0 * unnamed / columns.Count,
                new($"컬럼 {columns.Count}개 가운데 {unnamed}개에 이름이 없습니다.", $"{unnamed} of {columns.Count} columns have no name."));
        var empty = input.Rows == 0 ? 0 : columns.Count(c => c.Blank >= input.Rows && c.Masked == 0);
        if (empty > 0)
            yield return new("empty-column", "", empty, columns.Count, 30.0 * empty / columns.Count,
                new($"컬럼 {columns.Count}개 가운데 {empty}개는 값이 하나도 없습니다.", $"{empty} of {columns.Count} columns hold no value at all."));
    }

    private static double Points(QualityIssue issue, long all) => issue.Rule switch
    {
        "cut" => CutPoints,
        "encoding" => issue.Severity == Severity.Info ? 0 : EncodingPoints + Math.Min(20, Percent(issue.Count, all)),
        _ when QualityRules.IsLayout(issue.Rule) => LayoutPoints,
        _ when issue.Severity == Severity.Info => 0,
        _ => Percent(issue.Count, all),
    };

    private static double Percent(long found, long of) => Math.Min(100, 100.0 * found / of);

    private static Core.Bilingual Fine(QualityInput input) => input.Columns.FirstOrDefault(c => c.Role == ColumnRole.Key) is { } key
        ? new($"기본키 '{key.Name}'에 겹친 값이 없고, 표를 바로 읽을 수 있습니다.", $"The key '{key.Name}' never repeats and the table reads as it is.")
        : new("겹친 행이 없고, 표를 바로 읽을 수 있습니다.", "No row repeats and the table reads as it is.");

    [GeneratedRegex(@"^(열|컬럼|column|unnamed:?|field|col|_)[\s_]*\d*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unnamed();
}
