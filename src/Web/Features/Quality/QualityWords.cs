using System.Globalization;
using Maru.Core;
using static System.FormattableString;

namespace Maru.Web.Features.Quality;

/// <summary>Words of the pages of quality.</summary>
internal static class QualityWords
{
    public static Bilingual Title { get; } = new("데이터 품질", "Data quality");
    public static Bilingual WhyAndRules { get; } = new("잃은 점과 규칙", "Points lost and rules");
    public static Bilingual Menu { get; } = new("품질", "Quality");
    public static Bilingual Departments { get; } = new("부서", "Departments");
    public static Bilingual DepartmentsNote { get; } = new("평균이 낮은 부서부터. 추이는 달마다 그 달까지의 새 버전으로 낸 평균입니다.", "Weakest first; the trend is the monthly mean of the newest versions.");
    public static Bilingual Datasets { get; } = new("데이터", "Datasets");
    public static Bilingual DatasetsNote { get; } = new("점수가 낮은 것부터", "Weakest first");
    public static Bilingual NoDepartment { get; } = new("부서를 적지 않은 데이터", "Without a department");
    public static Bilingual Mean { get; } = new("평균 점수", "Mean score");
    public static Bilingual Score { get; } = new("점수", "Score");
    public static Bilingual Criteria { get; } = new("네 기준", "Criteria");
    public static Bilingual Trend { get; } = new("추이", "Trend");
    public static Bilingual TrendNote { get; } = new("버전마다, 그 버전이 최신일 때의 점수", "Each version's score while it was the newest");
    public static Bilingual Weakest { get; } = new("가장 낮은 기준", "Weakest criterion");
    public static Bilingual RulesInUse { get; } = new("쓰는 규칙", "Rules in use");
    public static Bilingual RulesFailed { get; } = new("어긋난 규칙", "Rules that fail");
    public static Bilingual RulesImpossible { get; } = new("점검 못 한 규칙", "Not evaluated");
    public static Bilingual Rules { get; } = new("규칙", "Rules");
    public static Bilingual Lost { get; } = new("잃은 점", "Points lost");
    public static Bilingual LostNote { get; } = new("네 기준은 100점에서 시작해 아래 까닭마다 점을 잃습니다. 전체 점수는 그 평균입니다.", "Each criterion begins at 100 and loses points as below; the score is their mean.");
    public static Bilingual NothingLost { get; } = new("잃은 점이 없습니다", "Nothing lost");
    public static Bilingual NothingLostText { get; } = new("네 기준이 모두 100점입니다.", "All four criteria have a hundred points.");
    public static Bilingual Points { get; } = new("점", "points");
    public static Bilingual Criterion { get; } = new("기준", "Criterion");
    public static Bilingual Why { get; } = new("까닭", "Why");
    public static Bilingual Rule { get; } = new("규칙", "Rule");
    public static Bilingual Found { get; } = new("찾은 수", "Found");
    public static Bilingual RowsOf { get; } = new("어긋난 행", "Rows");
    public static Bilingual SeeRows { get; } = new("어긋난 행 보기", "See the rows");
    public static Bilingual NoRules { get; } = new("쓰는 규칙이 없습니다", "No rules in use");
    public static Bilingual NoRulesText { get; } = new("규칙이 없어도 들여올 때 찾은 문제와 메타데이터로 점수를 냅니다.", "Without rules the score comes from what ingest found and from the metadata.");
    public static Bilingual Proposed { get; } = new("제안", "Proposals");
    public static Bilingual ProposedNote { get; } = new("자료를 보고 마루가 제안합니다. 받기 전에는 점수에 들지 않습니다.", "Maru proposes them from the data. They count once accepted.");
    public static Bilingual Ask { get; } = new("제안받기", "Propose rules");
    public static Bilingual NoProposals { get; } = new("남은 제안이 없습니다.", "No proposals are left.");
    public static Bilingual Accept { get; } = new("받기", "Accept");
    public static Bilingual AcceptAll { get; } = new("모두 받기", "Accept all");
    public static Bilingual Decline { get; } = new("받지 않기", "Decline");
    public static Bilingual TurnOff { get; } = new("끄기", "Turn off");
    public static Bilingual TurnOn { get; } = new("켜기", "Turn on");
    public static Bilingual Remove { get; } = new("지우기", "Remove");
    public static Bilingual RemoveSure { get; } = new("규칙과 지난 결과를 모두 지웁니다.", "Removes the rule and all its results.");
    public static Bilingual CheckNow { get; } = new("지금 점검", "Evaluate now");
    public static Bilingual New { get; } = new("규칙 더하기", "Add a rule");
    public static Bilingual NewNote { get; } = new("종류를 고르면 그 종류의 칸이 나옵니다. 넣기 전에 지금 자료에 맞추어 봅니다.", "Choose a kind; the rule is tried on the data before it is kept.");
    public static Bilingual Kind { get; } = new("종류", "Kind");
    public static Bilingual Column { get; } = new("컬럼", "Column");
    public static Bilingual NoColumn { get; } = new("고르지 않음", "None");
    public static Bilingual Severity { get; } = new("무게", "Severity");
    public static Bilingual WhyHelp { get; } = new("다음 담당자가 읽습니다. 법령이나 업무의 근거를 적으세요.", "The next person in charge reads it.");
    public static Bilingual Add { get; } = new("맞추어 보고 넣기", "Try and add");
    public static Bilingual Yaml { get; } = new("YAML로 여러 개 넣기", "Add several as YAML");
    public static Bilingual YamlHelp { get; } = new("maru quality --rules가 내는 것과 같은 꼴입니다.", "As maru quality --rules prints it.");
    public static Bilingual YamlNow { get; } = new("지금 규칙을 YAML로 보기", "The rules as YAML");
    public static Bilingual Sql { get; } = new("센 방법(SQL)", "How it was counted (SQL)");
    public static Bilingual Figures { get; } = new("견준 값", "Figures");
    public static Bilingual Ours { get; } = new("자료의 값", "From the rows");
    public static Bilingual Expected { get; } = new("견준 값", "Compared with");
    public static Bilingual Group { get; } = new("무엇", "Of");
    public static Bilingual Difference { get; } = new("차이", "Difference");
    public static Bilingual Finding { get; } = new("말", "Finding");
    public static Bilingual Covered { get; } = new("잠긴 컬럼이나 공개하지 않은 데이터를 보는 규칙이어서 수만 보입니다.", "The rule reads what is closed: only counts are shown.");
    public static Bilingual Closed { get; } = new("이 데이터는 누구나 볼 수 있는 것이 아니어서 점수만 보입니다.", "This dataset is not open to everyone: only its score is shown.");
    public static Bilingual HistoryName { get; } = new("버전마다 어긋난 수", "Bad by version");
    public static Bilingual ToDataset { get; } = new("데이터 보기", "See the data");
    public static Bilingual HowScored { get; } = new("점수를 내는 법", "How it is scored");
    public static Bilingual MissingRows { get; } = new("이 규칙의 행은 볼 수 없습니다.", "The rows of this rule can't be seen.");
    public static Bilingual Empty { get; } = new("아직 데이터가 없습니다", "No data yet");
    public static Bilingual EmptyText { get; } = new("데이터를 올리면 점수를 냅니다.", "Scores appear once there are data.");
    public static Bilingual Department { get; } = new("부서", "Department");

    public static Bilingual Lead(int datasets, double mean) => new(
        Invariant($"데이터 {datasets:N0}개의 평균은 {mean:0.0}점입니다. 공공데이터법 시행령 제17조의 네 기준으로 내며, 점마다 까닭과 행을 볼 수 있습니다."),
        Invariant($"The mean of {datasets:N0} datasets is {mean:0.0}, by the four criteria of the law; every point leads to its reason and rows."));

    public static Bilingual MadeBy(string by, DateTimeOffset at) => new($"{by}, {Day(at)}", $"{by}, {Day(at)}");

    /// <summary>For readers: names of accounts are of no use to them.</summary>
    public static Bilingual MadeOn(DateTimeOffset at) => new($"{Day(at)} 만듦", $"made {Day(at)}");

    public static Bilingual DecidedBy(string by, DateTimeOffset at) => new($"{by}, {Day(at)} 정함", $"decided by {by}, {Day(at)}");

    public static Bilingual FirstOf(long shown, long all) => new(Invariant($"{all:N0}행 가운데 {shown:N0}행"), Invariant($"{shown:N0} of {all:N0} rows"));

    public static Bilingual RowsTitle(string rule) => new($"어긋난 행: {rule}", $"Rows: {rule}");

    public static Bilingual CoveredColumns(string columns) => new($"잠긴 컬럼은 가렸습니다: {columns}", $"Closed columns are covered: {columns}");

    public static Bilingual CountOf(int count) => new(Invariant($"{count:N0}개"), Invariant($"{count:N0}"));

    private static string Day(DateTimeOffset at) => Shell.PageTime.Local(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
