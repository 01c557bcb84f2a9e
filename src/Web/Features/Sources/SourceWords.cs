using Maru.App.OpenApi;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.Sources;

/// <summary>What the pages of open APIs and databases say.</summary>
public static class SourceWords
{
    public static readonly Bilingual Menu = new("오픈API와 데이터베이스", "Open APIs and databases");
    public static readonly Bilingual Title = new("오픈API와 데이터베이스", "Open APIs and databases");
    public static readonly Bilingual Search = new("오픈API 찾기", "Find an open API");
    public static readonly Bilingual Apis = new("오픈API", "Open APIs");
    public static readonly Bilingual Found = new("찾은 오픈API", "Open APIs found");
    public static readonly Bilingual NoApis = new("찾는 오픈API가 없습니다", "No such open API");
    public static readonly Bilingual NoApisText = new(
        "다른 말로 찾거나, 데이터 폴더의 apis에 설명을 더하세요(docs/howto/openapi.md).", "Try other words, or add a description to the data folder's apis (docs/howto/openapi.md).");
    public static readonly Bilingual All = new("모두 보기", "Show all");
    public static readonly Bilingual Databases = new("데이터베이스", "Databases");
    public static readonly Bilingual NoDatabases = new("연결한 데이터베이스가 없습니다", "No database is connected");
    public static readonly Bilingual NoDatabasesText = new(
        "마루를 설치한 사람이 데이터 폴더의 connections/이름.yaml에 적으면 여기에 나타납니다. 비밀번호가 들어 있어 이 화면에서는 만들지 않습니다.",
        "Whoever runs Maru describes them in connections/NAME.yaml of the data folder. They hold passwords, so they are not made on this page.");
    public static readonly Bilingual Folders = new("모을 수 있는 폴더", "Folders that may be collected from");
    public static readonly Bilingual FoldersNote = new("화면에서 만든 작업은 이 안의 파일만 모읍니다", "Jobs made on a page collect files from these only");
    public static readonly Bilingual NoFolders = new("정한 폴더가 없습니다", "No folder is named");
    public static readonly Bilingual NoFoldersText = new(
        "화면에서 만든 작업은 이 컴퓨터의 파일을 모을 수 없습니다. 마루를 설치한 사람이 명령으로 정합니다: maru sources folders add 이름 경로",
        "Jobs made on a page can't collect files of this machine. Whoever runs Maru names folders on the command line: maru sources folders add NAME PATH");
    public static readonly Bilingual FolderName = new("이름", "Name");
    public static readonly Bilingual FolderPath = new("폴더", "Folder");
    public static readonly Bilingual FolderBy = new("정한 사람", "Named by");
    public static readonly Bilingual Watched = new("지켜보는 폴더", "Watched folders");
    public static readonly Bilingual WatchNew = new("폴더 지켜보기", "Watch a folder");
    public static readonly Bilingual Outside = new("폴더 밖에서 모으는 작업", "Jobs that collect from outside");
    public static readonly Bilingual OutsideNote = new(
        "명령으로 만들었거나 폴더를 정하기 전에 만든 것입니다. 그대로 모으지만, 화면에서 다른 파일로 바꿀 수는 없습니다.",
        "They were made on the command line, or before folders were named. They go on as they are; no page can point them at other files.");
    public static readonly Bilingual OutsideMark = new("폴더 밖", "Outside");
    public static readonly Bilingual Keys = new("인증키", "Keys");
    public static readonly Bilingual KeysNote = new("한 번 넣은 키는 다시 보이지 않습니다", "A key is never shown again");
    public static readonly Bilingual Provider = new("제공 기관", "Provider");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual UsedBy = new("쓰는 API", "Used by");
    public static readonly Bilingual Change = new("바꾸기", "Change");
    public static readonly Bilingual NeedsKey = new("키 필요", "Needs a key");
    public static readonly Bilingual NoKeyNeeded = new("키 없이", "No key needed");
    public static readonly Bilingual FromEnvironment = new("환경 변수에 있음", "In the environment");
    public static readonly Bilingual Missing = new("아직 없음", "None yet");
    public static readonly Bilingual NewKey = new("발급받은 키", "The key you were given");
    public static readonly Bilingual KeyHelp = new("제공 기관에서 받은 그대로. 인코딩된 키도 됩니다.", "As the provider gave it; encoded keys are fine.");
    public static readonly Bilingual KeepKey = new("키 저장", "Keep the key");
    public static readonly Bilingual ForgetKey = new("키 지우기", "Delete the key");
    public static readonly Bilingual Apply = new("활용신청하는 곳", "Where to apply");
    public static readonly Bilingual Hosts = new("호스트 한도", "Limits of hosts");
    public static readonly Bilingual HostsNote = new("제공 기관이 정한 횟수를 넘지 않게 합니다", "Providers' limits are never passed");
    public static readonly Bilingual Host = new("호스트", "Host");
    public static readonly Bilingual AnyHost = new("그 밖의 호스트마다", "Every other host");
    public static readonly Bilingual PerSecond = new("초당", "A second");
    public static readonly Bilingual Burst = new("한꺼번에", "At once");
    public static readonly Bilingual PerDay = new("하루(키마다)", "A day (per key)");
    public static readonly Bilingual Today = new("오늘 부른 횟수", "Calls today");
    public static readonly Bilingual NoLimit = new("한도 없음", "no limit");
    public static readonly Bilingual SetLimit = new("한도 정하기", "Set a limit");
    public static readonly Bilingual HostHelp = new("apis.data.go.kr 또는 apis.data.go.kr/B552584처럼.", "As apis.data.go.kr or apis.data.go.kr/B552584.");
    public static readonly Bilingual PerDayHelp = new("비우면 한도를 두지 않습니다.", "Blank for no limit.");
    public static readonly Bilingual KeepLimit = new("한도 저장", "Keep the limit");

    public static readonly Bilingual Asking = new("무엇을 받을까요?", "What to collect");
    public static readonly Bilingual NothingToSay = new("줄 값이 없습니다. 있는 것을 모두 받습니다.", "There is nothing to say: all of it is collected.");
    public static readonly Bilingual Filters = new("조건", "Conditions");
    public static readonly Bilingual FiltersHelp = new("응답의 필드=값을 한 줄에 하나씩. 예: insttNm=강원특별자치도 춘천시", "Field=value, one a line.");
    public static readonly Bilingual Take = new("받아서 내용 보기", "Collect and look");
    public static readonly Bilingual TakeNote = new("등록하기 전에 찾은 내용을 먼저 보여 드립니다.", "You see what was found before anything is registered.");
    public static readonly Bilingual MakeJob = new("정해진 때마다 받기", "Collect at set times");
    public static readonly Bilingual About = new("알아 둘 것", "Good to know");
    public static readonly Bilingual Calls = new("하루 호출 한도", "Calls a day");
    public static readonly Bilingual Paging = new("받는 방식", "How it comes");
    public static readonly Bilingual Resume = new("멈추면", "When it stops");
    public static readonly Bilingual LeftOut = new("받지 않는 필드", "Fields left out");
    public static readonly Bilingual Jobs = new("받고 있는 작업", "Jobs that collect it");
    public static readonly Bilingual Gone = new("이런 오픈API는 없습니다", "There is no such open API");
    public static readonly Bilingual GoneDatabase = new("이런 데이터베이스 연결은 없습니다", "There is no such connection");
    public static readonly Bilingual GoneText = new("설명 파일이 없어졌거나 주소가 잘못되었습니다.", "Its file is gone, or the address is wrong.");
    public static readonly Bilingual ToAll = new("모두 보기", "See all");
    public static readonly Bilingual Tables = new("어느 표를 받을까요?", "Which table?");
    public static readonly Bilingual TableName = new("표", "Table");
    public static readonly Bilingual Columns = new("컬럼", "Columns");
    public static readonly Bilingual NamedQuery = new("이름 붙인 질의", "Named query");
    public static readonly Bilingual View = new("뷰", "View");
    public static readonly Bilingual NoTables = new("읽을 수 있는 표가 없습니다", "There is no table to read");
    public static readonly Bilingual NoTablesText = new("이 연결의 사용자에게 읽기 권한이 있는지 확인하세요.", "Check that the connection's user may read.");
    public static readonly Bilingual ClosedTitle = new("수집원은 시 전체의 데이터 담당만 볼 수 있습니다", "Only those who keep the whole city's data see sources");

    public static Bilingual Lead(int apis, int databases) => new(
        $"준비된 오픈API {Figures.Number(apis)}가지와 연결된 데이터베이스 {Figures.Number(databases)}곳입니다. 한 번 받아 보거나 정해진 때마다 받게 하세요.",
        $"{Figures.Number(apis)} open APIs are described and {Figures.Number(databases)} databases connected. Collect one now, or at set times.");

    public static Bilingual Needed(IEnumerable<Bilingual> labels)
    {
        var all = labels.ToList();
        return new($"꼭 줄 값: {string.Join(", ", all.Select(label => label.Ko))}", $"Needed: {string.Join(", ", all.Select(label => label.En))}");
    }

    public static Bilingual Ready(string when) => new($"{when}에 넣음", $"put in on {when}");

    public static Bilingual Count(int apis) => new($"{Figures.Number(apis)}가지", $"{Figures.Number(apis)}");

    public static Bilingual JobCount(int jobs) => new($"작업 {Figures.Number(jobs)}", $"{Figures.Number(jobs)} jobs");

    public static Bilingual Rows(int rows) => new($"한 쪽에 {Figures.Number(rows)}행씩, 모든 쪽을 받아 한 버전으로", $"{Figures.Number(rows)} rows a page; all pages make one version");

    public static readonly Bilingual AtOnce = new("한 번에 모두", "All at once");

    public static Bilingual Within(int hours) => hours == 0
        ? new("처음부터 다시 받습니다(지금의 상태라서)", "It begins anew, for its data are of the moment")
        : new($"{hours}시간 안에 다시 하면 받은 쪽에 이어서 받습니다", $"Within {hours} hours it goes on behind the pages it had");

    public static Bilingual CallsOf(int? own, int? host) => (own ?? host) is { } calls ? new($"{Figures.Number(calls)}번(키마다)", $"{Figures.Number(calls)} (per key)") : NoLimit;

    /// <summary>Whose key it is. Providers of a city's own descriptions go by the name of their key.</summary>
    public static Bilingual ProviderOf(string key) => key switch
    {
        "data-go-kr" => new("공공데이터포털", "data.go.kr"),
        "its" => new("국가교통정보센터", "ITS"),
        "juso" => new("도로명주소 안내시스템", "juso.go.kr"),
        "kosis" => new("국가통계포털(KOSIS)", "KOSIS"),
        "safetydata" => new("재난안전데이터공유플랫폼", "safetydata.go.kr"),
        "seoul" => new("서울 열린데이터광장", "Seoul Open Data"),
        "sgis-id" or "sgis-secret" => new("통계지리정보서비스(SGIS)", "SGIS"),
        "vworld" => new("브이월드", "VWorld"),
        _ => new(key, key),
    };

    /// <summary>Where the API belongs in the list.</summary>
    public static Bilingual ProviderOf(ApiDescription api) => api.Keys.Count == 0 ? NoKeyNeeded : ProviderOf(api.Keys[0].Name);
}
