using Maru.Core.Lake;

namespace Maru.App.Tests.Drift;

/// <summary>Columns are known again under another header.</summary>
public sealed class MatchingTests : IDisposable
{
    private readonly DriftFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Row(int n) => FormattableString.Invariant($"S-{n:000},정류장{n},{37.8 + (n * 0.001):0.0000},{127.7 + (n * 0.001):0.0000},033-250-{3000 + n},2026-09-30");

    private Task<VersionManifest> Load(string header, Func<int, string>? row = null, int rows = 60) => _folder.Load(DriftFolder.Table(header, rows, row ?? Row));

    [Fact]
    public async Task A_file_with_the_same_columns_has_no_drift()
    {
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자");
        var second = await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자", rows: 61);
        Assert.Null(second.Drift);
        Assert.DoesNotContain(second.Issues, issue => issue.Rule == "schema-drift");
    }

    [Fact]
    public async Task Spaces_marks_and_case_make_no_other_column_and_no_one_is_asked()
    {
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자");
        _folder.Policy(DriftPolicy.Stop);
        var second = await Load("관리 번호,정류장_명,위 도,경도,관리기관 전화번호,데이터 기준일자", rows: 61);
        Assert.Equal(["관리번호", "정류장명", "위도", "경도", "관리기관전화번호", "데이터기준일자"], second.Columns.Where(column => column.Cell is not null).Select(column => column.Name));
        Assert.Equal((ColumnFate.Renamed, MatchManner.Spelling, DriftGrade.Harmless), Known(second, "관리번호"));
    }

    [Fact]
    public async Task Columns_that_differ_by_the_month_of_the_file_are_the_same_and_bear_the_new_month()
    {
        static string People(int n) => FormattableString.Invariant($"51110{n:00000},{n * 7},{n * 3},{n * 4}");
        await Load("행정구역코드,2026년06월_계_총인구수,2026년06월_남_0~4세,2026년06월_여_0~4세", People);
        _folder.Policy(DriftPolicy.Stop);
        var second = await Load("행정구역코드,2026년07월_계_총인구수,2026년07월_남_0~4세,2026년07월_여_0~4세", People, rows: 61);
        Assert.Equal(["행정구역코드", "2026년07월_계_총인구수", "2026년07월_남_0~4세", "2026년07월_여_0~4세"], second.Columns.Where(column => column.Cell is not null).Select(column => column.Name));
        Assert.Equal((ColumnFate.Renamed, MatchManner.Period, DriftGrade.Harmless), Known(second, "2026년07월_남_0~4세"));
        Assert.DoesNotContain(second.Columns, column => column.MissingSince is not null);
    }

    [Fact]
    public async Task Of_columns_for_several_years_the_one_that_went_is_not_the_one_that_came()
    {
        static string Years(int n) => FormattableString.Invariant($"51110{n:00000},{n * 7},{n + 5000},{n * n}");
        await Load("행정구역코드,2023년,2024년,2025년", Years);
        var second = await Load("행정구역코드,2024년,2025년,2026년", n => FormattableString.Invariant($"51110{n:00000},{n + 5000},{n * n},{n * 31}"), rows: 61);
        Assert.Contains(second.Drift!.Columns, column => column is { Fate: ColumnFate.Added, Now: "2026년" });
        Assert.Contains(second.Drift.Columns, column => column is { Fate: ColumnFate.Removed, Before: "2023년" });
    }

    // The headers of the portal's file and of its API: domain facts, rows made up.
    [Theory]
    [InlineData("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자", "관리번호,BUS_STOP_NM,LAT,LOT,PHONE_NUMBER,REFERENCE_DATE")]
    [InlineData("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자", "MNG_NO,정류소명,latitude,longitude,phoneNumber,referenceDate")]
    [InlineData("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자", "관리번호,정류소명,WGS84위도,WGS84경도,관리기관연락처,데이터기준일")]
    [InlineData("관리번호,정류장명,latitude,hardness,관리기관전화번호,데이터기준일자", "관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자")]
    public async Task Headers_of_another_family_are_known_by_their_standard_term(string before, string now)
    {
        await Load(before);
        var second = await Load(now, rows: 61);
        Assert.Equal(before.Split(','), second.Columns.Where(column => column.Cell is not null).Select(column => column.Name));
        Assert.Equal(now.Split(','), second.Columns.Where(column => column.Cell is not null).Select(column => column.Source));
        Assert.All(second.Drift!.Columns, column => Assert.True(column.Fate is ColumnFate.Same or ColumnFate.Renamed, column.ToString()));
        Assert.All(second.Drift.Columns.Where(column => column.Fate == ColumnFate.Renamed), column => Assert.True(column.By is MatchManner.StandardTerm && column.Score >= 0.9, column.ToString()));
    }

    [Fact]
    public async Task The_columns_of_the_charger_standard_and_of_its_api_are_the_same_ones()
    {
        const string File = "충전소명,충전소위치상세,설치시도명,휴점일,완속충전가능여부,급속충전가능여부,급속충전타입구분,완속충전기대수,급속충전기대수,주차료부과여부,소재지도로명주소,소재지지번주소,관리업체명,위도,경도,데이터기준일자";
        const string Api = "chrstnNm,chrstnLcDesc,instlCtprvnNm,restde,slowChrstnYn,fastChrstnYn,fastChrstnType,slowChrstnCo,fastChrstnCo,prkplceLevyYn,rdnmadr,lnmadr,institutionNm,latitude,longitude,referenceDate";
        static string Row(int n) => FormattableString.Invariant($"충전소{n},지하 {n}층,강원특별자치도,연중무휴,{(n % 2 == 0 ? "Y" : "N")},{(n % 3 == 0 ? "Y" : "N")},DC차데모,{n % 4},{n % 3},N,중앙로 {n},조양동 {n}-1,환경공단{n % 5},{37.8 + (n * 0.001):0.0000},{127.7 + (n * 0.001):0.0000},2026-09-30");
        await Load(File, Row, 80);
        var second = await Load(Api, Row, 81);
        Assert.Equal(File.Split(','), second.Columns.Where(column => column.Cell is not null).Select(column => column.Name));
    }

    [Fact]
    public async Task A_column_under_a_name_nobody_knows_is_known_by_its_values_beside_the_key()
    {
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자");
        var second = await Load("관리번호,멈추는곳,위도,경도,관리기관전화번호,데이터기준일자", rows: 61);
        Assert.Equal((ColumnFate.Renamed, MatchManner.Content, DriftGrade.Notable), Known(second, "정류장명"));
        Assert.True(DriftFolder.Of(second.Drift!, "정류장명").Score >= 0.85);
        Assert.Equal("정류장7", _folder.Value("select \"정류장명\" from t where \"관리번호\" = 'S-007'"));
    }

    [Fact]
    public async Task Two_flags_that_look_alike_are_told_apart_by_the_rows_or_not_at_all()
    {
        static string Flags(int n) => FormattableString.Invariant($"S-{n:000},{(n % 2 == 0 ? "Y" : "N")},{(n % 3 == 0 ? "Y" : "N")},{n}");
        await Load("관리번호,쉘터여부,의자여부,표지개수", Flags);
        var byKey = await Load("관리번호,덮개,걸상,표지개수", Flags, 61);
        Assert.Equal((ColumnFate.Renamed, MatchManner.Content, DriftGrade.Notable), Known(byKey, "쉘터여부"));
        Assert.Equal((ColumnFate.Renamed, MatchManner.Content, DriftGrade.Notable), Known(byKey, "의자여부"));
    }

    [Fact]
    public async Task A_flag_of_a_table_without_a_key_is_asked_about_and_not_guessed()
    {
        static string Flags(int n) => FormattableString.Invariant($"{n % 7},{(n % 2 == 0 ? "Y" : "N")},{n % 5},{n % 3}");
        await Load("요일,쉘터여부,점수,등급", Flags);
        var second = await Load("요일,걸상,점수,등급", Flags, 61);
        Assert.Equal(ColumnFate.Removed, DriftFolder.Of(second.Drift!, "쉘터여부").Fate);
        Assert.Equal(ColumnFate.Added, DriftFolder.Of(second.Drift!, "걸상").Fate);
        var proposal = Assert.Single(second.Drift!.Proposals);
        Assert.Equal(("쉘터여부", "걸상", MatchManner.Content), (proposal.Before, proposal.Header, proposal.By));
        Assert.InRange(proposal.Score, 0.5, 0.85);
    }

    [Fact]
    public async Task A_measure_with_other_figures_is_no_match_by_its_values()
    {
        await Load("관리번호,승차인원,위도,경도", n => FormattableString.Invariant($"S-{n:000},{n * 3},37.8,127.7"));
        var second = await Load("관리번호,평균기온,위도,경도", n => FormattableString.Invariant($"S-{n:000},{500 - n},37.8,127.7"), 61);
        Assert.Equal(ColumnFate.Added, DriftFolder.Of(second.Drift!, "평균기온").Fate);
        Assert.Equal(ColumnFate.Removed, DriftFolder.Of(second.Drift!, "승차인원").Fate);
    }

    [Fact]
    public async Task Two_headers_of_one_term_are_told_and_none_is_taken()
    {
        await Load("관리번호,정류장명,연락처,위도,경도", n => FormattableString.Invariant($"S-{n:000},정류장{n},033-250-{3000 + n},37.8,127.7"));
        var second = await Load("관리번호,정류장명,TEL,대표전화,위도,경도", n => FormattableString.Invariant($"S-{n:000},정류장{n},02-{n:0000}-1111,031-{n:0000}-2222,37.8,127.7"), 61);
        Assert.Equal(ColumnFate.Removed, DriftFolder.Of(second.Drift!, "연락처").Fate);
        Assert.Equal(["TEL", "대표전화"], second.Drift!.Proposals.Where(proposal => proposal.By == MatchManner.StandardTerm).Select(proposal => proposal.Header).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_header_of_an_earlier_version_is_remembered_when_it_comes_back()
    {
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자");
        await Load("관리번호,멈추는곳,위도,경도,관리기관전화번호,데이터기준일자", rows: 61);
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자", rows: 62);
        _folder.Policy(DriftPolicy.Stop);
        var fourth = await Load("관리번호,멈추는곳,위도,경도,관리기관전화번호,데이터기준일자", rows: 63);
        Assert.Equal((ColumnFate.Renamed, MatchManner.Earlier, DriftGrade.Harmless), Known(fourth, "정류장명"));
    }

    [Fact]
    public async Task What_a_person_said_of_a_header_holds_for_the_next_file_under_every_policy()
    {
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자");
        _folder.Desk.Say(DriftFolder.Dataset, new("푯말", "정류장명"), "김서연", "제공 기관에 확인");
        _folder.Policy(DriftPolicy.Stop);
        var second = await Load("관리번호,푯말,위도,경도,관리기관전화번호,데이터기준일자", n => Row(n + 500));
        Assert.Equal((ColumnFate.Renamed, MatchManner.Person, DriftGrade.Harmless), Known(second, "정류장명"));
    }

    [Fact]
    public async Task A_header_that_a_person_called_a_column_of_its_own_is_never_guessed()
    {
        await Load("관리번호,정류장명,위도,경도,관리기관전화번호,데이터기준일자");
        _folder.Desk.Say(DriftFolder.Dataset, new("정류소명", null), "김서연", "다른 뜻");
        var second = await Load("관리번호,정류소명,위도,경도,관리기관전화번호,데이터기준일자", rows: 61);
        Assert.Equal(ColumnFate.Added, DriftFolder.Of(second.Drift!, "정류소명").Fate);
        Assert.Empty(second.Drift!.Proposals);
    }

    [Fact]
    public async Task Columns_in_another_order_are_harmless()
    {
        await Load("관리번호,정류장명,위도,경도", n => FormattableString.Invariant($"S-{n:000},정류장{n},37.8,127.7"));
        _folder.Policy(DriftPolicy.Stop);
        var second = await Load("정류장명,관리번호,위도,경도", n => FormattableString.Invariant($"정류장{n},S-{n:000},37.8,127.7"), 61);
        Assert.True(second.Drift!.Reordered);
        Assert.Equal(DriftGrade.Harmless, second.Drift.Grade);
    }

    private static (ColumnFate, MatchManner?, DriftGrade) Known(VersionManifest version, string name)
    {
        var column = DriftFolder.Of(version.Drift!, name);
        return (column.Fate, column.By, column.Grade);
    }
}
