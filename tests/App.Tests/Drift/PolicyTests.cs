using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Drift;

/// <summary>What happens to a version whose columns differ, by policy and by how grave it is.</summary>
public sealed class PolicyTests : IDisposable
{
    private const string Header = "관리번호,정류장명,의자수,구분";

    private readonly DriftFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Row(int n) => FormattableString.Invariant($"S-{n:000},정류장{n},{n % 9},{(n % 2 == 0 ? "표지판" : "승차대")}");

    private static string First => DriftFolder.Table(Header, 60, Row);

    [Fact]
    public async Task Nothing_said_means_evolve_and_the_citys_default_can_be_another()
    {
        await _folder.Load(First);
        Assert.Equal((DriftPolicy.Evolve, false), _folder.Catalog.DriftPolicyOf(DriftFolder.Dataset));
        _folder.Catalog.SaveDefaultDriftPolicy(DriftPolicy.Stop);
        Assert.Equal((DriftPolicy.Stop, false), _folder.Catalog.DriftPolicyOf(DriftFolder.Dataset));
        _folder.Policy(DriftPolicy.Alert);
        Assert.Equal((DriftPolicy.Alert, true), _folder.Catalog.DriftPolicyOf(DriftFolder.Dataset));
        _folder.Desk.SetPolicy(DriftFolder.Dataset, null, "담당");
        Assert.Equal((DriftPolicy.Stop, false), _folder.Catalog.DriftPolicyOf(DriftFolder.Dataset));
    }

    [Theory]
    [InlineData(DriftPolicy.Alert)]
    [InlineData(DriftPolicy.Evolve)]
    public async Task A_file_with_less_than_a_tenth_of_the_rows_waits_whatever_the_policy(DriftPolicy policy)
    {
        await _folder.Load(DriftFolder.Table(Header, 600, Row));
        _folder.Policy(policy);
        Assert.Equal("행 600 → 12", Assert.Single(DriftWords.Reasons((await _folder.Hold(DriftFolder.Table(Header, 12, Row))).Drift)).Ko);
        Assert.Equal(60, (await _folder.Load(First)).Rows);
    }

    [Fact]
    public async Task Alert_takes_the_file_as_it_is_and_tells()
    {
        await _folder.Load(First);
        _folder.Policy(DriftPolicy.Alert);
        var second = await _folder.Load(DriftFolder.Table("관리번호,정류소명,구분,비고", 61, n => FormattableString.Invariant($"S-{n:000},정류장{n},승차대,x{n}")));
        Assert.Equal(["관리번호", "정류소명", "구분", "비고"], second.Columns.Where(column => column.Cell is not null).Select(column => column.Name));
        Assert.DoesNotContain(second.Columns, column => column.Name == "의자수");
        Assert.Contains("이름 바뀜 1, 추가 1, 빠짐 1", Assert.Single(second.Issues, issue => issue.Rule == "schema-drift").Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evolve_keeps_the_name_adds_what_is_new_and_keeps_what_is_missing_as_blanks()
    {
        await _folder.Load(First);
        var second = await _folder.Load(DriftFolder.Table("관리번호,정류소명,구분,비고", 61, n => FormattableString.Invariant($"S-{n:000},정류장{n},승차대,x{n}")));
        Assert.Equal("61", _folder.Value("select count(\"정류장명\") from t"));
        Assert.Equal("61", _folder.Value("select count(\"비고\") from t"));
        Assert.Equal("0", _folder.Value("select count(\"의자수\") from t"));
        var missing = second.Columns.Single(column => column.Name == "의자수");
        Assert.Equal((ColumnType.Integer, 2, null), (missing.Type, missing.MissingSince, missing.Cell));
        Assert.Equal(61, missing.Profile!.Blank);
        Assert.Equal(["비고"], second.Diff!.AddedColumns);
        Assert.Equal(["의자수"], second.Diff.RemovedColumns);
        Assert.Equal((1L, 0L), (second.Diff.Added, second.Diff.Removed));
    }

    [Fact]
    public async Task A_missing_column_is_told_once_and_comes_back_under_its_name()
    {
        await _folder.Load(First);
        string Without(int rows) => DriftFolder.Table("관리번호,정류장명,구분", rows, n => FormattableString.Invariant($"S-{n:000},정류장{n},{(n % 2 == 0 ? "표지판" : "승차대")}"));
        Assert.Equal(ColumnFate.Removed, DriftFolder.Of((await _folder.Load(Without(60))).Drift!, "의자수").Fate);
        var third = await _folder.Load(Without(62));
        Assert.Null(third.Drift);
        Assert.Equal(2, third.Columns.Single(column => column.Name == "의자수").MissingSince);
        var fourth = await _folder.Load(DriftFolder.Table(Header, 63, Row));
        Assert.Equal((ColumnFate.Returned, DriftGrade.Harmless), (DriftFolder.Of(fourth.Drift!, "의자수").Fate, fourth.Drift!.Grade));
        Assert.Null(fourth.Columns.Single(column => column.Name == "의자수").MissingSince);
        Assert.Equal("63", _folder.Value("select count(\"의자수\") from t"));
    }

    [Fact]
    public async Task A_missing_column_that_a_person_drops_is_gone()
    {
        await _folder.Load(First);
        await _folder.Load(DriftFolder.Table("관리번호,정류장명,구분", 61, n => FormattableString.Invariant($"S-{n:000},정류장{n},승차대")));
        _folder.Catalog.Decide(DriftFolder.Dataset, "의자수", PrivacyDecision.Dropped, "담당", null);
        var third = await _folder.Load(DriftFolder.Table("관리번호,정류장명,구분", 62, n => FormattableString.Invariant($"S-{n:000},정류장{n},승차대")));
        Assert.DoesNotContain(third.Columns, column => column.Name == "의자수");
        Assert.Null(third.Drift);
    }

    [Fact]
    public async Task A_decision_of_the_data_dictionary_goes_with_a_renamed_column()
    {
        await _folder.Load(First);
        _folder.Catalog.EditColumn(DriftFolder.Dataset, "의자수", "담당", row => row.Unit = "개");
        var second = await _folder.Load(DriftFolder.Table("관리번호,정류장명,걸상,구분", 61, Row));
        Assert.Equal(("개", "걸상"), (second.Columns.Single(column => column.Name == "의자수").Unit, second.Columns.Single(column => column.Name == "의자수").Source));
    }

    // The number of rows, and every how many of them the cell of 이용객 or of 점검일 is a slip.
    [Theory]
    [InlineData(5, 5)]
    [InlineData(60, 15)]
    [InlineData(3_000, 12)]
    public async Task Slips_in_a_column_of_numbers_or_days_set_their_rows_aside_and_nothing_turns_into_text(int rows, int every)
    {
        string Table(bool slips) => DriftFolder.Table("관리번호,이용객,점검일", rows, n =>
            FormattableString.Invariant($"S-{n:0000},{(slips && n % every == 1 ? "확인중" : 10 + (n % 977))},{(slips && rows > 5 && n % every == 2 ? "모름" : $"2026-05-{1 + (n % 28):00}")}"));
        await _folder.Load(Table(slips: false));
        var second = await _folder.Load(Table(slips: true));
        Assert.Equal([ColumnType.Integer, ColumnType.Date], second.Columns.Where(column => column.Name is "이용객" or "점검일").Select(column => column.Type));
        var aside = Enumerable.Range(1, rows).Count(n => n % every == 1 || (rows > 5 && n % every == 2));
        Assert.Equal((rows - aside, aside), (second.Rows, second.SetAside));
        Assert.Null(second.Drift);
    }

    [Fact]
    public async Task A_measure_that_is_one_no_more_waits_for_a_person_and_what_a_person_says_of_its_type_stands()
    {
        string Table(Func<int, string> value) => DriftFolder.Table("관리번호,이용객", 60, n => FormattableString.Invariant($"S-{n:000},{value(n)}"));
        await _folder.Load(Table(n => (n * 37 % 501).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(ColumnRole.Measure, _folder.Newest.Columns.Single(column => column.Name == "이용객").Role);
        var texts = Table(n => n % 3 == 0 ? "많음" : "12");
        var hold = await _folder.Hold(texts);
        Assert.Equal((ColumnChangeKind.Type, DriftGrade.Grave), (Assert.Single(DriftFolder.Of(hold.Drift, "이용객").Changes).Kind, hold.Drift.Grade));
        Assert.Equal(1, _folder.Newest.Version);
        _folder.Catalog.EditColumn(DriftFolder.Dataset, "이용객", "담당", row => row.Type = ColumnType.Text.ToString());
        Assert.Equal(ColumnType.Text, (await _folder.Load(texts + "S-999,적음\n")).Columns.Single(column => column.Name == "이용객").Type);
    }

    [Theory]
    [InlineData("관리번호,정류장명,의자수,구분,비고")]
    [InlineData("관리번호,정류소명,의자수,구분")]
    [InlineData("관리번호,정류장명,의자수")]
    public async Task Stop_holds_every_change_of_columns_and_the_old_version_goes_on(string header)
    {
        await _folder.Load(First);
        _folder.Policy(DriftPolicy.Stop);
        var hold = await _folder.Hold(DriftFolder.Table(header, 61, n => string.Join(',', (Row(n) + ",x").Split(',').Take(header.Split(',').Length))));
        Assert.Equal(1, _folder.Newest.Version);
        Assert.Equal((HoldState.Waiting, 1, 61L), (hold.State, hold.Drift.Against, hold.Rows));
        Assert.StartsWith("멈춤: 구조가 바뀜.", DriftWords.Held(hold.Drift).Ko, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(_folder.Data, "lake", DriftFolder.Dataset), ".writing*"));
    }

    [Theory]
    [InlineData(DriftPolicy.Alert)]
    [InlineData(DriftPolicy.Evolve)]
    public async Task A_changed_unit_is_never_taken_in_silently(DriftPolicy policy)
    {
        await _folder.Load(DriftFolder.Table("사업코드,사업명,예산액(원)", 40, n => FormattableString.Invariant($"B-{n:000},사업{n},{n * 1_234_000}")));
        _folder.Policy(policy);
        var hold = await _folder.Hold(DriftFolder.Table("사업코드,사업명,예산액(천원)", 40, n => FormattableString.Invariant($"B-{n:000},사업{n},{n * 1_300}")));
        var change = Assert.Single(DriftFolder.Of(hold.Drift, "예산액(천원)").Changes, change => change.Kind == ColumnChangeKind.Unit);
        Assert.Equal((DriftGrade.Grave, "원", "천원", 0.001), (change.Grade, change.Before, change.Now, change.Times));
        Assert.Contains("단위: 원 → 천원", DriftWords.Held(hold.Drift).Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_a_thousand_times_smaller_are_a_changed_unit_that_nobody_wrote()
    {
        await _folder.Load(DriftFolder.Table("사업코드,사업명,예산액", 40, n => FormattableString.Invariant($"B-{n:000},사업{n},{n * 1_234_000}")));
        var hold = await _folder.Hold(DriftFolder.Table("사업코드,사업명,예산액", 40, n => FormattableString.Invariant($"B-{n:000},사업{n},{n * 1_300}")));
        var change = Assert.Single(DriftFolder.Of(hold.Drift, "예산액").Changes);
        Assert.Equal((ColumnChangeKind.Scale, 0.001), (change.Kind, change.Times));
    }

    [Fact]
    public async Task Figures_that_doubled_are_no_changed_unit()
    {
        await _folder.Load(DriftFolder.Table("사업코드,사업명,예산액", 40, n => FormattableString.Invariant($"B-{n:000},사업{n},{n * 1_234_000}")));
        Assert.Null((await _folder.Load(DriftFolder.Table("사업코드,사업명,예산액", 40, n => FormattableString.Invariant($"B-{n:000},사업{n},{n * 2_468_000}")))).Drift);
    }

    [Fact]
    public async Task A_key_that_is_gone_holds_the_file()
    {
        await _folder.Load(First);
        var hold = await _folder.Hold(DriftFolder.Table("정류장명,의자수,구분", 61, n => FormattableString.Invariant($"정류장{n % 20},{n % 9},승차대")));
        Assert.Equal(DriftGrade.Grave, DriftFolder.Of(hold.Drift, "관리번호").Grade);
        Assert.Contains("행을 구별하던 기본키가 빠짐", DriftWords.Held(hold.Drift).Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_table_under_the_same_name_is_held()
    {
        await _folder.Load(First);
        var hold = await _folder.Hold(DriftFolder.Table("제목,내용,날짜,조회", 50, n => FormattableString.Invariant($"알림 {n % 9},본문 {n % 7},2026-09-{(n % 28) + 1:00},{n * 31}")));
        Assert.True(hold.Drift.LooksLikeAnother);
        Assert.Contains("다른 표로 보입니다", DriftWords.Held(hold.Drift).Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_a_header_and_no_row_is_held()
    {
        await _folder.Load(First);
        var hold = await _folder.Hold(Header + "\n");
        Assert.Equal((DriftGrade.Grave, 60L, 0L), (hold.Drift.RowsGrade, hold.Drift.RowsBefore, hold.Drift.RowsNow));
    }

    [Fact]
    public async Task A_sharp_change_of_rows_is_told_and_stops_where_a_person_asked_for_it()
    {
        await _folder.Load(First);
        var second = await _folder.Load(DriftFolder.Table(Header, 200, Row));
        Assert.Equal((DriftGrade.Notable, DriftGrade.Notable), (second.Drift!.RowsGrade, second.Drift.Grade));
        _folder.Policy(DriftPolicy.Stop);
        await _folder.Hold(DriftFolder.Table(Header, 50, Row));
    }

    [Fact]
    public async Task A_new_column_of_personal_data_is_closed_and_told()
    {
        await _folder.Load(First);
        var second = await _folder.Load(DriftFolder.Table(Header + ",담당자휴대전화", 61, n => Row(n) + FormattableString.Invariant($",010-{2000 + n}-{5000 + n}")));
        Assert.True(second.Columns.Single(column => column.Name == "담당자휴대전화").Closed);
        Assert.Contains(DriftFolder.Of(second.Drift!, "담당자휴대전화").Changes, change => change.Kind == ColumnChangeKind.Privacy);
    }

    [Fact]
    public async Task Graver_personal_data_in_a_column_that_a_person_opened_holds_the_file()
    {
        await _folder.Load(DriftFolder.Table(Header + ",메모", 60, n => Row(n) + ",점검함"));
        _folder.Catalog.Decide(DriftFolder.Dataset, "메모", PrivacyDecision.Opened, "담당", "시설 상태만 적음");
        var hold = await _folder.Hold(DriftFolder.Table(Header + ",메모", 60, n => Row(n) + FormattableString.Invariant($",010-{2000 + n}-{5000 + n}")));
        Assert.Equal(DriftGrade.Grave, DriftFolder.Of(hold.Drift, "메모").Grade);
        Assert.DoesNotContain("010-2", File.ReadAllText(Directory.EnumerateFiles(Path.Combine(_folder.Data, "held"), "hold.json", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
        Assert.True(Assert.Single(_folder.Accept(hold)).Version!.Columns.Single(column => column.Name == "메모").Closed);
    }

    [Fact]
    public async Task Types_and_codes_that_changed_are_told()
    {
        await _folder.Load(DriftFolder.Table(Header, 60, n => FormattableString.Invariant($"S-{n:000},정류장{n},2026-05-{1 + (n % 28):00},{(n % 2 == 0 ? "표지판" : "승차대")}")));
        var second = await _folder.Load(DriftFolder.Table(Header, 61, n => FormattableString.Invariant($"S-{n:000},정류장{n},{n % 9}개쯤,{(n % 2 == 0 ? "A" : "B")}")));
        var type = Assert.Single(DriftFolder.Of(second.Drift!, "의자수").Changes, change => change.Kind == ColumnChangeKind.Type);
        Assert.Equal((DriftGrade.Notable, "Date", "Text"), (type.Grade, type.Before, type.Now));
        var codes = Assert.Single(DriftFolder.Of(second.Drift!, "구분").Changes, change => change.Kind == ColumnChangeKind.Codes);
        Assert.Equal((DriftGrade.Notable, 2, 2), (codes.Grade, codes.Came, codes.Went));
    }

    [Fact]
    public async Task A_column_that_was_blank_has_no_type_to_change()
    {
        await _folder.Load(DriftFolder.Table(Header, 60, n => FormattableString.Invariant($"S-{n:000},정류장{n},,{(n % 2 == 0 ? "표지판" : "승차대")}")));
        Assert.Null((await _folder.Load(First)).Drift);
    }
}
