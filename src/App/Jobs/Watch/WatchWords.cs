using Maru.App.Jobs.Collect;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Jobs.Watch;

internal static class WatchWords
{
    public static readonly Bilingual Nothing = new("새로 들어온 파일이 없습니다.", "No new file has arrived.");

    public static InputException NoFolder { get; } = new(
        new("지켜볼 폴더가 없습니다.", "No folder is named."), new("파일이 들어오는 폴더의 전체 경로를 쓰세요.", "Write the whole path of the folder files arrive in."), "--folder");

    public static InputException NotWhole(string folder) => new(
        new($"\"{folder}\": 전체 경로가 아닙니다.", $"\"{folder}\" is not a whole path."), new("이 컴퓨터의 맨 위 폴더부터 적으세요.", "Write it from the root of this machine."), "--folder");

    public static InputException Own(string folder) => new(
        new($"\"{folder}\"에는 마루의 데이터 폴더가 있습니다.", $"\"{folder}\" is about Maru's own data folder."),
        new("지켜보는 폴더의 파일은 옮겨지므로, 파일이 들어오는 다른 폴더를 쓰세요.", "Files of a watched folder are moved: use another folder that files arrive in."), "--folder");

    public static InputException Watched(string folder, Job by) => new(
        new($"'{by.Name}' 작업이 이미 \"{folder}\"의 파일을 들입니다.", $"The job '{by.Name}' takes the files of \"{folder}\" already."),
        new("파일은 한 작업만 들일 수 있습니다. 다른 폴더를 쓰거나 그 작업을 고치세요.", "Only one job can take a file: use another folder, or change that job."), "--folder");

    public static Bilingual Arriving(int files) => new($"아직 들어오는 중인 파일 {files:N0}개", $"{files:N0} files are still arriving");

    public static Bilingual Taken(int files, IReadOnlyList<RunVersion> versions)
    {
        var done = CollectWords.Done(versions);
        return new($"파일 {files:N0}개: {done.Ko}", $"{files:N0} files: {done.En}");
    }

    public static InputException Refused(int taken, IReadOnlyList<DroppedResult> refused) => new(new(
        $"파일 {refused.Count:N0}개를 받지 못해 failed로 옮겼습니다{(taken > 0 ? $"({taken:N0}개는 들임)" : "")}: {NameOf(refused[0])}: {PersonalText.WithoutIn(refused[0].Refused!.Value.Ko)}",
        $"{refused.Count:N0} files were refused and moved to failed{(taken > 0 ? $" ({taken:N0} taken in)" : "")}: {NameOf(refused[0])}: {PersonalText.WithoutIn(refused[0].Refused!.Value.En)}"));

    public static InputException Left(DroppedResult left) => new(new($"{NameOf(left)}: 지금은 들이지 못했습니다. {PersonalText.WithoutIn(left.Left!)}", $"{NameOf(left)}: it can't be taken in now. {PersonalText.WithoutIn(left.Left!)}")) { IsTransient = true };

    // The history of a job is seen by more people than the folder.
    private static string NameOf(DroppedResult result) => PersonalText.Without(result.Name);
}
