using Maru.App.Privacy.Assessments;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What is said of impact assessments.</summary>
public static class AssessmentWords
{
    public static readonly Bilingual Title = new("영향평가 미리 알림", "Impact assessments ahead");
    public static readonly Bilingual Lead = new("개인정보파일마다 정보주체를 세어, 법이 영향평가를 하게 한 수에 가까워지면 미리 알립니다.", "Persons are counted for each file of personal data, and you are told before the law asks for an impact assessment.");
    public static readonly Bilingual None = new("개인정보가 있는 데이터가 없습니다", "No data hold personal data");
    public static readonly Bilingual NoneText = new("개인정보 컬럼이 있는 데이터가 들어오면 여기서 셉니다.", "Data with personal columns are counted here when they come in.");
    public static readonly Bilingual Ahead = new("살필 것", "To look after");
    public static readonly Bilingual NothingAhead = new("기준에 가까운 데이터가 없습니다", "Nothing is near a limit");
    public static readonly Bilingual Others = new("나머지 개인정보파일", "Other files of personal data");
    public static readonly Bilingual File = new("개인정보파일", "File");
    public static readonly Bilingual Subjects = new("정보주체", "Persons");
    public static readonly Bilingual Limit = new("가장 가까운 기준", "Nearest limit");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual HowCounted = new("센 방법", "How counted");
    public static readonly Bilingual Columns = new("개인정보 컬럼", "Personal columns");
    public static readonly Bilingual Newer = new("평가한 뒤 생긴 컬럼", "Columns that came later");
    public static readonly Bilingual Last = new("마지막 영향평가", "Last assessment");
    public static readonly Bilingual Next = new("다음에 살필 날", "Next");
    public static readonly Bilingual On = new("평가한 날", "Assessed on");
    public static readonly Bilingual Agency = new("평가기관", "Agency");
    public static readonly Bilingual Document = new("평가서 번호나 자리", "Number or place of the report");
    public static readonly Bilingual NextHelp = new("비워 두면 설정한 달 수 뒤", "Empty: after the months that are set");
    public static readonly Bilingual Record = new("영향평가 기록", "Record an assessment");
    public static readonly Bilingual SayCount = new("정보주체 수 정하기", "Say how many persons");
    public static readonly Bilingual CountHelp = new("행이 사람이 아닐 때 적습니다. 비우면 센 값으로 되돌립니다.", "Where rows are not persons. Empty: back to what is counted.");
    public static readonly Bilingual Why = new("어떻게 아는지", "How it is known");
    public static readonly Bilingual Save = new("남기기", "Keep");
    public static readonly Bilingual Together = new("연계", "Linked");
    public static readonly Bilingual Broken = new("영향평가 기록이 온전하지 않습니다", "The book of assessments is not whole");
    public static readonly Bilingual Limits = new("기준과 근거", "Limits and their sources");
    public static readonly Bilingual Setting = new("설정", "Setting");
    public static readonly Bilingual Value = new("값", "Value");
    public static readonly Bilingual Source = new("근거", "Source");
    public static readonly Bilingual HowTitle = new("어떻게 세나", "How it is counted");
    public static readonly Bilingual How1 = new(
        "데이터의 마지막 버전에서 셉니다. 고유식별 컬럼이 있으면 서로 다른 값에 값이 없는 행을 더하고, 없으면 한 행을 한 사람으로 봅니다. 서로 다른 값은 6만 5천 개를 넘으면 2% 안에서 어림한 것입니다.",
        "Counted in the newest version: by different values of an identifying column and the rows without one, else each row for a person. Over 65,536 different values the count is within 2 %.");
    public static readonly Bilingual How2 = new(
        "연계는 데이터 잇기로 이은 개인정보파일을 모두 더한 값이라 겹친 사람을 빼지 않은 가장 큰 수입니다. 적게는 그 가운데 가장 큰 파일만큼입니다.",
        "Linked files are those joined by data linking, added up: the most there can be, as who is in several is counted as often. The least is the largest of them.");
    public static readonly Bilingual Unknown = new(
        "모르는 것: 한 행에 여러 사람이 있는지, 한 사람이 여러 행에 있는지, 지난 버전에만 있던 사람, 따로 둔 행의 사람, 마루 밖에서 이은 파일. 다르면 사람 수를 정해 주세요.",
        "Not known: several persons in a row, one person in several rows, persons of earlier versions only, those of rows set aside, and files linked outside Maru. Say the number where it differs.");

    public static Bilingual Of(AssessmentState state) => state switch
    {
        AssessmentState.Due => new("영향평가 필요", "Assessment due"),
        AssessmentState.Again => new("다시 살필 때", "To be looked at again"),
        AssessmentState.Near => new("기준에 가까움", "Near a limit"),
        AssessmentState.Assessed => new("평가함", "Assessed"),
        _ => new("기준 아래", "Below"),
    };

    /// <summary>How the persons of a case were counted.</summary>
    public static Bilingual How(AssessmentCase one)
    {
        if (one.IsGroup) return new($"이은 파일을 더함. 적게는 {Figures.Number(one.Files.Max(file => file.Subjects))}명", $"linked files added up; at least {Figures.Number(one.Files.Max(file => file.Subjects))}");
        var file = one.Files[0];
        var aside = file.SetAside > 0 ? new Bilingual($" · 따로 둔 {Figures.Number(file.SetAside)}행은 세지 않음", $" · {Figures.Number(file.SetAside)} rows set aside are not counted") : default;
        return file.By switch
        {
            SubjectCount.Said => new($"{one.Said!.By} 님이 정함: {one.Said.Text}", $"said by {one.Said.By}: {one.Said.Text}"),
            SubjectCount.Identifiers => new($"‘{file.Column}’의 서로 다른 값{aside.Ko}", $"different values of '{file.Column}'{aside.En}"),
            _ => new($"한 행을 한 사람으로{aside.Ko}", $"a row for a person{aside.En}"),
        };
    }

    public static Bilingual Of(AssessmentLimit limit) => new(
        $"{Figures.Number(limit.Subjects)}명 / {Figures.Number(limit.Limit)}명 ({Figures.Percent(limit.Share, 0)})", $"{Figures.Number(limit.Subjects)} of {Figures.Number(limit.Limit)} ({Figures.Percent(limit.Share, 0)})");

    public static Bilingual Told(AssessmentCase one, string title) => one.State switch
    {
        AssessmentState.Due => new($"{Josa.EunNeun(title)} 영향평가가 필요합니다: {Of(one.Nearest).Ko}", $"{title} needs an impact assessment: {Of(one.Nearest).En}"),
        AssessmentState.Again => new($"{Josa.EunNeun(title)} 영향평가를 다시 살필 때입니다.", $"The assessment of {title} is to be looked at again."),
        _ => new($"{Josa.EunNeun(title)} 기준에 가깝습니다: {Of(one.Nearest).Ko}", $"{title} is near a limit: {Of(one.Nearest).En}"),
    };
}
