using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Rows;

public sealed class RowQueryTests : IDisposable
{
    private readonly TestLake _lake = new();
    private readonly VersionManifest _rides;

    public RowQueryTests() => _rides = Ridership.PutInto(_lake);

    public void Dispose() => _lake.Dispose();

    private List<string> Names(string address) => [.. _lake.Rows(_rides, "select=정류장명,노선&" + address)];

    [Theory]
    [InlineData("노선=7", "시청|7 춘천역|7")]
    [InlineData("노선=07", "강원대|07")]
    [InlineData("승차인원=gt.100", "시청|7 춘천역|7 강원대|07")]
    [InlineData("승차인원=ge.120&승차인원=lt.412", "춘천역|7 강원대|07")]
    [InlineData("승차인원=in.(9,412)", "시청|7 남춘천역|100")]
    [InlineData("정류장명=contains.춘천", "춘천역|7 남춘천역|100")]
    [InlineData("정류장명=starts.남", "남춘천역|100")]
    [InlineData("정류장명=ends.역", "춘천역|7 남춘천역|100")]
    [InlineData("비고=is.null", "시청|7")]
    [InlineData("비고=eq.", "춘천역|7")]
    [InlineData("승차인원=is.notnull&승차인원=ne.120", "시청|7 남춘천역|100")]
    [InlineData("일자=2025-06", "시청|7 춘천역|7 시청|8")]
    [InlineData("일자=gt.2025-06", "남춘천역|100")]
    [InlineData("일자=le.2025-06-25", "시청|7 춘천역|7")]
    [InlineData("일자=in.(2025-06-26,2025-07)", "시청|8 남춘천역|100")]
    [InlineData("q=춘천 역", "춘천역|7 남춘천역|100")]
    [InlineData("filter[노선]=8", "시청|8")]
    public void Any_column_is_a_filter(string address, string expected) =>
        Assert.Equal(expected.Split(' '), Names(address));

    [Fact]
    public void Leaving_a_value_out_keeps_the_blanks() =>
        Assert.Equal(["시청|7", "시청|8", "남춘천역|100"], Names("승차인원=ne.120"));

    [Fact]
    public void An_empty_parameter_is_no_filter() => Assert.Equal(5, Names("비고=&승차인원=").Count);

    [Fact]
    public void A_name_in_decomposed_Hangul_is_the_same_column() =>
        Assert.Equal(["강원대|07"], Names("노선".Normalize(System.Text.NormalizationForm.FormD) + "=07"));

    [Fact]
    public void Blanks_come_last_in_either_direction()
    {
        Assert.Equal(["9", "120", "120", "412", "∅"], _lake.Rows(_rides, "select=승차인원&sort=승차인원"));
        Assert.Equal(["412", "120", "120", "9", "∅"], _lake.Rows(_rides, "select=승차인원&sort=-승차인원"));
    }

    [Fact]
    public void Equal_rows_keep_the_order_of_the_version() =>
        Assert.Equal(["춘천역", "강원대"], _lake.Rows(_rides, "select=정류장명&sort=-승차인원&승차인원=120"));

    [Fact]
    public void Groups_are_summed_and_named() =>
        Assert.Equal(
            ["시청|412|2|1", "춘천역|120|1|1", "강원대|120|1|1", "남춘천역|9|1|1"],
            _lake.Rows(_rides, "group=정류장명&agg=합계:sum(승차인원),count(),count(승차인원)&sort=-합계,-정류장명"));

    [Fact]
    public void Dates_group_by_month_with_blanks_last() =>
        Assert.Equal(["2025-06-01|3", "2025-07-01|1", "∅|1"], _lake.Rows(_rides, "group=month(일자)"));

    [Fact]
    public void Totals_need_no_group() =>
        Assert.Equal(["661|165.25|9|412|4|120"], _lake.Rows(_rides, "agg=sum(승차인원),avg(승차인원),min(승차인원),max(승차인원),distinct(노선),median(승차인원)"));

    [Fact]
    public void A_sum_beyond_64_bits_is_exact()
    {
        var big = _lake.Put("큰수", [new("값", ColumnType.Integer)], [[long.MaxValue], [long.MaxValue], [5L]]);
        Assert.Equal(["18446744073709551619"], _lake.Rows(big, "agg=sum(값)"));
    }

    [Theory]
    [InlineData("승차=1", "'승차' 컬럼이 없습니다.")]
    [InlineData("전화번호=010-1111-2222", "잠긴 컬럼입니다: '전화번호'. 개인정보가 있어 읽을 수 없습니다.")]
    [InlineData("select=전화번호", "잠긴 컬럼입니다: '전화번호'. 개인정보가 있어 읽을 수 없습니다.")]
    [InlineData("sort=-전화번호", "잠긴 컬럼입니다: '전화번호'. 개인정보가 있어 읽을 수 없습니다.")]
    [InlineData("agg=min(전화번호)", "잠긴 컬럼입니다: '전화번호'. 개인정보가 있어 읽을 수 없습니다.")]
    [InlineData("승차인원=많음", "'승차인원' 컬럼은 정수인데 \"많음\" 값을 받았습니다.")]
    [InlineData("승차인원=contains.1", "'승차인원' 컬럼(정수)에는 이 조건을 쓸 수 없습니다.")]
    [InlineData("승차인원=in.()", "in 조건에 값의 목록이 없습니다.")]
    [InlineData("일자=어제", "'일자' 컬럼은 날짜인데 \"어제\" 값을 받았습니다.")]
    [InlineData("agg=mode(노선)", "'mode(노선)'은 아는 집계가 아닙니다.")]
    [InlineData("agg=sum(정류장명)", "'정류장명' 컬럼에는 sum 계산을 할 수 없습니다.")]
    [InlineData("group=정류장명&sort=승차인원", "결과에 '승차인원' 컬럼이 없어 정렬할 수 없습니다.")]
    [InlineData("group=month(노선)", "'노선' 컬럼을 'month' 단위로 묶을 수 없습니다.")]
    [InlineData("limit=0", "limit 값이 \"0\"입니다.")]
    [InlineData("after=abc", "이 질의의 다음 쪽을 가리키는 값이 아닙니다.")]
    public void A_wrong_query_says_what_was_found_and_where(string address, string problem)
    {
        var error = Assert.Throws<InputException>(() => _lake.Rows(_rides, address));
        Assert.Equal(problem, error.Problem.Ko);
        Assert.NotNull(error.Todo);
        Assert.NotNull(error.Where);
    }

    [Fact]
    public void Searching_never_looks_into_a_closed_column() => Assert.Empty(_lake.Rows(_rides, "q=010-1111"));

    [Theory]
    [InlineData("' OR 1=1 --")]
    [InlineData("'; DROP TABLE \"승하차\"; --")]
    [InlineData("\" OR \"\"=\"")]
    [InlineData("x' UNION SELECT 전화번호 FROM \"승하차\" --")]
    [InlineData("$1")]
    [InlineData("?")]
    [InlineData("{0}")]
    [InlineData("%")]
    [InlineData("\\")]
    public void What_looks_like_SQL_is_only_a_value(string attack)
    {
        var value = Uri.EscapeDataString(attack);
        Assert.Empty(_lake.Rows(_rides, "정류장명=eq." + value));
        Assert.Empty(_lake.Rows(_rides, "정류장명=contains." + value));
        Assert.Empty(_lake.Rows(_rides, "정류장명=ends." + value));
        Assert.Empty(_lake.Rows(_rides, "정류장명=in.(" + Uri.EscapeDataString("\"" + attack.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"") + ")"));
        Assert.Throws<InputException>(() => _lake.Rows(_rides, "sort=" + value));
        Assert.Throws<InputException>(() => _lake.Rows(_rides, "select=" + value));
        Assert.Throws<InputException>(() => _lake.Rows(_rides, value + "=1"));
        Assert.Throws<InputException>(() => _lake.Rows(_rides, $"group=정류장명&agg=sum({value})"));
    }

    [Fact]
    public void Names_that_need_quoting_are_quoted()
    {
        Column[] columns = [new("a \"b\" {0}", ColumnType.Integer), new("면적(㎡), 전체", ColumnType.Integer), new("select", ColumnType.Text), new("§row", ColumnType.Integer)];
        var odd = _lake.Put("이상한 \"이름\"", columns, [[1L, 10L, "x", 7L], [2L, 20L, "y", 6L]]);
        Assert.Equal(["2|20|6"], _lake.Rows(odd, Uri.EscapeDataString("a \"b\" {0}") + "=gt.1&select=" + Uri.EscapeDataString("\"a \"\"b\"\" {0}\",\"면적(㎡), 전체\",§row")));
        Assert.Equal(["20"], _lake.Rows(odd, "agg=" + Uri.EscapeDataString("\"합\":sum(\"면적(㎡), 전체\")") + "&filter[select]=y"));
        Assert.Equal([["2|20|y|6"], ["1|10|x|7"]], _lake.Pages(odd, "sort=" + Uri.EscapeDataString("-\"면적(㎡), 전체\"") + "&limit=1"));
    }

    [Fact]
    public void Counting_is_exact_for_filters_and_groups()
    {
        Assert.Equal(MatchCount.Of(3), _lake.Reader.Count(_rides, _lake.Query(_rides, "승차인원=gt.100&limit=1"), CancellationToken.None));
        Assert.Equal(MatchCount.Of(4), _lake.Reader.Count(_rides, _lake.Query(_rides, "group=정류장명&limit=1"), CancellationToken.None));
        Assert.Equal(MatchCount.Of(5), _lake.Reader.Count(_rides, _lake.Query(_rides, ""), CancellationToken.None));
    }
}
