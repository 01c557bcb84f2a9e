using System.Globalization;
using Maru.App.Privacy.Publishing;
using Maru.Core;
using Maru.Web.Components.Basics;
using Maru.Web.Text;

namespace Maru.Web.Features.Publishing;

/// <summary>What the pages of safe publication say.</summary>
public static class PublishWords
{
    public static readonly Bilingual Title = new("안전 공표", "Safe publication");
    public static readonly Bilingual Lead = new("행을 공개하지 않는 데이터를 묶어 표로 냅니다. 데이터마다 정한 스위치가 작은 칸을 가리거나 잡음을 넣고, 만든 사람이 아닌 사람이 승인하면 열린 데이터가 됩니다.", "Data whose rows are closed are published as tables. The dataset's switch holds small cells back or adds noise; approved by somebody else than its maker, a table becomes open data.");
    public static readonly Bilingual Data = new("데이터", "Dataset");
    public static readonly Bilingual Datasets = new("행이 닫힌 데이터", "Data with closed rows");
    public static readonly Bilingual Switch = new("스위치", "Switch");
    public static readonly Bilingual Left = new("남은 예산", "Budget left");
    public static readonly Bilingual Tables = new("표", "Tables");
    public static readonly Bilingual Table = new("표", "Table");
    public static readonly Bilingual Number = new("번호", "Number");
    public static readonly Bilingual Maker = new("만든 사람", "Made by");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual When = new("일시", "When");
    public static readonly Bilingual Who = new("처리한 사람", "Who");
    public static readonly Bilingual Done = new("한 일", "What");
    public static readonly Bilingual Text = new("까닭", "Why");
    public static readonly Bilingual None = new("만든 표가 없습니다", "No table was made");
    public static readonly Bilingual NoneText = new("표를 만들면 여기에 나옵니다.", "Tables that are made appear here.");
    public static readonly Bilingual NoData = new("표를 낼 수 있는 데이터가 없습니다", "There are no data to publish tables of");
    public static readonly Bilingual NoDataText = new("맡은 부서에 행이 닫힌 데이터가 있으면 여기에 나옵니다.", "Data of your office whose rows are closed appear here.");
    public static readonly Bilingual Broken = new("기록이 온전하지 않습니다", "The record is not whole");
    public static readonly Bilingual Gone = new("그런 표가 없습니다", "There is no such table");
    public static readonly Bilingual GoneText = new("번호를 확인하거나 목록에서 고르세요.", "Check its number, or choose from the list.");
    public static readonly Bilingual How = new("표를 지키는 방법", "How tables are made safe");
    public static readonly Bilingual OffNote = new("이 데이터로는 표를 내지 않습니다", "No table of these data is published");
    public static readonly Bilingual SmallNote = new("사람이 적은 칸과, 합계로 그것을 알아낼 수 있는 칸을 비웁니다. 나머지는 참값입니다", "Cells of few people are left blank, and with them those that would give them away; the others are true");
    public static readonly Bilingual PrivateNote = new("모든 칸에 잡음을 넣습니다. 표를 만들 때마다 예산을 쓰고, 다 쓰면 더 만들지 못합니다", "Noise in every cell. Each table takes from a budget; when it is used up, no more are made");
    public static readonly Bilingual Save = new("정하기", "Set");
    public static readonly Bilingual Budget = new("ε 예산", "ε budget");
    public static readonly Bilingual BudgetHelp = new("이 데이터에서 나가는 모든 표를 합쳐 한 사람에 대해 드러나도 되는 양입니다. 이미 쓴 것은 되돌릴 수 없습니다.", "How much all tables of these data together may tell of one person. What was spent can't be taken back.");
    public static readonly Bilingual New = new("새 표", "New table");
    public static readonly Bilingual NewNote = new("표를 먼저 지킨 뒤에 보여 줍니다. 원본의 행과 참값은 아무도 보지 않습니다.", "The table is made safe before it is shown. Nobody sees rows, or what was held back.");
    public static readonly Bilingual Grouping = new("묶을 컬럼", "Group by");
    public static readonly Bilingual NoGrouping = new("묶지 않음", "Nothing");
    public static readonly Bilingual Step = new("묶는 너비", "By steps of");
    public static readonly Bilingual StepHelp = new("수는 너비(10), 날짜는 year, quarter, month. 비우면 값 그대로.", "A width (10) for numbers; year, quarter or month for dates; blank for the values.");
    public static readonly Bilingual Labels = new("범주", "Categories");
    public static readonly Bilingual LabelsHelp = new("표에 나올 범주를 한 줄에 하나씩 적습니다. 나머지는 ‘그 밖’으로 셉니다. 제안은 글과 기간에만 받고, 데이터를 보는 일이라 예산을 씁니다. 같은 제안을 다시 받으면 쓰지 않습니다.", "One a line; anything else is counted as others. Words and periods can be proposed: that looks at the data and takes from the budget, once.");
    public static readonly Bilingual Propose = new("범주 제안 받기(ε 0.1)", "Propose categories (ε 0.1)");
    public static readonly Bilingual Measure = new("세는 것", "What is counted");
    public static readonly Bilingual CountRows = new("행 수", "Rows");
    public static readonly Bilingual Epsilon = new("쓸 ε", "ε to spend");
    public static readonly Bilingual EpsilonHelp = new("작을수록 더 지키고 더 틀립니다. 행 수라면 0.5일 때 칸의 95%가 ±6 안에 있습니다.", "Smaller protects more and is further off: with 0.5, 95% of counts lie within ±6.");
    public static readonly Bilingual Low = new("한 행의 가장 작은 값", "Least amount of a row");
    public static readonly Bilingual High = new("한 행의 가장 큰 값", "Greatest amount of a row");
    public static readonly Bilingual LimitHelp = new("합을 낼 때만 씁니다. 이 밖의 값은 한계로 셉니다.", "For sums: amounts beyond count as the limit.");
    public static readonly Bilingual PerPerson = new("한 사람의 행 수(최대)", "Rows of one person at most");
    public static readonly Bilingual Make = new("표 만들기", "Make the table");
    public static readonly Bilingual OffHere = new("안전 공표가 꺼져 있습니다", "Safe publication is off");
    public static readonly Bilingual OffHereText = new("개인정보 보호책임자가 방법을 정하면 표를 만들 수 있습니다.", "Tables can be made once the privacy officer has set a way.");
    public static readonly Bilingual Moot = new("이 데이터의 행은 모두에게 열려 있습니다", "The rows of this dataset are open to everyone");
    public static readonly Bilingual MootText = new("누구나 행을 셀 수 있으므로 표를 가려도 지켜지지 않습니다. 잠긴 컬럼으로 묶을 때만 뜻이 있습니다.", "Anybody can count them, so holding cells back protects nothing. It only means something when grouping by a closed column.");
    public static readonly Bilingual Cells = new("표의 칸", "Cells");
    public static readonly Bilingual Small = new("가린 작은 칸", "Small cells held back");
    public static readonly Bilingual WithThem = new("함께 가린 칸", "Held back with them");
    public static readonly Bilingual WithThemNote = new("합계로 알아낼 수 없게", "so that nothing can be computed");
    public static readonly Bilingual Threshold = new("작은 칸", "Small is");
    public static readonly Bilingual Spent = new("쓴 ε", "ε spent");
    public static readonly Bilingual Error = new("칸의 95%", "95% of cells");
    public static readonly Bilingual ErrorNote = new("참값에서 이만큼 안에 있습니다", "are this near to the truth");
    public static readonly Bilingual BudgetChange = new("남은 예산의 변화", "Budget left before → after");
    public static readonly Bilingual PerPersonShort = new("한 사람의 행", "Rows of a person");
    public static readonly Bilingual Total = new("합계", "Total");
    public static readonly Bilingual HeldBack = new("가림", "held back");
    public static readonly Bilingual Decide = new("승인", "Approval");
    public static readonly Bilingual Approve = new("승인하고 내기", "Approve and publish");
    public static readonly Bilingual Refuse = new("돌려보내기", "Send back");
    public static readonly Bilingual DecideHelp = new("돌려보낼 때는 까닭을 적습니다.", "Give a reason to send it back.");
    public static readonly Bilingual Finish = new("마저 내기", "Finish publishing");
    public static readonly Bilingual FinishText = new("승인했지만 목록에 다 들어오지 못했습니다.", "It was approved but did not come into the catalogue.");
    public static readonly Bilingual Record = new("기록", "Record");
    public static readonly Bilingual SeeData = new("공표한 데이터", "Published dataset");
    public static readonly Bilingual Receipt = new("산출 근거", "Receipt");
    public static readonly Bilingual OwnWaits = new("만든 사람은 승인하지 못합니다. 개인정보 보호책임자가 보기를 기다립니다.", "Who made it doesn't approve it. It waits for the privacy officer.");
    public static readonly Bilingual OfSource = new("이 데이터로 낸 표", "Tables of these data");
    public static readonly Bilingual OfSourceNote = new("행은 공개하지 않지만 이 표들은 누구나 봅니다.", "The rows are closed; these tables are open to everyone.");
    public static readonly Bilingual OfTable = new("이 표를 낸 방법", "How this table was made safe");
    public static readonly Bilingual Manage = new("표 내기", "Publish tables");

    public static Bilingual Of(ReleaseState state) => state switch
    {
        ReleaseState.Waits => new("승인 기다림", "Waits for approval"),
        ReleaseState.Refused => new("돌려보냄", "Sent back"),
        ReleaseState.Approved => new("승인함", "Approved"),
        _ => new("공표함", "Published"),
    };

    public static Tone ToneOf(ReleaseState state) => state switch { ReleaseState.Waits => Tone.Late, ReleaseState.Published => Tone.Good, _ => Tone.Neutral };

    public static Bilingual Of(ReleaseEntry entry) => entry.Act switch
    {
        ReleaseAct.Switched => new($"스위치: {ReleaseWords.Of(entry.Switch ?? SafeSwitch.Off).Ko}", $"Switch: {ReleaseWords.Of(entry.Switch ?? SafeSwitch.Off).En}"),
        ReleaseAct.Budgeted => new($"예산 ε {Epsilons(entry.Budget)}", $"Budget ε {Epsilons(entry.Budget)}"),
        ReleaseAct.Prepared => new("표를 만듦", "Made the table"),
        ReleaseAct.Refused => new("돌려보냄", "Sent back"),
        ReleaseAct.Proposed => new("범주 제안을 받음", "Had categories proposed"),
        ReleaseAct.Approved => new("승인함", "Approved"),
        _ => new("목록에 냄", "Brought into the catalogue"),
    };

    /// <summary>What a table came to, as a sentence.</summary>
    public static Bilingual Finding(MadeTable made) => made.Switch == SafeSwitch.Private
        ? new($"칸마다 잡음을 넣었고, 95%는 ±{Figures.Number(Math.Ceiling(ReleaseWords.Error95(made.Spec)))} 안에 있습니다", $"Every cell has noise; 95% lie within ±{Figures.Number(Math.Ceiling(ReleaseWords.Error95(made.Spec)))}")
        : made.Small + made.WithThem == 0 ? new($"{Figures.Number(made.Cells)}칸 모두 그대로 낼 수 있습니다", $"All {Figures.Number(made.Cells)} cells can be shown")
        : new($"{Figures.Number(made.Cells)}칸 가운데 {Figures.Number(made.Small + made.WithThem)}칸을 가렸습니다", $"{Figures.Number(made.Small + made.WithThem)} of {Figures.Number(made.Cells)} cells are held back");

    public static Bilingual Of(TableSpec spec) => new(
        $"{string.Join(" × ", spec.By.Select(dimension => dimension.Name))} · {(spec.Measure is null ? CountRows.Ko : spec.Measure + " 합")}",
        $"{string.Join(" × ", spec.By.Select(dimension => dimension.Name))} · {(spec.Measure is null ? CountRows.En : "sum of " + spec.Measure)}");

    public static Bilingual Under(int threshold) => new($"{Figures.Number(threshold)}명 미만", $"under {Figures.Number(threshold)}");

    public static string Epsilons(decimal? epsilon) => (epsilon ?? 0).ToString("0.######", CultureInfo.InvariantCulture);
}
