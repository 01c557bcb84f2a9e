using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Privacy;
using Maru.App.Privacy.Projects;
using Maru.Methods.Linkage;

namespace Maru.Browser.Tests;

/// <summary>Projects of pseudonymisation at each of their steps, over a survey of invented households.</summary>
internal static class SampleProjects
{
    private const string Dataset = "welfare-households";
    private const string Housing = "housing-survey";
    private const string Place = "10.1.4.33";
    private const string Recipe = """
        identifiers: [이름, 연락처]
        quasiIdentifiers:
          나이: ages
          거주지: suppress
          성별: keep
          가구유형: suppress
          직업: suppress
        sensitive: [장애정도]
        techniques:
          연락처: hash
          월급여액: {round: {to: 10000}}
        models:
          - k: 5
          - lDiversity: {column: 장애정도, kind: distinct, l: 2}
        suppressionLimit: 0.05
        """;

    // As a first attempt is: too fine.
    private const string First = """
        identifiers: [이름, 연락처]
        quasiIdentifiers:
          나이: {intervals: [5]}
          거주지: keep
          성별: keep
          가구유형: keep
        sensitive: [장애정도]
        suppressionLimit: 0.05
        """;

    public static async Task<IReadOnlyList<SitePage>> Begin(Site site, string officer)
    {
        await Survey(site);
        var desk = site.Get<ProjectDesk>();
        var (maker, judge) = (await Person(site, "yoon.garam", "윤가람 주무관", Role.Analyst), await Person(site, "choi.yuna", "최유나 주무관", Role.Staff));
        var approver = Holder(site, "park.jiwoo");

        var planned = desk.Begin(maker, Plan("고독사 위험 가구 발굴 모형", ProjectPurpose.Research, "한빛대 보건대학원"));
        var assessing = Approved("아동 가구 급식 지원 통계", ProjectPurpose.Statistics, null);
        var processing = await Processed("복지급여 수급 가구 조사 2026", First);
        var reviewed = await Submitted("돌봄 수요 추계");
        desk.Judge(judge, reviewed, "최유나", isAdequate: true, "나이를 묶은 뒤 혼자인 사람이 없음");
        desk.Judge(approver, reviewed, "김도윤", isAdequate: false, "거주지와 가구유형이 함께 남으면 드문 가구를 알아볼 수 있음");
        var again = await Submitted("장애인 가구 이동권 연구");
        Judge(again, isAdequate: false);
        desk.Refuse(approver, again, "한 위원이 부적정으로 보았습니다. 나이를 더 넓게 묶으세요.");
        var kept = await Kept("복지 사각지대 요인 분석");
        desk.Share(approver, kept, "한빛대 보건대학원", "복지 사각지대 요인 분석", Today.AddDays(120));
        desk.Share(approver, kept, "한국사회보장정보원", "기준 모형 검증", Today.AddDays(30));
        desk.Return(maker, kept, $"{kept}-02", "파기확인서 사보원-2026-118", new(Today, "파일 영구 삭제", "한국사회보장정보원 정보보호부 이서준", []));
        desk.Share(approver, kept, "강원연구원", "읍면동 수요 추계", Today.AddDays(9));
        var stopped = await Kept("1인 가구 주거비 부담");
        desk.Share(approver, stopped, "주거복지연구소", "주거비 부담 분석", Today.AddDays(60));
        desk.Stop(judge, stopped, "받은 쪽이 가진 명부와 견주어 두 가구를 알아볼 수 있게 됨");
        var reversible = await Kept("돌봄 서비스 만족도 추적", Recipe.Replace("연락처: hash", "연락처: fpe", StringComparison.Ordinal));
        var linked = await Kept("건강보험 자료와 결합한 돌봄 위험 연구", Recipe, Outside);
        var ended = await Kept("2024년 긴급지원 성과 분석");
        desk.Destroy(approver, ended, "분석이 끝나 파기함. 파기확인서 데이터-2026-31", "감사담당관 한도윤");

        var reveals = site.Get<RevealDesk>();
        var request = reveals.Ask(approver, reversible, RevealGround.Law, "연락처", [.. File.ReadLines(site.Get<ProjectFiles>().ResultOf(reversible, desk.Find(approver, reversible).ApprovedEdition!)).Skip(1).Take(2).Select(line => line.Split(',')[0])], "가온경찰서 수사협조 요청(2026-1187호)에 답하기 위해");
        var second = await Person(site, "han.sora", "한소라 개인정보보호팀장", Role.PrivacyOfficer);
        reveals.Decide(second, reversible, request, true, "공문과 법적 근거를 확인함");
        reveals.Ask(second, reversible, RevealGround.Subject, "연락처", [File.ReadLines(site.Get<ProjectFiles>().ResultOf(reversible, desk.Find(approver, reversible).ApprovedEdition!)).ElementAt(5).Split(',')[0]], "본인이 자기 자료가 쓰였는지 물음");
        var joining = desk.Begin(maker, Plan("주거와 복지 함께 보기", ProjectPurpose.Research, null) with { Join = new(Housing, ["주택유형", "월임대료"], [new("이름", "성명", JoinForm.Name), new("연락처", "휴대전화", JoinForm.Phone)], false) });
        desk.Approve(approver, joining, null);
        await site.Get<JoinDesk>().Try(maker, joining, Place, CancellationToken.None);
        var links = site.Get<LinkageDesk>();
        links.KeepSalt(approver, linked, "한국인터넷진흥원-2026-7c1e09b2a4");
        var package = await links.Package(approver, linked, Place, false, CancellationToken.None);
        using (var list = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', File.ReadLines(site.Get<ProjectFiles>().ResultOf(linked, desk.Find(approver, linked).ApprovedEdition!)).Skip(1).Take(1_400).Select(line => line.Split(',')[^1]))))) links.TakeMatches(approver, linked, list);
        await links.Package(approver, linked, Place, true, CancellationToken.None);
        using (var back = new MemoryStream("나이,가구유형,월의료비\n20–39,1인,31000\n40–59,부부,52000\n"u8.ToArray())) links.TakeBack(approver, linked, back, "반출-2026-0113");
        var declaring = desk.Begin(maker, Plan("청년 월세 지원 대상 추계", ProjectPurpose.Statistics, null));

        var (working, judging) = (SignIn(site, "yoon.garam"), SignIn(site, "choi.yuna"));
        return
        [
            new("pseudonyms", "/pseudonyms", "/pseudonyms") { Session = officer }, new("pseudonyms-none", "/pseudonyms", "/pseudonyms") { Session = SignIn(site, "lee.dohyun") },
            new("pseudonyms-closed", "/pseudonyms", "/pseudonyms", 403),
            new("pseudonym-new", "/pseudonyms/new", "/pseudonyms/new") { Session = working }, new("pseudonym-begin", "/pseudonyms/new?dataset=" + Dataset, "/pseudonyms/new") { Session = working },
            new("pseudonym-plan", $"/pseudonyms/{planned}/plan", "/pseudonyms/{Id}/plan") { Session = working },
            new("pseudonym-processing", Of(processing), "/pseudonyms/{Id}") { Session = working }, new("pseudonym-approve", Of(planned), "/pseudonyms/{Id}") { Session = officer },
            new("pseudonym-risks", Of(assessing), "/pseudonyms/{Id}") { Session = working }, new("pseudonym-again", Of(again), "/pseudonyms/{Id}") { Session = working },
            new("pseudonym-review", Of(reviewed), "/pseudonyms/{Id}") { Session = officer }, new("pseudonym-judged", Of(reviewed), "/pseudonyms/{Id}") { Session = judging },
            new("pseudonym-keep", Of(kept), "/pseudonyms/{Id}") { Session = officer }, new("pseudonym-stopped", Of(stopped), "/pseudonyms/{Id}") { Session = officer },
            new("pseudonym-ended", Of(ended), "/pseudonyms/{Id}") { Session = officer }, new("pseudonym-gone", "/pseudonyms/P-2020-001", "/pseudonyms/{Id}", 404) { Session = officer },
            new("pseudonym-reveal", $"/pseudonyms/{reversible}/reveal", "/pseudonyms/{Id}/reveal") { Session = officer },
            new("pseudonym-join", $"/pseudonyms/{joining}/join", "/pseudonyms/{Id}/join") { Session = working },
            new("pseudonym-join-declare", $"/pseudonyms/{declaring}/join?other={Housing}", "/pseudonyms/{Id}/join") { Session = working },
            new("pseudonym-linkage", $"/pseudonyms/{linked}/linkage", "/pseudonyms/{Id}/linkage") { Session = officer },
            new("pseudonym-linkage-declare", $"/pseudonyms/{declaring}/linkage", "/pseudonyms/{Id}/linkage") { Session = working },
            new("pseudonym-application", $"/pseudonyms/{linked}/papers/application-{package.Number}", "/pseudonyms/{Id}/papers/{Name}") { Session = officer },
            new("pseudonym-certificate", $"/pseudonyms/{ended}/papers/destruction", "/pseudonyms/{Id}/papers/{Name}") { Session = officer },
            new("pseudonym-licence", $"/pseudonyms/{kept}/papers/licence-{kept}-01", "/pseudonyms/{Id}/papers/{Name}") { Session = officer },
            new("pseudonym-return", $"/pseudonyms/{kept}/papers/return-{kept}-01", "/pseudonyms/{Id}/papers/{Name}") { Session = officer },
            new("pseudonym-record", $"/pseudonyms/{kept}/record", "/pseudonyms/{Id}/record") { Session = officer },
        ];

        string Approved(string title, ProjectPurpose purpose, string? recipient, OutsideLinkage? outside = null)
        {
            var id = desk.Begin(maker, Plan(title, purpose, recipient) with { Outside = outside });
            desk.Approve(approver, id, null);
            return id;
        }

        async Task<string> Processed(string title, string recipe, OutsideLinkage? outside = null)
        {
            var id = Approved(title, ProjectPurpose.Research, "한빛대 보건대학원", outside);
            desk.Assess(maker, id, [.. RiskQuestion.All.Select((question, i) => new RiskAnswer(question.Id, 1 + (i % 2), null))]);
            desk.Approve(approver, id, "폐쇄된 분석실에서만 쓸 것");
            await desk.Process(maker, id, recipe, Place, CancellationToken.None);
            return id;
        }

        async Task<string> Submitted(string title, string? recipe = null, OutsideLinkage? outside = null)
        {
            var id = await Processed(title, recipe ?? Recipe, outside);
            desk.Submit(maker, id);
            return id;
        }

        async Task<string> Kept(string title, string? recipe = null, OutsideLinkage? outside = null)
        {
            var id = await Submitted(title, recipe, outside);
            Judge(id, isAdequate: true);
            desk.Approve(approver, id, "세 위원 모두 적정");
            return id;
        }

        void Judge(string id, bool isAdequate)
        {
            desk.Judge(judge, id, "최유나", isAdequate: true, "기준을 지킴");
            desk.Judge(approver, id, "김도윤", isAdequate, isAdequate ? "분석 목적에 충분하고 알아볼 수 없음" : "나이가 다섯 살 단위라 드문 가구가 남음");
            desk.Judge(approver, id, "오세진", isAdequate: true, "계약서의 재식별 금지 조항을 확인함");
        }
    }

    private static OutsideLinkage Outside { get; } = new("한국사회보장정보원", "한국인터넷진흥원", "국민건강보험공단", [new("이름", JoinForm.Name), new("연락처", JoinForm.Phone)], LinkKeyMaking.Sha256);

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));

    private static string Of(string project) => "/pseudonyms/" + project;

    private static ProjectPlan Plan(string title, ProjectPurpose purpose, string? recipient) => new(
        title, Dataset, purpose, "급여를 받는 가구와 받지 못한 가구가 어떻게 다른지 가려 먼저 찾아갈 곳을 정합니다.", ["이름", "연락처", "나이", "거주지", "성별", "가구유형", "직업", "월급여액", "장애정도"], recipient, Today, Today.AddMonths(12),
        "폐쇄된 분석실의 암호화된 디스크. 반출하지 않음", [new("최유나", "개인정보보호팀", false, "choi.yuna"), new("김도윤", "한빛대 통계학과 교수", true, null), new("오세진", "변호사", true, null)]);

    private static async Task Survey(Site site)
    {
        string[] dongs = ["가온동", "새터읍", "한들동", "솔밭동", "나루동"], kinds = ["1인", "부부", "한부모·조손", "부부와 자녀", "그 밖"], jobs = ["무직", "일용", "사무", "판매", "경비", "자영업"], degrees = ["없음", "심하지 않음", "심함"];
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(site.Get<DataHome>().Work, "가명처리-보기")).FullName, "복지급여 수급 가구 조사.csv");
        await File.WriteAllLinesAsync(path, ["관리번호,이름,연락처,나이,거주지,성별,가구유형,직업,월급여액,장애정도", .. Enumerable.Range(0, 2_400).Select(Row)]);
        await site.Get<IngestSources>().Run(new([path], Dataset), null, default);
        var catalog = site.Get<CatalogStore>();
        catalog.EditDataset(Dataset, "local", row => (row.TitleKo, row.TitleEn, row.Department, row.Access, row.AccessReason) = ("복지급여 수급 가구 조사", "Survey of households on benefits", "생활보장과", nameof(AccessLevel.Internal), "사람마다의 자료"));
        foreach (var column in (string[])["이름", "연락처", "나이"]) catalog.Decide(Dataset, column, PrivacyDecision.Closed, "local", "사람마다의 자료");

        // The same people, as another office writes them, and some that the first does not know.
        var homes = Path.Combine(Path.GetDirectoryName(path)!, "주거실태 조사.csv");
        await File.WriteAllLinesAsync(homes, ["성명,휴대전화,주택유형,월임대료", .. Enumerable.Range(700, 2_300).Select(i =>
            FormattableString.Invariant($"{Name(i)[..1]} {Name(i)[1..]},010{2000 + Chance(i, 7000, 7)}{1000 + Chance(i, 8999, 8)},{kinds[Chance(i, 5, 21)]} 주택,{Chance(i, 60, 22)}0000"))]);
        await site.Get<IngestSources>().Run(new([homes], Housing), null, default);
        catalog.EditDataset(Housing, "local", row => (row.TitleKo, row.TitleEn, row.Department, row.Access, row.AccessReason) = ("주거실태 조사", "Survey of housing", "주택과", nameof(AccessLevel.Internal), "사람마다의 자료"));
        foreach (var column in (string[])["성명", "휴대전화"]) catalog.Decide(Housing, column, PrivacyDecision.Closed, "local", "사람마다의 자료");

        string Name(int i) => $"{"김이박최정윤한"[Chance(i, 7, 4)]}{"서도지하민유가"[Chance(i, 7, 5)]}{"연현우린준진람"[Chance(i, 7, 6)]}";

        // Spread as if by chance, and the same each time.
        int Chance(int i, int of, int salt)
        {
            var mixed = (uint)i * 2654435761u + (uint)salt * 2246822519u;
            mixed = (mixed ^ (mixed >> 15)) * 3266489917u;
            return (int)((mixed ^ (mixed >> 13)) % (uint)of);
        }

        string Row(int i)
        {
            int By(int of, int salt) => Chance(i, of, salt);
            var age = 20 + Math.Min(By(80, 1), By(80, 2) + By(14, 3));
            return FormattableString.Invariant($"H{i + 1:00000},{Name(i)},010-{2000 + By(7000, 7)}-{1000 + By(8999, 8)},{age},{dongs[Math.Min(By(5, 9), By(5, 10))]},{(By(5, 11) < 3 ? "여" : "남")},{kinds[age > 64 ? By(3, 12) : By(5, 13)]},{jobs[Math.Min(By(6, 14), By(6, 15))]},{(30 + By(140, 16)) * 10_130},{degrees[Math.Min(By(3, 17), By(3, 18))]}");
        }
    }

    private static async Task<Reader> Person(Site site, string account, string name, Role role)
    {
        await site.Get<Accounts>().Add(Reader.Machine, account, name, [new(role)]);
        return Holder(site, account);
    }

    private static string SignIn(Site site, string account) => site.Get<Sessions>().Begin(site.Get<Accounts>().Find(account).Id, half: false, Place, "Mozilla/5.0");

    private static Reader Holder(Site site, string account)
    {
        var line = site.Get<Accounts>().Find(account);
        return new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles };
    }
}
