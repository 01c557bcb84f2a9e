using System.Globalization;
using Maru.App.Privacy;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What the workbench says of combinations, outliers, hierarchies and models.</summary>
public static class WorkbenchWords
{
    public static readonly Bilingual Passed = new("통과", "Holds");
    public static readonly Bilingual Failed = new("탈락", "Fails");
    public static readonly Bilingual Steps = new("묶은 단계의 합", "Sum of levels");
    public static readonly Bilingual Left = new("남는 정보(%)", "Information left (%)");
    public static readonly Bilingual LeftOut = new("뺀 행", "Rows left out");
    public static readonly Bilingual BestLeft = new("가장 많이 남는 정보(%)", "Most information left (%)");
    public static readonly Bilingual Take = new("이 조합", "Take it");
    public static readonly Bilingual Chosen = new("고른 방법", "Chosen");
    public static readonly Bilingual BySteps = new("묶은 단계마다", "By sum of levels");
    public static readonly Bilingual Best = new("통과한 것 가운데 많이 남는 순서", "What holds, most information first");
    public static readonly Bilingual Taken = new("고른 조합을 표에 넣었습니다", "The combination is in the table");
    public static readonly Bilingual TakenText = new("‘다시 찾기’를 누르면 이 조합으로 가명처리합니다.", "'Search again' processes by it.");
    public static readonly Bilingual RowsDiffer = new("지금 결과는 행마다 다르게 묶었습니다. 점은 모든 행을 한 방법으로 묶을 때입니다.", "The result differs by row; dots are ways that treat all rows alike.");
    public static readonly Bilingual Population = new("모집단의 사람 수(알면)", "People in the population (if known)");
    public static readonly Bilingual PopulationHelp = new("모집단에서 혼자뿐인 사람을 어림합니다", "Estimates who is alone in the population");
    public static readonly Bilingual AloneInPopulation = new("모집단에서 혼자뿐인 사람(추정, %)", "Alone in the population (estimate, %)");
    public static readonly Bilingual Diversity = new("l을 세는 법", "How l is counted");
    public static readonly Bilingual Recursion = new("재귀 l의 c", "c of recursive l");
    public static readonly Bilingual Distance = new("t의 거리", "Distance of t");
    public static readonly Bilingual PresenceLeast = new("공개되는 비율 적어도(δ)", "Share published at least (δ)");
    public static readonly Bilingual PresenceMost = new("공개되는 비율 많아도(δ)", "Share published at most (δ)");
    public static readonly Bilingual Sample = new("공개할 행을 말하는 열", "Column that says what is published");
    public static readonly Bilingual NoSample = new("없음: 모든 행", "None: all rows");
    public static readonly Bilingual MoreModels = new("δ-존재성과 모집단", "δ-presence and the population");
    public static readonly Bilingual Tree = new("t 거리의 계층", "Hierarchy for t");
    public static readonly Bilingual NoTree = new("계층 없음", "None");
    public static readonly Bilingual Outliers = new("특이정보", "Outliers");
    public static readonly Bilingual See = new("보기", "See");
    public static readonly Bilingual OutlierRows = new("특이한 행", "Rows");
    public static readonly Bilingual Together = new("함께 묶임", "Grouped");
    public static readonly Bilingual Changed = new("바뀜·비움", "Changed");
    public static readonly Bilingual Alone = new("그대로 남음", "Still there");
    public static readonly Bilingual OutliersHelp = new("드문 값, 너머에 남는 사람이 적은 끝값, 사분위 범위의 세 배를 벗어난 수입니다. 그대로 남은 것은 끝 묶기나 ‘특이값의 칸 지우기’를 고르세요.", "Rare values, ends beyond which few are left, numbers outside the outer fences. For what is still there choose top and bottom coding or empty its cells.");

    public static readonly Bilingual Spread = new("분포", "Spread");
    public static readonly Bilingual Join = new("합치기", "Join");
    public static readonly Bilingual Cut = new("나누기", "Cut");
    public static readonly Bilingual NewJoint = new("새 경계", "New boundary");
    public static readonly Bilingual ByNumber = new("경계를 수로 고치기", "Boundaries as numbers");
    public static readonly Bilingual CountAgain = new("다시 세기", "Count again");
    public static readonly Bilingual JointsHelp = new("경계를 끌거나 화살표로 옮기면 사람 수와 남는 정보를 다시 셉니다. 결과에는 ‘다시 찾기’를 누른 뒤 들어갑니다.", "Drag a joint or move it by arrow keys: people and information left are counted again. 'Search again' puts it into the result.");
    public static readonly Bilingual HierarchyFile = new("계층 파일 올리기", "Upload a hierarchy");
    public static readonly Bilingual HierarchyFileHelp = new("CSV(값;1단계;2단계;…), UTF-8이나 CP949. 올리지 않으면 아래에 적은 것을 둡니다.", "CSV (value;level 1;level 2;…), UTF-8 or CP949. Without a file what is written below is kept.");

    public static Bilingual SpreadOf(string column) => new($"{column} 분포", $"How {column} is spread");

    public static Bilingual LevelNumber(int level) => new(string.Create(CultureInfo.InvariantCulture, $"{level}단계"), string.Create(CultureInfo.InvariantCulture, $"Level {level}"));

    public static Bilingual Joint(int number) => new(string.Create(CultureInfo.InvariantCulture, $"경계 {number}"), string.Create(CultureInfo.InvariantCulture, $"Boundary {number}"));

    public static Bilingual Ranges(int count) => new(string.Create(CultureInfo.InvariantCulture, $"{count:#,0}구간"), string.Create(CultureInfo.InvariantCulture, $"{count:#,0} ranges"));

    /// <summary>A range of few people.</summary>
    public static Bilingual Thin(string range, int rows, int least) => rows < least
        ? new(string.Create(CultureInfo.InvariantCulture, $"‘{range}’{Josa.Pick(range, "은", "는")} {least}명보다 적습니다. 옆과 합치기를 권합니다."), string.Create(CultureInfo.InvariantCulture, $"'{range}' holds fewer than {least}: join it with its neighbour."))
        : new(string.Create(CultureInfo.InvariantCulture, $"‘{range}’{Josa.Pick(range, "은", "는")} {rows:#,0}명뿐입니다. 옆과 합치기를 권합니다."), string.Create(CultureInfo.InvariantCulture, $"'{range}' holds only {rows:#,0}: join it with its neighbour."));

    public static Bilingual Of(DiversityKind kind) => kind switch
    {
        DiversityKind.Entropy => new("엔트로피", "Entropy"),
        DiversityKind.Recursive => new("재귀(c, l)", "Recursive (c, l)"),
        _ => new("서로 다른 값의 수", "Distinct values"),
    };

    public static Bilingual Of(ClosenessDistance distance) => distance switch
    {
        ClosenessDistance.Ordered => new("값의 순서로", "By the order of values"),
        ClosenessDistance.Hierarchical => new("값의 계층으로", "By the hierarchy of values"),
        _ => new("값마다 같게", "Equal"),
    };

    /// <summary>Where the chosen combination stands among those that hold.</summary>
    /// <param name="rank">1 for the one that leaves most; null when rows differ.</param>
    public static Bilingual Finding(PublishedSurvey survey, int? rank)
    {
        var holding = survey.Points.Count(point => point.Holds);
        if (holding == 0) return new("한 방법으로 묶어서는 통과하지 못합니다", "No single way holds");
        if (rank is not { } place) return new(string.Create(CultureInfo.InvariantCulture, $"한 방법으로 묶는다면 {holding:#,0}가지가 통과합니다"), string.Create(CultureInfo.InvariantCulture, $"{holding:#,0} single ways would hold"));
        var (ko, en) = place == 1 ? ("남는 정보가 가장 많습니다", "leaves the most information") : (string.Create(CultureInfo.InvariantCulture, $"남는 정보가 {place:#,0}번째로 많습니다"), string.Create(CultureInfo.InvariantCulture, $"is number {place:#,0} by the information it leaves"));
        return survey.IsWhole
            ? new(string.Create(CultureInfo.InvariantCulture, $"통과한 {holding:#,0}가지 가운데 {ko}"), string.Create(CultureInfo.InvariantCulture, $"Of {holding:#,0} that hold it {en}"))
            : new($"찾은 것 가운데 {ko}", $"Among those found it {en}");
    }

    public static Bilingual Dots(PublishedSurvey survey) => survey switch
    {
        { IsWhole: true } => new(string.Create(CultureInfo.InvariantCulture, $"점 하나가 묶는 방법 하나(모두 {survey.Combinations:#,0}가지)"), string.Create(CultureInfo.InvariantCulture, $"A dot is one way to group ({survey.Combinations:#,0} in all)")),
        { Combinations: long.MaxValue } => new(string.Create(CultureInfo.InvariantCulture, $"점 하나가 묶는 방법 하나(살펴본 {survey.Points.Count:#,0}가지)"), string.Create(CultureInfo.InvariantCulture, $"A dot is one way to group ({survey.Points.Count:#,0} were looked at)")),
        _ => new(string.Create(CultureInfo.InvariantCulture, $"점 하나가 묶는 방법 하나({survey.Combinations:#,0}가지 가운데 살펴본 {survey.Points.Count:#,0}가지)"), string.Create(CultureInfo.InvariantCulture, $"A dot is one way to group ({survey.Points.Count:#,0} of {survey.Combinations:#,0} were looked at)")),
    };

    /// <summary>How the chosen one was found.</summary>
    public static Bilingual How(PseudonymizedTable result) => result.Proven
        ? new(string.Create(CultureInfo.InvariantCulture, $"손실이 가장 적음을 확인했습니다. 손실은 레시피의 척도로, 남는 정보는 단계와 남은 행으로 재어 차례가 다를 수 있습니다 · {result.Seconds:0.0}초"), string.Create(CultureInfo.InvariantCulture, $"Proven to lose least. Loss is measured as the recipe says, information left by levels and rows, so their order may differ · {result.Seconds:0.0} s"))
        : new(string.Create(CultureInfo.InvariantCulture, $"더 나은 것이 있을 수 있습니다 · {result.Seconds:0.0}초"), string.Create(CultureInfo.InvariantCulture, $"There may be a better one · {result.Seconds:0.0} s"));

    public static Bilingual First(int shown, int holding) => new(string.Create(CultureInfo.InvariantCulture, $"통과한 {holding:#,0}가지 가운데 많이 남는 {shown:#,0}가지"), string.Create(CultureInfo.InvariantCulture, $"The best {shown:#,0} of {holding:#,0} that hold"));

    public static Bilingual PopulationOf(long people) => new(string.Create(CultureInfo.InvariantCulture, $"모집단 {people:#,0}명"), string.Create(CultureInfo.InvariantCulture, $"Population of {people:#,0}"));

    /// <summary>What became of outliers, in one sentence.</summary>
    public static Bilingual OutlierFate(IReadOnlyList<PublishedOutliers> all)
    {
        var (left, together, changed, alone) = (all.Sum(one => one.LeftOut), all.Sum(one => one.Together), all.Sum(one => one.Changed), all.Sum(one => one.Alone));
        var ko = new List<string>();
        var en = new List<string>();
        void Add(int count, string said, string english)
        {
            if (count == 0) return;
            ko.Add(string.Create(CultureInfo.InvariantCulture, $"{said} {count:#,0}"));
            en.Add(string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {english}"));
        }
        Add(together, "함께 묶임", "grouped");
        Add(left, "빠짐", "left out");
        Add(changed, "바뀜", "changed");
        Add(alone, "그대로 남음", "still there");
        return new(string.Join(" · ", ko), string.Join(" · ", en));
    }

    public static Bilingual OutlierCount(int rows) => new(string.Create(CultureInfo.InvariantCulture, $"특이정보 {rows:#,0}건"), string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} outliers"));
}
