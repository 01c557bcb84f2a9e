using Maru.Core;

namespace Maru.App.Organization;

/// <summary>One thing that taking a file in would change.</summary>
/// <param name="Row">Row of the file; null for what it lacks.</param>
public sealed record OrgImportLine(OrgImportAct Act, OrgUnitKind? Kind, string Name, string? Before, DateOnly On, long? Row);

public enum OrgImportAct
{
    Added,
    Renamed,
    Moved,
    /// <summary>Telephone, English name, post, whether somebody keeps the data.</summary>
    Changed,
    Ended,
}

/// <summary>What taking a file in would do. With problems it does nothing.</summary>
/// <param name="Problems">Told per row; empty when it can be taken.</param>
/// <param name="Same">Rows that change nothing.</param>
public sealed record OrgImportPlan(IReadOnlyList<OrgRowProblem> Problems, IReadOnlyList<OrgImportLine> Lines, int Same, DateOnly On)
{
    /// <summary>The chart as it would be; for a file of offices.</summary>
    public IReadOnlyList<OrgUnit> Units { get; init; } = [];

    /// <summary>Who would work where; for a file of staff.</summary>
    public IReadOnlyList<OrgPerson> People { get; init; } = [];

    public bool CanBeTaken => Problems.Count == 0 && Lines.Count > 0;

    public int Count(OrgImportAct act) => Lines.Count(line => line.Act == act);

    public Bilingual Words => Problems.Count > 0
        ? new($"{Problems.Count}곳을 고쳐야 들일 수 있습니다. 아무것도 들이지 않았습니다.", $"{Problems.Count} places have to be mended first; nothing was taken in.")
        : Lines.Count == 0 ? new($"바뀌는 것이 없습니다({Same}개 같음).", $"Nothing changes ({Same} alike).")
        : new($"새로 {Count(OrgImportAct.Added)}, 이름 바뀜 {Count(OrgImportAct.Renamed)}, 옮김 {Count(OrgImportAct.Moved)}, 고침 {Count(OrgImportAct.Changed)}, 끝남 {Count(OrgImportAct.Ended)}, 그대로 {Same}",
            $"{Count(OrgImportAct.Added)} new, {Count(OrgImportAct.Renamed)} renamed, {Count(OrgImportAct.Moved)} moved, {Count(OrgImportAct.Changed)} changed, {Count(OrgImportAct.Ended)} ended, {Same} alike");

    /// <summary>All problems as one, for a terminal.</summary>
    public InputException Refusal(string where) => new(
        new($"{Words.Ko}\n{string.Join('\n', Problems.Take(MostTold).Select(problem => "  " + problem.Words.Ko))}", $"{Words.En}\n{string.Join('\n', Problems.Take(MostTold).Select(problem => "  " + problem.Words.En))}"),
        new("고친 파일로 다시 하세요.", "Mend the file and try again."), where);

    private const int MostTold = 50;
}
