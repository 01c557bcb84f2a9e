using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Rows;

public sealed class PagingTests : IDisposable
{
    private readonly TestLake _lake = new();

    public void Dispose() => _lake.Dispose();

    private static readonly Column[] Columns =
    [
        new("번호", ColumnType.Integer), new("이름", ColumnType.Text), new("값", ColumnType.Number),
        new("날", ColumnType.Date), new("때", ColumnType.DateTime), new("시각", ColumnType.Time), new("참", ColumnType.Boolean),
    ];

    // Few different values and many blanks, so that ties and blanks fall on every page border.
    private static object?[][] RandomRows(Random random, int count) => [.. Enumerable.Range(0, count).Select(i => new object?[]
    {
        (long)i,
        Maybe(random, () => random.Next(4) == 0 ? "" : new[] { "가", "나", "힣", "A", "a", "Z" }[random.Next(6)]),
        Maybe(random, () => random.Next(-2, 3) / 3.0),
        Maybe(random, () => new DateOnly(2025, 1, 1).AddDays(random.Next(3))),
        Maybe(random, () => new DateTime(1969, 12, 31, 23, 59, 59).AddSeconds(random.Next(3)).AddMicroseconds(random.Next(2))),
        Maybe(random, () => new TimeOnly(random.Next(2), random.Next(2), 0)),
        Maybe(random, () => random.Next(2) == 0),
    })];

    private static object? Maybe<T>(Random random, Func<T> value) => random.Next(4) == 0 ? null : value();

    private static string RandomSort(Random random)
    {
        var names = Columns.Skip(1).Select(c => c.Name).OrderBy(_ => random.Next()).Take(random.Next(0, 4)).ToList();
        return string.Join(",", names.Select(n => (random.Next(2) == 0 ? "-" : "") + n));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Following_next_gives_every_row_once_in_the_order_of_one_query(int seed)
    {
        var random = new Random(seed);
        var rows = RandomRows(random, random.Next(1, 60));
        var manifest = _lake.Put($"쪽{seed}", Columns, rows, parts: 1 + (seed % 3));
        for (var i = 0; i < 4; i++)
        {
            var sort = RandomSort(random);
            var filter = random.Next(2) == 0 ? "" : "&값=is.notnull";
            var whole = _lake.Rows(manifest, $"sort={sort}{filter}");
            var pages = _lake.Pages(manifest, $"sort={sort}{filter}&limit={random.Next(1, 12)}");
            Assert.Equal(whole, pages.SelectMany(p => p));
            if (filter.Length == 0) Assert.Equal(rows.Length, whole.Select(line => line.Split('|')[0]).Distinct().Count());
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 24)];

    [Theory]
    [InlineData("시각")]
    [InlineData("-시각")]
    public void Pages_go_on_beyond_midnight_written_24_00(string sort)
    {
        var times = new[] { TimeSpan.FromHours(24), TimeSpan.FromHours(5), TimeSpan.FromHours(24), TimeSpan.FromHours(24), new(23, 59, 59), TimeSpan.FromHours(24) };
        var manifest = _lake.Put("막차", [new("번호", ColumnType.Integer), new("시각", ColumnType.Time)], [.. times.Select((time, i) => new object?[] { (long)i, time })]);
        var query = _lake.Query(manifest, $"sort={sort}&limit=2");
        var numbers = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            using var rows = _lake.Reader.Open(manifest, query, CancellationToken.None);
            numbers.AddRange(TestLake.Read(rows).Select(line => line.Split('|')[0]));
            if (rows.NextPage(MatchCount.Unknown) is { } next) query = query with { After = next };
        }
        Assert.Equal(sort == "시각" ? ["1", "4", "0", "2", "3", "5"] : ["0", "2", "3", "5", "4", "1"], numbers);
    }

    [Theory]
    [InlineData("24:00", 2)]
    [InlineData("eq.24:00:00", 2)]
    [InlineData("lt.24:00", 1)]
    [InlineData("ge.23:00", 2)]
    public void Midnight_written_24_00_can_be_filtered_by(string filter, int found)
    {
        var manifest = _lake.Put("막차2", [new("시각", ColumnType.Time)], [[TimeSpan.FromHours(24)], [TimeSpan.FromHours(5)], [TimeSpan.FromHours(24)]]);
        Assert.Equal(found, _lake.Rows(manifest, $"select=시각&시각={filter}").Count);
    }

    [Fact]
    public void A_cursor_that_points_at_no_row_is_refused()
    {
        var manifest = _lake.Put("지어낸", [new("값", ColumnType.Integer)], [[1L], [2L]]);
        var query = _lake.Query(manifest, "sort=값&limit=1");
        var forged = new RowCursor(manifest.Version, 999, -1, false).Write(query, manifest.Dataset);
        Assert.Throws<InputException>(() => _lake.Reader.Open(manifest, query with { After = forged }, CancellationToken.None));
    }

    [Fact]
    public void Groups_page_too()
    {
        var manifest = _lake.Put("묶음", Columns, RandomRows(new Random(3), 200));
        var whole = _lake.Rows(manifest, "group=이름,날&agg=count(),sum(번호)&sort=-count()");
        Assert.Equal(whole, _lake.Pages(manifest, "group=이름,날&agg=count(),sum(번호)&sort=-count()&limit=5").SelectMany(p => p));
    }

    [Fact]
    public void Pages_go_on_in_the_version_they_began_with()
    {
        var first = _lake.Put("갱신", [new("값", ColumnType.Integer)], [[1L], [2L], [3L]]);
        string next;
        using (var rows = _lake.Reader.Open(first, _lake.Query(first, "limit=2"), CancellationToken.None))
        {
            TestLake.Read(rows);
            next = rows.NextPage(rows.KnownCount()!.Value)!;
        }
        _lake.Put("갱신", [new("값", ColumnType.Integer)], [[10L]]);
        var continued = _lake.Versions.Find("갱신", after: next)!;
        Assert.Equal(1, continued.Version);
        Assert.Equal(["3"], _lake.Rows(continued, "limit=2&after=" + next));
    }

    [Fact]
    public void A_cursor_of_another_query_is_refused()
    {
        var manifest = _lake.Put("남의것", [new("값", ColumnType.Integer)], [[1L], [2L], [3L]]);
        using var rows = _lake.Reader.Open(manifest, _lake.Query(manifest, "limit=1"), CancellationToken.None);
        TestLake.Read(rows);
        var next = rows.NextPage(MatchCount.Of(3))!;
        Assert.Throws<InputException>(() => _lake.Rows(manifest, "limit=1&sort=-값&after=" + next));
        Assert.Throws<InputException>(() => _lake.Rows(manifest, "limit=1&값=gt.1&after=" + next));
        var tampered = (next[5] == 'A' ? 'B' : 'A') is var c ? next[..5] + c + next[6..] : next;
        Assert.Throws<InputException>(() => _lake.Rows(manifest, "limit=1&after=" + tampered));
    }

    [Fact]
    public void The_last_page_has_no_next_and_a_full_last_page_neither()
    {
        var manifest = _lake.Put("끝", [new("값", ColumnType.Integer)], [[1L], [2L], [3L], [4L]]);
        Assert.Equal([["1", "2"], ["3", "4"]], _lake.Pages(manifest, "limit=2"));
        Assert.Equal([["1", "2", "3"], ["4"]], _lake.Pages(manifest, "limit=3"));
    }
}
