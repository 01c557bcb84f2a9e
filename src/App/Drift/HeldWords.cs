using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Drift;

/// <summary>What is said of tables that wait.</summary>
public static class HeldWords
{
    /// <summary>"멈춤: 구조가 바뀜. … 받아들이려면: maru drift …".</summary>
    public static Bilingual Waits(HeldArrival hold)
    {
        var why = DriftWords.Held(hold.Drift);
        return new(
            $"{why.Ko} 전 버전을 그대로 두고 파일은 보관했습니다(보류 {hold.Id}). 데이터의 ‘구조 변화’ 쪽이나 maru drift {hold.Dataset}에서 보고 정하세요.",
            $"{why.En} The version before goes on and the file is kept (hold {hold.Id}). Look and decide on the dataset's page of changes, or with maru drift {hold.Dataset}.");
    }

    /// <summary>What a job's run says when a person took in what it had brought.</summary>
    public static Bilingual Accepted(string by, int version) => new($"{by}{Josa.Pick(by, "이", "가")} 받아들여 버전 {version}{Josa.Pick(version.ToString(System.Globalization.CultureInfo.InvariantCulture), "이", "가")} 되었습니다.", $"{by} accepted it; it is version {version}.");

    public static Bilingual Refused(string by) => new($"{by}{Josa.Pick(by, "이", "가")} 받아들이지 않았습니다.", $"{by} refused it.");

    public static Bilingual Name(this HoldState state) => state switch
    {
        HoldState.Waiting => new("기다림", "Waiting"),
        HoldState.Accepted => new("받아들임", "Accepted"),
        _ => new("거절함", "Refused"),
    };
}
