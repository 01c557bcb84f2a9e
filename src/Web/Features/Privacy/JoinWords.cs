using System.Globalization;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Methods.Linkage;

namespace Maru.Web.Features.Privacy;

/// <summary>What the page of an internal join says.</summary>
public static class JoinWords
{
    public static readonly Bilingual Title = new("내부 결합", "Internal join");
    public static readonly Bilingual Lead = new(
        "우리 기관의 두 데이터를 이름이나 생년월일 같은 컬럼으로 만든 결합키로 잇습니다. 결합키는 이 과제만의 열쇠로 만든 해시라 값을 거꾸로 알 수 없고, 열쇠는 추가정보와 함께 따로 둡니다. 결합한 표는 다른 과제와 같은 단계를 거칩니다.",
        "Two datasets of ours are joined by keys made of columns such as name and birth date. Keys are hashes under a secret of this project, which lies apart with its additional information. The joined table goes through the same steps as any other.");
    public static readonly Bilingual Other = new("결합할 데이터", "Dataset to join");
    public static readonly Bilingual KeyFields = new("결합키를 만드는 컬럼", "Columns that keys are made of");
    public static readonly Bilingual KeyFieldsHelp = new("양쪽에서 같은 것을 뜻하는 컬럼을 짝지으세요. 적는 버릇의 차이(띄어쓰기, 하이픈, 국가번호, 날짜 꼴, 두음법칙)는 맞춥니다. 쓸 컬럼으로 고르지 않은 것은 결과에 남지 않습니다.", "Pair columns that mean the same. Habits of writing are evened out; those not chosen for use do not stay in the result.");
    public static readonly Bilingual Left = new("이 과제의 데이터", "This dataset");
    public static readonly Bilingual Right = new("결합할 데이터의 컬럼", "The other");
    public static readonly Bilingual Form = new("맞추는 법", "Form");
    public static readonly Bilingual Items = new("결합해서 쓸 컬럼", "Columns of the other that are used");
    public static readonly Bilingual Many = new("첫째 데이터에는 한 사람이 여러 행 있을 수 있습니다", "A person may stand in several rows of the first dataset");
    public static readonly Bilingual ManyHelp = new("둘째 데이터에서 키가 되풀이된 행은 누구인지 가릴 수 없어 결합하지 않습니다.", "Rows of the other whose key repeats join nobody: it is not known who they are.");
    public static readonly Bilingual Choose = new("고르기", "Choose");
    public static readonly Bilingual None = new("(없음)", "(none)");
    public static readonly Bilingual Declare = new("결합을 계획에 넣기", "Put the join into the plan");
    public static readonly Bilingual DeclareHelp = new("계획과 함께 보호책임자가 승인합니다.", "It is approved together with the plan.");
    public static readonly Bilingual TakeBack = new("결합하지 않기", "Take the join back");
    public static readonly Bilingual Trial = new("모의 결합", "Trial join");
    public static readonly Bilingual TrialText = new("실제로 결합하기 전에 몇 행이 맞는지만 봅니다. 누구인지는 보이지 않고, 수는 내림해서 말하며, 짝이 없는 사람의 수는 말하지 않습니다. 두 데이터를 읽은 것이 접속기록에 남습니다.", "How many rows meet, before anything is joined: nobody is shown, counts are rounded down, and who found no partner is not counted. Both readings are logged.");
    public static readonly Bilingual Try = new("모의 결합하기", "Try the join");
    public static readonly Bilingual TryAgain = new("다시 해 보기", "Try again");
    public static readonly Bilingual NotYet = new("계획이 승인되면 모의 결합을 할 수 있습니다.", "It can be tried when the plan is approved.");
    public static readonly Bilingual NoTrial = new("아직 해 보지 않았습니다. 모의 결합을 해야 가명처리할 수 있습니다.", "Not tried yet. Processing waits for it.");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual Blank = new("키를 못 만든 행", "Rows without a key");
    public static readonly Bilingual Repeated = new("키가 되풀이된 행", "Rows whose key repeats");
    public static readonly Bilingual Met = new("결합되는 행", "Rows that meet");
    public static readonly Bilingual Share = new("결합률", "Match rate");
    public static readonly Bilingual NoJoin = new("이 과제는 결합하지 않습니다", "This project joins nothing");
    public static readonly Bilingual NoJoinText = new("결합은 계획을 승인받기 전에 담당자가 정합니다.", "A join is declared by who writes the plan, before it is approved.");

    public static Bilingual Of(JoinForm form) => form switch
    {
        JoinForm.Exact => new("코드: 글자 그대로", "Code, as it stands"),
        JoinForm.Text => new("글: 띄어쓰기와 기호 무시", "Text, without spaces and signs"),
        JoinForm.Name => new("사람 이름", "Person's name"),
        JoinForm.Date => new("날짜", "Date"),
        JoinForm.Phone => new("전화번호", "Telephone"),
        _ => new("숫자만(등록번호)", "Digits only"),
    };

    public static Bilingual Of(TrialCount count, int step) => count switch
    {
        { IsFew: true } => new(string.Create(CultureInfo.InvariantCulture, $"{step}행 미만"), string.Create(CultureInfo.InvariantCulture, $"fewer than {step}")),
        { AtLeast: 0 } => new("없음", "none"),
        _ => new(string.Create(CultureInfo.InvariantCulture, $"{count.AtLeast:#,0}행 이상"), string.Create(CultureInfo.InvariantCulture, $"{count.AtLeast:#,0} or more")),
    };

    public static Bilingual Matched(ProjectTrial trial) => new($"결합되는 행: {Of(trial.Matched, trial.Step).Ko}", $"Rows that meet: {Of(trial.Matched, trial.Step).En}");

    /// <summary>A share, as far as the counts tell it.</summary>
    public static Bilingual Rate(ProjectTrial trial, double share) => trial.Matched.IsFew ? new("거의 없음", "hardly any") : share >= 1 ? new("모두", "all") : new(
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100):0}% 이상"), string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100):0}% or more"));
}
