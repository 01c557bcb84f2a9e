using System.Globalization;
using Maru.App.Privacy;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What the pages of pseudonymisation say.</summary>
public static class PseudonymWords
{
    public static readonly Bilingual Title = new("가명처리", "Pseudonymisation");
    public static readonly Bilingual Lead = new("목적을 정하고, 위험을 살피고, 처리하고, 검토받고, 안전하게 둡니다. 한 사람이 하고 다른 사람이 승인하며, 처리하는 사람도 원본의 행은 보지 못합니다.", "Purpose, risks, processing, review, safe keeping: one person does each step, another approves it, and who processes never sees a row.");
    public static readonly Bilingual New = new("새 과제", "New project");
    public static readonly Bilingual None = new("가명처리 과제가 없습니다", "There are no projects");
    public static readonly Bilingual NoneText = new("가명정보를 만들어 나누려면 과제를 시작하세요. 목적과 쓸 컬럼부터 정합니다.", "Begin one to make and share pseudonymised data: first its purpose and its columns.");
    public static readonly Bilingual Overdue = new("기한이 지났습니다", "Overdue");
    public static readonly Bilingual Project = new("과제", "Project");
    public static readonly Bilingual Number = new("번호", "Number");
    public static readonly Bilingual Data = new("데이터", "Dataset");
    public static readonly Bilingual Step = new("단계", "Step");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Owner = new("담당", "Owner");
    public static readonly Bilingual Until = new("끝나는 날", "Ends on");
    public static readonly Bilingual Plan = new("사전 준비", "Plan");
    public static readonly Bilingual PlanTitle = new("가명처리 계획", "Plan of a pseudonymisation");
    public static readonly Bilingual ProjectTitle = new("과제 이름", "Name of the project");
    public static readonly Bilingual Purpose = new("목적", "Purpose");
    public static readonly Bilingual Why = new("무엇을 위해 어떻게 쓰나", "What for, and how");
    public static readonly Bilingual WhyHelp = new("법 제28조의2의 목적에 맞는지 읽는 사람이 알 수 있게 적으세요.", "So that a reader can tell whether it is a purpose of article 28-2.");
    public static readonly Bilingual Items = new("쓸 컬럼", "Columns");
    public static readonly Bilingual ItemsHelp = new("목적에 꼭 필요한 것만 고르세요. 다른 컬럼은 읽지 않습니다.", "Choose what the purpose needs. No other column is read.");
    public static readonly Bilingual Recipient = new("제공받는 자", "Recipient");
    public static readonly Bilingual RecipientHelp = new("기관 밖에 줄 때만 적으세요.", "Only when it leaves the agency.");
    public static readonly Bilingual From = new("시작하는 날", "Begins on");
    public static readonly Bilingual Keeping = new("두는 곳과 방법", "Where and how it is kept");
    public static readonly Bilingual Reviewers = new("적정성 검토위원", "Reviewers");
    public static readonly Bilingual ReviewersHelp = new("한 줄에 한 사람: 이름, 소속, 계정(외부 위원은 ‘외부’). 보기: 김도윤, 법무담당관, kim.doyun", "One a line: name, affiliation, account ('outside' for somebody who has none). Example: Kim Doyun, Legal office, kim.doyun");
    public static readonly Bilingual Outside = new("외부", "outside");
    public static readonly Bilingual Save = new("계획 올리기", "Send the plan");
    public static readonly Bilingual Change = new("계획 고치기", "Change the plan");
    public static readonly Bilingual Choose = new("고르세요", "Choose");
    public static readonly Bilingual Next = new("지금 할 일", "What is to be done now");
    public static readonly Bilingual Approve = new("승인", "Approve");
    public static readonly Bilingual Refuse = new("돌려보내기", "Send back");
    public static readonly Bilingual ApproveHelp = new("승인에는 없어도 되고, 돌려보낼 때에는 까닭을 적어야 합니다.", "Not needed to approve; give a reason to send it back.");
    public static readonly Bilingual Opinion = new("의견", "Opinion");
    public static readonly Bilingual Risks = new("위험성 검토", "Risk review");
    public static readonly Bilingual RisksOfData = new("데이터의 위험", "Risk of the data");
    public static readonly Bilingual RisksAround = new("쓰는 환경의 위험", "Risk of the surroundings");
    public static readonly Bilingual Assess = new("위험 평가 올리기", "Send the assessment");
    public static readonly Bilingual Waits = new("승인을 기다림", "Waits for approval");
    public static readonly Bilingual Again = new("다시 처리 중", "Processed again");
    public static readonly Bilingual RiskOpinion = new("검토 의견", "Opinion");
    public static readonly Bilingual RiskOpinionHelp = new("답만으로 다 말하지 못한 것을 적으세요. 기록에 남습니다.", "What the answers don't say; it stays in the record.");
    public static readonly Bilingual ClosedColumn = new("잠긴 컬럼", "closed column");
    public static readonly Bilingual People = new("명", "people");
    public static readonly Bilingual KeptNote = new("준식별자의 정보량 가운데 남는 몫(평균)", "Of the quasi-identifiers' entropy, on average");
    public static readonly Bilingual BeforeName = new("처리 전", "Before");
    public static readonly Bilingual AfterName = new("처리 뒤", "After");
    public static readonly Bilingual LimitName = new("기준", "limit");
    public static readonly Bilingual ProsecutorModel = new("검사 모형 · 최대", "Prosecutor · highest");
    public static readonly Bilingual JournalistModel = new("기자 모형 · 최대", "Journalist · highest");
    public static readonly Bilingual MarketerModel = new("마케터 모형 · 평균", "Marketer · average");
    public static readonly Bilingual SizesNote = new("같은 조합을 가진 사람 수별 비율(%)", "Share of people by how many look alike (%)");
    public static readonly Bilingual Conditions = new("지키는 조건", "Conditions that hold");
    public static readonly Bilingual Condition = new("조건", "Condition");
    public static readonly Bilingual HeldK = new("k · 가장 작은 묶음", "k · smallest class");
    public static readonly Bilingual AsItIs = new("그대로", "As it is");
    public static readonly Bilingual AllTogether = new("모두 묶음", "All in one");
    public static readonly Bilingual Grouped = new("묶음", "Grouped");
    public static readonly Bilingual AfterTreatment = new("처리 뒤", "After");
    public static readonly Bilingual Automatic = new("자동", "Auto");
    public static readonly Bilingual Found = new("찾은 단계", "found");
    public static readonly Bilingual Differs = new("행마다 다름", "Differs by row");
    public static readonly Bilingual Removed = new("지움", "Removed");
    public static readonly Bilingual Replaced = new("가명으로 바꿈", "Replaced by a pseudonym");
    public static readonly Bilingual Changed = new("값을 바꿈", "Values changed");
    public static readonly Bilingual Busy = new("처리하는 중…", "Processing…");
    public static readonly Bilingual ProcessAgain = new("다시 찾기", "Search again");
    public static readonly Bilingual ProcessYaml = new("이 레시피로 가명처리", "Process by this recipe");
    public static readonly Bilingual NoForm = new("이 레시피에는 위 표로 나타낼 수 없는 것이 있어 글로만 고칩니다.", "This recipe says more than the table can hold: it is edited as text.");
    public static readonly Bilingual Recipe = new("레시피", "Recipe");
    public static readonly Bilingual RecipeHelp = new("읽을 데이터, 결과 파일, 키는 과제가 정하므로 쓰지 않습니다.", "What is read, the result's file and the key are settled by the project.");
    public static readonly Bilingual Hierarchies = new("계층 만들기: 값을 어떻게 묶을지 직접 정하기", "Write a hierarchy: how values come together");
    public static readonly Bilingual HierarchiesText = new("나이, 날짜, 행정구역, 주소, 같은 폭, 정한 경계는 준비되어 있습니다. 직업이나 학력처럼 뜻으로 묶을 때 여기서 만들고, 표의 기법에서 고르세요.", "Ages, dates, regions, addresses, intervals and boundaries are ready. Write one here for what is grouped by meaning, as jobs, then choose it as a technique above.");
    public static readonly Bilingual HierarchyName = new("계층 이름", "Name of the hierarchy");
    public static readonly Bilingual HierarchyText = new("값과 단계", "Values and levels");
    public static readonly Bilingual HierarchyHelp = new("한 줄에 값 하나, 그 뒤에 1단계, 2단계의 이름을 ; 로 나누어 씁니다. 머리글은 없습니다. 보기: 경비;단순노무;취업", "One value a line, then its name at level 1, 2 …, separated by ; and without a header.");
    public static readonly Bilingual KeepHierarchy = new("계층 두기", "Keep the hierarchy");
    public static readonly Bilingual Together = new("함께 가는 정도가 남았나", "What goes together");
    public static readonly Bilingual TogetherNote = new("두 열의 관련(크라메르 V, 0–1), 관련이 큰 것부터", "How strongly two columns go together (Cramér's V, 0 to 1), the strongest first");
    public static readonly Bilingual TwoColumns = new("두 열", "Two columns");
    public static readonly Bilingual Columns = new("열마다 어떻게 바꾸나", "How each column changes");
    public static readonly Bilingual Column = new("열", "Column");
    public static readonly Bilingual RoleName = new("역할", "Role");
    public static readonly Bilingual Technique = new("기법", "Technique");
    public static readonly Bilingual Setting = new("설정", "Setting");
    public static readonly Bilingual Level = new("단계", "Level");
    public static readonly Bilingual Values = new("값의 수 전 → 뒤", "Values before → after");
    public static readonly Bilingual Left = new("남는 정보(%)", "Information left (%)");
    public static readonly Bilingual Models = new("지킬 조건", "What must hold");
    public static readonly Bilingual K = new("같아 보이는 사람이 적어도(k)", "People that look alike, at least (k)");
    public static readonly Bilingual L = new("묶음마다 민감한 값이 적어도(l)", "Sensitive values in each class, at least (l)");
    public static readonly Bilingual T = new("묶음의 분포가 전체와 가장 멀 때(t)", "Furthest distribution from the whole (t)");
    public static readonly Bilingual LeftOut = new("뺄 수 있는 행(%)", "Rows left out at most (%)");
    public static readonly Bilingual Search = new("찾는 방법", "Search");
    public static readonly Bilingual Process = new("가명처리", "Process");
    public static readonly Bilingual Yaml = new("레시피(YAML)로 쓰기", "Write it as a recipe (YAML)");
    public static readonly Bilingual Submit = new("적정성 검토로 보내기", "Send to the reviewers");
    public static readonly Bilingual HighestRisk = new("다시 알아볼 가장 큰 위험", "Highest risk of being found again");
    public static readonly Bilingual Unique = new("조합이 하나뿐인 사람", "People alone in their class");
    public static readonly Bilingual Kept = new("남는 정보", "Information left");
    public static readonly Bilingual LeftOutRows = new("뺀 행", "Rows left out");
    public static readonly Bilingual RiskTitle = new("누가 노리든 다시 알아볼 위험", "Risk of being found, whoever tries");
    public static readonly Bilingual RiskNote = new("한 사람을 다시 알아볼 확률(%), 처리 전과 뒤", "Chance of finding one person again (%), before and after");
    public static readonly Bilingual Before = new("전", "before");
    public static readonly Bilingual After = new("뒤", "after");
    public static readonly Bilingual Prosecutor = new("들어 있음을 아는 사람", "Who knows that they are in it");
    public static readonly Bilingual Journalist = new("들어 있는지 모르는 사람", "Who does not know");
    public static readonly Bilingual Marketer = new("여럿을 한꺼번에 노리는 사람", "Who wants as many as possible");
    public static readonly Bilingual Review = new("적정성 검토", "Adequacy review");
    public static readonly Bilingual Adequate = new("적정", "Adequate");
    public static readonly Bilingual Inadequate = new("부적정", "Inadequate");
    public static readonly Bilingual NotYet = new("아직", "Not yet");
    public static readonly Bilingual Judgement = new("검토 의견", "Judgement");
    public static readonly Bilingual Keep = new("안전한 관리", "Safe keeping");
    public static readonly Bilingual Download = new("결과 내려받기", "Download the result");
    public static readonly Bilingual Reason = new("어디에 쓰나", "What for");
    public static readonly Bilingual ReasonHelp = new("접속기록에 남습니다.", "It stays in the access log.");
    public static readonly Bilingual Copies = new("나누어 준 사본", "Copies given out");
    public static readonly Bilingual NoCopies = new("나누어 준 사본이 없습니다.", "No copy was given out.");
    public static readonly Bilingual To = new("받는 곳", "To");
    public static readonly Bilingual Share = new("사본 주기", "Give a copy");
    public static readonly Bilingual ShareText = new("누구에게, 무엇에, 언제까지 쓰게 하는지 적습니다. 기한이 지나면 거두어야 할 사본으로 알립니다.", "To whom, for what and until when; after that day it is said to be overdue.");
    public static readonly Bilingual End = new("파기", "Destruction");
    public static readonly Bilingual EndText = new("사본을 모두 거둔 뒤 결과와 추가정보를 파기합니다. 되살릴 수 없고, 기록만 남습니다.", "Results and additional information are destroyed when all copies are back. It can't be undone; the record stays.");
    public static readonly Bilingual Certificate = new("파기 확인", "Certificate");
    public static readonly Bilingual Return = new("파기·반환 적기", "Enter its return");
    public static readonly Bilingual Key = new("추가정보", "Additional information");
    public static readonly Bilingual KeyKept = new("결과와 다른 곳에 따로 둠", "Kept apart from the result");
    public static readonly Bilingual KeyNone = new("만들지 않음", "None was made");
    public static readonly Bilingual KeyGone = new("파기함", "Destroyed");
    public static readonly Bilingual DestroyKey = new("추가정보 파기", "Destroy the additional information");
    public static readonly Bilingual Stop = new("처리 중지", "Stop");
    public static readonly Bilingual StopHelp = new("누군가를 알아볼 수 있게 되었을 때: 곧바로 멈추고, 사본을 거두고, 파기합니다(법 제28조의5).", "When somebody became identifiable: stop, call the copies back, destroy (article 28-5).");
    public static readonly Bilingual Stopped = new("처리를 멈추었습니다", "Processing was stopped");
    public static readonly Bilingual Destroy = new("가명정보 파기", "Destroy the data");
    public static readonly Bilingual Destroyed = new("파기했습니다", "Destroyed");
    public static readonly Bilingual Record = new("기록", "Record");
    public static readonly Bilingual Paper = new("인쇄용 기록", "Record to print");
    public static readonly Bilingual When = new("때", "When");
    public static readonly Bilingual Who = new("누가", "Who");
    public static readonly Bilingual Done = new("무엇을", "What");
    public static readonly Bilingual Period = new("처리 기간", "Period");
    public static readonly Bilingual Broken = new("가명처리 기록이 온전하지 않습니다", "The book of pseudonymised data is not whole");
    public static readonly Bilingual Low = new("낮음", "Low");
    public static readonly Bilingual Middle = new("보통", "Middle");
    public static readonly Bilingual High = new("높음", "High");
    public static readonly Bilingual Gone = new("그런 과제가 없습니다", "There is no such project");
    public static readonly Bilingual GoneText = new("번호가 다르거나 볼 수 없는 과제입니다.", "The number is wrong, or it is not yours to see.");

    public static Bilingual Of(ProjectStep step) => step switch
    {
        ProjectStep.Preparation => new("사전 준비", "Preparation"),
        ProjectStep.RiskReview => new("위험성 검토", "Risk review"),
        ProjectStep.Processing => new("가명처리", "Processing"),
        ProjectStep.AdequacyReview => new("적정성 검토", "Adequacy review"),
        ProjectStep.SafeKeeping => new("안전한 관리", "Safe keeping"),
        _ => new("파기", "Destroyed"),
    };

    public static Bilingual Of(ProjectPurpose purpose) => purpose switch
    {
        ProjectPurpose.Statistics => new("통계작성", "Statistics"),
        ProjectPurpose.Research => new("과학적 연구", "Scientific research"),
        _ => new("공익적 기록보존", "Archiving in the public interest"),
    };

    public static Bilingual Of(ColumnRole role) => role switch
    {
        ColumnRole.Identifier => new("식별자", "Identifier"),
        ColumnRole.QuasiIdentifier => new("준식별자", "Quasi-identifier"),
        ColumnRole.Sensitive => new("민감", "Sensitive"),
        _ => new("그 밖", "Other"),
    };

    public static Bilingual Of(ProjectAct act) => act switch
    {
        ProjectAct.Planned => new("계획을 씀", "Plan written"),
        ProjectAct.Approved => new("승인", "Approved"),
        ProjectAct.Refused => new("돌려보냄", "Sent back"),
        ProjectAct.Assessed => new("위험을 평가함", "Risks assessed"),
        ProjectAct.HierarchyKept => new("계층을 둠", "Hierarchy kept"),
        ProjectAct.Processed => new("가명처리함", "Processed"),
        ProjectAct.Submitted => new("검토로 보냄", "Sent to the reviewers"),
        ProjectAct.Judged => new("검토함", "Judged"),
        ProjectAct.Shared => new("사본을 줌", "Copy given"),
        ProjectAct.Returned => new("사본이 파기·반환됨", "Copy destroyed or returned"),
        ProjectAct.KeyDestroyed => new("추가정보를 파기함", "Additional information destroyed"),
        ProjectAct.Stopped => new("처리를 멈춤", "Stopped"),
        ProjectAct.TrialJoined => new("모의 결합", "Join tried"),
        ProjectAct.SaltKept => new("솔트를 받아 둠", "Salt kept"),
        ProjectAct.Packaged => new("결합 꾸러미를 만듦", "Package for linkage made"),
        ProjectAct.MatchesTaken => new("맞은 일련번호를 받음", "List of matches taken"),
        ProjectAct.LinkedTaken => new("결합 결과를 받음", "Linked table taken back"),
        ProjectAct.RevealAsked => new("가명을 되돌리기를 신청", "Asked to turn pseudonyms back"),
        ProjectAct.RevealApproved => new("가명 되돌리기를 승인", "Turning pseudonyms back approved"),
        ProjectAct.RevealRefused => new("가명 되돌리기를 거절", "Turning pseudonyms back refused"),
        ProjectAct.Revealed => new("가명을 되돌려 봄", "Pseudonyms turned back"),
        _ => new("가명정보를 파기함", "Destroyed"),
    };

    /// <summary>What was done, and to which edition, copy or hierarchy.</summary>
    public static Bilingual What(ProjectEntry entry)
    {
        Bilingual? of = entry switch
        {
            { Edition: { } made } => Edition(made.Number),
            { Judgement: { } judged } => new($"{judged.Reviewer}: {(judged.IsAdequate ? Adequate : Inadequate).Ko}", $"{judged.Reviewer}: {(judged.IsAdequate ? Adequate : Inadequate).En}"),
            { Copy: { } copy } => new($"{copy.Id}, {copy.To}", $"{copy.Id}, {copy.To}"),
            { Package: { } package } => LinkageWords.Package(package),
            { Matches: { } matches } => LinkageWords.Matched(matches),
            { Linked: { } linked } => LinkageWords.Back(linked),
            { Trial: { } trial } => JoinWords.Matched(trial),
            { Reveal: { } reveal } => new($"{reveal.Id}, {reveal.Column} {reveal.Pseudonyms.Count}개", $"{reveal.Id}, {reveal.Pseudonyms.Count} of {reveal.Column}"),
            { Hierarchy: { } kept } => new($"{kept.Name}, {kept.Values}가지 값, {kept.Levels}단계", $"{kept.Name}, {kept.Values} values, {kept.Levels} levels"),
            _ => null,
        };
        return of is { } some ? new($"{Of(entry.Act).Ko} ({some.Ko})", $"{Of(entry.Act).En} ({some.En})") : Of(entry.Act);
    }

    public static Bilingual Degree(int degree) => degree switch { 1 => Low, 2 => Middle, _ => High };

    public static Bilingual KeptUntil(DateOnly day) => new($"기록은 {Figures.Day(day)}까지 둡니다.", $"The record is kept until {Figures.Day(day)}.");

    public static Bilingual Edition(int number) => new(string.Create(CultureInfo.InvariantCulture, $"{number}판"), string.Create(CultureInfo.InvariantCulture, $"edition {number}"));

    public static Bilingual Asked(RiskAssessment risk) => new(
        string.Create(CultureInfo.InvariantCulture, $"위험 {Degree(risk.Degree).Ko}: k = {risk.K} 이상, 뺀 행 {risk.MostLeftOut * 100:0.#}% 이하"),
        string.Create(CultureInfo.InvariantCulture, $"{Degree(risk.Degree).En} risk: k of {risk.K} at least, {risk.MostLeftOut * 100:0.#}% of rows left out at most"));

    public static Bilingual Of(SearchKind search) => search switch
    {
        SearchKind.Optimal => new("모든 조합에서 손실이 가장 적은 것", "The least loss of all combinations"),
        SearchKind.Greedy => new("빨리 찾은 좋은 것", "A good one, fast"),
        _ => new("행마다 다르게(로컬 일반화)", "Rows differ (local recoding)"),
    };

    public static Bilingual Refused(int times) => new(string.Create(CultureInfo.InvariantCulture, $"{times}차 부적정"), string.Create(CultureInfo.InvariantCulture, $"Found inadequate ({times})"));

    public static Bilingual GivenTo(string recipient) => new($"{recipient} 제공", $"for {recipient}");

    public static Bilingual TableSize(int rows, int columns) => new(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0}행 × {columns}열"), string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows × {columns} columns"));

    public static Bilingual RiskLimit(int k) => new(string.Create(CultureInfo.InvariantCulture, $"기준 {100.0 / k:0.#}% 이하 · k = {k}"), string.Create(CultureInfo.InvariantCulture, $"{100.0 / k:0.#}% at most · k = {k}"));

    public static Bilingual Smallest(int rows) => new(string.Create(CultureInfo.InvariantCulture, $"가장 작은 묶음 {rows:#,0}명"), string.Create(CultureInfo.InvariantCulture, $"Smallest class: {rows:#,0}"));

    public static Bilingual LeftOutNote(int rows, double? most) => most is { } share
        ? new(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0}행 · 한도 {share * 100:0.#}%"), string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows · {share * 100:0.#}% at most"))
        : new(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0}행"), string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows"));

    public static Bilingual Alone(int people) => people == 0
        ? new("혼자인 사람이 없습니다", "Nobody is alone")
        : new(string.Create(CultureInfo.InvariantCulture, $"혼자인 사람이 {people:#,0}명 남았습니다"), string.Create(CultureInfo.InvariantCulture, $"{people:#,0} are still alone"));

    /// <summary>A band of class sizes.</summary>
    public static Bilingual Size(int from, int? to) => (from, to) switch
    {
        (1, _) => new("혼자", "alone"),
        (_, null) => new(string.Create(CultureInfo.InvariantCulture, $"{from}명~"), string.Create(CultureInfo.InvariantCulture, $"{from} or more")),
        _ => new(string.Create(CultureInfo.InvariantCulture, $"{from}–{to}명"), string.Create(CultureInfo.InvariantCulture, $"{from}–{to}")),
    };

    public static Bilingual LevelsOf(string column) => new($"{Josa.EulReul(column)} 묶는 단계", $"Levels of {column}");

    public static Bilingual LevelsNote(int least) => new(string.Create(CultureInfo.InvariantCulture, $"폭은 사람 수 · {least}명보다 적은 묶음은 이름을 보이지 않습니다"), string.Create(CultureInfo.InvariantCulture, $"As wide as they hold people · groups of fewer than {least} are not named"));

    public static Bilingual Fewer(int least) => new(string.Create(CultureInfo.InvariantCulture, $"{least}명보다 적은 묶음들"), string.Create(CultureInfo.InvariantCulture, $"groups of fewer than {least}"));

    public static Bilingual Groups(int count) => new(string.Create(CultureInfo.InvariantCulture, $"{count:#,0}가지"), string.Create(CultureInfo.InvariantCulture, $"{count:#,0} groups"));

    public static Bilingual Most(string label, int rows) => new(string.Create(CultureInfo.InvariantCulture, $"{label} ({rows:#,0}명)"), string.Create(CultureInfo.InvariantCulture, $"{label} ({rows:#,0})"));

    public static Bilingual ValuesChange(int before, int after) => new(string.Create(CultureInfo.InvariantCulture, $"{before:#,0} → {after:#,0}가지"), string.Create(CultureInfo.InvariantCulture, $"{before:#,0} → {after:#,0} values"));

    /// <summary>What the newest edition comes to, in one sentence.</summary>
    public static Bilingual Finding(PseudonymizedTable result, RiskAssessment risk)
    {
        if (result.SmallestClass < risk.K) return new(
            string.Create(CultureInfo.InvariantCulture, $"아직 {result.SmallestClass:#,0}명까지 좁혀집니다. {risk.K}명이 같아 보여야 합니다"), string.Create(CultureInfo.InvariantCulture, $"Still narrowed down to {result.SmallestClass:#,0}: {risk.K} must look alike"));
        if (result.SuppressedRows > risk.MostLeftOut * result.RowsBefore) return new(
            string.Create(CultureInfo.InvariantCulture, $"기준을 지키려고 뺀 행이 {result.SuppressedRows * 100.0 / result.RowsBefore:0.#}%로 너무 많습니다"), string.Create(CultureInfo.InvariantCulture, $"{result.SuppressedRows * 100.0 / result.RowsBefore:0.#}% of rows left out is too many"));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"적어도 {result.SmallestClass:#,0}명이 같아 보이고, 다시 알아볼 위험은 {result.Risk.ProsecutorMax * 100:0.#}% 이하입니다"),
            string.Create(CultureInfo.InvariantCulture, $"At least {result.SmallestClass:#,0} look alike: the risk of being found again is {result.Risk.ProsecutorMax * 100:0.#}% at most"));
    }

    public static Bilingual DueOf(ProjectDue due) => due.Copy is { } copy
        ? new($"{due.Project.Id}: {copy.To}에 준 사본 {Josa.EulReul(copy.Id)} {Figures.Day(due.Since)}까지 거두어야 했습니다.", $"{due.Project.Id}: copy {copy.Id} given to {copy.To} was due back on {Figures.Day(due.Since)}.")
        : new($"{due.Project.Id}: {Figures.Day(due.Since)}까지 파기해야 했습니다.", $"{due.Project.Id}: was to be destroyed by {Figures.Day(due.Since)}.");
}
