using Maru.App.Linking;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Linking;

/// <summary>What the linking pages say.</summary>
internal static class LinkWords
{
    public static readonly Bilingual Menu = new("데이터 잇기", "Links");
    public static readonly Bilingual Title = new("같은 것을 가리키는 행을 잇습니다", "Rows that speak of one thing, linked");
    public static readonly Bilingual Lead = new(
        "공통 키가 없는 두 데이터를 대응표와 이름·주소·위치로 잇고, 애매한 짝은 사람이 정합니다.",
        "Two datasets without a common key are linked by a crosswalk and by names, addresses and places; people decide the doubtful pairs.");
    public static readonly Bilingual New = new("새로 잇기", "Link two datasets");
    public static readonly Bilingual NoLinks = new("아직 이은 데이터가 없습니다", "Nothing is linked yet");
    public static readonly Bilingual NoLinksText = new("‘새로 잇기’로 시작하세요. 명령줄에서는 maru link입니다.", "Begin with \"Link two datasets\", or maru link on the command line.");
    public static readonly Bilingual ClosedTitle = new("데이터 잇기는 시 전체의 데이터 담당만 할 수 있습니다", "Only those who keep the whole city's data make links");
    public static readonly Bilingual Result = new("이은 결과", "Result");
    public static readonly Bilingual Rate = new("일치율", "Match rate");
    public static readonly Bilingual LinkedOnes = new("이어진 것", "Linked");
    public static readonly Bilingual ByCrosswalk = new("대응표로", "By crosswalk");
    public static readonly Bilingual ByPerson = new("사람이 정한 것", "Decided by people");
    public static readonly Bilingual ReviewPairs = new("사람이 볼 쌍", "Pairs to look at");
    public static readonly Bilingual Alone = new("짝이 없는 것", "Without a partner");
    public static readonly Bilingual When = new("이은 때", "Linked at");
    public static readonly Bilingual Left = new("왼쪽 데이터", "Left dataset");
    public static readonly Bilingual Right = new("오른쪽 데이터", "Right dataset");
    public static readonly Bilingual Next = new("다음", "Next");
    public static readonly Bilingual Begin = new("잇기", "Link");
    public static readonly Bilingual Running = new("잇고 있습니다", "Linking");
    public static readonly Bilingual RunningText = new("끝나면 이 화면이 저절로 바뀝니다.", "This page changes by itself when it is done.");
    public static readonly Bilingual Reload = new("다시 보기", "Look again");

    public static readonly Bilingual LeftKey = new("왼쪽에서 하나하나를 가르는 컬럼", "Column that tells the left ones apart");
    public static readonly Bilingual RightKey = new("오른쪽에서 하나하나를 가르는 컬럼", "Column that tells the right ones apart");
    public static readonly Bilingual KeyHelp = new("값이 같은 행은 하나로 봅니다.", "Rows with one value are one thing.");
    public static readonly Bilingual Fields = new("무엇을 견줄까요?", "What is compared?");
    public static readonly Bilingual FieldsNote = new("이름이나 내용이 비슷한 컬럼을 미리 골라 두었습니다.", "Columns alike by name or content are chosen already.");
    public static readonly Bilingual Kind = new("견주는 법", "How");
    public static readonly Bilingual NoColumn = new("견주지 않음", "Not compared");
    public static readonly Bilingual Crosswalk = new("대응표 (있으면)", "Crosswalk, if there is one");
    public static readonly Bilingual CrosswalkHelp = new("데이터:왼쪽키컬럼=오른쪽키컬럼. 대응표가 말하는 짝은 견주지 않고 그대로 잇습니다.", "dataset:left-key-column=right-key-column. Pairs it names are linked without being compared.");
    public static readonly Bilingual ResultName = new("결과 데이터의 이름(id)", "Id of the dataset of links");
    public static readonly Bilingual ResultHelp = new("비우면 두 이름으로 짓습니다.", "Blank makes one of both names.");
    public static readonly Bilingual Many = new("오른쪽 하나에 왼쪽 여럿이 이어질 수 있음", "Several on the left may go to one on the right");
    public static readonly Bilingual From = new("이 확률부터 잇기", "Link from this probability");
    public static readonly Bilingual LookFrom = new("이 확률부터 사람이 보기", "A person looks from this probability");

    public static readonly Bilingual Queue = new("사람이 볼 쌍", "Pairs to look at");
    public static readonly Bilingual QueueNote = new("확률이 높은 쌍부터. 정한 것은 다음에 이을 때도 지켜집니다.", "Most probable first. What you decide holds for every later linking.");
    public static readonly Bilingual QueueDone = new("볼 쌍이 없습니다", "No pair waits");
    public static readonly Bilingual QueueDoneText = new("애매한 짝이 남아 있지 않습니다.", "Nothing doubtful is left.");
    public static readonly Bilingual Same = new("같은 것", "The same");
    public static readonly Bilingual Differ = new("다른 것", "Not the same");
    public static readonly Bilingual LaterChoice = new("나중에", "Later");
    public static readonly Bilingual By = new("판정하는 사람", "Who decides");
    public static readonly Bilingual Why = new("까닭", "Why");
    public static readonly Bilingual WhyHelp = new("나중에 보는 사람이 알 수 있게 짧게 적으세요.", "A short note for whoever looks at it later.");
    public static readonly Bilingual Save = new("판정 남기기", "Record decisions");
    public static readonly Bilingual RestSame = new("나머지 모두 같은 것", "All others are the same");
    public static readonly Bilingual MorePairs = new("다음 쌍 보기", "More pairs");
    public static readonly Bilingual Again = new("다시 잇기", "Link again");
    public static readonly Bilingual AloneNote = new("앞의 20개. 전체는 데이터 화면에서 걸러 봅니다.", "The first 20; the dataset's page has them all.");
    public static readonly Bilingual AllAlone = new("전체 보기", "See all");
    public static readonly Bilingual NoneAlone = new("모두 짝이 있습니다.", "Every one has a partner.");
    public static readonly Bilingual ByHand = new("손으로 정하기", "Decide a pair by hand");
    public static readonly Bilingual ByHandNote = new("짝이 없는 것의 키를 적어 직접 잇거나, 잘못 이어진 쌍을 끊습니다.", "Link what found no partner by its key, or part a pair that was linked wrongly.");
    public static readonly Bilingual Decision = new("판정", "Decision");
    public static readonly Bilingual History = new("판정한 기록", "Decisions on record");
    public static readonly Bilingual NoHistory = new("아직 판정한 것이 없습니다.", "Nothing was decided yet.");
    public static readonly Bilingual At = new("때", "When");
    public static readonly Bilingual AtSetTimes = new("정한 때마다 다시 잇기", "Link again at set times");
    public static readonly Bilingual SeeRows = new("결과 데이터 보기", "See the dataset of links");
    public static readonly Bilingual Covered = new("잠긴 값", "closed");
    public static readonly Bilingual KeyClosed = new("키가 개인정보라서 잠겨 있어 이 화면에서 정할 수 없습니다.", "The keys are closed as personal data, so they can't be decided on here.");

    public static readonly Bilingual OfDataset = new("이은 결과", "Linked with");
    public static readonly Bilingual OfDatasetNote = new("공통 키가 없는 데이터와 이은 결과입니다.", "Links with data that has no key in common.");
    public static readonly Bilingual Look = new("판정 보기", "See the pairs");
    public static readonly Bilingual HowTo = new("명령과 고르는 법은 docs/howto/linking.md에 있습니다.", "Commands and choices: docs/howto/linking.md.");

    public static Bilingual Heading(LinkSummary summary) => new(
        $"{Figures.Number(summary.LeftThings)}개 가운데 {Figures.Number(summary.Linked)}개({Figures.Number(summary.MatchPercent, 1)}%)가 이어졌습니다",
        $"{Figures.Number(summary.Linked)} of {Figures.Number(summary.LeftThings)} ({Figures.Number(summary.MatchPercent, 1)}%) are linked");

    public static Bilingual Probability(double probability) => new($"같을 확률 {Figures.Percent(probability)}", $"{Figures.Percent(probability)} likely the same");

    public static Bilingual Waiting(int count) => new(
        $"판정 {Figures.Number(count)}건이 아직 결과에 들어가지 않았습니다. 다시 이으면 들어갑니다.",
        $"{Figures.Number(count)} decisions are not in the result yet. Link again to take them in.");

    public static Bilingual LeftAlone(string title, int count) => new($"{title}: {Figures.Number(count)}개", $"{title}: {Figures.Number(count)}");

    public static Bilingual Field(int number, Bilingual what) => new($"{number}. {what.Ko}", $"{number}. {what.En}");

    public static Bilingual KindOf(LinkFieldKind kind) => kind switch
    {
        LinkFieldKind.Exact => new("같은지", "The same or not"),
        LinkFieldKind.Text => new("이름·글자", "Short text"),
        LinkFieldKind.Name => new("사람 이름", "Persons' names"),
        LinkFieldKind.Address => new("주소", "Address"),
        LinkFieldKind.Date => new("날짜", "Date"),
        LinkFieldKind.Number => new("수", "Number"),
        _ => new("위치(경도, 위도)", "Place (lon, lat)"),
    };
}
