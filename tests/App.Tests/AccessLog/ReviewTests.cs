using Maru.App.Access;
using Maru.App.Access.Storage;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Review;
using Maru.App.Lake;
using Maru.Core;

namespace Maru.App.Tests.AccessLog;

public sealed class ReviewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-access-review-").FullName;
    private readonly Clock _clock = new();
    private readonly AccountsDatabase _database;
    private readonly Accounts _accounts;
    private readonly AccessSettings _settings;

    public ReviewTests()
    {
        _database = new(Home);
        _settings = new(_database, _clock);
        _accounts = new(_database, new(_database, _settings), _settings, new(new LakeStore(Home), _clock), new(_database, _settings, _clock), _clock);
    }

    private DataHome Home => new(_folder);

    private ReviewDesk Desk => new(new(Home), new(Home), _accounts, new(_database), _settings, _clock);

    private static Reader Officer { get; } = new(ReaderKind.Account, "officer") { Account = "1", Roles = [new(Role.PrivacyOfficer)] };

    private static Reader Staff(string name) => new(ReaderKind.Account, name) { Account = "2", Roles = [new(Role.Staff, "교통과")] };

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Korea(10, 15, 14);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private static DateTimeOffset Korea(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(9));

    private static LoggedAccess Access(long number, DateTimeOffset at, string account = "kim", AccessAction action = AccessAction.View, long subjects = 1, string place = "10.0.0.1", string? reason = null) =>
        new(number, at.ToUniversalTime(), account, place, action, "복지-대상자", subjects, ["성명"], [], reason);

    private static IReadOnlyList<Finding> Findings(IEnumerable<LoggedAccess> records, IEnumerable<SignInLine>? signIns = null, Dictionary<string, DateTimeOffset>? closed = null, Dictionary<string, IReadOnlyList<string>>? roles = null)
    {
        var tally = new ReviewTally(setting => setting.Default, closed ?? []);
        foreach (var record in records) tally.Add(record);
        foreach (var signIn in signIns ?? []) tally.Add(signIn);
        return tally.Findings(roles ?? [], number => $"{number}");
    }

    [Theory]
    [InlineData(1, 59, 0), InlineData(2, 0, 1), InlineData(4, 59, 1), InlineData(5, 0, 0), InlineData(14, 0, 0)]
    public void Use_from_two_to_five_by_the_citys_clock_is_asked_about(int hour, int minute, int found) =>
        Assert.Equal(found, Findings([Access(7, Korea(10, 3, hour, minute))]).Count(finding => finding is { Rule: ReviewRule.Night, Records: [7] }));

    [Fact]
    public void Fifty_thousand_persons_in_a_day_are_asked_about_and_not_over_two_days()
    {
        Assert.Empty(Findings([Access(1, Korea(10, 3, 23), subjects: 25_000), Access(2, Korea(10, 4, 9), subjects: 49_999)]));
        var finding = Assert.Single(Findings([Access(1, Korea(10, 3, 9), subjects: 1), Access(2, Korea(10, 3, 10), subjects: 49_999), Access(3, Korea(10, 5, 9), subjects: 50_001)]));
        Assert.Equal((ReviewRule.Views, 50_001d, 50_000d, 2, new DateOnly(2026, 10, 5)), (finding.Rule, finding.Figure, finding.Limit, finding.Days, finding.Day!.Value));
        Assert.Equal([3L], finding.Records);
        // Written, not read.
        Assert.Empty(Findings([Access(1, Korea(10, 3, 9), action: AccessAction.Enter, subjects: 90_000)]));
    }

    [Theory]
    [InlineData(49, 0), InlineData(50, 1)]
    public void Fifty_downloads_in_a_day_are_asked_about(int downloads, int found) =>
        Assert.Equal(found, Findings(Enumerable.Range(1, downloads).Select(i => Access(i, Korea(10, 3, 9), action: AccessAction.Download, reason: "점검"))).Count(finding => finding.Rule == ReviewRule.Downloads));

    [Fact]
    public void A_finding_names_the_records_it_is_about()
    {
        // A busy morning of writing; then one large look, downloads, and other addresses.
        var found = Findings(
        [
            .. Enumerable.Range(1, 30).Select(i => Access(i, Korea(10, 3, 9), action: AccessAction.Enter, subjects: 1)),
            Access(31, Korea(10, 3, 10), subjects: 60_000),
            .. Enumerable.Range(32, 50).Select(i => Access(i, Korea(10, 3, 11), action: AccessAction.Download, subjects: 0, reason: "점검")),
            .. Enumerable.Range(82, 6).Select(i => Access(i, Korea(10, 3, 12), action: AccessAction.Enter, place: $"10.0.1.{i / 2}")),
        ]).ToDictionary(finding => finding.Rule, finding => finding.Records);
        Assert.Equal([31L], found[ReviewRule.Views]);
        Assert.Equal(Enumerable.Range(32, 20).Select(i => (long)i), found[ReviewRule.Downloads]);
        Assert.Equal([1L, 82, 84, 86], found[ReviewRule.Addresses]);
    }

    [Fact]
    public void A_download_without_a_reason_a_closed_account_and_many_addresses_are_asked_about()
    {
        var found = Findings(
            [Access(1, Korea(10, 3, 9), action: AccessAction.Download, reason: " "), .. Enumerable.Range(2, 4).Select(i => Access(i, Korea(10, 3, 9), "lee", place: $"10.0.0.{i}")), Access(9, Korea(10, 2, 9), "gone"), Access(10, Korea(10, 4, 9), "gone")],
            closed: new() { ["gone"] = Korea(10, 3, 0) });
        Assert.Equal([("gone", ReviewRule.Closed), ("kim", ReviewRule.NoReason), ("lee", ReviewRule.Addresses)], found.Select(finding => (finding.Account, finding.Rule)));
        Assert.Equal([10L], found[0].Records);
        Assert.Equal(["1", "2", "3"], found.Select(finding => finding.Id));
    }

    [Fact]
    public void Sign_ins_and_failures_are_counted_by_day_and_names_of_nobody_are_not()
    {
        IEnumerable<SignInLine> Many(int count, string? account, bool isRight) => Enumerable.Range(0, count).Select(i => new SignInLine(Korea(10, 3, 9, i), account, "10.0.0.1", isRight));
        Assert.Empty(Findings([], [.. Many(49, "kim", true), .. Many(9, "kim", false), .. Many(60, null, false)]));
        Assert.Equal([ReviewRule.SignIns, ReviewRule.Failures], Findings([], [.. Many(50, "kim", true), .. Many(10, "kim", false)]).Select(finding => finding.Rule));
    }

    [Fact]
    public void Who_handles_far_more_than_others_of_the_role_is_asked_about()
    {
        var people = Enumerable.Range(0, 12).Select(i => $"staff{i:00}").ToList();
        var records = people.Select((name, i) => Access(i + 1, Korea(10, 3, 9), name, subjects: name == "staff11" ? 9_000 : 80 + (i * 7))).ToList();
        var roles = people.ToDictionary(name => name, _ => (IReadOnlyList<string>)["staff"]);
        var finding = Assert.Single(Findings(records, roles: roles));
        Assert.Equal(("staff11", ReviewRule.Outlier, 9_000d, "staff"), (finding.Account, finding.Rule, finding.Figure, finding.Role));
        // Too few to compare with; and a role of its own.
        Assert.Empty(Findings(records.TakeLast(7), roles: roles));
        Assert.Empty(Findings(records, roles: roles.ToDictionary(pair => pair.Key, pair => pair.Key == "staff11" ? (IReadOnlyList<string>)["analyst"] : pair.Value)));
    }

    [Fact]
    public void The_robust_score_is_that_of_the_hand_calculation()
    {
        // Median 3; deviations 2 1 0 1 97, their median 1.
        Assert.Equal(97 / 1.4826, RobustScore.Of([1, 2, 3, 4, 100])[4], 9);
        // More than half are equal: the mean deviation from the median, 1, takes the place of the MAD.
        Assert.Equal(5 / 1.2533, RobustScore.Of([5, 5, 5, 5, 10])[4], 9);
        Assert.All(RobustScore.Of([4, 4, 4]), score => Assert.Equal(0, score));
        Assert.Equal(2.5, RobustScore.Median([4, 1, 2, 3]));
    }

    [Fact]
    public async Task Accounts_of_an_earlier_version_are_brought_up_to_date_and_not_taken_for_none()
    {
        await _accounts.Add(Reader.Machine, "kim", null, [new(Role.Administrator)]);
        using (var connection = _database.Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "drop table sign_ins; drop table account_links; alter table sessions drop column via; alter table sessions drop column proved_at; alter table grants drop column row_condition; delete from \"__EFMigrationsHistory\" where \"MigrationId\" <> (select min(\"MigrationId\") from \"__EFMigrationsHistory\")";
            command.ExecuteNonQuery();
        }
        var anew = new AccountsDatabase(Home);
        Assert.True(anew.Exists);
        Assert.Empty(new SignIns(anew).Between(Korea(1, 1, 0), Korea(12, 1, 0)));
    }

    [Theory]
    [InlineData("2026-10", 1, "2026-10"), InlineData("2026-11", 3, "2026-10~2026-12"), InlineData("2026-01", 12, "2026-01~2026-12"), InlineData("2026-12", 5, "2026-11~2026-12")]
    public void A_period_is_whole_months_counted_from_January(string month, int months, string id) => Assert.Equal(id, ReviewPeriod.Read(month, months).Id);

    [Fact]
    public async Task Periods_follow_each_other_without_gap_or_overlap_when_the_cycle_is_set_otherwise()
    {
        void Cycle(int months) => _settings.Say("review-months", $"{months}", "시험");
        List<string> Due()
        {
            var done = new List<string>();
            while (Desk.Due() is { } period) done.Add(Desk.Run(period, null, CancellationToken.None).Period);
            return done;
        }
        await _accounts.Add(Reader.Machine, "kim", null, []);
        Assert.Null(Desk.FirstMonth());
        await using (var log = new AccessLogStore(Home, _clock)) await log.Append(new("kim", "10.0.0.1", AccessAction.View, "복지-대상자", 3));
        Assert.Equal(new DateOnly(2026, 10, 1), Desk.FirstMonth());
        // The server was off for two months.
        _clock.Now = Korea(12, 2, 9);
        Assert.Equal(["2026-10", "2026-11"], Due());
        Cycle(3);
        _clock.Now = Korea(12, 2, 9).AddMonths(1);
        Assert.Equal(["2026-12"], Due());
        _clock.Now = Korea(12, 2, 9).AddMonths(6);
        Assert.Equal(["2027-01~2027-03"], Due());
        Assert.Equal("2026-10", Desk.PeriodOf("2026-10").Id);
        Cycle(1);
        Assert.Equal(["2027-04", "2027-05"], Due());
        Assert.Equal("2027-01~2027-03", Desk.PeriodOf("2027-02").Id);
        Cycle(6);
        Assert.Equal("2027-06", Desk.PeriodOf("2027-06").Id);
        var all = Desk.All().OrderBy(view => view.Done.From).ToList();
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.Equal(pair.First.Done.Until, pair.Second.Done.From));
    }

    // Downloads without a reason of two people in October, looked at in November.
    private async Task<ReviewView> Reviewed()
    {
        await _accounts.Add(Reader.Machine, "kim", null, [new(Role.Staff, "교통과")]);
        await _accounts.Add(Reader.Machine, "officer", null, [new(Role.PrivacyOfficer)]);
        await using (var log = new AccessLogStore(Home, _clock))
        {
            foreach (var who in (string[])["kim", "officer", "os:maru"]) await log.Append(new(who, "10.0.0.1", AccessAction.Download, "복지-대상자", 3));
            _clock.Now = Korea(11, 2, 9);
            await log.Append(new("kim", "10.0.0.1", AccessAction.Download, "복지-대상자", 3));
        }
        Assert.Equal("2026-10", Desk.Due()!.Id);
        return Desk.Run(Desk.PeriodOf("2026-10"), null, CancellationToken.None);
    }

    [Fact]
    public async Task A_month_is_reviewed_once_and_only_when_it_is_over()
    {
        Assert.Null(Desk.Due());
        var view = await Reviewed();
        Assert.Equal((3L, 3, 4L), (view.Done.Records, view.Cases.Count, view.Done.Last));
        Assert.Equal(ReviewSetting.All.Count, view.Done.Limits.Count);
        Assert.Null(Desk.Due());
        _clock.Now = Korea(11, 3, 9);
        Assert.Equal(view.At, Desk.Run(Desk.PeriodOf("2026-10"), "다른 사람", CancellationToken.None).At);
        Assert.Throws<InputException>(() => Desk.Run(Desk.PeriodOf("2026-11"), null, CancellationToken.None));
        Assert.Single(Desk.Look(Desk.PeriodOf("2026-11"), CancellationToken.None).Cases);
        Assert.Single(Desk.All());
    }

    [Fact]
    public async Task The_person_explains_and_somebody_else_decides()
    {
        var kim = (await Reviewed()).Cases.Single(one => one.Finding.Account == "kim");
        Assert.Throws<InputException>(() => Desk.Decide(Officer, kim.Finding.Id, true, "소명을 듣기 전"));
        Assert.Throws<InputException>(() => Desk.Explain(Staff("lee"), kim.Finding.Id, "남의 것"));
        Assert.Throws<InputException>(() => Desk.Explain(Staff("kim"), kim.Finding.Id, "  "));
        Desk.Explain(Staff("kim"), kim.Finding.Id, "현장 점검 명단");
        Assert.Throws<InputException>(() => Desk.Decide(Staff("kim"), kim.Finding.Id, true, "내 것"));
        Assert.Throws<InputException>(() => Desk.Decide(Staff("lee"), kim.Finding.Id, true, "권한 없음"));
        Assert.Throws<InputException>(() => Desk.Decide(Reader.Machine, kim.Finding.Id, true, "사람이 아님"));
        Desk.Decide(Officer, kim.Finding.Id, false, "까닭을 적게 함");
        Assert.Throws<InputException>(() => Desk.Decide(Officer, kim.Finding.Id, true, "다시"));
        Assert.Throws<InputException>(() => Desk.Explain(Staff("kim"), kim.Finding.Id, "늦은 말"));
        var after = Desk.All()[0].Cases.Single(one => one.Finding.Id == kim.Finding.Id);
        Assert.Equal(("현장 점검 명단", "officer", false), (after.Explanation!.Text, after.Decision!.By, after.Decision.IsProper!.Value));
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_and_who_says_nothing_is_not_waited_for_for_ever()
    {
        var view = await Reviewed();
        ReviewCase Of(string account) => view.Cases.Single(one => one.Finding.Account == account);
        Assert.False(Desk.MayDecide(Officer, Of("officer")));
        // Nobody can come and say for the machine.
        Assert.True(Desk.MayDecide(Officer, Of("os:maru")));
        Assert.False(Desk.MayDecide(Officer, Of("kim")));
        _clock.Now = Korea(11, 9, 9);
        Assert.True(Desk.MayDecide(Officer, Of("kim")));
        Assert.False(Desk.MayDecide(Officer, Of("officer")));
    }

    [Fact]
    public async Task A_book_whose_first_lines_were_written_when_the_process_was_killed_goes_on()
    {
        await Reviewed();
        var seals = Path.Combine(Home.AccessSeals, "reviews");
        var book = Path.Combine(Home.AccessLog, "reviews.log");
        var lines = await File.ReadAllBytesAsync(book);
        // As it is left between the lines and the seal of their end: made anew, killed where the end could not be signed.
        File.Delete(book);
        Directory.Delete(seals, recursive: true);
        Directory.CreateDirectory(book);
        Assert.ThrowsAny<Exception>(() => Desk.Run(Desk.PeriodOf("2026-10"), null, CancellationToken.None));
        Directory.Delete(book);
        await File.WriteAllBytesAsync(book, lines);
        Assert.Null(Desk.Fault());
        var kim = Desk.All()[0].Cases.Single(one => one.Finding.Account == "kim");
        Desk.Explain(Staff("kim"), kim.Finding.Id, "현장 점검");
        Assert.Null(Desk.Fault());
        // Without any seal it stays refused: that is how a book looks whose end was taken away.
        Directory.Delete(seals, recursive: true);
        Assert.NotNull(Desk.Fault());
    }

    [Fact]
    public async Task Whatever_is_changed_in_the_book_is_found_and_nothing_is_added_to_it()
    {
        var kim = (await Reviewed()).Cases.Single(one => one.Finding.Account == "kim");
        Desk.Explain(Staff("kim"), kim.Finding.Id, "현장 점검");
        var path = Path.Combine(Home.AccessLog, "reviews.log");
        var whole = await File.ReadAllBytesAsync(path);
        var random = new Random(20261123);
        for (var tries = 0; tries < 200; tries++)
        {
            var changed = (byte[])whole.Clone();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, changed);
            Assert.NotNull(Desk.Fault());
        }
        Assert.Equal("reviews.log", (await new VerifyAccessLog(Home).Run(CancellationToken.None)).Bad?.Where.Split(':')[0]);
        Assert.Throws<InputException>(() => Desk.Decide(Officer, kim.Finding.Id, true, "확인"));
        // Its end cut off, and all of it gone.
        await File.WriteAllBytesAsync(path, whole[..(whole.AsSpan(0, whole.Length - 1).LastIndexOf((byte)'\n') + 1)]);
        Assert.NotNull(Desk.Fault());
        File.Delete(path);
        Assert.NotNull(Desk.Fault());
        // Half a line that a killed process left.
        await File.WriteAllBytesAsync(path, [.. whole, .. "{\"n\":"u8]);
        Assert.Null(Desk.Fault());
        Desk.Decide(Officer, kim.Finding.Id, true, "확인");
        Assert.Null(Desk.Fault());
        Assert.True((await new VerifyAccessLog(Home).Run(CancellationToken.None)).IsWhole);
    }
}
