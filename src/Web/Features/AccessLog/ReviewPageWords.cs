using System.Globalization;
using Maru.App.Access;
using Maru.App.AccessLog.Review;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.AccessLog;

/// <summary>What the page of the review says.</summary>
public static class ReviewPageWords
{
    public static readonly Bilingual Title = new("접속기록 점검", "Review of the access log");
    public static readonly Bilingual Lead = new("정한 주기마다 접속기록에서 물어볼 것을 찾습니다. 그 계정의 사람이 소명하고, 다른 사람이 판단합니다. 찾은 것은 잘못이 아니라 물음입니다.", "Each period the log is looked through for what should be asked about. The person explains, somebody else decides. A finding is a question, not a fault.");
    public static readonly Bilingual None = new("점검한 적이 없습니다", "Nothing was reviewed yet");
    public static readonly Bilingual NoneText = new("끝난 달에 기록이 있으면 켜져 있는 마루가 스스로 점검합니다. 지금 하려면 달을 고르세요.", "The running server reviews a month that is over when it has records. Choose one to do it now.");
    public static readonly Bilingual NoneOwn = new("물어볼 것이 없습니다", "Nothing to explain");
    public static readonly Bilingual NoneOwnText = new("내 계정의 접속기록에서 찾은 것이 없습니다.", "Nothing was found about your account.");
    public static readonly Bilingual Broken = new("점검 기록이 온전하지 않습니다", "The book of reviews is not whole");
    public static readonly Bilingual BrokenTodo = new("기록 폴더를 그대로 두고 백업과 견주세요.", "Leave the folder as it is and compare it with the backup.");
    public static readonly Bilingual Period = new("점검한 기간", "Periods reviewed");
    public static readonly Bilingual Records = new("기록", "Records");
    public static readonly Bilingual Accounts = new("쓴 계정", "Accounts used");
    public static readonly Bilingual Found = new("찾은 것", "Findings");
    public static readonly Bilingual Open = new("판단을 기다림", "To decide");
    public static readonly Bilingual AtItsTime = new("정한 때에", "at its time");
    public static readonly Bilingual Findings = new("찾은 것과 판단", "Findings and decisions");
    public static readonly Bilingual Own = new("내게 온 물음", "Asked of me");
    public static readonly Bilingual NothingFound = new("물어볼 것을 찾지 못했습니다", "Nothing to ask about");
    public static readonly Bilingual NothingFoundText = new("이 기간의 접속은 모두 기준 안에 있습니다. 점검했다는 기록은 남았습니다.", "All use of this period is within the limits. That it was reviewed is kept.");
    public static readonly Bilingual Figure = new("센 값", "Counted");
    public static readonly Bilingual Limit = new("기준", "Limit");
    public static readonly Bilingual Worst = new("가장 많은 날", "Worst day");
    public static readonly Bilingual Evidence = new("기록 번호", "Records");
    public static readonly Bilingual Explanation = new("소명", "Explanation");
    public static readonly Bilingual Decision = new("판단", "Decision");
    public static readonly Bilingual Waits = new("소명을 기다립니다", "Waiting for the person");
    public static readonly Bilingual NobodyToExplain = new("소명할 계정이 없어 판단을 기다립니다", "No open account can explain: waiting for a decision");
    public static readonly Bilingual More = new("다시 소명", "Explain again");
    public static readonly Bilingual WaitsDecision = new("판단을 기다립니다", "Waiting for a decision");
    public static readonly Bilingual Proper = new("업무상 정당함", "Proper use");
    public static readonly Bilingual Improper = new("조치가 필요함", "Action is needed");
    public static readonly Bilingual Explain = new("소명하기", "Explain");
    public static readonly Bilingual ExplainHelp = new("어떤 일로 왜 그렇게 썼는지 적으세요. 고치거나 지울 수 없이 남습니다.", "What for and why. It stays as it is written.");
    public static readonly Bilingual DecideHelp = new("그렇게 본 까닭과 할 조치를 적으세요. 고치거나 지울 수 없이 남습니다.", "Why, and what is to be done. It stays as it is written.");
    public static readonly Bilingual Rules = new("무엇을 찾았나", "What was looked for");
    public static readonly Bilingual RulesNote = new("이 기간을 점검할 때의 값", "As it was when this period was reviewed");
    public static readonly Bilingual Setting = new("기준", "Limit");
    public static readonly Bilingual Value = new("값", "Value");
    public static readonly Bilingual Source = new("근거", "Source");
    public static readonly Bilingual NoMonths = new("접속기록이 있는 달이 끝나면 점검할 수 있습니다.", "A month can be reviewed when it is over and has records.");
    public static readonly Bilingual Month = new("끝난 달", "A month that is over");
    public static readonly Bilingual Review = new("점검하기", "Review it");

    public static Bilingual Until(DateOnly day) => new($"{Figures.Day(day)}까지", $"until {Figures.Day(day)}");

    public static Bilingual FigureOf(Finding finding)
    {
        var figure = Figures.Number(finding.Figure);
        return finding.Rule switch
        {
            ReviewRule.Views => new($"{figure}명", $"{figure} persons"),
            ReviewRule.Outlier => new($"정보주체 {figure}명", $"{figure} persons"),
            ReviewRule.Addresses => new($"{figure}곳", $"{figure} addresses"),
            ReviewRule.Night or ReviewRule.NoReason or ReviewRule.Closed => new($"{figure}건", $"{figure} records"),
            _ => new($"{figure}번", $"{figure} times"),
        };
    }

    public static Bilingual? LimitOf(Finding finding)
    {
        var limit = Figures.Number(finding.Limit);
        return finding.Rule switch
        {
            ReviewRule.Outlier => RoleTable.Read(finding.Role) is var role && RoleTable.Of(role).Name is var name ? new($"{name.Ko} 계정의 중앙값 {limit}명", $"median of {name.En} accounts: {limit}") : null,
            ReviewRule.Night or ReviewRule.NoReason or ReviewRule.Closed => null,
            _ => new($"하루 {limit}부터", $"from {limit} a day"),
        };
    }

    public static Bilingual Days(int days) => new(string.Create(CultureInfo.InvariantCulture, $"{days}일"), days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days"));
}
