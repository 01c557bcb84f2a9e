using Maru.Core;

namespace Maru.App.Quality;

/// <summary>품질관리체계: is somebody in charge, is it described, and does it come when it should?</summary>
internal static class ManagementCriterion
{
    public static QualityCriterion Judge(QualityInput input)
    {
        var columns = input.Columns.Count(c => !c.Derived);
        return QualityCriterion.Of(CriterionKind.Management, Findings(input, columns),
            new($"담당자와 설명이 다 있고, 컬럼 {columns}개를 갱신 때마다 점검합니다.", $"In charge and described; {columns} columns are checked at every update."));
    }

    private static IEnumerable<QualityFinding> Findings(QualityInput input, int columns)
    {
        var care = input.Stewardship;
        (bool Has, double Points, Bilingual Name)[] items =
        [
            (care.Department, 15, new("담당 부서", "department")),
            (care.Description, 15, new("설명", "description")),
            (care.Title, 10, new("제목", "title")),
            (care.Contact, 10, new("연락처", "contact")),
            (care.Cycle, 10, new("갱신 주기", "update cycle")),
            (care.Licence, 10, new("이용 조건", "licence")),
            (care.Keywords, 5, new("키워드", "keywords")),
        ];
        var missing = items.Where(i => !i.Has).ToList();
        if (missing.Count > 0)
            yield return new("metadata", "", missing.Count, items.Length, missing.Sum(m => m.Points), new(
                $"메타데이터에 {string.Join(", ", missing.Select(m => m.Name.Ko))} 항목이 비어 있습니다.",
                $"Metadata lack {string.Join(", ", missing.Select(m => m.Name.En))}."));

        var undescribed = input.Columns.Count(c => c is { Derived: false, Described: false });
        if (undescribed > 0)
            yield return new("dictionary", "", undescribed, columns, 10.0 * undescribed / columns, new(
                $"컬럼 {columns}개 가운데 {undescribed}개에 설명이 없습니다.", $"{undescribed} of {columns} columns have no description."));

        foreach (var finding in RuleFindings.Impossible(input)) yield return finding;
        if (care.LateShare is > 0 and var late)
            yield return new("late", "", 1, 1, 15 * Math.Min(1, late), new("갱신이 예정보다 늦었습니다.", "The update is late."));
    }
}
