using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Ingest;

/// <summary>Personal data in places and forms where it is easily passed over, from the file to what readers see. All of it is made up.</summary>
public sealed class HiddenPersonalDataTests : IDisposable
{
    private const string Shown = SetAsideReading.Covered;
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-hidden-").FullName;
    private readonly ServiceProvider _services;

    public HiddenPersonalDataTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("9 0 0 1 0 1 - 1 2 3 4 5 6 8")]
    [InlineData("010\u200B-1234-5678")]
    [InlineData("hong＠example.kr")]
    [InlineData("010·1234·5678")]
    [InlineData("동의서_010-1234-5678.pdf")]
    [InlineData("610215/2728030")]
    [InlineData("010:8065:3280")]
    [InlineData("0.1.0.8.0.6.5.3.2.8.0")]
    [InlineData("⓪①⓪-⑧⓪⑥⑤-③②⑧⓪")]
    [InlineData("전화는 공일공 팔공육오 삼이팔공")]
    [InlineData("+82 (0)10 8065 3280")]
    public async Task A_column_with_a_hidden_form_is_closed(string cell)
    {
        var version = await Ingest("접수.csv", "연번,비고\n" + string.Concat(Enumerable.Range(1, 50).Select(n => $"{n},{(n == 7 ? cell : "처리함")}\n")));
        Assert.Equal(["비고"], Closed(version));
    }

    [Fact]
    public async Task A_resident_number_in_two_columns_of_plain_names_closes_both()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i},{40 + (i % 55):00}{1 + (i % 12):00}{1 + (i % 28):00},{1 + (i % 2)}{100_003 + (7_919 * i)},교동\n");
        var version = await Ingest("명부.csv", "연번,값1,값2,읍면동\n" + string.Concat(rows));
        Assert.Equal(["값1", "값2"], Closed(version));
    }

    [Fact]
    public async Task Resident_numbers_covered_behind_the_sex_are_closed_and_the_key_shows_none()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"{40 + i}{1 + (i % 12):00}{1 + (i % 28):00}-{1 + (i % 2)}******,교동\n"));
        var version = await Ingest("대상자.csv", "관리번호,읍면동\n" + rows);
        Assert.Equal(["관리번호"], Closed(version));
        Assert.Equal((null, null), (version.Columns[0].Profile!.Min, version.Columns[0].Profile!.Max));
        Assert.DoesNotContain(version.Issues, issue => (issue.Found + issue.Message.Ko).Contains("******", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yyyy-MM-dd")]
    [InlineData("yyyy.MM.dd")]
    [InlineData("yyyyMMdd")]
    [InlineData("yyMMdd")]
    [InlineData("yyyy년 M월 d일")]
    public async Task Days_of_birth_beside_names_are_closed_whatever_they_are_called(string form)
    {
        string[] surnames = ["김", "이", "박", "최", "정", "강", "조", "윤"], given = ["민준", "서연", "도윤", "지우", "영수", "미경", "철수", "현정"];
        var births = Enumerable.Range(0, 64).Select(i => new DateOnly(1941 + i, 1 + (i % 12), 1 + (i % 28))).ToList();
        string Row(int i, string day) => $"{surnames[i % 8]}{given[i / 8 % 8]},{day},{10000 * (i + 1)}\n";
        var version = await Ingest("수급자.csv", "성명,날짜,금액\n" + string.Concat(births.Select((day, i) => Row(i, day.ToString(form, System.Globalization.CultureInfo.InvariantCulture)))));
        Assert.Equal(["성명", "날짜"], Closed(version));
        var paid = await Ingest("지급.csv", "성명,날짜,금액\n" + string.Concat(births.Select((_, i) => Row(i, new DateOnly(2025, 1 + (i % 12), 1 + (i % 28)).ToString(form, System.Globalization.CultureInfo.InvariantCulture)))));
        Assert.Equal(["성명"], Closed(paid));
    }

    [Fact]
    public async Task Dates_times_amounts_and_places_with_the_same_marks_stay_open()
    {
        var rows = string.Concat(Enumerable.Range(0, 80).Select(i => $"2025/{1 + (i % 12):00}/{1 + (i % 28):00},\"{1 + (i % 9)},234,{500 + i}\",{10 + (i % 12)}:20:{10 + (i % 50)},\"37.9{24_760 + i},127.7{47_460 + i}\",{2501 + i}-{100 + i},09:00~18:00,25.{1 + (i % 12):00}.{1 + (i % 28):00}~26.01.31\n"));
        Assert.Empty(Closed(await Ingest("시설.csv", "점검일,금액,시각,좌표,시설번호,운영시간,기간\n" + rows)));
    }

    [Fact]
    public async Task A_name_in_a_row_with_too_many_cells_is_covered_though_no_column_is_closed()
    {
        var rows = string.Concat(Enumerable.Range(1, 400).Select(n => $"{n},교동\n"));
        var version = await Ingest("벤치.csv", $"연번,읍면동\n{rows}441,홍길동,석사동\n442,교동,김철수 님\n443,교동,고장,010-1234-5678\n444,교동,5\n445,교동,홍식\n");
        Assert.Empty(Closed(version));
        var aside = Lake.SetAside(version).ToDictionary(row => row.Cells[0]!);
        Assert.Equal(["441", Shown, Shown], aside["441"].Cells);
        Assert.Equal(["442", "교동", Shown], aside["442"].Cells);
        Assert.Equal(["443", "교동", Shown, Shown], aside["443"].Cells);
        Assert.Equal(["444", "교동", "5"], aside["444"].Cells);
        Assert.Equal(["445", "교동", Shown], aside["445"].Cells);
    }

    [Fact]
    public async Task A_name_where_a_number_belongs_is_covered_in_the_row_and_in_the_message()
    {
        var rows = string.Concat(Enumerable.Range(1, 200).Select(n => $"동{n},{n}\n"));
        var version = await Ingest("인구.csv", $"읍면동,인구\n{rows}교동,홍길동\n");
        var row = Assert.Single(Lake.SetAside(version));
        Assert.Equal(["교동", Shown], row.Cells);
        Assert.Equal(Shown, row.Found);
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "type");
        Assert.DoesNotContain("홍길동", issue.Found + issue.Message.Ko + issue.Message.En, StringComparison.Ordinal);
    }

    private LakeStore Lake => _services.GetRequiredService<LakeStore>();

    private static IEnumerable<string> Closed(VersionManifest version) => version.Columns.Where(column => column.Closed).Select(column => column.Name);

    private async Task<VersionManifest> Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        var outcomes = await _services.GetRequiredService<IngestSources>().Run(new([path]), null, default);
        return Assert.Single(outcomes).Result!.Version;
    }
}
