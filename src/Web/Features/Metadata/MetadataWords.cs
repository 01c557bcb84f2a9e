using Maru.App.Metadata;
using Maru.Core;
using static System.FormattableString;

namespace Maru.Web.Features.Metadata;

/// <summary>Words of the pages of metadata.</summary>
internal static class MetadataWords
{
    public static Bilingual Menu { get; } = new("메타데이터", "Metadata");
    public static Bilingual Title { get; } = new("메타데이터 관리", "Metadata");
    public static Bilingual Share { get; } = new("적은 비율", "Described");
    public static Bilingual Complete { get; } = new("다 적은 데이터", "Complete datasets");
    public static Bilingual Waiting { get; } = new("등록을 기다림", "To be registered");
    public static Bilingual Overdue { get; } = new("등록 기한 지남", "Registration overdue");
    public static Bilingual Own { get; } = new("자체생산", "Own");
    public static Bilingual Departments { get; } = new("부서", "Departments");
    public static Bilingual DepartmentsNote { get; } = new("법이 묻는 것 가운데 적은 비율이 낮은 부서부터", "Those with most missing first");
    public static Bilingual NoDepartment { get; } = new("부서를 적지 않은 데이터", "Without a department");
    public static Bilingual Matrix { get; } = new("데이터마다 무엇이 없는가", "What is missing where");
    public static Bilingual MatrixCaption { get; } = new("데이터마다 법이 묻는 항목을 적었는지 보인 표", "Which items that the law asks for each dataset has");
    public static Bilingual Dataset { get; } = new("데이터", "Dataset");
    public static Bilingual Datasets { get; } = new("데이터", "Datasets");
    public static Bilingual Most { get; } = new("가장 많이 빠진 것", "Missing most often");
    public static Bilingual Has { get; } = new("있음", "There");
    public static Bilingual Lacks { get; } = new("없음", "Missing");
    public static Bilingual NotDue { get; } = new("묻지 않음", "Not asked");
    public static Bilingual ShowAll { get; } = new("모두 보기", "Show all");
    public static Bilingual NothingLacks { get; } = new("조건에 맞는 데이터가 없습니다", "No dataset fits");
    public static Bilingual NothingLacksText { get; } = new("이 항목은 모든 데이터에 적혀 있습니다.", "Every dataset has this item.");
    public static Bilingual Empty { get; } = new("아직 데이터가 없습니다", "No datasets yet");
    public static Bilingual EmptyText { get; } = new("데이터를 올리면 무엇을 더 적어야 하는지 여기서 봅니다.", "Add data to see what is to be said of them.");
    public static Bilingual Take { get; } = new("내려받기", "Download");
    public static Bilingual Missing { get; } = new("없는 것", "Missing");
    public static Bilingual Items { get; } = new("항목", "Items");
    public static Bilingual WhyDue { get; } = new("근거", "Asked by");
    public static Bilingual NothingMissing { get; } = new("빠진 것이 없습니다", "Nothing is missing");
    public static Bilingual Said { get; } = new("적은 것", "What is said");
    public static Bilingual Guessed { get; } = new("짐작", "guessed");
    public static Bilingual NotSaid { get; } = new("적지 않음", "Not said");
    public static Bilingual WorkedOut { get; } = new("스스로 셈한 것", "Worked out");
    public static Bilingual WorkedOutNote { get; } = new("데이터에서 셈하므로 적지 않습니다.", "Taken from the data; nobody writes it.");
    public static Bilingual Period { get; } = new("기간", "Period");
    public static Bilingual Regions { get; } = new("지역", "Regions");
    public static Bilingual Box { get; } = new("좌표 범위", "Extent");
    public static Bilingual Rows { get; } = new("행과 컬럼", "Rows and columns");
    public static Bilingual Formats { get; } = new("형식", "Formats");
    public static Bilingual First { get; } = new("처음 수집", "First collected");
    public static Bilingual Last { get; } = new("마지막 수집", "Last collected");
    public static Bilingual Source { get; } = new("원본", "Source");
    public static Bilingual Change { get; } = new("고치기", "Change");
    public static Bilingual ChangeNote { get; } = new("비워 두면 적지 않은 것이 됩니다. 누가 언제 무엇을 고쳤는지 남습니다.", "A blank takes back what was said. Who changed what and when is kept.");
    public static Bilingual Save { get; } = new("저장", "Save");
    public static Bilingual Columns { get; } = new("컬럼 설명", "Columns");
    public static Bilingual ColumnsNote { get; } = new("이용자와 API에 함께 나갑니다.", "Shown to readers and in the API.");
    public static Bilingual Column { get; } = new("컬럼", "Column");
    public static Bilingual Meaning { get; } = new("설명", "Description");
    public static Bilingual Unit { get; } = new("단위", "Unit");
    public static Bilingual History { get; } = new("고친 기록", "History");
    public static Bilingual HistoryNote { get; } = new("새것부터", "Newest first");
    public static Bilingual NoHistory { get; } = new("아직 아무도 고치지 않았습니다.", "Nobody has changed anything yet.");
    public static Bilingual Nobody { get; } = new("이름 모름", "unknown");
    public static Bilingual Blank { get; } = new("(없음)", "(nothing)");
    public static Bilingual ToDataset { get; } = new("데이터 보기", "See the data");
    public static Bilingual Standard { get; } = new("DCAT(JSON-LD)", "DCAT (JSON-LD)");
    public static Bilingual WholeList { get; } = new("전체 목록", "Whole catalogue");
    public static Bilingual Terms { get; } = new("표준용어", "Standard terms");
    public static Bilingual Fit { get; } = new("이름", "Name");
    public static Bilingual Term { get; } = new("표준용어명", "Term");
    public static Bilingual Abbreviation { get; } = new("영문약어", "Abbreviation");
    public static Bilingual TermDomain { get; } = new("도메인", "Domain");
    public static Bilingual Fault { get; } = new("고칠 것", "To mend");
    public static Bilingual NoChoice { get; } = new("정하지 않음", "Not decided");

    public static Bilingual Name(TermFit fit) => fit switch
    {
        TermFit.Term => new("표준용어", "Standard term"),
        TermFit.Abbreviation => new("영문약어", "Abbreviation"),
        TermFit.Composed => new("표준 낱말로 지음", "Composed of standard words"),
        TermFit.OtherName => new("다른 이름", "Another name"),
        _ => new("표준 아님", "Not standard"),
    };

    public static Bilingual TermsNote(TermConformity conformity) => new(
        Invariant($"컬럼 {conformity.Columns.Count:N0}개 가운데 {conformity.Conforming:N0}개({conformity.Share * 100:0.#}%)가 공통표준용어의 이름과 도메인을 따릅니다."),
        Invariant($"{conformity.Conforming:N0} of {conformity.Columns.Count:N0} columns ({conformity.Share * 100:0.#} %) follow names and domains of the standard terms."));

    public static Bilingual Lead(int datasets, double share) => new(
        Invariant($"데이터 {datasets:N0}종에서 법이 묻는 것의 {share * 100:0.#}%를 적었습니다. 데이터기반행정법 제16조는 메타데이터를 체계적으로 관리하도록 정합니다."),
        Invariant($"{share * 100:0.#} % of what the law asks for is there for {datasets:N0} datasets (act on data-based administration, art. 16)."));

    public static Bilingual Filter(string what, int datasets) => new(Invariant($"{what}: 데이터 {datasets:N0}종"), Invariant($"{what}: {datasets:N0} datasets"));

    public static Bilingual LackingOf(Bilingual item) => new($"{item.Ko} 없음", $"without {item.En.ToLowerInvariant()}");

    public static Bilingual Count(int count) => new(Invariant($"{count:N0}종"), Invariant($"{count:N0}"));

    public static Bilingual Cell(Bilingual item, bool isDue, bool lacks) => new(
        $"{item.Ko} {(!isDue ? NotDue.Ko : lacks ? Lacks.Ko : Has.Ko)}", $"{item.En}: {(!isDue ? NotDue.En : lacks ? Lacks.En : Has.En).ToLowerInvariant()}");

    public static Bilingual Together(EditsTogether edits) => edits.IsFirst
        ? new(Invariant($"{edits.Edits.Count:N0}가지를 처음 적음"), Invariant($"{edits.Edits.Count:N0} things said for the first time"))
        : new(Invariant($"{edits.Edits.Count:N0}가지를 고침"), Invariant($"{edits.Edits.Count:N0} things changed"));
}
