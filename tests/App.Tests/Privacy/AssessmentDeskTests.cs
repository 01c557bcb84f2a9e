using System.Text;
using Maru.App.Access;
using Maru.App.AccessLog.Keeping;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Linking;
using Maru.App.Privacy.Assessments;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Privacy;

/// <summary>Counters before an impact assessment: what is counted, when it warns, what an assessment changes.</summary>
public sealed class AssessmentDeskTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-assessments-").FullName;
    private readonly ServiceProvider _services;

    public AssessmentDeskTests()
    {
        _services = new ServiceCollection().AddLogging().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();
        _services.GetRequiredService<CatalogStore>().Prepare();
    }

    private AssessmentDesk Desk => _services.GetRequiredService<AssessmentDesk>();

    private static DateOnly Today => KoreanTime.Today(TimeProvider.System);

    private static Reader Officer { get; } = new(ReaderKind.Account, "officer") { Account = "officer", Roles = [new(Role.PrivacyOfficer)] };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Ingest(string name, string header, IEnumerable<string> rows)
    {
        var path = Path.Combine(_folder, name + ".csv");
        await File.WriteAllTextAsync(path, header + "\n" + string.Concat(rows.Select(row => row + "\n")), new UTF8Encoding(false));
        Assert.Null(Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new IngestRequest([path]), null, CancellationToken.None)).Problem);
    }

    private Task People(string name, int people, int visits, string more = "", Func<int, string>? cell = null) =>
        Ingest(name, "주민등록번호,성명,금액" + more, Enumerable.Range(0, people * visits).Select(i => $"{Resident(i % people)},김{(char)('가' + (i % people % 500))}준,{i}{cell?.Invoke(i)}"));

    private Task Visitors(string name, int rows) => Ingest(name, "번호,휴대전화,건수", Enumerable.Range(0, rows).Select(i => $"V{i},010-{2000 + (i / 1000)}-{1000 + (i % 1000)},{i}"));

    // With the check digit that the number's last digit is.
    private static string Resident(int i)
    {
        var digits = $"{70 + (i % 29):00}{1 + (i / 29 % 12):00}{1 + (i / 348 % 28):00}1{100 + (i / 9744):000}00";
        var sum = digits.Select((digit, at) => (digit - '0') * ("234567892345"[at] - '0')).Sum();
        return $"{digits[..6]}-{digits[6..]}{(11 - (sum % 11)) % 10}";
    }

    private AssessmentCase Case(string id) => Desk.All(Officer).Single(one => one.Id == id);

    private void Limit(string setting, int value) => _services.GetRequiredService<AccessSettings>().Say(setting, value.ToString(System.Globalization.CultureInfo.InvariantCulture), "시험");

    [Fact]
    public async Task Records_are_kept_for_the_most_persons_there_ever_were_whatever_somebody_says()
    {
        var files = _services.GetRequiredService<PersonalFiles>();
        await Visitors("방문", 60);
        await Visitors("방문", 40);
        Assert.Equal((40L, 60L), (Case("방문").Nearest.Subjects, Assert.Single(files.Ever()).Subjects));
        Desk.Count(Officer, "방문", 5, "같은 사람이 여러 번 옴");
        Assert.Equal(60, Assert.Single(files.Ever()).Subjects);
        Desk.Count(Officer, "방문", 90, "한 행에 여러 사람");
        Assert.Equal(90, Assert.Single(files.Ever()).Subjects);
    }

    [Fact]
    public async Task Persons_are_counted_by_identifiers_where_there_are_any_and_by_rows_else()
    {
        await People("급여", people: 40, visits: 3);
        await Visitors("방문", 60);
        await Ingest("정류장", "번호,이름", Enumerable.Range(0, 30).Select(i => $"S{i},정류장{i}"));
        Assert.Equal((40L, SubjectCount.Identifiers, "주민등록번호", true), (Case("급여").Nearest.Subjects, Case("급여").Files[0].By, Case("급여").Files[0].Column, Case("급여").Files[0].IsSensitive));
        Assert.Equal((60L, SubjectCount.Rows, false), (Case("방문").Nearest.Subjects, Case("방문").Files[0].By, Case("방문").Files[0].IsSensitive));
        Assert.Equal(2, Desk.All(Officer).Count);
        // Which of the limits count for which file, and where a file is not near any.
        Assert.Equal(["assessment-sensitive", "assessment-subjects"], Case("급여").Limits.Select(limit => limit.Setting.Name));
        Assert.Equal(["assessment-subjects"], Case("방문").Limits.Select(limit => limit.Setting.Name));
        Assert.Equal(AssessmentState.Below, Case("급여").State);
    }

    [Fact]
    public async Task It_warns_before_the_limit_is_due_at_it_and_again_when_something_new_comes()
    {
        await People("급여", people: 40, visits: 1);
        Limit("assessment-sensitive", 50);
        Assert.Equal(AssessmentState.Near, Case("급여").State);
        Limit("assessment-warn", 90);
        Assert.Equal(AssessmentState.Below, Case("급여").State);
        Limit("assessment-sensitive", 40);
        Assert.Equal((AssessmentState.Due, true), (Case("급여").State, Desk.Pending(Officer).Count == 1));
        Assert.Throws<InputException>(() => Desk.Record(Officer, "급여", Today.AddDays(1), "한국영향평가원", "2026-17", null));
        Assert.Throws<InputException>(() => Desk.Record(Officer, "급여", Today, " ", "2026-17", null));
        Assert.Throws<InputException>(() => Desk.Record(Officer with { Roles = [new(Role.Auditor)] }, "급여", Today, "한국영향평가원", "2026-17", null));
        Desk.Record(Officer, "급여", Today, "한국영향평가원", "정보보호과-2026-17", null);
        Assert.Equal((AssessmentState.Assessed, Today.AddMonths(12)), (Case("급여").State, Case("급여").Done!.Done!.Next));
        Assert.Empty(Desk.Pending(Officer));
        // A column with personal data that was not there when it was assessed.
        await People("급여", people: 40, visits: 1, ",휴대전화", i => $",010-{2300 + i}-{4500 + i}");
        Assert.Equal((AssessmentState.Again, "급여/휴대전화"), (Case("급여").State, Assert.Single(Case("급여").Since)));
        Desk.Record(Officer, "급여", Today.AddYears(-2), "한국영향평가원", "변경분 2024-3", Today.AddYears(-1));
        Assert.Equal(AssessmentState.Again, Case("급여").State);
        Assert.Null(Desk.Fault());
    }

    [Fact]
    public async Task What_is_linked_is_counted_together_and_what_somebody_knows_better_stands()
    {
        await People("급여", people: 40, visits: 1);
        await Visitors("방문", 60);
        _services.GetRequiredService<KeptLinks>().Keep(new LinkDeclaration("급여", "방문", [LinkField.Parse("성명=번호:text")]) { Result = "이은것" }, new("이은것", 1, 40, 60, 0, 0, 0, 0, 40, 60, 0, null));
        Limit("assessment-linked", 100);
        var group = Case("급여+방문");
        Assert.Equal((100L, AssessmentState.Due, true), (group.Nearest.Subjects, group.State, group.IsGroup));
        Desk.Count(Officer, "방문", 25, "방문 60건은 25명의 것(방문 기록부 2026-11)");
        Assert.Equal((25L, SubjectCount.Said, 65L, AssessmentState.Below), (Case("방문").Nearest.Subjects, Case("방문").Files[0].By, Case("급여+방문").Nearest.Subjects, Case("급여+방문").State));
        Assert.Throws<InputException>(() => Desk.Count(Officer, "급여+방문", 3, "그냥"));
        Desk.Count(Officer, "방문", null, "다시 셈");
        Assert.Equal(60, Case("방문").Nearest.Subjects);
        // The log of sensitive data is kept for two years, whatever their number.
        Assert.Equal(2, _services.GetRequiredService<RetireAccessLog>().Term().Years);
    }

    [Fact]
    public async Task A_data_lead_sees_the_files_of_the_office_only()
    {
        await People("급여", people: 40, visits: 1);
        await Visitors("방문", 60);
        _services.GetRequiredService<CatalogStore>().EditDataset("방문", "시험", row => row.Department = "환경과");
        Reader lead = new(ReaderKind.Account, "lead") { Account = "lead", Roles = [new(Role.DataLead, "환경과")] };
        Assert.Equal(["방문"], Desk.All(lead).Select(one => one.Id));
        Assert.Empty(Desk.All(lead with { Roles = [new(Role.Staff)] }));
        // Who sees no data counts the same persons: the term of the log must not get shorter by who looks.
        Asking.As(new(ReaderKind.Account, "auditor") { Account = "auditor", Roles = [new(Role.Auditor)] });
        try
        {
            Assert.Equal((2, 2), (_services.GetRequiredService<PersonalFiles>().All().Count, _services.GetRequiredService<RetireAccessLog>().Term().Years));
        }
        finally
        {
            Asking.As(Reader.Machine);
        }
    }
}
