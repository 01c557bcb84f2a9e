using Maru.App.Indicators;
using Maru.Core;

namespace Maru.Web.Features.Indicators;

/// <summary>What the pages of indicators say.</summary>
internal static class IndicatorPageWords
{
    public static readonly Bilingual Title = new("지표", "Indicators");
    public static readonly Bilingual Empty = new("아직 지표가 없습니다", "There are no indicators yet");
    public static readonly Bilingual EmptyText = new("볼 수 있는 데이터에 지표가 생기면 여기에 보입니다.", "Indicators of data you may see appear here.");
    public static readonly Bilingual Add = new("지표 만들기", "Add an indicator");
    public static readonly Bilingual Change = new("선언 고치기", "Change its declaration");
    public static readonly Bilingual Name = new("지표", "Indicator");
    public static readonly Bilingual Now = new("값", "Value");
    public static readonly Bilingual Trend = new("추이", "Trend");
    public static readonly Bilingual Compared = new("견주어", "Compared");
    public static readonly Bilingual NotComputed = new("아직 세지 않았습니다. 잠시 뒤에 다시 여세요.", "Not computed yet. Open it again in a moment.");
    public static readonly Bilingual Course = new("걸어온 길", "Over time");
    public static readonly Bilingual Regions = new("지역별", "By region");
    public static readonly Bilingual Offices = new("부서별", "By office");
    public static readonly Bilingual When = new("때", "Period");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual Target = new("목표", "Target");
    public static readonly Bilingual Declaration = new("어떻게 세나", "How it is computed");
    public static readonly Bilingual Data = new("데이터", "Dataset");
    public static readonly Bilingual Expression = new("셈", "Expression");
    public static readonly Bilingual Condition = new("행의 조건", "Condition on rows");
    public static readonly Bilingual Period = new("기간", "Period");
    public static readonly Bilingual Thresholds = new("경계값", "Thresholds");
    public static readonly Bilingual Owner = new("담당", "Office");
    public static readonly Bilingual Blank = new("(빈칸)", "(blank)");
    public static readonly Bilingual Missing = new("이 주소에 지표가 없습니다", "There is no indicator at this address");
    public static readonly Bilingual MissingText = new("지워졌거나, 볼 수 없는 데이터의 지표일 수 있습니다.", "It may have been removed, or be of data you may not see.");
    public static readonly Bilingual ToAll = new("지표 목록", "All indicators");
    public static readonly Bilingual FormLead = new(
        "지표를 YAML로 적습니다. ‘세어 보기’는 저장하지 않고 값만 보여 주고, ‘저장’은 값과 함께 목록에 올립니다. 맡은 데이터의 지표만 만들 수 있습니다.",
        "An indicator is written as YAML. 'Try' shows its values without keeping it; 'Save' puts it on the list. You make those of data you keep.");
    public static readonly Bilingual Yaml = new("선언", "Declaration");
    public static readonly Bilingual YamlHelp = new(
        "value는 행의 묶음에서 수 하나를 내는 SQL 식입니다. grain은 hour, day, month, quarter, year 가운데 하나, good은 up이나 down입니다.",
        "value is an SQL expression that gives one number for a group of rows. grain is hour, day, month, quarter or year; good is up or down.");
    public static readonly Bilingual Try = new("세어 보기", "Try");
    public static readonly Bilingual Save = new("저장", "Save");
    public static readonly Bilingual Remove = new("지우기", "Remove");
    public static readonly Bilingual RemoveText = new("지표와 센 값을 지웁니다. 데이터와 산출 근거는 그대로입니다.", "Removes the indicator and its values; data and receipts stay.");
    public static readonly Bilingual Tried = new("세어 본 값", "What it gives");
    public static readonly Bilingual Closed = new("지표를 만들 권한이 없습니다", "You have no right to make indicators");
    public static readonly Bilingual ClosedText = new("데이터를 맡은 담당자가 만듭니다.", "Who keeps a dataset makes its indicators.");

    /// <summary>The declaration a new form begins with.</summary>
    public const string Example = """
        id: complaints-received
        title: 접수한 민원
        dataset: complaints
        value: count(*)
        time: 접수일시
        grain: month
        region: 읍면동
        unit: 건
        good: down
        """;

    public static Bilingual Lead(int count) => new($"{count}개의 지표입니다. 새 데이터가 오면 다시 세고, 값마다 산출 근거가 있습니다.", count == 1 ? "One indicator, computed anew when data come; each value has its receipt." : $"{count} indicators, computed anew when data come; each value has its receipt.");

    public static Bilingual AsOf(Indicator one, DateTime period) => new($"{Periods.Name(one.Grain, period)} 기준", $"As of {Periods.Name(one.Grain, period)}");

    public static Bilingual Running(Indicator one, IndicatorPoint open) => new(
        $"{Periods.Name(one.Grain, open.Period)}은 아직 끝나지 않았습니다. 지금까지 {(open.Value is { } value ? IndicatorWords.Value(one, value).Ko : "값 없음")}.",
        $"{Periods.Name(one.Grain, open.Period)} is not over: {(open.Value is { } known ? IndicatorWords.Value(one, known).En : "no value")} so far.");
}
