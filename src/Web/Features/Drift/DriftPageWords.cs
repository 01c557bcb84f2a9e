using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Drift;

/// <summary>What the page of changes says.</summary>
internal static class DriftPageWords
{
    public static readonly Bilingual Title = new("구조 변화", "Changes of columns");
    public static readonly Bilingual Lead = new(
        "새 파일이 들어올 때마다 컬럼을 앞 버전과 견줍니다. 이름, 전에 쓰던 머리글, 공통표준용어, 값의 차례로 같은 컬럼을 알아봅니다.",
        "Whenever a new file comes in its columns are compared with those of the version before: by name, by earlier headers, by standard term, by values.");
    public static readonly Bilingual ToDataset = new("데이터 쪽으로", "To the dataset");
    public static readonly Bilingual Closed = new("이 데이터는 누구에게나 열린 것이 아니어서, 컬럼의 변화도 담당자만 봅니다.", "The dataset is not open to everyone, so only staff see how its columns changed.");
    public static readonly Bilingual Waiting = new("멈춘 파일", "Held files");
    public static readonly Bilingual WaitingNote = new("전 버전을 그대로 보이고 있습니다. 파일은 보관해 두었고, 정하기 전에는 아무것도 바뀌지 않습니다.", "The version before goes on being shown. The file is kept; nothing changes before somebody decides.");
    public static readonly Bilingual WaitingForReaders = new("새 파일의 구조가 바뀌어 담당자가 살피고 있습니다. 아래 데이터는 앞 버전입니다.", "The structure of a new file has changed and staff are looking at it. The data shown are of the version before.");
    public static readonly Bilingual WhyHeld = new("멈춘 까닭", "Why it stopped");
    public static readonly Bilingual Past = new("지난 변화", "Past changes");
    public static readonly Bilingual NoPast = new("컬럼이 바뀐 적이 없습니다", "The columns have never changed");
    public static readonly Bilingual NoPastText = new("다음 파일이 다르게 들어오면 여기에 나란히 보입니다.", "When the next file differs, both are shown here side by side.");
    public static readonly Bilingual Before = new("앞 버전", "Before");
    public static readonly Bilingual Now = new("새 파일", "Now");
    public static readonly Bilingual Missing = new("없음", "none");
    public static readonly Bilingual KeptBlank = new("빈 값으로 남김", "kept as blanks");
    public static readonly Bilingual CoveredValues = new("가린 컬럼", "closed column");
    public static readonly Bilingual NoValues = new("값 없음", "no values");
    public static readonly Bilingual WrittenAs = new("파일의 머리글", "Header in the file");
    public static readonly Bilingual Proposals = new("이 열이 그 열일까요?", "Is this column that one?");
    public static readonly Bilingual ThisColumnIs = new("이 열은", "This column is");
    public static readonly Bilingual ANewColumn = new("새 컬럼", "a new column");
    public static readonly Bilingual AsFound = new("알아본 대로", "as found");
    public static readonly Bilingual By = new("정하는 사람", "Who decides");
    public static readonly Bilingual Why = new("까닭", "Why");
    public static readonly Bilingual WhyHelp = new("무엇을 보고 정했는지 적으세요. 기록에 남고 이 쪽에 보입니다.", "What it is based on. It stays on record and is shown here.");
    public static readonly Bilingual Uses = new("바뀌거나 빠지는 컬럼을 쓰는 것", "What uses the columns that change or go");
    public static readonly Bilingual Accepting = new("들이고 있습니다", "It is being taken in");
    public static readonly Bilingual AcceptingText = new("이 화면을 닫아도 계속됩니다. 끝나면 아래의 지난 변화에 나타납니다.", "You may leave; when it has ended it stands among the changes below.");
    public static readonly Bilingual Accept = new("받아들이기", "Accept");
    public static readonly Bilingual Refuse = new("거절하기", "Refuse");
    public static readonly Bilingual Overtaken = new("이 파일이 기다리는 사이에 새 버전이 들어왔습니다. 거절만 할 수 있습니다.", "A newer version came in while this file waited: it can only be refused.");
    public static readonly Bilingual TakenBack = new("이 파일이 기다리는 사이에 지금 버전의 파일이 다시 왔습니다. 출처가 되돌린 것이어서 거절만 할 수 있습니다.", "The file of the newest version came again while this one waited: its source went back, so it can only be refused.");
    public static readonly Bilingual Policy = new("컬럼이 바뀌면", "When columns change");
    public static readonly Bilingual PolicyNote = new("기본키가 빠지거나, 단위가 바뀌거나, 다른 표로 보이거나, 행이 열에 하나도 남지 않으면 어느 쪽이든 멈춥니다.", "A key that is gone, a changed unit, what looks like another table, or fewer than one row in ten left stops it whichever is chosen.");
    public static readonly Bilingual SavePolicy = new("이대로 하기", "Save");
    public static readonly Bilingual Default = new("기본대로", "By default");
    public static readonly Bilingual Said = new("머리글에 정한 것", "What was said of headers");
    public static readonly Bilingual SaidNote = new("다음 파일부터 그대로 따릅니다.", "Every file from the next one on follows it.");
    public static readonly Bilingual NothingSaid = new("아직 없습니다.", "Nothing yet.");
    public static readonly Bilingual Header = new("파일의 머리글", "Header");
    public static readonly Bilingual Column = new("컬럼", "Column");
    public static readonly Bilingual Forget = new("지우기", "Forget");
    public static readonly Bilingual SayNew = new("이 열은 저 열", "This column is that one");
    public static readonly Bilingual SaySave = new("정하기", "Say so");

    public static Bilingual TitleOf(Bilingual title) => new($"{title.Ko} 구조 변화", $"{title.En}: changes of columns");

    public static Bilingual EarlierFirst(int files, long rows) => new(
        $"받아들이면 먼저 멈춘 파일 {Figures.Number(files)}개({Figures.Number(rows)}행)도 들어온 차례대로 함께 들어갑니다. 들이지 않을 것은 먼저 거절하세요.",
        $"Accepting it also takes in the {Figures.Number(files)} files held before it ({Figures.Number(rows)} rows), in the order they came. Refuse first what must not go in.");

    public static Bilingual Rows(long rows) => new($"{Figures.Number(rows)}행", $"{Figures.Number(rows)} rows");

    public static Bilingual Version(int version) => new($"버전 {Figures.Number(version)}", $"Version {Figures.Number(version)}");

    public static Bilingual SameColumns(int columns) => new($"같은 컬럼 {Figures.Number(columns)}개", $"{Figures.Number(columns)} columns are the same");

    public static Bilingual Refused(string by) => new($"{by} 거절함", $"refused by {by}");

    public static Bilingual Accepted(string by) => new($"{by} 받아들임", $"accepted by {by}");

    public static Bilingual MayBe(string header, string column, Bilingual by, double score) => new(
        $"‘{header}’ 열이 ‘{column}’ 열일 수 있습니다: {by.Ko}, {Figures.Number(score * 100, 0)}%", $"'{header}' may be '{column}': {by.En}, {Figures.Number(score * 100, 0)}%");

    public static Bilingual Kinds(long kinds) => new($"{Figures.Number(kinds)}가지", $"{Figures.Number(kinds)} values");

    public static Bilingual DefaultIs(Bilingual policy) => new($"기본대로 (지금: {policy.Ko})", $"By default (now: {policy.En})");
}
