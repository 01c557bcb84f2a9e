using System.Globalization;
using Maru.Core.Data;

namespace Maru.App.Quality;

/// <summary>값 오류: how many rows could not be used or look wrong, and how much is blank?</summary>
internal static class AccuracyCriterion
{
    private const double BlankPoints = 30;

    public static QualityCriterion Judge(QualityInput input) => QualityCriterion.Of(CriterionKind.Accuracy, Findings(input), new(
        string.Create(CultureInfo.InvariantCulture, $"{input.Rows:N0}행이 모두 규칙에 맞습니다."),
        string.Create(CultureInfo.InvariantCulture, $"All {input.Rows:N0} rows follow the rules.")));

    private static IEnumerable<QualityFinding> Findings(QualityInput input)
    {
        var all = Math.Max(1, input.Rows + input.SetAside);
        foreach (var issue in input.Issues.Where(i => QualityRules.IsAccuracy(i.Rule) && i.Severity != Severity.Info))
            yield return new(issue.Rule, issue.Column, issue.Count, all, Math.Min(100, 100.0 * issue.Count / all), issue.Message);

        var explained = input.Issues.Where(i => !QualityRules.IsLayout(i.Rule)).Sum(i => i.Count);
        if (input.SetAside > explained)
            yield return new("set-aside", "", input.SetAside, all, 100.0 * (input.SetAside - explained) / all, new(
                string.Create(CultureInfo.InvariantCulture, $"{input.SetAside:N0}행이 규칙에 맞지 않아 따로 두었습니다."),
                string.Create(CultureInfo.InvariantCulture, $"{input.SetAside:N0} rows did not fit and are set aside.")));

        foreach (var finding in RuleFindings.Of(input, CriterionKind.Accuracy)) yield return finding;
        foreach (var finding in Blanks(input)) yield return finding;
    }

    private static IEnumerable<QualityFinding> Blanks(QualityInput input)
    {
        var columns = input.Columns.Where(c => !c.Derived).ToList();
        if (input.Rows == 0 || columns.Count == 0) yield break;
        // A value the provider withheld ("*") is known to exist: not a blank. A wholly empty column is counted under structure.
        var blank = columns.Select(c => (Column: c, Blank: c.Blank - c.Masked)).Where(c => c.Blank > 0 && c.Blank < input.Rows).ToList();
        if (blank.Count == 0) yield break;
        var cells = input.Rows * columns.Count;
        var most = blank.MaxBy(b => b.Blank);
        var share = (double)blank.Sum(b => b.Blank) / cells;
        yield return new("blank", most.Column.Name, blank.Sum(b => b.Blank), cells, BlankPoints * share, new(
            string.Create(CultureInfo.InvariantCulture, $"값의 {100 * share:0.#}%가 비어 있습니다. 가장 많이 빈 컬럼: '{most.Column.Name}' {most.Blank:N0}행."),
            string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} % of the values are blank, most of them in '{most.Column.Name}' ({most.Blank:N0} rows).")));
    }
}
