using Maru.Core;

namespace Maru.App.Reports;

/// <summary>What readers may report of a dataset (공공데이터법 시행령 제16조 제3항: 등록 누락, 이용 불편, 품질 오류).</summary>
/// <param name="Id">As the catalogue and the command line write it.</param>
public sealed record ReportKind(string Id, Bilingual Name, Bilingual Help)
{
    public static ReportKind WrongValue { get; } = new(
        "wrong-value", new("값이 틀림", "Wrong values"), new("사실과 다르거나 형식이 맞지 않는 값이 있습니다.", "Values that are not true or not well formed."));

    public static ReportKind Missing { get; } = new(
        "missing", new("빠진 자료가 있음", "Something is missing"), new("있어야 할 행, 컬럼, 기간이 없습니다.", "Rows, columns or periods that should be there are not."));

    public static ReportKind HardToUse { get; } = new(
        "hard-to-use", new("쓰기 불편함", "Hard to use"), new("내려받기, API, 설명에 불편한 점이 있습니다.", "Trouble with downloads, the API or the description."));

    public static IReadOnlyList<ReportKind> All { get; } = [WrongValue, Missing, HardToUse];

    /// <summary>Null when there is no such kind.</summary>
    public static ReportKind? Find(string id) => All.FirstOrDefault(kind => kind.Id == id);
}
