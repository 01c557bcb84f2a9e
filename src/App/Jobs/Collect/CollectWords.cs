using Maru.Core;

namespace Maru.App.Jobs.Collect;

internal static class CollectWords
{
    public static readonly Bilingual Nothing = new("들여온 표가 없습니다.", "No table was taken in.");

    public static Bilingual Unread(int files, Bilingual first) => new(
        $"파일 {files:N0}개를 읽지 못했습니다: {first.Ko}", $"{files:N0} files could not be read: {first.En}");

    public static Bilingual Done(IReadOnlyList<RunVersion> versions)
    {
        var changed = versions.Where(version => !version.Unchanged).ToList();
        if (changed.Count == 0) return new("바뀐 것이 없습니다.", "Nothing has changed.");
        var (rows, aside) = (changed.Sum(version => version.Rows), changed.Sum(version => version.SetAside));
        var what = changed.Count == 1
            ? new Bilingual($"{changed[0].Dataset} 버전 {changed[0].Version}: {rows:N0}행", $"{changed[0].Dataset} version {changed[0].Version}: {rows:N0} rows")
            : new Bilingual($"데이터 {changed.Count:N0}개, {rows:N0}행", $"{changed.Count:N0} datasets, {rows:N0} rows");
        if (aside > 0) what = new($"{what.Ko}, 따로 둔 {aside:N0}행", $"{what.En}, {aside:N0} set aside");
        return changed.Sum(version => version.Warnings) is > 0 and var warnings ? new($"{what.Ko}, 살필 것 {warnings:N0}가지", $"{what.En}, {warnings:N0} to look at") : what;
    }
}
