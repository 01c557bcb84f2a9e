using Maru.Core;

namespace Maru.Web.Features.Jobs;

/// <summary>What the pages of jobs say.</summary>
public static class JobPageWords
{
    public static readonly Bilingual Menu = new("수집 작업", "Jobs");
    public static readonly Bilingual Title = new("수집 작업", "Collection jobs");
    public static readonly Bilingual Lead = new("정한 때에 데이터를 다시 모읍니다. 실패하면 스스로 다시 합니다.", "Data are collected again at set times; what fails is tried again by itself.");
    public static readonly Bilingual All = new("작업", "Jobs");
    public static readonly Bilingual UnderWay = new("하는 중", "Under way");
    public static readonly Bilingual Soon = new("하루 안에 할 것", "Due within a day");
    public static readonly Bilingual Trouble = new("손볼 것", "Need a look");
    public static readonly Bilingual MissedCount = new("주기를 놓친 데이터", "Datasets past their cycle");
    public static readonly Bilingual NoTrouble = new("모두 제때", "All on time");
    public static readonly Bilingual List = new("작업 목록", "All jobs");
    public static readonly Bilingual Job = new("작업", "Job");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Next = new("다음", "Next");
    public static readonly Bilingual Last = new("지난번", "Last time");
    public static readonly Bilingual Acts = new("하기", "Actions");
    public static readonly Bilingual Empty = new("아직 수집 작업이 없습니다", "No jobs yet");
    public static readonly Bilingual EmptyText = new(
        "어디서 무엇을 언제 모을지 정하면 스스로 모읍니다. 명령 maru jobs add로도 만듭니다.", "Say what to collect from where and when; it goes on by itself. On the command line: maru jobs add.");
    public static readonly Bilingual New = new("새 작업", "New job");
    public static readonly Bilingual NewTitle = new("무엇을 언제 할까요?", "What is to be done, and when?");
    public static readonly Bilingual Edit = new("고치기", "Change");
    public static readonly Bilingual What = new("무엇을", "What");
    public static readonly Bilingual When = new("언제", "When");
    public static readonly Bilingual How = new("읽는 법과 공개 범위", "How it is read, and who may see it");
    public static readonly Bilingual HowNote = new("보통은 그대로 둡니다", "Usually left as it is");
    public static readonly Bilingual Recognised = new("스스로 알아봄", "recognised");
    public static readonly Bilingual AfterNone = new("다른 작업이 아직 없습니다.", "There are no other jobs yet.");
    public static readonly Bilingual Save = new("저장", "Save");
    public static readonly Bilingual Back = new("그만두기", "Leave");
    public static readonly Bilingual SlipTitle = new("저장하지 못했습니다", "It was not saved");
    public static readonly Bilingual Folder = new("들어오는 폴더", "Watched folder");
    public static readonly Bilingual FolderGone = new("폴더가 없거나 열 수 없습니다.", "The folder is gone or can't be opened.");
    public static readonly Bilingual File = new("파일", "File");
    public static readonly Bilingual RefusedAt = new("받지 않은 때", "Refused on");
    public static readonly Bilingual Why = new("까닭", "Reason");
    public static readonly Bilingual NoFolders = new("이 컴퓨터의 파일은 아직 모을 수 없습니다. 폴더를 정해야 합니다.", "Files of this machine can't be collected yet: a folder has to be named.");
    public static readonly Bilingual KeysNote = new("인증키는 ***로 가렸습니다. 그 줄을 그대로 두면 키도 그대로입니다.", "Keys are covered by ***. A line left as it is keeps its key.");
    public static readonly Bilingual Remove = new("지우기", "Remove");
    public static readonly Bilingual RemoveSure = new("작업과 이력을 지웁니다. 모은 데이터는 남습니다.", "The job and its history will be removed. The data it collected stay.");
    public static readonly Bilingual RemoveYes = new("지우겠습니다", "Yes, remove it");
    public static readonly Bilingual RunNow = new("지금 하기", "Run now");
    public static readonly Bilingual Pause = new("멈춰 두기", "Pause");
    public static readonly Bilingual Resume = new("다시 시작", "Resume");
    public static readonly Bilingual PausedNow = new("멈춰 둠", "Paused");
    public static readonly Bilingual Cancel = new("그만하기", "Cancel");
    public static readonly Bilingual Missed = new("주기를 놓친 데이터", "Datasets past their declared cycle");
    public static readonly Bilingual MissedNote = new("갱신 주기를 지나도 새 데이터가 오지 않은 것입니다", "No new data came within the cycle people declared");
    public static readonly Bilingual Dataset = new("데이터", "Dataset");
    public static readonly Bilingual Cycle = new("갱신 주기", "Cycle");
    public static readonly Bilingual Due = new("왔어야 할 날", "Was due on");
    public static readonly Bilingual Late = new("늦음", "Late");
    public static readonly Bilingual CollectedBy = new("모으는 작업", "Collected by");
    public static readonly Bilingual NoJob = new("작업 없음", "No job");
    public static readonly Bilingual History = new("이력", "History");
    public static readonly Bilingual NoHistory = new("아직 한 적이 없습니다", "It has not run yet");
    public static readonly Bilingual NoHistoryText = new("때가 되면 스스로 시작합니다. ‘지금 하기’로 바로 해 볼 수도 있습니다.", "It begins by itself when it is due; \"Run now\" tries it at once.");
    public static readonly Bilingual DueAt = new("때", "Due");
    public static readonly Bilingual Cause = new("시작", "Begun by");
    public static readonly Bilingual Tries = new("시도", "Tries");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual Took = new("걸린 시간", "Took");
    public static readonly Bilingual Result = new("결과", "Result");
    public static readonly Bilingual TookEach = new("걸린 시간(초)", "Time taken (s)");
    public static readonly Bilingual About = new("정한 것", "Settings");
    public static readonly Bilingual Schedule = new("일정", "Schedule");
    public static readonly Bilingual CatchUp = new("꺼져 있던 동안 지난 때", "Times missed while down");
    public static readonly Bilingual Attempts = new("실패하면", "When it fails");
    public static readonly Bilingual Kind = new("종류", "Kind");
    public static readonly Bilingual MadeBy = new("만든 사람", "Made by");
    public static readonly Bilingual MissingTitle = new("그런 작업이 없습니다", "There is no such job");
    public static readonly Bilingual MissingText = new("지워졌거나 주소가 잘못되었습니다.", "It was removed, or the address is wrong.");
    public static readonly Bilingual ClosedTitle = new("수집 작업은 시 전체의 데이터 담당만 볼 수 있습니다", "Only those who keep the whole city's data see jobs");
    public static readonly Bilingual ToList = new("작업 목록으로", "To all jobs");
    public static readonly Bilingual SeeHistory = new("이력 보기", "See its history");

    public static Bilingual TriedUpTo(int attempts) => new($"{attempts}번까지 다시 함, 점점 드물게", $"tried up to {attempts} times, ever more seldom");

    public static Bilingual Name(Maru.App.Jobs.CatchUp rule) => rule switch
    {
        Maru.App.Jobs.CatchUp.Each => new("하나하나 다시 함", "a run for each"),
        Maru.App.Jobs.CatchUp.Skip => new("거름", "skipped"),
        _ => new("한 번만 함", "one run for all"),
    };

    public static Bilingual FromFolders(string folders) => new($"파일은 이 폴더 안의 것만: {folders}", $"Files from these folders only: {folders}");

    public static Bilingual InFolder(int files) => files == 0 ? new("지금 들어와 있는 파일이 없습니다", "No file lies in it now") : new($"지금 들어와 있는 파일 {files:N0}개", $"{files:N0} files lie in it now");

    public static Bilingual LastFile(string name, string at) => new($"마지막으로 들인 파일 {name} ({at}에 옴)", $"Last taken in: {name} (arrived {at})");

    public static Bilingual Refused(int files) => new($"받지 못한 파일 {files:N0}개", $"{files:N0} files refused");

    public static Bilingual TryAgainAt(string time) => new($"{time}에 다시 합니다", $"tried again at {time}");

    public static Bilingual Of(string job, Bilingual act) => new($"{job}: {act.Ko}", $"{job}: {act.En}");
}
