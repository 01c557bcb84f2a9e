using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Privacy.Projects;

namespace Maru.Browser.Tests;

/// <summary>Projects of pseudonymisation at each of their steps, over a survey of invented households.</summary>
internal static class SampleProjects
{
    private const string Dataset = "welfare-households";
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
        desk.Return(maker, kept, $"{kept}-02", "파기확인서 사보원-2026-118");
        var stopped = await Kept("1인 가구 주거비 부담");
        desk.Share(approver, stopped, "주거복지연구소", "주거비 부담 분석", Today.AddDays(60));
        desk.Stop(judge, stopped, "받은 쪽이 가진 명부와 견주어 두 가구를 알아볼 수 있게 됨");
        var ended = await Kept("2024년 긴급지원 성과 분석");
        desk.Destroy(approver, ended, "분석이 끝나 파기함. 파기확인서 데이터-2026-31");

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
            new("pseudonym-record", $"/pseudonyms/{kept}/record", "/pseudonyms/{Id}/record") { Session = officer },
        ];

        string Approved(string title, ProjectPurpose purpose, string? recipient)
        {
            var id = desk.Begin(maker, Plan(title, purpose, recipient));
            desk.Approve(approver, id, null);
            return id;
        }

        async Task<string> Processed(string title, string recipe)
        {
            var id = Approved(title, ProjectPurpose.Research, "한빛대 보건대학원");
            desk.Assess(maker, id, [.. RiskQuestion.All.Select((question, i) => new RiskAnswer(question.Id, 1 + (i % 2), null))]);
            desk.Approve(approver, id, "폐쇄된 분석실에서만 쓸 것");
            await desk.Process(maker, id, recipe, Place, CancellationToken.None);
            return id;
        }

        async Task<string> Submitted(string title)
        {
            var id = await Processed(title, Recipe);
            desk.Submit(maker, id);
            return id;
        }

        async Task<string> Kept(string title)
        {
            var id = await Submitted(title);
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

        // Spread as if by chance, and the same each time.
        string Row(int i)
        {
            int By(int of, int salt)
            {
                var mixed = (uint)i * 2654435761u + (uint)salt * 2246822519u;
                mixed = (mixed ^ (mixed >> 15)) * 3266489917u;
                return (int)((mixed ^ (mixed >> 13)) % (uint)of);
            }
            var age = 20 + Math.Min(By(80, 1), By(80, 2) + By(14, 3));
            return FormattableString.Invariant($"H{i + 1:00000},{"김이박최정윤한"[By(7, 4)]}{"서도지하민유가"[By(7, 5)]}{"연현우린준진람"[By(7, 6)]},010-{2000 + By(7000, 7)}-{1000 + By(8999, 8)},{age},{dongs[Math.Min(By(5, 9), By(5, 10))]},{(By(5, 11) < 3 ? "여" : "남")},{kinds[age > 64 ? By(3, 12) : By(5, 13)]},{jobs[Math.Min(By(6, 14), By(6, 15))]},{(30 + By(140, 16)) * 10_130},{degrees[Math.Min(By(3, 17), By(3, 18))]}");
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
