using Maru.App.Ingest;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Tests.Ingest;

public sealed class DatasetNamesTests
{
    private readonly Dictionary<string, SourceRecord> _lake = new(StringComparer.Ordinal);

    [Fact]
    public void A_file_that_is_added_or_taken_away_moves_no_other()
    {
        Assert.Equal("b.csv:x c.csv:x-2", Bring("x", "b.csv", "c.csv"));
        Assert.Equal("a.csv:x-3 b.csv:x c.csv:x-2", Bring("x", "a.csv", "b.csv", "c.csv"));
        Assert.Equal("a.csv:x-3 c.csv:x-2", Bring("x", "a.csv", "c.csv"));
        Assert.Equal("c.csv:x-2", Bring("x", "c.csv"));
    }

    [Fact]
    public void A_file_alone_goes_where_it_is_told_whatever_it_is_called_today()
    {
        Assert.Equal("승하차_1101.csv:x", Bring("x", "승하차_1101.csv"));
        Assert.Equal("승하차_1102.csv:x", Bring("x", "승하차_1102.csv"));
        Assert.Equal("승하차_1103.csv:x", Arrive("x", "승하차_1103.csv"));
    }

    [Fact]
    public void Files_that_arrive_one_by_one_keep_apart_by_ending_case_and_the_end_of_a_long_name()
    {
        var long1 = new string('가', 90) + "나.csv";
        var long2 = new string('가', 90) + "다.csv";
        string[] names = ["현황.csv", "현황.xlsx", "Stops.csv", "stops.csv", long1, long2];
        var first = names.Select(name => Arrive(null, name)).ToList();
        Assert.Equal(names.Length, first.Select(given => given.Split(':')[1]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first, names.Reverse().Select(name => Arrive(null, name)).Reverse());
    }

    [Fact]
    public void The_next_day_and_the_name_without_its_province_are_the_same_data()
    {
        Assert.Equal("강원특별자치도 춘천시_가로등_20260610.csv:춘천시-가로등", Arrive(null, "강원특별자치도 춘천시_가로등_20260610.csv"));
        Assert.Equal("춘천시_가로등_20260710.csv:춘천시-가로등", Arrive(null, "춘천시_가로등_20260710.csv"));
        Assert.Equal("가_20260102.csv:가 나_20260102.csv:나", Bring(null, "가_20260102.csv", "나_20260102.csv"));
        Assert.Equal("가_20260103.csv:가 나_20260103.csv:나", Bring(null, "가_20260103.csv", "나_20260103.csv"));
    }

    [Fact]
    public void What_can_not_be_known_is_refused()
    {
        Assert.Equal("가_20260101.csv:가", Bring(null, "가_20260101.csv"));
        var refused = Assert.Throws<InputException>(() => Bring(null, "가_20260102.csv", "가_20260103.csv"));
        Assert.Contains("어느 데이터의 다음 버전인지", refused.Message, StringComparison.Ordinal);
        Assert.Equal("가_20260101.csv:가 가_20260102.csv:가-2", Bring(null, "가_20260101.csv", "가_20260102.csv"));
        Assert.Equal("가_20260102.csv:가-2 가_20260103.csv:가", Bring(null, "가_20260102.csv", "가_20260103.csv"));
        Assert.Equal("a/현황.csv:현황 b/현황.csv:현황-2", Bring(null, "a/현황.csv", "b/현황.csv"));
        Assert.Equal("0/현황.csv:현황-3 a/현황.csv:현황 b/현황.csv:현황-2", Bring(null, "0/현황.csv", "a/현황.csv", "b/현황.csv"));
    }

    [Fact]
    public void One_file_named_for_once_makes_the_next_version_whatever_its_ending()
    {
        Assert.Equal("정류장.csv:정류장", Bring(null, "정류장.csv"));
        Assert.Equal("정류장.xlsx:정류장", Bring(null, "정류장.xlsx"));
        Assert.Equal("정류장.csv:정류장-2 정류장.xlsx:정류장", Bring(null, "정류장.csv", "정류장.xlsx"));
        Assert.Equal("정류장.csv:정류장-2", Bring(null, "정류장.csv"));
    }

    private string Bring(string? wanted, params string[] origins) => Give(wanted, false, origins);

    private string Arrive(string? wanted, string origin) => Give(wanted, true, origin);

    private string Give(string? wanted, bool isApart, params string[] origins)
    {
        var files = origins.Select(origin => new SourceFile(origin, Path.GetFileName(origin), origin, 1, default)).ToList();
        var names = new DatasetNames(files, _lake.GetValueOrDefault, isApart);
        var given = files.ConvertAll(file => (File: file, names.Of(file, "", wanted).Id));
        foreach (var (file, id) in given) _lake[id] = new("csv", file.Name, file.Origin, 1, "");
        return string.Join(' ', given.Select(of => $"{of.File.Origin}:{of.Id}"));
    }
}
