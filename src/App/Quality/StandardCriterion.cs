using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Quality;

/// <summary>표준화 준수: are columns named by 공통표준용어, dates written one way, measures given a unit?</summary>
internal static class StandardCriterion
{
    private const double NamePoints = 70, DatePoints = 15, UnitPoints = 15;

    public static QualityCriterion Judge(QualityInput input) => QualityCriterion.Of(CriterionKind.Standard, Findings(input),
        new("컬럼 이름, 날짜, 단위가 모두 표준을 따릅니다.", "Column names, dates and units all follow the standard."));

    private static IEnumerable<QualityFinding> Findings(QualityInput input)
    {
        var columns = input.Columns.Where(c => !c.Derived).ToList();
        if (columns.Count == 0) yield break;
        var strange = columns.Where(c => c.StandardTerm is null && !input.Terms.Conforms(c.Name)).ToList();
        if (strange.Count > 0)
            yield return new("standard-term", strange[0].Name, strange.Count, columns.Count, NamePoints * strange.Count / columns.Count, Names(strange, columns.Count));

        foreach (var finding in Dates(input, columns)) yield return finding;

        var measures = columns.Where(c => c.Role == ColumnRole.Measure).ToList();
        var bare = measures.Where(c => string.IsNullOrEmpty(c.Unit) && !StandardTerms.SaysItsUnit(c.Name)).ToList();
        if (bare.Count > 0)
            yield return new("unit", bare[0].Name, bare.Count, measures.Count, UnitPoints * bare.Count / measures.Count, new(
                $"수치 컬럼 {measures.Count}개 가운데 {bare.Count}개에 단위가 없습니다.", $"{bare.Count} of {measures.Count} measures have no unit."));
    }

    private static IEnumerable<QualityFinding> Dates(QualityInput input, List<QualityColumn> columns)
    {
        var dates = columns.Where(c => c.Type is ColumnType.Date or ColumnType.DateTime).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var mixed = input.Issues.Where(i => QualityRules.IsStandard(i.Rule) && i.Severity != Severity.Info).ToList();
        foreach (var issue in mixed)
            yield return new(issue.Rule, issue.Column, issue.Count, input.Rows, DatePoints / Math.Max(1, Math.Max(dates.Count, mixed.Count)), issue.Message);
    }

    private static Bilingual Names(List<QualityColumn> strange, int all)
    {
        var shown = string.Join(", ", strange.Take(2).Select(c => $"'{c.Name}'")) + (strange.Count > 2 ? " …" : "");
        return new($"컬럼 {all}개 가운데 {strange.Count}개({shown})가 공통표준용어와 다릅니다.", $"{strange.Count} of {all} column names ({shown}) are not standard terms.");
    }
}
