using Maru.Core;

namespace Maru.App.Catalog;

/// <summary>
/// Who may see a dataset of which nobody has said it yet. One in which personal data was found stays inside: its locked columns are not all
/// that may tell of a person, and whether the rest may be published is for people to decide. So does one that began without a row.
/// </summary>
public static class UnsaidAccess
{
    public static Bilingual OfPersonal { get; } = new(
        "개인정보로 보이는 값이 있어, 누가 볼지 정하기 전까지 행정 안에서만 봅니다.", "There are values that look personal; it stays inside until somebody decides who may see it.");

    public static Bilingual OfNoRows { get; } = new(
        "행이 없어, 누가 볼지 정하기 전까지 행정 안에서만 봅니다.", "It has no rows; it stays inside until somebody decides who may see it.");

    /// <returns>Who may see it and why; null when nothing was found that speaks against publishing.</returns>
    public static (AccessLevel Access, Bilingual Reason)? Of(VersionSummary version) =>
        version.Columns.Any(column => column is { Personal: not null, Closed: true }) ? (AccessLevel.Internal, OfPersonal)
        // A later version without rows is a period in which nothing was: it closes nothing that people already see.
        : version is { Rows: 0, Version: 1 } ? (AccessLevel.Internal, OfNoRows) : null;
}
