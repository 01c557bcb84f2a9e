using Maru.App.Ingest;
using Maru.Core.Sources;

namespace Maru.App.Tests.Ingest;

public sealed class LayoutDetectionTests
{
    [Fact]
    public void A_plain_header_is_the_first_row()
    {
        var layout = Detect("""
            정류장 번호|정류장명|경도
            1001|대형약국|127.77
            1005|금광터|127.74
            """);
        Assert.Equal(["정류장 번호", "정류장명", "경도"], Names(layout));
        Assert.Equal(1, layout.FirstDataRow);
    }

    [Fact]
    public void Titles_and_units_above_the_header_are_passed_over_and_kept()
    {
        var layout = Detect("""
            2026년 상반기 도로굴착 허가대장||
            ||(단위: 천원)
            허가번호|공사명|공사비
            2026-17|상수관 교체|1,240
            2026-18|가스관 매설|86
            """);
        Assert.Equal(["허가번호", "공사명", "공사비"], Names(layout));
        Assert.Equal(3, layout.FirstDataRow);
        Assert.Equal("천원", layout.Unit);
        Assert.Equal(["2026년 상반기 도로굴착 허가대장"], layout.Titles);
    }

    [Fact]
    public void Stacked_headers_of_a_plain_file_are_joined()
    {
        var layout = Detect("""
            읍면동|인구||세대
            |남|여|
            서면|1,204|1,190|830
            동면|2,330|2,201|1,020
            """);
        Assert.Equal(["읍면동", "인구_남", "인구_여", "세대"], Names(layout));
        Assert.Equal(2, layout.FirstDataRow);
    }

    [Fact]
    public void A_sparse_row_of_a_plain_file_is_the_upper_header_when_the_row_below_leaves_its_columns_open()
    {
        var layout = Detect("""
            ||||||(단위: 명)
            일자|요일|승차 인원||||합계
            ||05시|06시|07시|08시|
            20240101|월|260|675|1213|1755|3903
            20240102|화|756|2158|4071|4471|11456
            """);
        Assert.Equal(["일자", "요일", "승차 인원_05시", "승차 인원_06시", "승차 인원_07시", "승차 인원_08시", "합계"], Names(layout));
        Assert.Equal((3, "명"), (layout.FirstDataRow, layout.Unit));
    }

    [Fact]
    public void A_title_and_a_note_above_a_whole_header_are_no_part_of_it()
    {
        var layout = Detect("""
            2026년 현황||||||교통과
            일자|요일|5시|6시|7시|8시|합계
            20240101|월|260|675|1213|1755|3903
            20240102|화|756|2158|4071|4471|11456
            """);
        Assert.Equal("일자", layout.Headers[0].Name);
        Assert.Equal(2, layout.FirstDataRow);
    }

    [Theory]
    [InlineData("2026년 충전소 현황||||;(단위: 개소)||||담당: 환경과")]
    [InlineData("기준일: 2026-09-30||||(단위: 개소)")]
    [InlineData("담당부서: 환경과|담당자: 홍길동|||;||||")]
    [InlineData("2026년 충전소 현황||||기준일: 2026-09-30")]
    public void Lines_of_notes_above_the_header_are_no_part_of_it(string above)
    {
        var layout = Detect(above.Replace(";", "\n", StringComparison.Ordinal) + "\n" + """
            번호|충전소|주소|급속|완속
            1|시청|퇴계로 1|2|4
            2|도서관|중앙로 3|1|0
            3|체육관|영서로 7|3|1
            """);
        Assert.Equal(["번호", "충전소", "주소", "급속", "완속"], Names(layout));
    }

    [Fact]
    public void A_table_whose_cells_are_pairs_of_key_and_value_keeps_all_its_rows()
    {
        var layout = Detect("""
            이름: 가|나이: 3
            이름: 나|나이: 4
            이름: 다|나이: 5
            """);
        Assert.True(layout.FirstDataRow <= 1);
    }

    [Fact]
    public void A_header_whose_names_are_short_notes_stays_the_header()
    {
        var layout = Detect("""
            구분|비고: 참고용|수: 명
            서면|없음|12
            동면|없음|15
            """);
        Assert.Equal(["구분", "비고: 참고용", "수: 명"], Names(layout));
    }

    [Fact]
    public void Merged_cells_speak_for_all_they_cover()
    {
        var rows = Rows("""
            연도|총인구|남자||여자|
            ||내국인|외국인|내국인|외국인
            2024|100|40|5|45|10
            2025|101|41|5|45|10
            """);
        var layout = LayoutDetection.Detect(rows, [new(0, 1, 0, 0), new(0, 1, 1, 1), new(0, 0, 2, 3), new(0, 0, 4, 5)]);
        Assert.Equal(["연도", "총인구", "남자_내국인", "남자_외국인", "여자_내국인", "여자_외국인"], Names(layout));
        Assert.Equal("남자 · 내국인", layout.Headers[2].Source);
    }

    [Fact]
    public void Years_in_a_header_do_not_make_it_data()
    {
        var layout = Detect("""
            C1_NM|2010|2011|2012
            강원특별자치도|21906.0|22660.0|23566.0
            경기도|25344.0|26130.0|27475.0
            충청북도|24111.0|25130.0|26475.0
            """);
        Assert.Equal(["C1_NM", "2010", "2011", "2012"], Names(layout));
    }

    [Fact]
    public void A_file_without_a_header_gets_numbered_names()
    {
        var layout = Detect("""
            1001|37.8|12
            1002|37.9|15
            1003|37.7|11
            1004|37.6|18
            """);
        Assert.Equal(["열1", "열2", "열3"], Names(layout));
        Assert.Equal(0, layout.FirstDataRow);
    }

    [Fact]
    public void Equal_headers_get_different_names_and_unnamed_columns_a_number()
    {
        var layout = Detect("""
            |gid|value|gid
            0|라사1|2.5|x
            1|라사2|2.6|y
            """);
        Assert.Equal(["열1", "gid", "value", "gid_2"], Names(layout));
    }

    [Fact]
    public void Units_in_headers_are_noted()
    {
        var layout = Detect("""
            부서|예산액(천원)|집행률(%)
            건설과|1,200|35.1
            도로과|2,200|45.1
            """);
        Assert.Equal([null, "천원", "%"], layout.Headers.Select(header => header.Unit));
    }

    private static TableLayout Detect(string text) => LayoutDetection.Detect(Rows(text), []);

    private static List<IReadOnlyList<string?>> Rows(string text) =>
        [.. text.Split('\n').Select(line => (IReadOnlyList<string?>)[.. line.Trim('\r').Split('|').Select(cell => cell.Length == 0 ? null : cell)])];

    private static IEnumerable<string> Names(TableLayout layout) => layout.Headers.Select(header => header.Name);
}
