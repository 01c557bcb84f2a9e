using System.Globalization;
using Maru.App.Import;
using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Import;

/// <summary>What the import wizard says on all its pages.</summary>
public static class ImportWords
{
    public static readonly Bilingual Menu = new("데이터 올리기", "Add data");
    public static readonly Bilingual StartTitle = new("데이터를 올리세요", "Bring your data");
    public static readonly Bilingual StartText = new(
        "파일을 읽어 무엇을 찾았는지 먼저 보여 드립니다. 마지막에 등록하기 전에는 아무것도 공개되지 않습니다.",
        "Maru reads the file and shows what it found. Nothing is public before you register it in the last step.");
    public static readonly Bilingual StepUpload = new("파일 올리기", "Upload");
    public static readonly Bilingual StepFound = new("찾은 내용 확인", "What was found");
    public static readonly Bilingual StepAbout = new("갱신 주기와 공개 범위", "Cycle and access");
    public static readonly Bilingual StepLoad = new("등록", "Register");
    public static readonly Bilingual FromFile = new("파일에서", "From files");
    public static readonly Bilingual FromAddress = new("인터넷 주소에서", "From an address");
    public static readonly Bilingual ChooseFiles = new("파일을 끌어 놓거나 눌러서 고르세요", "Drop files here, or click to choose");
    public static readonly Bilingual FileKinds = new(
        "CSV · 엑셀(xls, xlsx) · JSON · XML · GeoJSON · Shapefile · GeoPackage · Parquet. zip과 gz로 묶은 것도 읽습니다.",
        "CSV, Excel (xls, xlsx), JSON, XML, GeoJSON, Shapefile, GeoPackage or Parquet; zip and gz archives too.");
    public static readonly Bilingual UploadButton = new("올리고 내용 보기", "Upload and look");
    public static readonly Bilingual Address = new("데이터가 있는 주소", "Address of the data");
    public static readonly Bilingual AddressHelp = new(
        "https://로 시작하는 파일이나 오픈API 주소. 관리자가 허용한 곳에서만 가져옵니다.",
        "A file or open API beginning with https://. Only hosts an administrator allowed are reached.");
    public static readonly Bilingual FetchButton = new("가져와서 내용 보기", "Fetch and look");
    public static readonly Bilingual Unfinished = new("끝내지 않은 들여오기", "Unfinished imports");
    public static readonly Bilingual NoDrafts = new("하던 일이 없습니다", "Nothing left unfinished");
    public static readonly Bilingual NoDraftsText = new("도중에 나가도 여기에 남아 이어 할 수 있습니다.", "Leave at any time: what you began waits here.");
    public static readonly Bilingual GoOn = new("이어 하기", "Go on");
    public static readonly Bilingual Discard = new("지우기", "Discard");
    public static readonly Bilingual DiscardSure = new("올린 파일과 고친 내용을 지웁니다.", "The files and your corrections will be deleted.");
    public static readonly Bilingual DiscardYes = new("지우겠습니다", "Yes, discard it");
    public static readonly Bilingual ClosedTitle = new("데이터는 시 전체의 데이터 담당만 올릴 수 있습니다", "Only those who keep the whole city's data add some");
    public static readonly Bilingual ClosedText = new(
        "계정이 있으면 로그인하세요. 아직 관리자 계정이 없으면, 마루가 설치된 컴퓨터에서 ./maru up을 켠 창에 나온 ‘데이터 올리기’ 주소를 한 번 여세요. 그 밖에는 올릴 파일을 담당자에게 보내세요.",
        "Sign in if you have an account. As long as no administrator has one, open the address \"to add data\" that ./maru up printed, on the machine Maru runs on. Else send your file to the office in charge.");
    public static readonly Bilingual MissingTitle = new("이 들여오기는 남아 있지 않습니다", "This import is no longer here");
    public static readonly Bilingual MissingText = new("이미 지웠거나 주소가 잘못되었습니다. 새로 올리세요.", "It was discarded, or the address is wrong. Start again.");
    public static readonly Bilingual StartAgain = new("새로 올리기", "Start again");

    public static readonly Bilingual TablesTitle = new("어느 표를 들여올까요?", "Which tables?");
    public static readonly Bilingual TablesText = new("올린 파일에 표가 여럿 있습니다. 고른 표마다 데이터 하나가 됩니다.", "What you brought holds several tables. Each one you choose becomes a dataset.");
    public static readonly Bilingual Table = new("표", "Table");
    public static readonly Bilingual Columns = new("컬럼", "Columns");
    public static readonly Bilingual Take = new("들여오기", "Take");
    public static readonly Bilingual CannotRead = new("읽을 수 없음", "Can't be read");
    public static readonly Bilingual HowTables = new("여러 표를 고르면", "When you choose several");
    public static readonly Bilingual Separately = new("따로따로 들여오기", "Take each by itself");
    public static readonly Bilingual SeparatelyNote = new("첫 표부터 확인하고, 나머지는 ‘끝내지 않은 들여오기’에 둡니다", "You look at the first now; the others wait among your unfinished imports");
    public static readonly Bilingual Joined = new("하나로 이어 붙이기", "Join them into one");
    public static readonly Bilingual JoinedNote = new("달마다 나뉜 파일처럼 컬럼이 같은 표", "For tables with the same columns, such as monthly files");
    public static readonly Bilingual ToFound = new("다음: 찾은 내용 확인", "Next: what was found");

    public static readonly Bilingual FoundTitle = new("찾은 내용을 확인하세요", "Look at what was found");
    public static readonly Bilingual CheckingTitle = new("파일을 읽고 있습니다", "Reading the file");
    public static readonly Bilingual CheckingText = new("전체 행을 점검합니다. 이 화면을 닫아도 계속되고, 끝나면 여기에 나타납니다.", "All rows are being checked. You may leave; the result appears here.");
    public static readonly Bilingual ArrivingTitle = new("자료를 받고 있습니다", "Fetching the data");
    public static readonly Bilingual ArrivingText = new("받는 동안 이 화면을 닫아도 됩니다. 다 받으면 찾은 내용을 보여 드립니다.", "You may leave while it comes. When it is here, you see what was found.");
    public static readonly Bilingual ArrivalFailed = new("받지 못했습니다", "It could not be fetched");
    public static readonly Bilingual ArrivalCutText = new("받는 중에 마루가 꺼졌습니다. 등록된 것은 없습니다.", "Maru was stopped while it came. Nothing was registered.");
    public static readonly Bilingual ArriveAgain = new("다시 받기", "Fetch again");
    public static readonly Bilingual FromSource = new("오픈API와 데이터베이스에서", "From open APIs and databases");
    public static readonly Bilingual FromSourceText = new("준비된 오픈API나 연결된 데이터베이스의 표를 골라 받습니다.", "Choose one of the open APIs described, or a table of a connected database.");
    public static readonly Bilingual FromSourceButton = new("골라서 받기", "Choose one");
    public static readonly Bilingual Reload = new("다시 보기", "Look again");
    public static readonly Bilingual UnreadableTitle = new("이대로는 읽을 수 없습니다", "It can't be read this way");
    public static readonly Bilingual Reset = new("처음 찾은 대로 되돌리기", "Back to what was found first");
    public static readonly Bilingual Again = new("바꾼 대로 다시 점검", "Check again");
    public static readonly Bilingual Later = new("나중에 이어 하기", "Go on later");
    public static readonly Bilingual ToAbout = new("다음: 갱신 주기와 공개 범위", "Next: cycle and access");
    public static readonly Bilingual NotPublic = new("아직 공개하지 않았습니다", "Nothing is public yet");
    public static readonly Bilingual MakeNew = new("따로 만들기", "Make a new dataset");

    public static Bilingual UpTo(long bytes) => new($"한 번에 {Figures.Bytes(bytes)}까지.", $"Up to {Figures.Bytes(bytes)} at a time.");

    public static Bilingual Seconds(double seconds) => new($"읽는 데 {Figures.Number(Math.Max(seconds, 0.1), 1)}초", $"read in {Figures.Number(Math.Max(seconds, 0.1), 1)} s");

    public static Bilingual RowsSoFar(long rows) => new($"지금까지 {Figures.Number(rows)}행", $"{Figures.Number(rows)} rows so far");

    public static Bilingual BytesSoFar(long bytes) => new($"지금까지 {Figures.Bytes(bytes)}", $"{Figures.Bytes(bytes)} so far");

    public static Bilingual Continues(SameColumns same) => new(
        $"컬럼 {same.Same}개가 같습니다. 새 데이터로 만들지 않고 버전 {Josa.EuroRo(same.Next.ToString(CultureInfo.InvariantCulture))} 이어집니다.",
        $"has {same.Same} of the same columns. This becomes its version {same.Next} instead of a duplicate.");

    public static Bilingual Quoted(Bilingual title) => new($"‘{title.Ko}’{Josa.Pick(title.Ko, "과", "와")}", $"‘{title.En}’");

    public static Bilingual ContinueInstead(Bilingual title) => new($"‘{title.Ko}’에 이어 붙이기", $"Continue ‘{title.En}’");

    public static readonly Bilingual NewDataset = new("새 데이터로 만듭니다.", "This becomes a new dataset.");

    public static Bilingual StepName(ImportStep step) => step switch
    {
        ImportStep.Arriving => new("받는 중", "being fetched"),
        ImportStep.Tables => new("표 고르기", "choosing tables"),
        ImportStep.Found => StepFound,
        ImportStep.About => StepAbout,
        _ => StepLoad,
    };
}
