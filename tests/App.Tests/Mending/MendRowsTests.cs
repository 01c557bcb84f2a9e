using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Mending;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Microsoft.Data.Sqlite;

namespace Maru.App.Tests.Mending;

/// <summary>Rows set aside are mended and taken in again: small tables whose result is known.</summary>
public sealed class MendRowsTests : IDisposable
{
    private readonly MendFolder _city = new();

    public void Dispose() => _city.Dispose();

    // Twenty stops; rows 22 and 23 of the file do not fit.
    private const string Header = "정류장번호,이름,설치일,의자수\n";
    private static readonly string s_stops = string.Concat(Enumerable.Range(1, 20).Select(n => $"S{n:00},정류장{n},2024-01-{n:00},{n % 4}\n"));
    private static readonly string s_wrong = Header + s_stops + "S21,새터,2025-13-01,2\nS22,고개,2024-02-01,서너개\n";

    [Fact]
    public async Task A_mended_row_comes_in_as_a_new_version_and_the_old_one_stays()
    {
        var first = await _city.Ingest("정류장.csv", s_wrong);
        Assert.Equal((20L, 2L), (first.Rows, first.SetAside));
        var (second, trial) = _city.Mend(first, (22, "설치일", "2025.12.1"));

        Assert.Empty(trial.Refused);
        Assert.Equal((2, 21L, 1L), (second.Version, second.Rows, second.SetAside));
        Assert.Equal([.. _city.Rows(first), "S21|새터|2025-12-01|2"], _city.Rows(second));
        Assert.Equal([1, 2], _city.Lake.Versions("정류장"));
        Assert.Equal((20L, 2L), (_city.Lake.Manifest("정류장", 1).Rows, _city.Lake.Manifest("정류장", 1).SetAside));
        // The part of before is there byte for byte, the row in a part of its own.
        Assert.Equal([first.Parts[0].Sha256], second.Parts.Take(1).Select(part => part.Sha256));
        Assert.Equal([20L, 1L], second.Parts.Select(part => part.Rows));
        Assert.Equal("서너개", Assert.Single(_city.Lake.SetAside(second)).Found);
        Assert.Equal((1L, 0L, 0L), (second.Diff!.Added, second.Diff.Removed, second.Diff.Changed));
        Assert.Equal((first.Source.Sha256, first.Source.Name, first.CollectedAt), (second.Source.Sha256, second.Source.Name, second.CollectedAt));
    }

    [Fact]
    public async Task The_manifest_is_what_ingest_would_have_written_of_the_right_file()
    {
        var mended = _city.Mend(await _city.Ingest("정류장.csv", s_wrong), (22, "설치일", "2025-12-01"), (23, "의자수", "3")).Version;
        var right = await _city.Ingest("바른.csv", s_wrong.Replace("2025-13-01", "2025-12-01", StringComparison.Ordinal).Replace("서너개", "3", StringComparison.Ordinal));

        Assert.Equal(_city.Rows(right), _city.Rows(mended));
        Assert.Equal((right.Rows, right.SetAside), (mended.Rows, mended.SetAside));
        foreach (var (expected, column) in right.Columns.Zip(mended.Columns))
        {
            Assert.Equal((expected.Name, expected.Type, expected.Role, expected.Closed), (column.Name, column.Type, column.Role, column.Closed));
            var (a, b) = (expected.Profile!, column.Profile!);
            Assert.Equal((a.Rows, a.Blank, a.Masked, a.Distinct, a.Min, a.Max, a.Mean, a.Sum), (b.Rows, b.Blank, b.Masked, b.Distinct, b.Min, b.Max, b.Mean, b.Sum));
            Assert.Equal(a.Histogram, b.Histogram);
        }
        Assert.DoesNotContain(mended.Issues, issue => issue.Rule == "type");
    }

    [Fact]
    public async Task Who_mended_what_and_why_is_on_record()
    {
        var mended = _city.Mend(await _city.Ingest("정류장.csv", s_wrong), (22, "설치일", "2025-12-01")).Version;
        var line = Assert.Single(_city.Catalog.Mendings("정류장"));
        Assert.Equal((2, MendingState.Mended, 22L, "설치일", "2025-13-01", "2025-12-01", "김서연", "현장 확인"), (line.Version, line.State, line.Row, line.Column, line.Before, line.After, line.By, line.Why));
        var step = mended.Lineage[^1];
        Assert.Equal(("mend", 20L, 21L), (step.Name, step.RowsIn, step.RowsOut));
        Assert.Contains("따로 둔 1행의 설치일 값을 고쳐 다시 들이기 (김서연: 현장 확인)", step.What.Ko, StringComparison.Ordinal);
        // The lake alone says it too: a catalogue made anew knows.
        // Connections that wait for their next use would go on with the file that is gone.
        SqliteConnection.ClearAllPools();
        foreach (var file in (string[])["", "-wal", "-shm"]) File.Delete(_city.Lake.Home.CatalogFile + file);
        var anew = new CatalogStore(new LakeStore(_city.Lake.Home), TimeProvider.System);
        anew.Prepare();
        Assert.Equal(line, Assert.Single(anew.Mendings("정류장")));
    }

    [Fact]
    public async Task A_value_that_still_does_not_fit_is_refused_with_found_and_expected()
    {
        var first = await _city.Ingest("정류장.csv", s_wrong);
        var refused = Assert.Single(_city.Try(first, (22, "설치일", "2025-12-32")).Rows).Refused!;
        Assert.Equal(("설치일", "2025-12-32", "날짜"), (refused.Column, refused.Found, refused.Expected.Ko));
        var problem = Assert.Throws<InputException>(() => _city.Mend(first, (22, "설치일", "2025-12-32")));
        Assert.Contains("22행 ‘설치일’ 칸에서 찾은 값 \"2025-12-32\", 기대한 값: 날짜", problem.Message, StringComparison.Ordinal);
        Assert.Equal([1], _city.Lake.Versions("정류장"));

        // Of two rows the one that fits goes in.
        var (second, trial) = _city.Mend(first, (22, "설치일", "2025-12-32"), (23, "의자수", "3"));
        Assert.Equal((21L, 1L, 1), (second.Rows, second.SetAside, trial.Refused.Count()));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_city.Lake.Home.Lake, "정류장"), ".writing-*"));
    }

    [Fact]
    public async Task Looking_at_what_would_change_changes_nothing()
    {
        var first = await _city.Ingest("정류장.csv", s_wrong);
        var row = Assert.Single(_city.Try(first, (22, "설치일", "2025-12-01")).Fitting);
        Assert.Equal(new CellMending("설치일", "2025-13-01", "2025-12-01"), Assert.Single(row.Cells));
        Assert.Equal([1], _city.Lake.Versions("정류장"));
        Assert.Empty(_city.Catalog.Mendings("정류장"));
    }

    [Fact]
    public async Task All_rows_with_the_same_wrong_value_are_mended_together()
    {
        var wrong = string.Concat(Enumerable.Range(30, 5).Select(n => $"S{n},정류장{n},2025-13-01,{n % 4}\n"));
        var many = string.Concat(Enumerable.Range(100, 700).Select(n => $"S{n},정류장{n},2024-02-{(n % 28) + 1:00},{n % 4}\n"));
        var first = await _city.Ingest("정류장.csv", Header + s_stops + many + wrong + "S40,다른곳,미정,1\n");
        var group = Assert.Single(_city.Desk.Open("정류장")!.Groups);
        Assert.Equal([new("2025-13-01", 5), new ValueCount("미정", 1)], group.Values);
        var second = _city.Mending.Run(_city.Desk.OfFound("정류장", 1, "설치일", new Dictionary<string, string> { ["2025-13-01"] = "2025-12-01" }), "김서연", "대장 대조", default).Version;
        Assert.Equal((first.Rows + 5, 1L), (second.Rows, second.SetAside));
        Assert.Equal(5, _city.Rows(second).Count(row => row.Contains("|2025-12-01|", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_wrong_row_in_the_next_file_is_mended_again_and_it_is_said()
    {
        _city.Mend(await _city.Ingest("정류장.csv", s_wrong), (22, "설치일", "2025-12-01"));
        var third = await _city.Ingest("정류장.csv", s_wrong + "S23,새로 생긴 곳,2026-01-02,1\n");
        Assert.Equal((3, 22L, 1L), (third.Version, third.Rows, third.SetAside));
        Assert.Contains("S21|새터|2025-12-01|2", _city.Rows(third));
        Assert.Equal(1, Assert.Single(third.Issues, issue => issue.Rule == "mended-again").Count);
        Assert.Contains(third.Lineage, step => step is { Name: "mend", RowsIn: 21, RowsOut: 22 });
        Assert.Equal([(3, MendingState.Again), (2, MendingState.Mended)], _city.Catalog.Mendings("정류장").Select(line => (line.Version, line.State)));
        // And in the one after that.
        Assert.Contains("S21|새터|2025-12-01|2", _city.Rows(await _city.Ingest("정류장.csv", s_wrong + "S24,또 생긴 곳,2026-01-02,1\n")));
    }

    [Fact]
    public async Task Where_the_source_changed_the_row_the_mending_ends_and_it_is_said()
    {
        _city.Mend(await _city.Ingest("정류장.csv", s_wrong), (22, "설치일", "2025-12-01"));
        var third = await _city.Ingest("정류장.csv", s_wrong.Replace("2025-13-01", "2025-11-30", StringComparison.Ordinal));
        Assert.Contains("S21|새터|2025-11-30|2", _city.Rows(third));
        Assert.Equal(1, Assert.Single(third.Issues, issue => issue.Rule == "mending-dropped").Count);
        Assert.Equal(MendingState.Dropped, _city.Catalog.Mendings("정류장")[0].State);
        // It has ended: the old mistake is a new one when it comes back.
        Assert.Equal(2, (await _city.Ingest("정류장.csv", s_wrong + "S25,끝,2026-01-02,1\n")).SetAside);
    }

    [Fact]
    public async Task The_same_file_again_leaves_the_mended_version_as_it_is()
    {
        _city.Mend(await _city.Ingest("정류장.csv", s_wrong), (22, "설치일", "2025-12-01"));
        Assert.Equal(2, (await _city.Ingest("정류장.csv", s_wrong)).Version);
    }

    [Fact]
    public async Task A_second_mending_builds_on_the_first()
    {
        var second = _city.Mend(await _city.Ingest("정류장.csv", s_wrong), (22, "설치일", "2025-12-01")).Version;
        var third = _city.Mend(second, (23, "의자수", "3")).Version;
        Assert.Equal((3, 22L, 0L), (third.Version, third.Rows, third.SetAside));
        Assert.Equal([20L, 1L, 1L], third.Parts.Select(part => part.Rows));
        var fourth = await _city.Ingest("정류장.csv", s_wrong + "S26,하나 더,2026-01-02,1\n");
        Assert.Equal((23L, 0L), (fourth.Rows, fourth.SetAside));
        Assert.Equal(2, Assert.Single(fourth.Issues, issue => issue.Rule == "mended-again").Count);
    }

    [Fact]
    public async Task Places_of_a_mended_row_are_worked_out_as_on_ingest()
    {
        await _city.Ingest("행정동경계.geojson", Boundaries);
        var stops = "번호,경도,위도,의자수\n" + string.Concat(Enumerable.Range(0, 60).Select(n => string.Create(CultureInfo.InvariantCulture, $"S{n:00},{127.12 + (n % 2 * 0.1):0.00},{38.03 + (n * 0.0003):0.0000},{n % 4}\n")));
        var first = await _city.Ingest("위치.csv", stops + "S99,127.2200,38.0500,서너개\n");
        Assert.Equal(60, first.Places!.Located);
        var mended = _city.Mend(first, (62, "의자수", "3")).Version;
        var right = await _city.Ingest("바른위치.csv", stops + "S99,127.2200,38.0500,3\n");
        Assert.Equal(right.Columns.Select(column => column.Name), mended.Columns.Select(column => column.Name));
        Assert.Contains("행정동", mended.Columns.Select(column => column.Name));
        Assert.Equal(_city.Rows(right), _city.Rows(mended));
        Assert.Equal((right.Places!.Located, right.Places.Inside), (mended.Places!.Located, mended.Places.Inside));
        Assert.Equal(right.Places.Box, mended.Places.Box);
    }

    [Fact]
    public async Task A_shape_set_aside_for_another_cell_keeps_its_shape()
    {
        string Area(int n, string households) => string.Create(CultureInfo.InvariantCulture,
            $$$"""{"type":"Feature","properties":{"이름":"구역{{{n}}}","가구":{{{households}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{127 + (n * 0.01)}}},38],[{{{127.005 + (n * 0.01)}}},38],[{{{127.005 + (n * 0.01)}}},38.01],[{{{127 + (n * 0.01)}}},38]]]}}""");
        string File(string last) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Enumerable.Range(1, 20).Select(n => Area(n, (n * 10).ToString(CultureInfo.InvariantCulture))).Append(Area(21, last)))}}]}""";
        var first = await _city.Ingest("구역.geojson", File("\"모름\""));
        Assert.Equal((20L, 1L), (first.Rows, first.SetAside));
        var mended = _city.Mend(first, (_city.Lake.SetAside(first).Single().Row, "가구", "210")).Version;
        Assert.Equal(_city.Rows(await _city.Ingest("바른구역.geojson", File("210"))), _city.Rows(mended));
    }

    [Fact]
    public async Task A_row_of_one_of_several_files_keeps_the_name_of_its_file()
    {
        const string January = "동,인구\n가,1\n나,2\n다,3\n라,4\n마,5\n바,6\n사,7\n아,8\n자,9\n차,열\n";
        var first = await _city.IngestTogether("인구", ("일월.csv", January.Replace("열", "10", StringComparison.Ordinal)), ("이월.csv", January));
        var mended = _city.Mend(first, (11, "인구", "10")).Version;
        Assert.Equal("차|10|이월", Assert.Single(_city.Rows(mended).Except(_city.Rows(first))));
    }

    [Fact]
    public async Task A_torn_row_is_written_anew_and_a_total_row_may_be_data()
    {
        var first = await _city.Ingest("정류장.csv", Header + s_stops + "S21,새터,앞,2025-12-01,2\n합계,,,31\n");
        Assert.Equal(["ragged-row", "total-row"], _city.Lake.SetAside(first).Select(row => row.Rule));
        var second = _city.Mend(first, (22, "정류장번호", "S21"), (22, "이름", "새터 앞"), (22, "설치일", "2025-12-01"), (22, "의자수", "2"), (23, "", "")).Version;
        Assert.Equal((22L, 0L), (second.Rows, second.SetAside));
        Assert.Equal(["S21|새터 앞|2025-12-01|2", "합계|–|–|31"], _city.Rows(second).Except(_city.Rows(first)));
    }

    [Fact]
    public async Task A_total_that_differs_is_said_to_be_without_the_rows_taken_in_since()
    {
        var first = await _city.Ingest("정류장.csv", Header + s_stops + "S21,새터,2025-12-01,두개\n합계,,,999\n");
        var second = _city.Mend(first, (22, "의자수", "2")).Version;
        Assert.EndsWith("그 뒤 고쳐 들인 1행은 이 합에 없습니다.", Assert.Single(second.Issues, issue => issue.Rule == "total-differs").Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_another_row_has_and_personal_data_in_an_open_column_are_refused()
    {
        var first = await _city.Ingest("정류장.csv", Header + s_stops + "S21,새터,2025-13-01,2\nS22,연락 010-1234-5678,2024-02-02,서너개\n");
        Assert.Equal(ColumnRole.Key, first.Columns[0].Role);
        var refused = _city.Try(first, (22, "설치일", "2025-12-01"), (22, "정류장번호", "S03"), (23, "의자수", "3")).Rows.Select(row => row.Refused!).ToList();
        Assert.Equal([("정류장번호", "S03"), ("이름", SetAsideReading.Covered)], refused.Select(why => (why.Column, why.Found)));
    }

    [Fact]
    public async Task An_open_column_of_office_telephones_takes_no_mobile_and_no_resident_number()
    {
        const string resident = "900101-1234568";
        var offices = "번호,기관,전화,좌석수\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"N{n:00},도서관{n},033-250-{3000 + (n * 37)},{n * 10}\n"));
        var first = await _city.Ingest("기관.csv", offices + "N99,도서관99,033-250-9999,열석\n");
        Assert.False(first.Columns[2].Closed);
        foreach (var number in (string[])["010-2345-6789", resident, "033-250-9999 (담당 010-2345-6789)"])
            Assert.Equal(("전화", SetAsideReading.Covered), _city.Try(first, (42, "좌석수", "10"), (42, "전화", number)).Rows.Select(row => (row.Refused!.Column, row.Refused.Found)).Single());
        Assert.Equal(41, _city.Mend(first, (42, "좌석수", "10"), (42, "전화", "033-250-9998")).Version.Rows);
    }

    [Fact]
    public async Task What_a_person_opened_was_opened_for_what_it_held_then()
    {
        var people = "번호,전화,금액\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"N{n:00},010-{3000 + (n * 37)}-{4000 + (n * 53)},{n * 10}\n"));
        var first = await _city.Ingest("명부.csv", people + "N99,010-2345-6789,십만원\n");
        _city.Catalog.Decide("명부", "전화", PrivacyDecision.Opened, "담당", "기관 대표 휴대전화");
        Assert.Equal("전화", _city.Try(first, (42, "금액", "10"), (42, "전화", "900101-1234568")).Rows.Single().Refused!.Column);
        Assert.Null(_city.Try(first, (42, "금액", "10"), (42, "전화", "010-9999-6789")).Rows.Single().Refused);
    }

    [Fact]
    public async Task Values_of_closed_columns_are_covered_for_readers_of_the_record()
    {
        var people = "번호,전화,금액\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"N{n:00},010-{3000 + (n * 37)}-{4000 + (n * 53)},{n * 10}\n"));
        var first = await _city.Ingest("명부.csv", people + "N99,010-2345-6789,십만원\n");
        Assert.True(first.Columns[1].Closed);
        Assert.Equal(SetAsideReading.Covered, _city.Desk.Open("명부")!.Groups[0].First[0].Row.Cells[1]);
        Assert.Equal("010-2345-6789", _city.Desk.Open("명부", showClosed: true)!.Groups[0].First[0].Row.Cells[1]);
        var mended = _city.Mend(first, (42, "금액", "100000"), (42, "전화", "010-9999-6789")).Version;
        Assert.Contains("N99|010-9999-6789|100000", _city.Rows(mended));
        var lines = _city.Catalog.Mendings("명부").Covered(_city.Catalog.Decided(mended)).OrderBy(line => line.Column, StringComparer.Ordinal).ToList();
        Assert.Equal([("금액", "십만원", "100000"), ("전화", SetAsideReading.Covered, SetAsideReading.Covered)], lines.Select(line => (line.Column, line.Before, line.After)));
        Assert.DoesNotContain("010-", string.Concat(mended.Lineage.Select(step => step.What.Ko)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_stays_out_is_on_record_and_in_no_group()
    {
        var first = await _city.Ingest("정류장.csv", s_wrong);
        var row = _city.Desk.Open("정류장")!.Groups.Single(group => group.Column == "설치일").First[0];
        Assert.Equal(1, _city.Mending.KeepOut("정류장", [row.Hash!], "김서연", "없어진 정류장"));
        var view = _city.Desk.Open("정류장")!;
        Assert.Equal("의자수", Assert.Single(view.Groups).Column);
        Assert.Equal(22, Assert.Single(view.LeftOut).Row.Row);
        Assert.Equal((MendingState.StaysOut, "없어진 정류장"), (_city.Catalog.Mendings("정류장")[0].State, _city.Catalog.Mendings("정류장")[0].Why));
        Assert.Equal(first.Version, _city.Lake.Latest("정류장")!.Version);
    }

    [Fact]
    public async Task What_a_link_calls_a_row_can_not_be_tried_by_who_lacks_the_key()
    {
        await _city.Ingest("정류장.csv", s_wrong);
        var row = _city.Desk.Open("정류장")!.Groups[0].First[0];
        // Whoever guesses all cells gets the hash, not the name.
        Assert.Equal(RowHash.Of(row.Row.Cells), row.Hash);
        Assert.DoesNotContain(row.Hash!, row.Name, StringComparison.Ordinal);
        Assert.Equal(row.Row.Row, _city.Desk.Row("정류장", row.Name!)!.Row.Row);
        Assert.Null(_city.Desk.Row("정류장", row.Hash!));
        Assert.True(RowNames.IsOfBefore(row.Hash!));
        Assert.False(RowNames.IsOfBefore(row.Name!));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_city.Lake.Home.RowNamesKey));
        // Another process of this folder names it alike, another folder does not.
        Assert.Equal(row.Name, new RowNames(_city.Lake.Home).Of("정류장", row.Hash!));
        using var other = new MendFolder();
        Assert.NotEqual(row.Name, new RowNames(other.Lake.Home).Of("정류장", row.Hash!));
        Assert.True(_city.Lake.Home.IsKept(_city.Lake.Home.RowNamesKey));
    }

    [Theory]
    [InlineData("", "현장 확인", "이름")]
    [InlineData("김서연", " ", "까닭")]
    public async Task Nobody_mends_without_a_name_and_a_reason(string by, string why, string missing)
    {
        var first = await _city.Ingest("정류장.csv", s_wrong);
        var request = _city.Desk.OfRows("정류장", first.Version, [(22, "설치일", "2025-12-01")]);
        Assert.Contains(missing, Assert.Throws<InputException>(() => _city.Mending.Run(request, by, why, default)).Message, StringComparison.Ordinal);
        Assert.Equal([1], _city.Lake.Versions("정류장"));
    }

    [Fact]
    public async Task What_was_looked_at_must_be_the_newest_version_and_the_column_must_exist()
    {
        var first = await _city.Ingest("정류장.csv", s_wrong);
        var request = _city.Desk.OfRows("정류장", 1, [(22, "설치일", "2025-12-01")]);
        _city.Mend(first, (23, "의자수", "3"));
        Assert.Contains("버전 2", Assert.Throws<InputException>(() => _city.Mending.Run(request, "김서연", "현장 확인", default)).Message, StringComparison.Ordinal);
        Assert.Contains("‘없는것’ 컬럼이 없습니다", Assert.Throws<InputException>(() => _city.Try(_city.Lake.Latest("정류장")!, (22, "없는것", "1"))).Message, StringComparison.Ordinal);
        Assert.Contains("99행", Assert.Throws<InputException>(() => _city.Try(_city.Lake.Latest("정류장")!, (99, "설치일", "2025-12-01"))).Message, StringComparison.Ordinal);
    }

    private static string Boundaries
    {
        get
        {
            string Square(string name, string code, double west, double south) => string.Create(CultureInfo.InvariantCulture,
                $$$"""{"type":"Feature","properties":{"adm_nm":"강원도 한빛시 {{{name}}}","adm_cd2":"{{{code}}}","sggnm":"한빛시"},"geometry":{"type":"Polygon","coordinates":[[[{{{west}}},{{{south}}}],[{{{west + 0.1:0.0}}},{{{south}}}],[{{{west + 0.1:0.0}}},{{{south + 0.1:0.0}}}],[{{{west}}},{{{south + 0.1:0.0}}}],[{{{west}}},{{{south}}}]]]}}""");
            return $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Square("가람동", "5199051000", 127.1, 38.0), Square("나루동", "5199052000", 127.2, 38.0), Square("다솔읍", "5199025000", 127.1, 38.1), Square("라온면", "5199031000", 127.2, 38.1))}}]}""";
        }
    }
}
