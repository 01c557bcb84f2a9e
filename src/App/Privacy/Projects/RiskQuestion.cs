using Maru.Core;

namespace Maru.App.Privacy.Projects;

/// <summary>A question of the risk review: about the data, or about who handles them and where.</summary>
/// <param name="Low">What a low risk means here.</param>
/// <param name="High">What a high one means.</param>
public sealed record RiskQuestion(string Id, bool IsOfData, Bilingual Name, Bilingual Low, Bilingual Middle, Bilingual High)
{
    /// <summary>The items of the guideline's table (가명정보 처리 가이드라인, 위험성 검토): risk of the data themselves, then of their surroundings.</summary>
    public static IReadOnlyList<RiskQuestion> All { get; } =
    [
        new("identifiers", true, new("식별정보", "Identifiers"), new("없음", "None"), new("있지만 모두 지움", "Some, all removed"), new("바꾸어서 남김", "Some stay, replaced")),
        new("combinations", true, new("모아서 알아볼 수 있는 정보", "Quasi-identifiers"), new("두 개 이하", "Two at most"), new("셋에서 다섯", "Three to five"), new("여섯 이상", "Six or more")),
        new("outliers", true, new("특이정보", "Outliers"), new("없음", "None"), new("있지만 묶거나 지움", "Some, grouped or removed"), new("분석에 꼭 필요", "Some, and needed")),
        new("harm", true, new("알려졌을 때의 영향", "Harm if someone is found"), new("이미 알려진 사실", "Known anyway"), new("불편이나 오해", "Inconvenience"), new("건강·복지·범죄 등 민감한 내용", "Health, welfare, crime")),
        new("time", true, new("시간에 따라 이어짐", "Followed over time"), new("한 때의 자료", "One moment"), new("몇 차례", "A few times"), new("사람마다 오래 이어짐", "Persons over a long time")),
        new("recipient", false, new("받는 사람", "Who gets it"), new("같은 기관의 다른 부서", "Another office of ours"), new("다른 공공기관", "Another public body"), new("기업이나 여러 기관", "A company, or several")),
        new("other-data", false, new("받는 쪽의 다른 정보", "Other data they hold"), new("겹치는 사람이 없음", "None of the same people"), new("일부 겹칠 수 있음", "Perhaps of some"), new("같은 사람의 정보를 가짐", "Of the same people")),
        new("protection", false, new("받는 쪽의 보호 수준", "Their protection"), new("인증과 내부 관리계획이 있음", "Certified, with a plan"), new("내부 관리계획만 있음", "A plan only"), new("알 수 없음", "Not known")),
        new("place", false, new("쓰는 곳", "Where it is used"), new("폐쇄된 분석 공간", "A closed room"), new("접근을 막은 내부망", "An inner network"), new("인터넷에 이어진 컴퓨터", "A computer on the internet")),
        new("trust", false, new("계약과 지난 일", "Contract and past"), new("재식별 금지 계약, 문제 없었음", "A contract, no incident"), new("계약만 있음", "A contract only"), new("계약이 없거나 문제가 있었음", "None, or an incident")),
    ];

    /// <summary>The degree of all answers: high when harm is high and the surroundings are not all low, or when half of the answers are; low when none is above the middle and most are low.</summary>
    public static int DegreeOf(IReadOnlyList<RiskAnswer> answers)
    {
        int Of(string id) => answers.First(answer => answer.Question == id).Degree;
        var around = All.Where(question => !question.IsOfData).Max(question => Of(question.Id));
        var high = answers.Count(answer => answer.Degree == 3);
        if ((Of("harm") == 3 && around > 1) || high * 2 >= All.Count) return 3;
        return high == 0 && answers.Count(answer => answer.Degree == 1) * 2 > All.Count ? 1 : 2;
    }
}
