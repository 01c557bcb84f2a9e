using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Components.Basics;

/// <summary>What the small parts of a page say.</summary>
public static class BasicWords
{
    public static readonly Bilingual CurrentPath = new("현재 경로", "You are here");
    public static readonly Bilingual Source = new("출처", "Source");
    public static readonly Bilingual ReferenceTime = new("기준일", "As of");
    public static readonly Bilingual CollectedAt = new("수집", "Collected");
    public static readonly Bilingual ShownAt = new("표시", "Shown");
    public static readonly Bilingual NotYet = new("아직 없음", "None yet");
    public static readonly Bilingual RemoveFilter = new("거르기 풀기: ", "Remove filter: ");
    public static readonly Bilingual Pages = new("쪽 이동", "Pages");
    public static readonly Bilingual CurrentPage = new("현재 쪽", "Current page");
    public static readonly Bilingual Previous = new("이전", "Previous");
    public static readonly Bilingual Next = new("다음", "Next");
    public static readonly Bilingual CurrentStep = new("현재 단계", "Current step");
    public static readonly Bilingual StepDone = new("마침", "Done");
    public static readonly Bilingual Loading = new("불러오고 있습니다", "Loading");
    public static readonly Bilingual Clear = new("지우기", "Clear");
    public static readonly Bilingual Search = new("검색", "Search");
    public static readonly Bilingual ShowTable = new("표로 보기", "Show as a table");
    public static readonly Bilingual Picture = new("그림", "Picture");
    public static readonly Bilingual Table = new("표", "Table");

    public static Bilingual ShowAll(int count) => new($"{count}개 모두 보기", $"Show all {count}");

    public static Bilingual ReceiptOf(string figure) => new($"{figure} 산출 근거", $"How {figure} was computed");
}
