using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Terms;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Ingest;

/// <summary>What a table's reader is told: columns that are nearly of a type, units of titles, tables without rows.</summary>
public sealed class TableToldTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-told-").FullName;
    private readonly ServiceProvider _services;

    public TableToldTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_few_wrong_dates_are_told_with_their_rows_and_the_advice_helps()
    {
        var text = "시설,점검일\n" + Rows(60, i => $"{Day(i)}", (10, "추후 통보"), (20, "2025-02-30"), (30, "협의 중"), (40, "봄"));
        var version = await Ingest("점검.csv", text);
        Assert.Equal((ColumnType.Text, 60L, 0L), (Column(version, "점검일").Type, version.Rows, version.SetAside));
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "mixed-type");
        Assert.Equal((12L, "점검일", "추후 통보", "Date", 4L), (issue.Row, issue.Column, issue.Found, issue.Expected, issue.Count));
        Assert.Equal(
            "‘점검일’ 컬럼은 60개 가운데 56개가 날짜인데 4개가 아니어서 글자로 두었습니다: 12행 \"추후 통보\", 22행 \"2025-02-30\", 32행 \"협의 중\" 등. 형식을 날짜로 정하면 그 4행만 따로 두고 나머지를 날짜로 씁니다.",
            issue.Message.Ko);
        var mended = await Ingest("점검.csv", text, ("column.점검일.type", "Date"));
        Assert.Equal((ColumnType.Date, 56L, 4L), (Column(mended, "점검일").Type, mended.Rows, mended.SetAside));
        Assert.DoesNotContain(mended.Issues, issue => issue.Rule == "mixed-type");
    }

    [Fact]
    public async Task So_are_a_few_wrong_numbers_and_moments()
    {
        var version = await Ingest("요금.csv", "시설,요금\n" + Rows(40, i => $"{1000 + (i * 37)}", (5, "무료"), (6, "별도 문의")));
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "mixed-type");
        Assert.StartsWith("‘요금’ 컬럼은 40개 가운데 38개가 정수인데 2개가 아니어서 글자로 두었습니다: 7행 \"무료\", 8행 \"별도 문의\". 형식을 정수로", issue.Message.Ko, StringComparison.Ordinal);
        var moments = await Ingest("접수.csv", "시설,접수\n" + Rows(40, i => $"{Day(i)} 10:{i:00}", (5, "전날 밤"), (6, "모름")));
        Assert.Equal("DateTime", Assert.Single(moments.Issues, issue => issue.Rule == "mixed-type").Expected);
    }

    [Fact]
    public async Task A_wrong_value_far_down_a_column_that_began_as_dates_is_told_too()
    {
        var version = await Ingest("긴표.csv", "시설,점검일\n" + Rows(22_000, i => i >= 21_000 ? "미상" : Day(i)));
        Assert.Equal(ColumnType.Text, Column(version, "점검일").Type);
        Assert.Equal((21_002L, 1_000L), (Assert.Single(version.Issues, issue => issue.Rule == "mixed-type").Row, version.Issues.Single(issue => issue.Rule == "mixed-type").Count));
    }

    [Theory]
    [InlineData("지번", "12", "12-3")]
    [InlineData("관리번호", "1204", "A-17")]
    [InlineData("비고", "고장", "2025-01-02")]
    [InlineData("우편", "04520", "미상")]
    public async Task Columns_whose_nature_is_to_be_mixed_are_left_in_peace(string name, string usual, string other)
    {
        var version = await Ingest("대장.csv", $"시설,{name}\n" + Rows(60, _ => usual, (7, other), (8, other), (9, other)));
        Assert.DoesNotContain(version.Issues, issue => issue.Rule == "mixed-type");
    }

    [Fact]
    public async Task A_name_among_the_dates_is_not_told()
    {
        var version = await Ingest("점검.csv", "시설,점검일\n" + Rows(60, i => Day(i), (10, "홍길동"), (20, "김철수"), (30, "010-1234-5678")));
        Assert.DoesNotContain(version.Issues, issue => (issue.Found + issue.Message.Ko + issue.Message.En) is var said && (said.Contains("홍길동", StringComparison.Ordinal) || said.Contains("5678", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_unit_of_a_title_goes_to_amounts_and_not_to_persons_or_shares()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"사업{i},{12_000 + (i * 310)},{9_000 + (i * 290)},{20 + i},{70.5 + (i / 10.0)},{11_000 + (i * 300)},{i % 7}\n"));
        var version = await Ingest("사업비.csv", $"2026년 사업비,,,,,,\n,,,,,,(단위: 천원)\n사업,예산액,집행액,대상인원,집행률,2027년,회의\n{rows}");
        Assert.Equal(
            [("예산액", "천원"), ("집행액", "천원"), ("대상인원", null), ("집행률", null), ("2027년", "천원"), ("회의", null)],
            version.Columns.Skip(1).Select(column => (column.Name, column.Unit)));
    }

    [Theory]
    [InlineData("예산액", "천원", "천원")]
    [InlineData("징수", "천원", "천원")]
    [InlineData("2024", "천원", "천원")]
    [InlineData("시설비", "백만원", "백만원")]
    [InlineData("정비", "천원", "천원")]
    [InlineData("지방세수입금액", "천원", "천원")]
    [InlineData("인구수", "천원", null)]
    [InlineData("대상자", "백만원", null)]
    [InlineData("집행률", "천원", null)]
    [InlineData("구성비", "천원", null)]
    [InlineData("면적", "천원", null)]
    [InlineData("세대수", "명", "명")]
    [InlineData("예산액", "명", null)]
    [InlineData("비율", "명, %", "%")]
    [InlineData("인원", "명, %", "명")]
    [InlineData("합계", "명, %", "명, %")]
    [InlineData("생산량", "톤", "톤")]
    [InlineData("인구", "톤", null)]
    public void What_a_name_speaks_of_decides(string column, string title, string? unit) => Assert.Equal(unit, TitleUnits.Of(column, title, StandardTerms.BuiltIn));

    [Fact]
    public async Task A_unit_in_the_header_wins_over_the_titles_and_is_told()
    {
        var rows = string.Concat(Enumerable.Range(1, 30).Select(i => $"사업{i},{12_000_000 + (i * 310)},{9_000 + (i * 290)},{20 + i}\n"));
        var version = await Ingest("사업비.csv", $"2026년 사업비,,,\n,,,(단위: 천원)\n사업,예산액(원),집행액(천원),인원(명)\n{rows}");
        Assert.Equal(["원", "천원", "명"], version.Columns.Skip(1).Select(column => column.Unit));
        var issue = Assert.Single(version.Issues, issue => issue.Rule == "unit-contradiction");
        Assert.Equal(("예산액(원)", "원", "천원"), (issue.Column, issue.Found, issue.Expected));
        Assert.Equal("제목에는 단위가 천원으로, ‘예산액(원)’ 컬럼의 머리글에는 원으로 적혀 있습니다. 머리글대로 읽었습니다. 제목이 맞으면 이 컬럼의 단위를 천원으로 정하세요.", issue.Message.Ko);
    }

    [Fact]
    public async Task A_header_without_rows_is_told()
    {
        var version = await Ingest("빈표.csv", "읍면동,인구,세대\n");
        Assert.Equal(0, version.Rows);
        Assert.StartsWith("머리글만 있고 행이 없습니다.", Assert.Single(version.Issues, issue => issue.Rule == "no-rows").Message.Ko, StringComparison.Ordinal);
        Assert.DoesNotContain((await Ingest("있는표.csv", "읍면동,인구,세대\n교동,1,2\n")).Issues, issue => issue.Rule == "no-rows");
    }

    private static string Day(int i) => FormattableString.Invariant($"2025-{1 + (i % 12):00}-{1 + (i % 28):00}");

    private static string Rows(int count, Func<int, string> cell, params (int At, string Cell)[] others)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append("시설 ").Append(i).Append(',').Append(others.FirstOrDefault(other => other.At == i).Cell ?? cell(i)).Append('\n');
        return text.ToString();
    }

    private static Column Column(VersionManifest version, string name) => version.Columns.Single(column => column.Name == name);

    private async Task<VersionManifest> Ingest(string name, string text, params (string Key, string Value)[] settings)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        var outcomes = await _services.GetRequiredService<IngestSources>().Run(new([path]) { Settings = settings.ToDictionary(pair => pair.Key, pair => pair.Value) }, null, default);
        return Assert.Single(outcomes).Result!.Version;
    }
}
