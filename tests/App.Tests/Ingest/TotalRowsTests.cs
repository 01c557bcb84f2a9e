using System.Globalization;
using System.Text;
using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Ingest;

/// <summary>What the total rows of a source say is added up again.</summary>
public sealed class TotalRowsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-totals-").FullName;
    private readonly ServiceProvider _services;

    public TotalRowsTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_total_that_is_not_the_sum_is_told_with_column_row_and_difference()
    {
        var version = await Ingest("인구.csv", "읍면동,남,여\n" + Towns(20) + "합계,210,421\n");
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "total-differs");
        Assert.Equal(("여", 22L, "421", "420", Severity.Warning), (issue.Column, issue.Row, issue.Found, issue.Expected, issue.Severity));
        Assert.StartsWith("22행 합계의 ‘여’ 값은 421인데 행 20개를 더하면 420입니다. 합계가 1 큽니다.", issue.Message.Ko, StringComparison.Ordinal);
        Assert.EndsWith("행의 합과 같습니다: 남.", Note(version), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_that_is_the_sum_is_said_to_agree_and_nothing_more()
    {
        var version = await Ingest("인구.csv", "읍면동,남,여\n" + Towns(20) + "합계,210,420\n");
        Assert.Equal("합계·소계 행 1개를 자료에서 빼 두었습니다(첫 행 22). 다시 더해 보니 행의 합과 같습니다: 남, 여.", Note(version));
        Assert.DoesNotContain(version.Issues, issue => issue.Rule == "total-differs");
    }

    [Fact]
    public async Task Of_many_columns_that_agree_a_few_are_named()
    {
        var columns = Enumerable.Range(1, 9).ToList();
        var rows = string.Concat(Enumerable.Range(1, 12).Select(n => $"동{n},{string.Join(',', columns.Select(column => n * column))}\n"));
        var version = await Ingest("여럿.csv", $"읍면동,{string.Join(',', columns.Select(column => $"항목{column}"))}\n{rows}합계,{string.Join(',', columns.Select(column => 78 * column))}\n");
        Assert.EndsWith("같습니다: 항목1, 항목2, 항목3, 항목4, 항목5, 항목6 등 9개 컬럼.", Note(version), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.1", 10, "1", null)]
    [InlineData("0.1", 10, "1.01", "1")]
    [InlineData("1234567.25", 40, "49382690", null)]
    [InlineData("12345678901.12", 40, "493827156044.8", null)]
    [InlineData("12345678901.12", 40, "493827156044.81", "493827156044.8")]
    public async Task Decimals_are_added_exactly(string value, int rows, string total, string? sum)
    {
        // Another column keeps the rows apart.
        var text = string.Concat(Enumerable.Range(1, rows).Select(n => $"사업{n},{value},{n}\n"));
        var version = await Ingest("면적.csv", "사업,면적(㎡),건수\n" + text + $"합계,{total},{rows * (rows + 1) / 2}\n");
        Assert.Equal(ColumnType.Number, version.Columns.Single(column => column.Name == "면적(㎡)").Type);
        Assert.Equal(sum, version.Issues.SingleOrDefault(issue => issue.Rule == "total-differs")?.Expected);
        Assert.Equal(sum is null, Note(version).EndsWith("면적(㎡), 건수.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rounded_decimals_may_differ_by_what_rounding_does()
    {
        var rows = string.Concat(Enumerable.Range(1, 10).Select(n => $"동{n},{n}.3,{n}\n"));
        var issue = Assert.Single((await Ingest("폐기물.csv", "읍면동,배출량(톤),건수\n" + rows + "합계,58.4,55\n")).Issues, issue => issue.Rule == "total-differs");
        Assert.Equal(("58", Severity.Info), (issue.Expected, issue.Severity));
        Assert.Contains("합계가 0.4톤 큽니다. 반올림", issue.Message.Ko, StringComparison.Ordinal);
        // Amounts in thousands are rounded as well, numbers of persons are not.
        async Task<Severity> Of(string name, string unit, int total) => Assert.Single((await Ingest(name, $"부서,예산({unit}),건수\n" + string.Concat(Enumerable.Range(1, 10).Select(n => $"과{n},{n * 1000},{n}\n")) + $"합계,{total},55\n")).Issues, issue => issue.Rule == "total-differs").Severity;
        Assert.Equal(Severity.Info, await Of("예산1.csv", "천원", 55_004));
        Assert.Equal(Severity.Warning, await Of("예산2.csv", "천원", 55_040));
        Assert.Equal(Severity.Warning, await Of("인원.csv", "명", 55_004));
    }

    [Fact]
    public async Task Where_rows_were_set_aside_the_comparison_is_said_to_be_without_them()
    {
        var version = await Ingest("인구.csv", "읍면동,남,여\n" + Towns(60) + "동61,1%2,9\n합계,1842,3669\n");
        var issues = version.Issues.Where(issue => issue.Rule == "total-differs").ToList();
        Assert.Equal(["남", "여"], issues.Select(issue => issue.Column));
        Assert.All(issues, issue => Assert.Equal(Severity.Info, issue.Severity));
        Assert.Contains("따로 둔 1행은 더하지 않았으니", issues[0].Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Means_and_shares_in_a_total_row_are_not_compared()
    {
        var rows = string.Concat(Enumerable.Range(1, 20).Select(n => $"동{n},{n},{40 + n},{n * 1000}\n"));
        var version = await Ingest("주민.csv", "읍면동,주민,평균연령,1인당소득\n" + rows + "합계,210,50,10500\n");
        Assert.DoesNotContain(version.Issues, issue => issue.Rule == "total-differs");
        Assert.EndsWith("같습니다: 주민.", Note(version), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_subtotal_is_compared_with_the_rows_of_its_group()
    {
        string[] Months(string wrong) => [.. Enumerable.Range(1, 12).Select(month => $"2026년 {month}월,취득세,10\n2026년 {month}월,재산세,20\n2026년 {month}월,주민세,20\n2026년 {month}월,소계,{(month == 7 ? wrong : "50")}\n")];
        var head = "과세년월,세목,금액\n";
        Assert.EndsWith("같습니다: 금액.", Note(await Ingest("맞음.csv", head + string.Concat(Months("50")))), StringComparison.Ordinal);
        var issue = Assert.Single((await Ingest("틀림.csv", head + string.Concat(Months("60")))).Issues, issue => issue.Rule == "total-differs");
        Assert.Equal((29L, "60", "50", 1L), (issue.Row, issue.Found, issue.Expected, issue.Count));
        // Subtotals that all stand at the end are of rows nobody can tell.
        var apart = Months("50").SelectMany(month => month.Split('\n', StringSplitOptions.RemoveEmptyEntries)).OrderBy(line => line.Contains("소계", StringComparison.Ordinal));
        Assert.DoesNotContain((await Ingest("끝.csv", head + string.Join('\n', apart) + "\n")).Issues, issue => issue.Rule == "total-differs");
    }

    [Fact]
    public async Task Subtotals_above_their_rows_and_the_total_of_all_are_told_apart()
    {
        var rows = string.Concat(Enumerable.Range(1, 10).Select(gu => $"소계,,{gu * 10}\n구{gu},가,{gu}\n구{gu},나,{gu * 2}\n구{gu},다,{gu * 3}\n구{gu},라,{gu * 4}\n"));
        var version = await Ingest("구별.csv", "구,동,인구\n합계,,551\n" + rows);
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "total-differs");
        Assert.Equal((2L, "551", "550", 1L), (issue.Row, issue.Found, issue.Expected, issue.Count));
    }

    [Fact]
    public async Task Of_several_files_each_total_is_of_its_own_file()
    {
        foreach (var year in (int[])[2024, 2025]) await File.WriteAllTextAsync(Path.Combine(_folder, $"{year}년.csv"), "읍면동,남,여\n" + Towns(10 + year - 2024) + (year == 2024 ? "합계,55,110\n" : "합계,66,133\n"));
        var outcome = Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new([Path.Combine(_folder, "2024년.csv"), Path.Combine(_folder, "2025년.csv")], "인구") { Append = true }, null, default));
        var issue = Assert.Single(outcome.Result!.Version.Issues, issue => issue.Rule == "total-differs");
        Assert.Equal(("여", "133", "132"), (issue.Column, issue.Found, issue.Expected));
        Assert.StartsWith("2025년 13행 합계의", issue.Message.Ko, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_behind_more_rows_than_a_segment_holds_is_of_all_of_them()
    {
        const int count = 400_000;
        var text = new StringBuilder("연번,읍면동,인구,비고\n");
        var note = new string('가', 90);
        for (var n = 1; n <= count; n++) text.Append(CultureInfo.InvariantCulture, $"{n},동{n % 90},{n % 7},{note}\n");
        var sum = Enumerable.Range(1, count).Sum(n => n % 7);
        var version = await Ingest("큰표.csv", text + $"합계,,{sum},\n");
        Assert.True(version.Parts.Count > 1);
        Assert.EndsWith("같습니다: 인구.", Note(version), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(-1234567.25, "-1234567.25")]
    [InlineData(9007199254740991, null)]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1.0 / 3, null)]
    public void Millionths_hold_what_people_wrote(double value, string? text) =>
        Assert.Equal(text, Millionths.Of(value) is { } millionths ? Millionths.Text(millionths, plain: true) : null);

    private static string Towns(int count) => string.Concat(Enumerable.Range(1, count).Select(n => $"동{n},{n},{n * 2}\n"));

    private static string Note(VersionManifest version) => Assert.Single(version.Issues, issue => issue.Rule == "total-row").Message.Ko;

    private async Task<VersionManifest> Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        return Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new([path]), null, default)).Result!.Version;
    }
}
