using Maru.App.Rows;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>What the page of a dataset says.</summary>
public static class DatasetWords
{
    public static readonly Bilingual Data = new("데이터", "Data");
    public static readonly Bilingual Sections = new("이 데이터의 내용", "On this page");
    public static readonly Bilingual Glance = new("한눈에", "At a glance");
    public static readonly Bilingual Preview = new("미리보기", "Preview");
    public static readonly Bilingual PreviewTable = new("미리보기 표", "Preview");
    public static readonly Bilingual Columns = new("컬럼", "Columns");
    public static readonly Bilingual Quality = new("품질", "Quality");
    public static readonly Bilingual SetAside = new("따로 둔 행", "Rows set aside");
    public static readonly Bilingual Versions = new("버전", "Versions");
    public static readonly Bilingual Lineage = new("만들어진 과정", "Lineage");
    public static readonly Bilingual Api = new("API", "API");
    public static readonly Bilingual Download = new("CSV 내려받기", "Download CSV");
    public static readonly Bilingual OtherFormats = new("다른 형식", "Other formats");
    public static readonly Bilingual ApiAddress = new("API 주소", "API address");
    public static readonly Bilingual NextUpdate = new("다음 갱신", "Next update");
    public static readonly Bilingual UsesLastMonth = new("지난달 이용", "Uses last month");
    public static readonly Bilingual Licence = new("이용 조건", "Licence");
    public static readonly Bilingual Contact = new("문의", "Contact");
    public static readonly Bilingual Closed = new("가림", "Closed");
    public static readonly Bilingual ClosedWhy = new("개인정보가 있어 값을 보이지 않습니다.", "Holds personal data, so its values are not shown.");
    public static readonly Bilingual AllDifferent = new("모두 다름", "all different");
    public static readonly Bilingual AllSame = new("모두 같음", "all the same");
    public static readonly Bilingual AllBlank = new("값 없음", "no values");
    public static readonly Bilingual SearchRows = new("이 데이터에서 찾기", "Search in these rows");
    public static readonly Bilingual NoRows = new("조건에 맞는 행이 없습니다", "No rows match");
    public static readonly Bilingual NoRowsDo = new("찾는 말을 줄이거나 조건을 푸세요.", "Use fewer words or remove the conditions.");
    public static readonly Bilingual EmptyData = new("이 데이터에는 아직 행이 없습니다", "This dataset has no rows yet");
    public static readonly Bilingual Reset = new("처음으로", "Back to the start");
    public static readonly Bilingual NextRows = new("다음 50건", "Next 50 rows");
    public static readonly Bilingual DownloadThese = new("이 조건으로 CSV 받기", "Download these rows as CSV");
    public static readonly Bilingual RemoveFilter = new("조건 풀기", "Remove condition");
    public static readonly Bilingual ColumnName = new("이름", "Name");
    public static readonly Bilingual ColumnKind = new("종류", "Type");
    public static readonly Bilingual Description = new("설명", "Description");
    public static readonly Bilingual Unit = new("단위", "Unit");
    public static readonly Bilingual Blank = new("빈칸", "Blank");
    public static readonly Bilingual Range = new("범위", "Range");
    public static readonly Bilingual SourceName = new("원본 이름", "Name in the source");
    public static readonly Bilingual Issues = new("찾은 문제", "Problems found");
    public static readonly Bilingual NoIssues = new("읽으면서 찾은 문제가 없습니다.", "Nothing was found wrong while reading.");
    public static readonly Bilingual Reason = new("까닭", "Reason");
    public static readonly Bilingual Line = new("원본 행", "Source row");
    public static readonly Bilingual Found = new("찾은 값", "Found");
    public static readonly Bilingual Expected = new("기대한 값", "Expected");
    public static readonly Bilingual WholeRow = new("원본 그대로", "As in the source");
    public static readonly Bilingual NothingSetAside = new("모든 행이 들어왔습니다. 따로 둔 행이 없습니다.", "Every row was taken in; none was set aside.");
    public static readonly Bilingual Version = new("버전", "Version");
    public static readonly Bilingual Reference = new("기준일", "As of");
    public static readonly Bilingual Collected = new("수집", "Collected");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual Change = new("바뀐 것", "Changes");
    public static readonly Bilingual Score = new("품질", "Quality");
    public static readonly Bilingual FirstVersion = new("첫 버전", "First version");
    public static readonly Bilingual NoChange = new("바뀐 행 없음", "No rows changed");
    public static readonly Bilingual Step = new("단계", "Step");
    public static readonly Bilingual RowsIn = new("들어온 행", "Rows in");
    public static readonly Bilingual RowsOut = new("나간 행", "Rows out");
    public static readonly Bilingual ApiHow = new("주소를 부르면 바로 답합니다. 키는 필요 없습니다. 명령줄에서는 한글을 부호로 바꾼 아래 명령을 그대로 쓰세요.", "Call the address and it answers; no key is needed. On a command line use the commands below, in which Korean is encoded.");
    public static readonly Bilingual ApiHowInside = new("이 데이터는 볼 수 있는 사람에게만 답합니다. 로그인한 브라우저에서는 주소를 열면 되고, 프로그램과 명령줄에서는 내 계정에서 만든 API 키를 아래 명령의 KEY 자리에 넣어 보냅니다. 한글은 부호로 바꾸어 두었습니다.", "Only those who may see this dataset are answered. A browser that is signed in opens the address; programs and the command line send an API key, made on your account's page, in the place of KEY. Korean is encoded.");
    public static readonly Bilingual ApiMore = new("조건은 컬럼 이름으로, 정렬은 sort, 찾기는 q, 다음 쪽은 답의 next로 이어집니다.", "Filter by column name, sort with sort, search with q, and follow next for the next page.");
    public static readonly Bilingual Try = new("브라우저에서 열기", "Open in the browser");
    public static readonly Bilingual ApiDocs = new("API 설명서", "API document");
    public static readonly Bilingual MissingTitle = new("이 주소의 데이터가 없습니다", "There is no dataset at this address");
    public static readonly Bilingual MissingText = new("이름이 바뀌었거나 지워졌습니다. 데이터 목록에서 다시 찾아보세요.", "It was renamed or removed. Look for it in the catalogue.");
    public static readonly Bilingual ToCatalogue = new("데이터 목록으로", "To the catalogue");
    public static readonly Bilingual RefusedTitle = new("이 데이터는 제공하지 않습니다", "This dataset is not provided");
    public static readonly Bilingual RequestTitle = new("신청한 뒤 이용하는 데이터입니다", "This dataset is available on request");
    public static readonly Bilingual InternalTitle = new("행정 내부에서만 이용하는 데이터입니다", "This dataset is for staff only");
    public static readonly Bilingual NoReason = new("까닭이 아직 적혀 있지 않습니다. 담당 부서에 물어보세요.", "No reason is recorded yet. Ask the office in charge.");
    public static readonly Bilingual Law = new("근거", "Legal basis");
    public static readonly Bilingual Instead = new("대신 쓸 수 있는 데이터", "What to use instead");
    public static readonly Bilingual QueryFailed = new("이 조건으로는 읽을 수 없습니다.", "These conditions can't be read.");
    public static readonly Bilingual NoChart = new("그림으로 견줄 컬럼이 없는 데이터입니다", "There is nothing to compare in a chart");
    public static readonly Bilingual NoChartDo = new("아래 미리보기에서 행을 바로 볼 수 있습니다.", "The rows themselves are in the preview below.");
    public static readonly Bilingual InsideCity = new("시 안", "In the city");
    public static readonly Bilingual OutsideCity = new("시 밖", "Outside the city");
    public static readonly Bilingual DotNote = new("가까운 행은 점 하나로 모았습니다.", "Rows close together share a dot.");
    public static readonly Bilingual Place = new("곳", "Place");
    public static readonly Bilingual Notice = new("바뀔 예정", "Announced change");

    public static readonly Bilingual Chart = new("차트", "Chart");
    public static readonly Bilingual ChartMaking = new("차트 만들기", "Build a chart");
    public static readonly Bilingual ChartKind = new("모양", "Form");
    public static readonly Bilingual ChartAxis = new("가로축 · 나누는 기준", "Axis");
    public static readonly Bilingual ChartPeriodName = new("날짜를 묶는 단위", "Dates by");
    public static readonly Bilingual ChartValue = new("값", "Value");
    public static readonly Bilingual ChartFunction = new("계산", "Computed as");
    public static readonly Bilingual ChartSplit = new("색으로 나누기", "Split by");
    public static readonly Bilingual ChartTop = new("몇 개까지", "At most");
    public static readonly Bilingual NoSplit = new("나누지 않음", "No split");
    public static readonly Bilingual CountRows = new("건수(행 수)", "Number of rows");
    public static readonly Bilingual DrawChart = new("그리기", "Draw");
    public static readonly Bilingual ChangeChart = new("이 차트 바꿔 보기", "Change this chart");
    public static readonly Bilingual ChartFailed = new("이 차트는 그릴 수 없습니다.", "This chart can't be drawn.");
    public static readonly Bilingual ChartAgain = new("처음 차트로", "Back to the first chart");
    public static readonly Bilingual NothingBetween = new("사이에 자료가 없습니다", "No data in between");
    public static readonly Bilingual NothingToDraw = new("조건에 맞는 값이 없어 그릴 것이 없습니다", "No values match, so there is nothing to draw");
    public static readonly Bilingual NameByName = new("컬럼 이름에 든 때", "Times in column names");
    public static readonly Bilingual RowUnit = new("건", " rows");
    public static readonly Bilingual Map = new("지도", "Map");
    public static readonly Bilingual Downloads = new("내려받기", "Downloads");
    public static readonly Bilingual Filter = new("걸러 보기", "Filter");
    public static readonly Bilingual FilterColumn = new("컬럼", "Column");
    public static readonly Bilingual FilterIs = new("조건", "Condition");
    public static readonly Bilingual FilterValue = new("값", "Value");
    public static readonly Bilingual AddFilter = new("조건 더하기", "Add the condition");
    public static readonly Bilingual AllLines = new("따로 둔 행 모두 보기(JSON)", "All rows set aside (JSON)");
    public static readonly Bilingual Get = new("받기", "Get");
    public static readonly Bilingual ApiFilter = new("거르고 정렬하기", "Filter and sort");
    public static readonly Bilingual ApiGroup = new("묶어서 세기", "Group and count");
    public static readonly Bilingual ApiFile = new("모든 행을 파일로", "All rows as a file");
    public static readonly Bilingual ApiFirst = new("첫 다섯 행", "The first five rows");

    public static readonly IReadOnlyList<(string Value, Bilingual Label)> Conditions =
    [
        ("contains", new("들어 있음", "contains")), ("eq", new("같음", "is")), ("ne", new("다름", "is not")), ("ge", new("이상", "at least")), ("le", new("이하", "at most")),
        ("gt", new("초과", "more than")), ("lt", new("미만", "less than")), ("starts", new("으로 시작", "starts with")), ("null", new("빈칸", "is blank")), ("notnull", new("빈칸 아님", "is not blank")),
    ];

    /// <summary>A condition as people say it: 정류장명 들어 있음 시청.</summary>
    public static Bilingual Condition(string column, string written)
    {
        if (written == "is.null") return new($"{column} 빈칸", $"{column} is blank");
        if (written == "is.notnull") return new($"{column} 빈칸 아님", $"{column} is not blank");
        var dot = written.IndexOf('.', StringComparison.Ordinal);
        var known = dot > 0 ? Conditions.FirstOrDefault(c => c.Value == written[..dot]) : default;
        if (known.Value is null) return new($"{column}: {written}", $"{column}: {written}");
        var value = written[(dot + 1)..];
        return known.Value == "eq" ? new($"{column}: {value}", $"{column}: {value}") : new($"{column} {value} {known.Label.Ko}", $"{column} {known.Label.En} {value}");
    }

    public static Bilingual PeriodName(string period) => period switch
    {
        "year" => new("해", "Year"),
        "month" => new("달", "Month"),
        "day" => new("날", "Day"),
        _ => new("시간", "Hour"),
    };

    public static Bilingual Top(int count) => new($"{count}개", $"{count}");

    /// <summary>How much of all a chart shows.</summary>
    public static Bilingual ShownPlaces(long shown, long all, long rows, long allRows) => new(
        $"{Figures.Number(all)}가지 가운데 {Figures.Number(shown)}가지, {Figures.Number(allRows)}건 가운데 {Figures.Number(rows)}건을 보입니다",
        $"Shows {Figures.Number(shown)} of {Figures.Number(all)} names, {Figures.Number(rows)} of {Figures.Number(allRows)} rows");

    public static Bilingual ShownRows(long rows, long all) => new($"{Figures.Number(all)}건 가운데 {Figures.Number(rows)}건을 보입니다", $"Shows {Figures.Number(rows)} of {Figures.Number(all)} rows");

    public static Bilingual ShownDots(long rows, long dots) => new($"{Figures.Number(rows)}건을 점 {Figures.Number(dots)}개로 보입니다. 가까운 행은 점 하나입니다", $"Shows {Figures.Number(rows)} rows as {Figures.Number(dots)} dots; close rows share one");

    public static Bilingual ShownParts(long shown, long all) => new($"{Figures.Number(all)}가지 가운데 많은 {Figures.Number(shown)}가지로 나누었습니다", $"Split by the {Figures.Number(shown)} most frequent of {Figures.Number(all)}");

    public static readonly Bilingual Cut = new("아주 작거나 큰 값은 양 끝 칸에 모았습니다", "Very small and large values are counted in the outer bins");

    public static Bilingual ShownShapes(long shown, long all) => new($"{Figures.Number(all)}건 가운데 {Figures.Number(shown)}건을 그렸습니다.", $"{Figures.Number(shown)} of {Figures.Number(all)} rows are drawn.");

    public static Bilingual ColouredBy(string name) => new($"바탕색과 뚜렷이 다를수록 {name} 값이 큽니다.", $"The further from the ground's colour, the larger {name}.");

    public static Bilingual ReasonCount(string reason, long count, bool exact) => new($"{reason} · {Figures.Number(count)}행{(exact ? "" : " 넘게")}", $"{reason} · {(exact ? "" : "over ")}{Figures.Number(count)} rows");

    public static Bilingual ServedUntil(DateOnly day) => new($"지금 버전은 {Figures.Day(day)}까지 그대로 제공합니다.", $"The present version stays available until {Figures.Day(day)}.");

    public static readonly Bilingual ShareOnly = new("일부 행만 보입니다. ", "Some rows only. ");

    public static Bilingual ShareText(App.Access.RowShare share) => new(
        $"이용이 허락된 행({share})만으로 표, 차트, 지도, 수와 파일을 만들었습니다. 데이터 전체의 품질, 변화, 관계는 보이지 않습니다.",
        $"Table, charts, map, figures and files are of the rows that were granted ({share}). Quality, changes and relations of the whole are not shown.");

    public static Bilingual Seen(long shown, MatchCount matched) => matched switch
    {
        { Rows: null } => new($"{Figures.Number(shown)}건 표시", $"{Figures.Number(shown)} rows shown"),
        { Exact: false, Rows: { } least } => new($"{Figures.Number(least)}건 넘는 가운데 {Figures.Number(shown)}건 표시", $"{Figures.Number(shown)} of more than {Figures.Number(least)} rows shown"),
        { Rows: { } all } => new($"전체 {Figures.Number(all)}건 중 {Figures.Number(shown)}건 표시", $"{Figures.Number(shown)} of {Figures.Number(all)} rows shown"),
    };

    public static Bilingual Blanks(long count) => new($"빈칸 {Figures.Number(count)}", $"{Figures.Number(count)} blank");

    public static Bilingual Kinds(long count) => new($"{Figures.Number(count)}가지", $"{Figures.Number(count)} values");

    public static Bilingual RowsOf(long count) => new($"{Figures.Number(count)}건", $"{Figures.Number(count)} rows");

    public static Bilingual FirstOf(long shown, long all) => new($"{Figures.Number(all)}행 가운데 {Figures.Number(shown)}행", $"{Figures.Number(shown)} of {Figures.Number(all)} rows");

    public static Bilingual Diff(long added, long removed, long changed) => new(
        $"추가 {Figures.Number(added)} · 삭제 {Figures.Number(removed)} · 변경 {Figures.Number(changed)}",
        $"{Figures.Number(added)} added · {Figures.Number(removed)} removed · {Figures.Number(changed)} changed");

    public static Bilingual NewColumns(string names) => new($"새 컬럼 {names}", $"New columns {names}");

    public static Bilingual GoneColumns(string names) => new($"없어진 컬럼 {names}", $"Columns gone {names}");

    /// <summary>Whose it was, and whose it is.</summary>
    public static Bilingual OwnerWas(string was, string today) => new($"{was} · 지금은 {today}", $"{was}, now {today}");

    public static Bilingual OwnerOpen(string was, IReadOnlyList<string> heirs) => new($"{was} · 나뉨: {string.Join(", ", heirs)} 가운데 나눌 것", $"{was}, split: to be taken by one of {string.Join(", ", heirs)}");

    public static Bilingual OwnerGone(string was) => new($"{was} · 없어진 조직", $"{was}, which is no more");
}
