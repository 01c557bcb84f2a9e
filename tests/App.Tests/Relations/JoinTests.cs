using Maru.App.Relations;

namespace Maru.App.Tests.Relations;

public sealed class JoinTests : IDisposable
{
    private readonly RelationLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public void A_column_of_another_table_s_keys_joins_it_at_the_exact_match_rate()
    {
        _lake.Put("stops", "정류장번호:text:key, 정류장명:text:name", Rows(100, i => [$"S-{1000 + (i * 7)}", $"정류장 {i}"]));
        // 60 stops have five rows each; ten rows name stops that do not exist.
        _lake.Put("rides", "노선:text, 정류장번호:text, 승차:int:measure", [.. Rows(300, i => [$"R{i % 9}", $"S-{1000 + (i % 60 * 7)}", i]), .. Rows(10, i => ["R1", $"X-{i}", 1]).ToList()]);
        var join = Assert.Single(_lake.Joins());
        Assert.Equal((RelationKind.Key, "rides", "정류장번호", "stops", "정류장번호"), (join.Kind, join.Left.Dataset, join.Left.Column, join.Right.Dataset, join.Right.Column));
        Assert.Equal(new Tally(300, 310), join.Matched);
        Assert.Equal(new Tally(60, 100), join.MatchedFrom("stops"));
        Assert.Equal(new JoinCounts(70, 100, 60, 310, 100, 300, 60, 5, 1), join.Counts);
        Assert.Equal((Cardinality.ManyToOne, JoinEvidence.Name), (join.Counts!.Cardinality, join.Evidence));
    }

    [Fact]
    public void Values_that_are_no_numbers_in_a_row_join_whatever_their_columns_are_called()
    {
        string[] words = ["소양", "공지", "봉의", "석사", "퇴계", "효자", "후평", "온의", "칠전", "거두", "학곡", "사농", "우두", "신동"];
        _lake.Put("parks", "공원:text, 면적:double:measure", Rows(14, i => [words[i] + "공원", 10.5 * i]));
        _lake.Put("events", "행사명:text, 열리는곳:text", Rows(80, i => [$"행사 {i}", words[i % 12] + "공원"]));
        var join = Assert.Single(_lake.Joins());
        Assert.Equal(("events", "열리는곳", JoinEvidence.Values, 1.0), (join.Left.Dataset, join.Left.Column, join.Evidence!.Value, join.Rate!.Value));
    }

    [Fact]
    public void Numbers_in_a_row_join_where_a_name_says_what_they_number()
    {
        _lake.Put("complexes", "단지번호:int:key, 단지명:text", Rows(60, i => [i + 1, $"단지 {i}"]));
        _lake.Put("fees", "단지번호:int, 관리비:int:measure", Rows(600, i => [(i % 50) + 1, 1000 + i]));
        Assert.Equal(("fees", "complexes"), (Assert.Single(_lake.Joins()).Left.Dataset, _lake.Joins()[0].Right.Dataset));
    }

    [Fact]
    public void Numbers_join_texts_of_the_same_digits()
    {
        _lake.Put("shops", "인허가번호:int:key", Rows(40, i => [20240000 + (i * 37)]));
        _lake.Put("checks", "인허가번호:text", Rows(40, i => [$"{20240000 + (i * 37)}"]));
        Assert.Equal(1, Assert.Single(_lake.Joins()).Rate);
    }

    public static TheoryData<string> Traps =>
    [
        "yes-no", "months", "years", "running-numbers", "other-running-numbers", "document-numbers", "kinds", "counts", "ages", "excerpt-of-numbers",
    ];

    [Theory]
    [MemberData(nameof(Traps))]
    public void What_agrees_by_chance_is_no_join(string trap)
    {
        Set(trap);
        Assert.Empty(_lake.Joins(forStaff: true));
    }

    [Theory]
    [InlineData("running-numbers", "번호", "번호", 50)]
    [InlineData("document-numbers", "접수번호", "허가번호", 50)]
    [InlineData("excerpt-of-numbers", "도로구간", "구역표시", 90)]
    public void Yet_their_values_agree_to_the_last_one(string trap, string first, string second, long rows)
    {
        Set(trap);
        using var session = _lake.Lake.Engine.Open([.. new[] { "-1", "-2" }.Select(end => _lake.Lake.Lake.Table(_lake.Lake.Lake.Latest(trap + end)!))], new());
        using var result = session.Query($"select count(*) from \"{trap}-1\" as a join \"{trap}-2\" as b on a.\"{first}\" = b.\"{second}\"", null, CancellationToken.None);
        Assert.True(result.Next());
        Assert.Equal(rows, result.Batch.Value(0, 0));
    }

    [Fact]
    public void Columns_of_one_name_and_other_values_are_told_as_a_warning()
    {
        _lake.Put("stops", "정류장번호:text:key", Rows(50, i => [$"2500{11 * i:0000}"]));
        _lake.Put("rides", "정류장번호:text", Rows(200, i => [$"{1000 + (i % 40)}"]));
        var warning = Assert.Single(_lake.Joins());
        Assert.Equal((RelationKind.Mismatch, 0L), (warning.Kind, warning.Matched!.Part));
        Assert.Empty(_lake.Desk.Graph(false).Neighbours("rides"));
        Assert.Single(_lake.Desk.Graph(false).Mismatches("rides"));
    }

    private void Set(string trap)
    {
        void Two(string columns, IEnumerable<object?[]> first, string others, IEnumerable<object?[]> second)
        {
            _lake.Put(trap + "-1", columns, first);
            _lake.Put(trap + "-2", others, second);
        }
        switch (trap)
        {
            case "yes-no": Two("시설:text, 설치여부:text", Rows(40, i => [$"가{i * 31}나", i % 2 == 0 ? "Y" : "N"]), "운영여부:text:key", Rows(2, i => [i == 0 ? "Y" : "N"])); break;
            case "months": Two("월:text:key, 평균기온:double:measure", Rows(12, i => [$"{i + 1}월", 1.5 * i]), "접수월:text, 건수:int:measure", Rows(100, i => [$"{(i % 12) + 1}월", i])); break;
            case "years": Two("연도:int:key, 인구:int:measure", Rows(30, i => [1995 + i, 1000 * i]), "준공연도:int", Rows(100, i => [1995 + (i % 30)])); break;
            case "running-numbers": Two("번호:int:key", Rows(50, i => [i + 1]), "번호:int:key", Rows(200, i => [i + 1])); break;
            case "other-running-numbers": Two("연번:int:key", Rows(50, i => [i + 1]), "가로등관리호:int:key", Rows(200, i => [i + 1])); break;
            case "document-numbers": Two("접수번호:text:key", Rows(50, i => [$"2026-{i + 1:00000}"]), "허가번호:text:key", Rows(200, i => [$"2026-{i + 1:00000}"])); break;
            case "kinds": Two("등기구:text", Rows(90, i => [$"종류{(char)('가' + (i % 10 * 588))}"]), "광원:text", Rows(90, i => [$"종류{(char)('가' + (i % 10 * 588))}"])); break;
            case "counts": Two("세대수:int", Rows(90, i => [i * i]), "주차대수:int", Rows(90, i => [i * i])); break;
            case "ages": Two("연령대:text:key", Rows(10, i => [$"{i * 10}대"]), "연령대:text", Rows(100, i => [$"{i % 10 * 10}대"])); break;
            case "excerpt-of-numbers": Two("도로구간:int:key", Rows(500, i => [i + 1]), "구역표시:int", Rows(90, i => [(i % 30) + 1])); break;
        }
    }

    internal static List<object?[]> Rows(int count, Func<int, object?[]> row) => [.. Enumerable.Range(0, count).Select(row)];
}
