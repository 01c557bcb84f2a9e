using System.Globalization;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using Maru.Web.Features.Dataset;
using Maru.Web.Text;

namespace Maru.Web.Features.Import;

/// <summary>What steps 3 and 4 say.</summary>
public static class AboutWords
{
    public static readonly Bilingual Title = new("데이터를 소개하세요", "Describe the dataset");
    public static readonly Bilingual NewTitle = new("새 데이터의 이름과 공개 범위를 정하세요", "Name the dataset and say who may see it");
    public static readonly Bilingual What = new("무엇인가요", "What it is");
    public static readonly Bilingual Name = new("데이터 이름", "Name");
    public static readonly Bilingual NameHelp = new("시민이 찾을 말로 적습니다. 날짜와 기관 이름은 빼세요.", "In the words people search with; leave out dates and the agency.");
    public static readonly Bilingual NameMissing = new("이름이 비어 있습니다. 시민이 알아볼 이름을 적으세요.", "The name is empty. Write one that people understand.");
    public static readonly Bilingual Description = new("설명", "Description");
    public static readonly Bilingual DescriptionHelp = new("무엇을 어디서 어떻게 모았는지 한두 문장.", "One or two sentences: what it is, where it comes from.");
    public static readonly Bilingual Domain = new("분야", "Domain");
    public static readonly Bilingual Who = new("누가 맡나요", "Who answers for it");
    public static readonly Bilingual Team = new("담당 부서와 팀", "Department and team");
    public static readonly Bilingual Department = new("담당 부서", "Department");
    public static readonly Bilingual TeamName = new("담당 팀", "Team");
    public static readonly Bilingual NotYet = new("아직 정하지 않음", "not decided yet");
    public static readonly Bilingual Guess = new("이름을 보고 고름", "by its name");
    public static readonly Bilingual ReferenceDate = new("기준일", "Reference date");
    public static readonly Bilingual ReferenceDateHelp = new("자료가 어느 날의 것인지. 비워 두면 파일에서 찾은 날을 씁니다.", "The day the data speaks of. Left blank, the day found in the file is used.");
    public static readonly Bilingual Cycle = new("갱신 주기", "Update cycle");
    public static readonly Bilingual CycleHelp = new("이 주기가 지나면 ‘갱신 늦음’으로 표시합니다.", "Past this it is marked late.");
    public static readonly Bilingual Licence = new("이용 조건", "Licence");
    public static readonly Bilingual WhoSees = new("누가 볼 수 있나요", "Who may see it");
    public static readonly Bilingual Access = new("공개 범위", "Access");
    public static readonly Bilingual AccessMissing = new("공개 범위를 고르지 않았습니다. 누가 볼 수 있는지 하나를 고르세요.", "No access was chosen. Say who may see it.");
    public static readonly Bilingual AccessReason = new("공개하지 않는 까닭", "Why it is not public");
    public static readonly Bilingual AccessReasonHelp = new("목록에 이 까닭이 함께 보입니다.", "Shown with the dataset in the catalogue.");
    public static readonly Bilingual AccessReasonMissing = new("까닭이 비어 있습니다. 왜 모두에게 열지 않는지 적으세요.", "The reason is empty. Say why it is not open to all.");
    public static readonly Bilingual Becomes = new("등록하면", "Once registered");
    public static readonly Bilingual AsNew = new("새 데이터로", "As a new dataset");
    public static readonly Bilingual AsNewNote = new("목록에 새로 올라갑니다", "It appears in the catalogue by itself");
    public static readonly Bilingual How = new("새 데이터인가요, 다음 버전인가요?", "A new dataset, or the next version of one?");
    public static readonly Bilingual Back = new("뒤로", "Back");
    public static readonly Bilingual ToLoad = new("다음: 등록", "Next: register");

    public static readonly Bilingual LoadTitle = new("등록하기 전에 한 번 더 보세요", "Look once more before you register");
    public static readonly Bilingual LoadingTitle = new("등록하고 있습니다", "Registering");
    public static readonly Bilingual LoadingText = new("이 화면을 닫아도 계속됩니다. 다 되기 전에는 아무것도 공개되지 않습니다.", "You may leave this page. Nothing is public until it is done.");
    public static readonly Bilingual DoneTitle = new("등록했습니다", "Registered");
    public static readonly Bilingual FailedTitle = new("등록하지 못했습니다", "It was not registered");
    public static readonly Bilingual Register = new("등록하기", "Register");
    public static readonly Bilingual TryAgain = new("다시 등록하기", "Try again");
    public static readonly Bilingual SeeDataset = new("데이터 보기", "See the dataset");
    public static readonly Bilingual AnotherFile = new("다른 파일 올리기", "Bring another file");
    public static readonly Bilingual Unfinished = new("앞 단계가 끝나지 않았습니다", "An earlier step is not finished");
    public static readonly Bilingual File = new("파일", "File");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual Columns = new("컬럼", "Columns");
    public static readonly Bilingual Personal = new("개인정보", "Personal data");
    public static readonly Bilingual Changes = new("지난 버전과 견주어", "Against the last version");
    public static readonly Bilingual Dataset = new("데이터", "Dataset");
    public static readonly Bilingual Corrected = new("고친 것", "Corrections");
    public static readonly Bilingual NoCorrections = new("고친 것 없이 찾은 대로", "none: as found");
    public static readonly Bilingual AsCommand = new("명령으로 하려면", "As a command");
    public static readonly Bilingual AsCommandNote = new("같은 결과를 내는 명령입니다. 다음 파일부터는 자동으로 돌릴 수 있습니다.", "This command does the same, so that the next file can come by itself.");
    public static readonly Bilingual Everyone = new("모두에게 공개", "Open to everyone");
    public static readonly Bilingual EveryoneNote = new("시민이 찾고 내려받습니다", "People can find and download it");
    public static readonly Bilingual RequestNote = new("목록에 보이고, 신청한 뒤 이용합니다", "Listed; available on request");
    public static readonly Bilingual InternalNote = new("목록에 이름만 보입니다", "Only its name is listed");
    public static readonly Bilingual OnRequest = new("신청한 뒤 이용", "On request");
    public static readonly Bilingual StaffOnly = new("행정 내부에서만", "Staff only");

    public static Bilingual NextVersion(Bilingual title, int version) => new($"‘{title.Ko}’의 버전 {Josa.EuroRo(version.ToString(CultureInfo.InvariantCulture))}", $"As version {version} of ‘{title.En}’");

    public static Bilingual NextVersionNote(int same, int of) => new($"컬럼 {of}개 가운데 {same}개가 같습니다", $"{same} of {of} columns are the same");

    public static readonly Bilingual OpenAsked = new("확인을 기다리는 컬럼 ", "Columns that wait ");

    public static Bilingual OpenAskedText(IReadOnlyList<string> columns) => new(
        $"{string.Join(", ", columns)}: 개인정보가 있어 잠가 두었습니다. 개인정보 보호책임자가 확인하면 열립니다.",
        $"{string.Join(", ", columns)}: closed, for personal data were found. They open when the privacy officer agrees.");

    public static Bilingual BecameNew(Bilingual title) => new($"‘{title.Ko}’{Josa.Pick(title.Ko, "을", "를")} 새 데이터로 등록했습니다.", $"‘{title.En}’ is now a dataset.");

    public static Bilingual BecameVersion(Bilingual title, int version) => new($"‘{title.Ko}’의 버전 {Josa.EuroRo(version.ToString(CultureInfo.InvariantCulture))} 등록했습니다.", $"Registered as version {version} of ‘{title.En}’.");

    public static Bilingual RowsIn(long rows, long aside) => aside == 0
        ? new($"{Figures.Number(rows)}행", $"{Figures.Number(rows)} rows")
        : new($"{Figures.Number(rows)}행 (따로 둔 {Figures.Number(aside)}행)", $"{Figures.Number(rows)} rows ({Figures.Number(aside)} set aside)");

    public static Bilingual Diff(VersionDiff diff) => DatasetWords.Diff(diff.Added, diff.Removed, diff.Changed);

    public static Bilingual Of(AccessLevel access) => access switch
    {
        AccessLevel.Everyone => Everyone,
        AccessLevel.Request => OnRequest,
        _ => StaffOnly,
    };
}
