using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Ingest;

/// <summary>From a file to a version, with the real engine, in a folder of its own.</summary>
public sealed class IngestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-ingest-").FullName;
    private readonly ServiceProvider _services;

    public IngestTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Lines_that_end_before_the_header_does_are_told()
    {
        var rows = Enumerable.Range(1, 200).Select(n => n % 50 == 0 ? $"동{n}" : $"동{n},{n},표지판");
        var version = await Ingest("인구.csv", "읍면동,인구,비고\n" + string.Join('\n', rows) + "\n");
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "short-row");
        Assert.Equal((4L, 51L, 200L), (issue.Count, issue.Row, version.Rows));
        // Where most lines leave blanks at the end out, that is how the file is written.
        var written = await Ingest("비고.csv", "읍면동,인구,비고\n" + string.Concat(Enumerable.Range(1, 200).Select(n => n % 3 == 0 ? $"동{n},{n},표지판\n" : $"동{n},{n}\n")));
        Assert.DoesNotContain(written.Issues, issue => issue.Rule == "short-row");
    }

    [Fact]
    public async Task Rows_that_a_quote_without_its_end_swallowed_are_told()
    {
        var rows = Enumerable.Range(1, 200).Select(n => n is 100 or 140 ? $"동{n},{n},\"표지판" : $"동{n},{n},표지판");
        var version = await Ingest("인구.csv", "읍면동,인구,비고\n" + string.Join('\n', rows) + "\n");
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "swallowed-rows");
        Assert.Equal(101L, issue.Row);
        Assert.InRange(issue.Count, 39, 41);
        Assert.True(version.Rows < 170);
        // A note of several lines is no row.
        var noted = await Ingest("비고.csv", "읍면동,인구,비고\n" + string.Concat(Enumerable.Range(1, 200).Select(n => $"동{n},{n},\"첫째 줄\n둘째 줄, 끝\"\n")));
        Assert.DoesNotContain(noted.Issues, issue => issue.Rule == "swallowed-rows");
    }

    [Fact]
    public async Task Rows_that_do_not_fit_are_set_aside_with_row_column_and_value()
    {
        var rows = Enumerable.Range(1, 200).Select(n => $"동{n},{n}").Append("동201,12%3O4").Append("합계,20100");
        var version = await Ingest("인구.csv", "읍면동,인구\n" + string.Join('\n', rows) + "\n※ 2026년 9월 말 기준\n");
        Assert.Equal(200, version.Rows);
        Assert.Equal(3, version.SetAside);
        var aside = Lake.SetAside(version).ToDictionary(row => row.Rule);
        Assert.Equal(("인구", "12%3O4", 202L), (aside["type"].Column, aside["type"].Found, aside["type"].Row));
        Assert.Equal("합계", aside["total-row"].Cells[0]);
        Assert.StartsWith("※", aside["footnote"].Found, StringComparison.Ordinal);
        Assert.Contains("\"12%3O4\"는 정수가 아닙니다.", Assert.Single(version.Issues, issue => issue.Rule == "type").Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_of_two_digits_among_full_ones_are_read_though_one_value_is_none()
    {
        var rows = Enumerable.Range(0, 300).Select(n => n % 3 == 0 ? $"{n},26-01-{(n % 28) + 1:00}" : $"{n},2026.1.{(n % 28) + 1}").Append("300,미정");
        var version = await Ingest("굴착.csv", "연번,공사기간_시작\n" + string.Join('\n', rows) + "\n");
        Assert.Equal((300, 1), (version.Rows, version.SetAside));
        Assert.Equal(ColumnType.Date, Column(version, "공사기간_시작").Type);
    }

    [Fact]
    public async Task Withheld_counts_are_blank_with_a_flag_and_never_zero()
    {
        var version = await Ingest("생활인구.csv", "동,인구\n가,*\n나,12\n다,-\n라,3\n");
        var profile = Column(version, "인구").Profile!;
        Assert.Equal((4, 2, 1), (profile.Rows, profile.Blank, profile.Masked));
        Assert.Equal("15", Query("select sum(인구) from \"생활인구\""));
    }

    [Fact]
    public async Task A_last_column_that_is_blank_for_long_is_kept_because_it_has_a_header()
    {
        var rows = string.Concat(Enumerable.Range(1, 2_000).Select(n => $"새벌대교,{n % 7}.{n % 9},{(n == 1_500 ? "통신장애" : "")}\n"));
        var version = await Ingest("하천수위.csv", "관측소,수위(m),비고\n" + rows);
        Assert.Equal((2_000L, 0L), (version.Rows, version.SetAside));
        Assert.Equal("통신장애", Query("select max(비고) from \"하천수위\""));
    }

    [Fact]
    public async Task A_subtotal_under_the_second_key_is_set_aside()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(month => $"2026년 {month}월,취득세,10\n2026년 {month}월,재산세,20\n2026년 {month}월,주민세,20\n2026년 {month}월,소계,50\n"));
        var version = await Ingest("지방세.csv", "과세년월,세목,금액\n" + rows);
        Assert.Equal((36L, 12L), (version.Rows, version.SetAside));
        Assert.Equal("600", Query("select sum(금액) from \"지방세\""));
    }

    [Fact]
    public async Task Subtotals_of_short_groups_and_the_total_are_set_aside_when_they_add_up()
    {
        string[] towns = ["가온동", "나래동", "다솜읍", "라온면"];
        var rows = string.Concat(towns.Select((town, i) => $"{town},민원과,{i + 1},292\n{town},복지과,10,{(i == 1 ? "*" : "33")}\n{town},건설과,100,231\n소계,,{i + 111},556\n"));
        var version = await Ingest("민원접수.csv", "읍면동,담당부서,방문,온라인\n" + rows + "합계,,450,2224\n");
        Assert.Equal((12L, 5L), Counts(version));
        Assert.Equal("450", Query("select sum(방문) from \"민원접수\""));
        // Figures that do not add up are no totals, whatever the word.
        Assert.Equal((17L, 0L), Counts(await Ingest("다른접수.csv", "읍면동,담당부서,방문,온라인\n" + rows.Replace("소계,,112,", "소계,,912,", StringComparison.Ordinal) + "합계,,450,2224\n")));
    }

    [Fact]
    public async Task Long_numbers_that_come_again_and_again_are_codes_and_not_quantities()
    {
        var rows = string.Concat(Enumerable.Range(0, 600).Select(n => $"{250000100 + n % 40},{(n + 1) * 31_250_001L % 90_000_000 + 10_000_000}\n"));
        var version = await Ingest("노선정보.csv", "노선,금액\n" + rows);
        Assert.Equal([ColumnRole.Code, ColumnRole.Measure], version.Columns.Where(column => column.Cell is not null).Select(column => column.Role));
    }

    [Fact]
    public async Task A_sum_under_the_second_key_is_set_aside_when_its_figures_add_up()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(month => $"{month}월,가동,10,3\n{month}월,나동,20,4\n{month}월,다동,20,5\n{month}월,계,50,12\n"));
        Assert.Equal((36L, 12L), Counts(await Ingest("전입.csv", "월,동,전입,전출\n" + rows)));
        // 계 is as well a district's short name: figures that do not add up are data.
        Assert.Equal((48L, 0L), Counts(await Ingest("계동.csv", "월,동,전입,전출\n" + rows.Replace(",50,12", ",51,13", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_first_row_that_is_the_sum_of_all_others_is_set_aside()
    {
        var rows = string.Concat(Enumerable.Range(1, 10).Select(n => $"동{n},{n},{n * n}\n"));
        Assert.Equal((10L, 1L), Counts(await Ingest("온도시.csv", "구역,남,여\n한빛시,55,385\n" + rows)));
        Assert.Equal((11L, 0L), Counts(await Ingest("다른도시.csv", "구역,남,여\n한빛시,56,386\n" + rows)));
    }

    [Fact]
    public async Task Region_codes_that_ended_are_carried_to_todays_and_named()
    {
        var version = await Ingest("수급자.csv", "기준월,행정동코드,수급자\n" + string.Concat(Enumerable.Range(0, 40).Select(n => n % 2 == 0 ? $"202301,4211025000,{n}\n" : $"202401,5111025000,{n}\n")));
        Assert.Equal("20", Query("select count(*) from \"수급자\" where \"행정동코드\" = '4211025000' and \"오늘_행정동코드\" = '5111025000'"));
        Assert.Equal("40", Query("select count(*) from \"수급자\" where \"시군구\" like '%춘천시'"));
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "region-code");
        Assert.Equal((20L, "4211025000"), (issue.Count, issue.Found));
        Assert.Equal(ColumnRole.Region, Column(version, "오늘_행정동코드").Role);
    }

    [Fact]
    public async Task A_region_code_that_ended_late_in_the_file_is_carried_over_too()
    {
        var rows = string.Concat(Enumerable.Range(0, 30_000).Select(n => $"5111025000,신북읍,{n}\n")) + "4211025000,신북읍,1\n";
        await Ingest("늦은코드.csv", "읍면동코드,읍면동,값\n" + rows);
        Assert.Equal("30001", Query("select count(*) from \"늦은코드\" where \"행정동코드\" = '5111025000'"));
    }

    [Fact]
    public async Task Numbers_that_only_look_like_region_codes_are_left_alone()
    {
        var version = await Ingest("우편.csv", "우편번호,지역번호,값\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"{24_200 + n},{n % 7},{n}\n")));
        Assert.DoesNotContain(version.Columns, column => column.Source is null);
    }

    [Fact]
    public async Task A_code_behind_a_name_becomes_a_column()
    {
        await Ingest("주민.csv", "행정구역,인구\n" + string.Concat(Enumerable.Range(0, 20).Select(n => $"강원특별자치도 춘천시 동{n}(51110{520 + n}00),{n * n}\n")));
        Assert.Equal("20", Query("select count(*) from \"주민\" where \"행정동코드\" = regexp_extract(\"행정구역\", '(\\d+)\\)$', 1)"));
    }

    [Fact]
    public async Task Tables_appended_tell_which_one_a_row_is_from()
    {
        foreach (var year in (int[])[2025, 2026]) await File.WriteAllTextAsync(Path.Combine(_folder, $"{year}년.csv"), "월,건수\n" + string.Concat(Enumerable.Range(1, 9).Select(n => $"{n},{year}\n")));
        var outcome = await _services.GetRequiredService<IngestSources>().Run(new([Path.Combine(_folder, "2025년.csv"), Path.Combine(_folder, "2026년.csv")], "건수") { Append = true }, null, CancellationToken.None);
        Assert.Equal(18, outcome[0].Result!.Version.Rows);
        Assert.Equal("9", Query("select count(*) from \"건수\" where \"원본\" = '2026년' and \"건수\" = 2026"));
        Assert.Equal(ColumnRole.Category, Column(outcome[0].Result!.Version, "원본").Role);
    }

    [Fact]
    public async Task A_reference_date_that_is_told_is_kept()
    {
        var settings = new Dictionary<string, string> { [TableCorrections.ReferenceDateKey] = "2026-03-31" };
        await File.WriteAllTextAsync(Path.Combine(_folder, "기준_20251231.csv"), "가,나\n1,2\n3,4\n");
        var outcome = await _services.GetRequiredService<IngestSources>().Run(new([Path.Combine(_folder, "기준_20251231.csv")]) { Settings = settings }, null, CancellationToken.None);
        Assert.Equal(new DateOnly(2026, 3, 31), outcome[0].Result!.Version.ReferenceDate);
    }

    [Fact]
    public async Task A_file_of_an_earlier_day_than_the_one_before_is_told_of()
    {
        async Task<VersionManifest> Of(string day)
        {
            var file = Path.Combine(_folder, $"현황_{day}.csv");
            await File.WriteAllTextAsync(file, $"가,나\n1,{day}\n3,4\n");
            return (await _services.GetRequiredService<IngestSources>().Run(new([file], "현황"), null, CancellationToken.None))[0].Result!.Version;
        }
        var issues = new List<Issue>();
        foreach (var day in (string[])["20260630", "20260331", "20260930"]) issues.AddRange((await Of(day)).Issues.Where(issue => issue.Rule == "older-reference-date"));
        var told = Assert.Single(issues);
        Assert.Equal(("2026-03-31", "2026-06-30"), (told.Found, told.Expected));
    }

    [Fact]
    public async Task An_address_beside_persons_names_is_closed_with_them()
    {
        string[] surnames = ["김", "이", "박", "최", "정"], given = ["민준", "서연", "도윤", "하은", "지호", "수아", "은우", "예린"];
        var rows = string.Concat(Enumerable.Range(0, 400).Select(n => $"{surnames[n % 5]}{given[n * 7 % 8]},강원특별자치도 춘천시 중앙로 {n + 1},{n}\n"));
        var version = await Ingest("돌봄대상자.csv", "성명,주소,점수\n" + rows);
        Assert.True(Column(version, "성명").Closed);
        Assert.True(Column(version, "주소").Closed);
    }

    [Fact]
    public async Task A_value_late_in_the_file_makes_the_whole_column_read_differently()
    {
        var version = await Ingest("늦은값.csv", "키,값\n" + string.Concat(Enumerable.Range(1, 30_000).Select(n => $"k{n},{n}\n")) + "k0,1.5\nk00,2.5\n" + string.Concat(Enumerable.Range(1, 400).Select(n => $"z{n},{n}.25\n")));
        Assert.Equal(ColumnType.Number, Column(version, "값").Type);
        Assert.Equal(30_402, version.Rows);
        Assert.Equal(0, version.SetAside);
    }

    [Fact]
    public async Task The_same_bytes_make_no_new_version_and_changed_ones_know_their_difference()
    {
        const string first = "관리번호,이름\nA-001,가로등\nA-002,보안등\nA-003,가로등\n";
        await Ingest("가로등.csv", first);
        var again = await Ingest("가로등.csv", first);
        Assert.Equal(1, again.Version);
        var changed = await Ingest("가로등.csv", "관리번호,이름\nA-001,가로등\nA-002,가로등\nA-004,가로등\nA-005,가로등\n");
        Assert.Equal(2, changed.Version);
        Assert.Equal(("관리번호", 2L, 1L, 1L), (changed.Diff!.Key, changed.Diff.Added, changed.Diff.Removed, changed.Diff.Changed));
    }

    [Fact]
    public async Task A_mislabelled_column_of_phone_numbers_is_closed_and_its_values_stay_out_of_the_manifest()
    {
        var rows = string.Concat(Enumerable.Range(0, 400).Select(n => $"2026-{n:D4},010-{2000 + n:D4}-{9000 - n:D4}\n"));
        var version = await Ingest("굴착대장.csv", "허가번호,비고\n" + rows);
        var column = Column(version, "비고");
        Assert.True(column.Closed);
        Assert.Equal(PrivacyClass.Personal, column.Privacy);
        Assert.Null(column.Profile!.Min);
        Assert.Null(column.Profile.Top);
        var manifest = File.ReadAllText(Path.Combine(Lake.VersionFolder(version.Dataset, version.Version), LakeStore.ManifestName));
        Assert.DoesNotContain("010-2", manifest, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Query("select 비고 from \"굴착대장\""));
    }

    [Theory]
    [InlineData("김민준,010-2345-6789,총무과", "박서연,010-3456-7890,도시과")]
    [InlineData("김민준,kim@city.kr,총무과", "박서연,park@city.kr,도시과")]
    [InlineData("김민준,총무과,비고없음", "박서연,도시과,비고없음")]
    public async Task People_without_a_header_do_not_become_column_names(string first, string second)
    {
        string[] names = ["최지훈", "정수아", "강도윤", "조하은", "윤예준", "장지우"];
        var version = await Ingest("명단.csv", string.Join('\n', [first, second, .. names.Select(name => first.Replace("김민준", name, StringComparison.Ordinal))]) + "\n");
        Assert.Equal(["열1", "열2", "열3"], version.Columns.Select(column => column.Name));
        Assert.All(version.Columns, column => Assert.Equal("", column.Source));
        Assert.Equal(8, version.Rows);
        Assert.DoesNotContain("김민준", File.ReadAllText(Path.Combine(Lake.VersionFolder(version.Dataset, version.Version), LakeStore.ManifestName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_above_people_without_a_header_is_passed_over()
    {
        var version = await Ingest("당직.csv", "2026년 당직 명단,,\n김민준,010-2345-6789,총무과\n박서연,010-3456-7890,도시과\n최지훈,010-4567-8901,교통과\n");
        Assert.Equal("열1,열2,열3 3", $"{string.Join(',', version.Columns.Select(column => column.Name))} {version.Rows}");
    }

    [Fact]
    public async Task A_header_of_roles_over_names_stays_a_header()
    {
        var version = await Ingest("소유.csv", "소유자,민원인\n" + string.Concat(Enumerable.Repeat("김민준,박서연\n최지훈,정수아\n", 5)));
        Assert.Equal("소유자,민원인 10", $"{string.Join(',', version.Columns.Select(column => column.Name))} {version.Rows}");
    }

    [Fact]
    public async Task A_phone_number_in_a_header_over_other_values_leaves_the_column_without_a_name()
    {
        var version = await Ingest("안내.csv", "시설,담당 010-2345-6789\n가,12\n나,13\n다,14\n");
        Assert.Equal("시설,열2 3", $"{string.Join(',', version.Columns.Select(column => column.Name))} {version.Rows}");
    }

    [Fact]
    public async Task A_line_of_people_chosen_as_the_header_is_refused()
    {
        const string people = "성명,전화\n김민준,010-2345-6789\n박서연,010-3456-7890\n최지훈,010-4567-8901\n";
        var error = await Assert.ThrowsAsync<InputException>(() => Ingest("명단.csv", people, (TableCorrections.HeaderLineKey, "2")));
        Assert.Contains("개인정보로 보이는 값", error.Message, StringComparison.Ordinal);
        Assert.Equal(["성명", "전화"], (await Ingest("명단.csv", people)).Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task Personal_data_in_rows_set_aside_and_in_footnotes_is_covered()
    {
        const string open = "문의전화,접수\n033-250-3001,1\n";
        var rows = string.Concat(Enumerable.Range(1, 120).Select(n => $"1588-00{n % 100:D2},{n}\n"));
        var version = await Ingest("접수.csv", open + rows + "1588-0001,010-2345-6789\n합계,7382\n※ 담당 홍길동 010-9876-5432\n※ 2026년 9월 말 기준\n");
        Assert.All(version.Columns, column => Assert.False(column.Closed));
        var aside = Lake.SetAside(version).OrderBy(row => row.Row).ToList();
        Assert.Equal(["type", "total-row", "footnote", "footnote"], aside.Select(row => row.Rule));
        Assert.Equal((SetAsideReading.Covered, SetAsideReading.Covered, "1588-0001"), (aside[0].Found, aside[0].Cells[1], aside[0].Cells[0]));
        Assert.Equal((SetAsideReading.Covered, SetAsideReading.Covered), (aside[2].Found, aside[2].Cells[0]));
        Assert.Equal("※ 2026년 9월 말 기준", aside[3].Found);
        var manifest = File.ReadAllText(Path.Combine(Lake.VersionFolder(version.Dataset, version.Version), LakeStore.ManifestName));
        Assert.DoesNotContain("010-2345-6789", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("010-9876-5432", manifest, StringComparison.Ordinal);
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "type");
        Assert.Contains($"‘접수’ 칸의 \"{SetAsideReading.Covered}\"", issue.Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Footnotes_of_a_table_with_closed_columns_are_covered_whole()
    {
        string[] names = ["김민준", "이서연", "박지훈", "최수아", "정도윤", "강하은", "조예준", "윤지우"];
        var rows = string.Concat(Enumerable.Range(0, 80).Select(n => $"{n},{names[n % 8]}\n"));
        var version = await Ingest("신청.csv", "연번,성명\n" + rows + "※ 취소: 김서준(3번)\n");
        Assert.True(Column(version, "성명").Closed);
        var footnote = Lake.SetAside(version).Single(row => row.Rule == "footnote");
        Assert.DoesNotContain("김서준", footnote.Found + string.Concat(footnote.Cells), StringComparison.Ordinal);
        Assert.DoesNotContain("김서준", File.ReadAllText(Path.Combine(Lake.VersionFolder(version.Dataset, version.Version), LakeStore.ManifestName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_record_is_not_quoted_when_it_holds_personal_data()
    {
        var version = await Ingest("기록.jsonl", "{\"번호\":1}\n{\"번호\":2}\n홍길동 900101-1234567 깨진 줄\n{\"번호\":3}\n");
        Assert.Equal(SetAsideReading.Covered, Assert.Single(version.Issues, issue => issue.Rule == "unreadable-line").Found);
    }

    [Fact]
    public async Task A_file_cut_by_an_old_tool_is_suspected()
    {
        var version = await Ingest("승하차.csv", "정류장,승차\n" + string.Concat(Enumerable.Range(1, 65_535).Select(n => $"s{n},{n % 7}\n")));
        Assert.Contains(version.Issues, issue => issue.Rule == "cut" && issue.Found == "65535");
    }

    [Fact]
    public async Task Repeated_rows_are_kept_and_counted()
    {
        var version = await Ingest("되풀이.csv", "가,나\n1,2\n3,4\n1,2\n1,2\n");
        Assert.Equal(4, version.Rows);
        Assert.Equal(2, Assert.Single(version.Issues, issue => issue.Rule == "duplicate-row").Count);
    }

    [Fact]
    public async Task Projected_coordinates_without_a_system_become_longitude_and_latitude()
    {
        // 춘천 시청 앞 부근을 EPSG:5186으로 옮긴 값에서 조금씩 움직인 점들.
        var rows = string.Concat(Enumerable.Range(0, 60).Select(n => FormattableString.Invariant($"P{n},{264184.52 + (n * 31)},{588912.07 - (n * 17)}\n")));
        var version = await Ingest("시설.csv", "이름,X좌표,Y좌표\n" + rows);
        Assert.Equal("EPSG:5186", version.Source.Crs);
        Assert.Equal(60, version.Places!.Located);
        Assert.InRange(version.Places.Box[0], 127.6, 127.8);
        Assert.InRange(version.Places.Box[1], 37.8, 38.0);
    }

    [Fact]
    public async Task What_is_worked_out_from_closed_columns_is_closed_with_them()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(n => FormattableString.Invariant($"P{n},{264184.52 + (n * 31)},{588912.07 - (n * 17)}\n")));
        var version = await Ingest("보호대상.csv", "번호,X좌표,Y좌표\n" + rows, ("column.X좌표.closed", "true"));
        Assert.Equal(["X좌표", "경도", "위도"], version.Columns.Where(column => column.Closed).Select(column => column.Name));
        Assert.All(version.Columns.Where(column => column.Name is "경도" or "위도"), column => Assert.Equal(["X좌표", "Y좌표"], column.From!));
        Assert.Null(Column(version, "경도").Profile!.Min);
        Assert.Throws<InputException>(() => Query("select 경도 from \"보호대상\""));

        var opened = await Ingest("보호대상.csv", "번호,X좌표,Y좌표\n" + rows, ("column.X좌표.closed", "true"), ("column.경도.closed", "false"));
        Assert.Equal(["X좌표", "위도"], opened.Columns.Where(column => column.Closed).Select(column => column.Name));
    }

    [Fact]
    public async Task Shapes_that_are_closed_close_their_boxes_too()
    {
        var rows = string.Concat(Enumerable.Range(0, 20).Select(n => FormattableString.Invariant($"P{n},POINT (127.7{n:D2} 37.8{n:D2})\n")));
        var version = await Ingest("자리.csv", "번호,자리\n" + rows, ("column.자리.closed", "true"));
        Assert.Equal(["자리", "bbox_west", "bbox_south", "bbox_east", "bbox_north"], version.Columns.Where(column => column.Closed).Select(column => column.Name));
    }

    [Theory]
    [InlineData("EPSG::5186", Severity.Info, "적혀 있는 좌표계 EPSG:5186으로 읽었습니다.")]
    [InlineData("EPSG::5179", Severity.Warning, "좌표계가 EPSG:5179로 적혀 있으나 그러면 점들이 제자리에 놓이지 않아 EPSG:5186으로 읽었습니다.")]
    [InlineData("EPSG::9999", Severity.Info, "적혀 있는 좌표계를 알 수 없어 EPSG:5186으로 찾았습니다.")]
    [InlineData(null, Severity.Info, "좌표계가 적혀 있지 않아 EPSG:5186으로 찾았습니다.")]
    public async Task What_is_said_of_the_coordinate_system_tells_whether_it_was_written(string? written, Severity severity, string said)
    {
        var points = Enumerable.Range(0, 40).Select(n => FormattableString.Invariant($"{264184.52 + (n * 31)},{588912.07 - (n * 17)}"));
        var features = string.Join(',', points.Select(point => """{"type":"Feature","properties":{"이름":"P"},"geometry":{"type":"Point","coordinates":[""" + point + "]}}"));
        var crs = written is null ? "" : "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:" + written + "\"}},";
        var version = await Ingest("쉼터.geojson", "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[" + features + "]}");
        Assert.Equal("EPSG:5186", version.Source.Crs);
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "coordinate-system");
        Assert.Equal(severity, issue.Severity);
        Assert.StartsWith(said, issue.Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Personal_data_in_a_files_name_is_in_no_name_of_the_dataset()
    {
        var version = await Ingest("상담 010-3596-2029 880612-2439059.csv", "가,나\n1,2\n");
        Assert.Equal(("상담", "상담"), (version.Dataset, version.Title));
        Assert.DoesNotContain("3596", version.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("2439059", version.Source.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("월별", "'월별'이라는 표가 없습니다.")]
    [InlineData("자료", "'자료'라는 표가 없습니다.")]
    public async Task A_table_that_is_not_there_is_named_with_the_right_particle(string table, string said)
    {
        var path = Path.Combine(_folder, "표.csv");
        await File.WriteAllTextAsync(path, "가,나\n1,2\n");
        var error = await Assert.ThrowsAsync<InputException>(() => _services.GetRequiredService<IngestSources>().Run(new([path]) { Table = table }, null, default));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_characters_are_told_with_the_encoding_that_broke_them()
    {
        var path = Path.Combine(_folder, "깨짐.csv");
        await File.WriteAllBytesAsync(path, [.. "이름,수\n"u8, .. "가"u8, 0xFF, .. ",1\n나,2\n"u8]);
        var outcome = Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new([path]) { Settings = new Dictionary<string, string> { ["encoding"] = "utf-8" } }, null, default));
        Assert.Equal("UTF-8로 읽었으나 1곳의 글자가 깨져 있습니다.", Assert.Single(outcome.Result!.Version.Issues, issue => issue.Rule == "encoding").Message.Ko);
    }

    [Fact]
    public async Task An_empty_file_is_refused_with_a_reason()
    {
        var error = await Assert.ThrowsAsync<InputException>(() => Ingest("빈파일.csv", ""));
        Assert.Contains("빈 파일", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_alone_is_a_version_without_rows()
    {
        var version = await Ingest("머리글만.csv", "가,나,다\n");
        Assert.Equal((0, 3), (version.Rows, version.Columns.Count));
    }

    private LakeStore Lake => _services.GetRequiredService<LakeStore>();

    private static Column Column(VersionManifest version, string name) => version.Columns.Single(column => column.Name == name);

    private async Task<VersionManifest> Ingest(string name, string text, params (string Key, string Value)[] settings)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        var outcomes = await _services.GetRequiredService<IngestSources>().Run(new([path]) { Settings = settings.ToDictionary(pair => pair.Key, pair => pair.Value) }, null, default);
        return Assert.Single(outcomes).Result!.Version;
    }

    private string Query(string sql)
    {
        using var open = _services.GetRequiredService<Maru.App.Rows.SqlReader>().Open(sql, new(), default);
        Assert.True(open.Result.Next());
        return open.Result.Batch.Value(0, 0)!.ToString()!;
    }

    private static (long Rows, long SetAside) Counts(VersionManifest version) => (version.Rows, version.SetAside);
}
