using Maru.Web.Text;

namespace Maru.Web.Components.Basics;

/// <summary>What the small parts of a page say.</summary>
public static class BasicWords
{
    public static readonly Words CurrentPath = new("현재 경로", "You are here");
    public static readonly Words Source = new("출처", "Source");
    public static readonly Words ReferenceTime = new("기준일", "As of");
    public static readonly Words CollectedAt = new("수집", "Collected");
    public static readonly Words ShownAt = new("표시", "Shown");
    public static readonly Words NotYet = new("아직 없음", "None yet");
    public static readonly Words RemoveFilter = new("거르기 풀기: ", "Remove filter: ");
    public static readonly Words Pages = new("쪽 이동", "Pages");
    public static readonly Words CurrentPage = new("현재 쪽", "Current page");
    public static readonly Words Previous = new("이전", "Previous");
    public static readonly Words Next = new("다음", "Next");
    public static readonly Words CurrentStep = new("현재 단계", "Current step");
    public static readonly Words StepDone = new("마침", "Done");
    public static readonly Words Loading = new("불러오고 있습니다", "Loading");
    public static readonly Words Clear = new("지우기", "Clear");
    public static readonly Words Search = new("검색", "Search");
    public static readonly Words ShowTable = new("표로 보기", "Show as a table");
    public static readonly Words Picture = new("그림", "Picture");
    public static readonly Words Table = new("표", "Table");

    public static Words ShowAll(int count) => new($"{count}개 모두 보기", $"Show all {count}");

    public static Words ReceiptOf(string figure) => new($"{figure} 산출 근거", $"How {figure} was computed");
}
