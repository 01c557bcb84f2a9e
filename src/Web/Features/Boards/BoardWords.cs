using Maru.App.Boards;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.Web.Features.Boards;

/// <summary>What the pages of boards say.</summary>
internal static class BoardWords
{
    public static readonly Bilingual Title = new("현황판", "Boards");
    public static readonly Bilingual Lead = new("도시의 상태를 한눈에 봅니다. 모든 수치는 오른쪽 아래 표시로 근거를 열 수 있습니다.", "The state of the city at a glance. Every figure opens its receipt at its lower right.");
    public static readonly Bilingual Empty = new("아직 현황판이 없습니다", "There are no boards yet");
    public static readonly Bilingual EmptyText = new("지표나 SQL로 타일을 놓아 현황판을 만들 수 있습니다.", "Boards are laid out of indicators and of SQL.");
    public static readonly Bilingual Own = new("내 현황판", "My boards");
    public static readonly Bilingual OfCity = new("시 현황판", "Boards of the city");
    public static readonly Bilingual Add = new("새로 만들기", "Make a board");
    public static readonly Bilingual Indicators = new("지표 목록", "All indicators");
    public static readonly Bilingual Edit = new("고치기", "Edit");
    public static readonly Bilingual FullScreen = new("전체 화면", "Full screen");
    public static readonly Bilingual Pause = new("멈춤", "Pause");
    public static readonly Bilingual GoOn = new("이어 보기", "Go on");
    public static readonly Bilingual Print = new("인쇄·PDF", "Print or PDF");
    public static readonly Bilingual EveryMinute = new("1분마다 새로 고침", "Renewed every minute");
    public static readonly Bilingual Region = new("지역", "Region");
    public static readonly Bilingual Period = new("기간", "Period");
    public static readonly Bilingual Office = new("부서", "Department");
    public static readonly Bilingual Newest = new("지금까지", "Up to now");
    public static readonly Bilingual AllRegions = new("시 전체", "Whole city");
    public static readonly Bilingual AllOffices = new("전체 부서", "All departments");
    public static readonly Bilingual Reset = new("초기화", "Reset");
    public static readonly Bilingual Apply = new("보기", "Show");
    public static readonly Bilingual Filters = new("조건", "Filters");
    public static readonly Bilingual NotFiltered = new("이 타일은 조건을 나누지 않아 전체를 보입니다.", "This tile is not divided so; it shows all.");
    public static readonly Bilingual NothingLeft = new("이 조건에 맞는 값이 없습니다", "There is no value for these filters");
    public static readonly Bilingual NothingLeftText = new("조건을 바꾸거나 초기화하세요.", "Change or reset the filters.");
    public static readonly Bilingual Closed = new("볼 권한이 없는 데이터입니다", "You may not read this data");
    public static readonly Bilingual ClosedText = new("담당 부서에 이용을 신청하세요.", "Ask its office for access.");
    public static readonly Bilingual NotComputed = new("아직 세지 않았습니다", "Not computed yet");
    public static readonly Bilingual NotComputedText = new("잠시 뒤에 다시 여세요.", "Open it again in a moment.");
    public static readonly Bilingual NotPossible = new("셀 수 없습니다", "It can't be computed");
    public static readonly Bilingual Gone = new("지표가 없어졌습니다", "The indicator is gone");
    public static readonly Bilingual NoValueYet = new("아직 들어온 값이 없습니다", "No value has come yet");
    public static readonly Bilingual Live = new("실시간", "Live");
    public static readonly Bilingual NothingGoesOn = new("진행 중인 일이 없습니다.", "Nothing is going on.");
    public static readonly Bilingual Missing = new("이 주소에 현황판이 없습니다", "There is no board at this address");
    public static readonly Bilingual MissingText = new("지워졌거나, 나누지 않은 현황판일 수 있습니다.", "It may have been removed, or not be shared with you.");
    public static readonly Bilingual ToAll = new("현황판 목록", "All boards");
    public static readonly Bilingual Table = new("표로 보기", "Show as a table");
    public static readonly Bilingual Download = new("내려받기", "Download");
    public static readonly Bilingual Target = new("목표", "Target");
    public static readonly Bilingual Late = new("지연", "Late");
    public static readonly Bilingual Blank = new("(빈칸)", "(blank)");
    public static readonly Bilingual Less = new("적음", "Fewer");
    public static readonly Bilingual More = new("많음", "More");
    public static readonly Bilingual Rules = new("규칙으로 만든 요약", "Summary made by rules");
    public static readonly Bilingual NoTiles = new("아직 타일이 없습니다", "There are no tiles yet");
    public static readonly Bilingual NoTilesText = new("‘고치기’에서 타일을 더하세요.", "Add some with 'Edit'.");
    public static readonly Bilingual Then = new("선은 견준 때", "The line is the time compared with");
    public static readonly Bilingual Core = new("도심 크게 보기", "The centre enlarged");
    public static readonly Bilingual Outside = new("바깥 주소의 그림", "Picture at another site");

    public static readonly Bilingual Comments = new("의견", "Comments");
    public static readonly Bilingual NoComments = new("아직 의견이 없습니다.", "There are no comments yet.");
    public static readonly Bilingual WriteComment = new("의견 쓰기", "Write a comment");
    public static readonly Bilingual CommentNote = new("로그인한 사람만 보고 씁니다. 이름·전화번호 같은 개인정보는 쓰지 마세요.", "Only those signed in read and write comments. Don't write personal data.");
    public static readonly Bilingual SendComment = new("의견 남기기", "Send the comment");
    public static readonly Bilingual RemoveComment = new("지우기", "Remove");
    public static readonly Bilingual Embed = new("다른 사이트에 끼워 넣기", "Show on another site");
    public static readonly Bilingual EmbedText = new("누구나 볼 수 있는 데이터의 타일만 보입니다. 아래 코드를 그 사이트의 화면에 붙이세요.", "Only tiles of data open to everyone are shown. Put this code into the other site's page.");
    public static readonly Bilingual EmbedCode = new("붙여 넣을 코드", "Code");
    public static readonly Bilingual NoSites = new("아직 허락한 사이트가 없습니다. 데이터 담당이 'maru boards sites --add https://주소'로 더합니다.", "No site is allowed yet; a data lead adds one with 'maru boards sites --add https://…'.");
    public static readonly Bilingual EmbedFoot = new("마루에서 근거와 함께 보기", "See it with its receipts in Maru");
    public static readonly Bilingual EditTitle = new("현황판 고치기", "Edit the board");
    public static readonly Bilingual MayNotEdit = new("이 현황판을 고칠 권한이 없습니다", "You may not edit this board");
    public static readonly Bilingual MayNotEditText = new("로그인하면 자기 현황판을 만들 수 있습니다. 시 현황판은 데이터 담당이 고칩니다.", "Signed in, you make boards of your own; those of the city are kept by its data leads.");
    public static readonly Bilingual BoardTitle = new("제목", "Title");
    public static readonly Bilingual EnglishTitle = new("영문 제목", "English title");
    public static readonly Bilingual About = new("한 줄 설명", "In a sentence");
    public static readonly Bilingual SharedWith = new("함께 볼 사람", "Shared with");
    public static readonly Bilingual SharedWithHelp = new("everyone이면 모두, 부서 이름을 쉼표로 적으면 그 부서, 비우면 나만 봅니다. 데이터를 볼 권한은 따로입니다.", "'everyone', names of departments with commas between, or nothing for yourself alone. Rights to data stay as they are.");
    public static readonly Bilingual Save = new("저장", "Save");
    public static readonly Bilingual Preview = new("미리 보기", "Preview");
    public static readonly Bilingual Undo = new("되돌리기", "Undo");
    public static readonly Bilingual Redo = new("다시 하기", "Redo");
    public static readonly Bilingual DragHint = new("타일을 끌어 옮기고, 너비는 목록에서 고릅니다.", "Drag tiles to move them; choose their width from the list.");
    public static readonly Bilingual Width = new("너비", "Width");
    public static readonly Bilingual Declaration = new("선언(YAML)", "Declaration (YAML)");
    public static readonly Bilingual AddTile = new("타일 더하기", "Add a tile");
    public static readonly Bilingual OfIndicator = new("지표", "Indicator");
    public static readonly Bilingual OwnSql = new("지표 없이 SQL로", "None: own SQL");
    public static readonly Bilingual Form = new("그리는 꼴", "Drawn as");
    public static readonly Bilingual History = new("앞서 저장한 것", "Earlier states");
    public static readonly Bilingual Remove = new("현황판 지우기", "Remove the board");
    public static readonly Bilingual RemoveText = new("현황판만 지웁니다. 데이터와 지표, 산출 근거는 그대로입니다.", "Removes the board only; data, indicators and receipts stay.");

    public static Bilingual TileNumber(int number) => new($"타일 {number}", $"Tile {number}");

    public static Bilingual WidthOf(int number) => new($"타일 {number} 너비", $"Width of tile {number}");

    public static Bilingual MoveUp(int number) => new($"타일 {number} 앞으로", $"Move tile {number} back");

    public static Bilingual MoveDown(int number) => new($"타일 {number} 뒤로", $"Move tile {number} on");

    public static Bilingual RemoveTile(int number) => new($"타일 {number} 빼기", $"Take tile {number} away");

    public static Bilingual DeclarationOf(int number) => new($"타일 {number} 선언", $"Declaration of tile {number}");

    public static Bilingual VersionUntil(int number, string until) => new($"{number}번째, {until}까지", $"No. {number}, until {until}");

    public static Bilingual Name(TileForm form) => form switch
    {
        TileForm.Number => new("숫자", "Number"),
        TileForm.Line => new("선", "Line"),
        TileForm.Bars => new("막대", "Bars"),
        TileForm.Stacked => new("누적 막대", "Stacked bars"),
        TileForm.Heat => new("열지도", "Heat map"),
        TileForm.Pyramid => new("인구 피라미드", "Population pyramid"),
        TileForm.Table => new("표", "Table"),
        TileForm.Ranking => new("순위", "Ranking"),
        TileForm.Map => new("단계구분도", "Choropleth"),
        TileForm.Points => new("점 지도", "Points"),
        TileForm.Hex => new("육각 지도", "Hex map"),
        TileForm.Flow => new("흐름 지도", "Flow map"),
        TileForm.Timeline => new("일정", "Timeline"),
        TileForm.Events => new("사건 목록", "Events"),
        TileForm.Progress => new("달성도", "Progress"),
        TileForm.Squares => new("낱개 네모", "Unit squares"),
        TileForm.Text => new("글", "Text"),
        _ => new("그림·카메라", "Image or camera"),
    };

    /// <summary>Names of the columns that <see cref="TileColumns"/> knows, as heads of tables.</summary>
    public static Bilingual? Column(string name) => name.ToLowerInvariant() switch
    {
        "label" => new("구분", "Item"),
        "group" => new("갈래", "Group"),
        "value" => new("값", "Value"),
        "compared" => new("견준 값", "Compared"),
        "target" => new("목표", "Target"),
        "lower" => new("아래 끝", "Lower"),
        "upper" => new("위 끝", "Upper"),
        "note" => new("비고", "Note"),
        "from" => new("부터", "From"),
        "to" => new("까지", "To"),
        "at" => new("때", "When"),
        "state" => new("상태", "State"),
        "kind" => new("종류", "Kind"),
        "lon" => new("경도", "Longitude"),
        "lat" => new("위도", "Latitude"),
        "weight" => new("크기", "Weight"),
        "code" => new("코드", "Code"),
        TileColumns.Region => new("지역", "Region"),
        TileColumns.Office => new("부서", "Department"),
        TileColumns.Period => new("기간", "Period"),
        _ => null,
    };

    /// <summary>접수한 민원은 누리1동이 521건으로 가장 많습니다.</summary>
    public static Bilingual Highest(Bilingual title, string name, Bilingual value, bool isCounted) => new(
        $"{title.Ko}{Josa.Pick(title.Ko, "은", "는")} {name}{Josa.Pick(name, "이", "가")} {Josa.EuroRo(value.Ko)} 가장 {(isCounted ? "많습니다" : "높습니다")}", $"{title.En}: highest in {name} ({value.En})");

    /// <summary>접수한 민원은 4,096건으로 전달 4,004건보다 92건 많습니다.</summary>
    public static Bilingual Now(Bilingual title, Bilingual value, Bilingual compared) => new(
        $"{title.Ko}{Josa.Pick(title.Ko, "은", "는")} {Josa.EuroRo(value.Ko)} {compared.Ko.TrimEnd('.')}", $"{title.En}: {value.En}. {compared.En.TrimEnd('.')}");

    public static Bilingual FirstOf(int shown, int all) => new($"{all:N0}개 가운데 {shown:N0}개입니다. 모두는 표에 있습니다.", $"{shown:N0} of {all:N0}; the table holds all.");

    public static Bilingual SitesOf(string sites) => new($"허락한 사이트: {sites}", $"Sites allowed: {sites}");

    public static Bilingual Hidden(int count) => new($"볼 권한이 없는 데이터의 타일 {count}개는 보이지 않습니다. 필요하면 담당 부서에 이용을 신청하세요.", $"{count} {(count == 1 ? "tile" : "tiles")} of data you may not read {(count == 1 ? "is" : "are")} not shown; ask the office for access.");

    public static Bilingual RowsOf(string name) => new($"{name} 행 보기", $"Rows of {name}");

    public static Bilingual LateBy(int days) => new($"{days}일째 새 값이 없습니다", days == 1 ? "No new value for a day" : $"No new value for {days} days");

    public static Bilingual Evidence(int count) => new($"규칙으로 만든 요약 · 근거 {count}건", count == 1 ? "Summary made by rules · one source" : $"Summary made by rules · {count} sources");
}
