using System.Globalization;
using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Tests.Import;
using Maru.Core.Lake;

namespace Maru.App.Tests.Ingest;

/// <summary>What must not be seen however it is written, typed or set aside.</summary>
public sealed class ClosedColumnsTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Digits of the right check sum, of nobody.
    private static string Resident(int n)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{60 + (n % 39):00}{1 + (n % 12):00}{1 + (n % 28):00}{1 + (n % 2)}{n % 100_000:00000}");
        int[] weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        return digits + ((11 - (weights.Select((weight, i) => weight * (digits[i] - '0')).Sum() % 11)) % 10).ToString(CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task One_decimal_cell_does_not_open_a_column_of_resident_numbers()
    {
        var version = await Ingest("주민등록번호,건수\n" + string.Concat(Enumerable.Range(1, 200).Select(n => $"{Resident(n)},{n}\n")) + "12.5,7\n");
        Assert.True(version.Columns.Single(column => column.Name == "주민등록번호").Closed);
        Assert.False(version.Columns.Single(column => column.Name == "건수").Closed);
    }

    [Theory]
    [InlineData("1990-01-{0:00}", true)]
    [InlineData("1990.01.{0:00}", true)]
    [InlineData("199001{0:00}", true)]
    public async Task A_date_of_birth_is_closed_however_it_is_written(string form, bool closed)
    {
        var version = await Ingest("생년월일,접수일\n" + string.Concat(Enumerable.Range(1, 28).Select(n => string.Format(CultureInfo.InvariantCulture, form, n) + $",2026-02-{n:00}\n")));
        Assert.Equal(closed, version.Columns.Single(column => column.Name == "생년월일").Closed);
        Assert.False(version.Columns.Single(column => column.Name == "접수일").Closed);
    }

    [Fact]
    public async Task The_front_half_of_resident_numbers_is_closed()
    {
        var version = await Ingest("주민번호앞자리,금액\n" + string.Concat(Enumerable.Range(1, 60).Select(n => $"{Resident(n)[..6]},{n * 10}\n")));
        Assert.True(version.Columns.Single(column => column.Name == "주민번호앞자리").Closed);
    }

    [Fact]
    public async Task Cells_of_rows_set_aside_are_covered_wherever_the_number_stands()
    {
        var version = await Ingest("번호,값,구역\n" + string.Concat(Enumerable.Range(1, 200).Select(n => $"{n},{n * 2},가\n")) + "없음표시,900101-1234568,나\n");
        var rows = _folder.Lake.SetAside(version).ToList();
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows.SelectMany(row => row.Cells), cell => cell?.Contains("1234568", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task What_was_closed_stays_closed_when_the_next_file_looks_harmless()
    {
        var first = await Ingest("번호,내용\n" + string.Concat(Enumerable.Range(1, 60).Select(n => $"{n},민원 접수 010-{2000 + n}-{5000 + n}\n")), "민원");
        Assert.True(first.Columns.Single(column => column.Name == "내용").Closed);
        var second = await Ingest("번호,내용\n" + string.Concat(Enumerable.Range(1, 61).Select(n => $"{n},민원 접수 {n}호 처리함\n")), "민원");
        Assert.Equal((2, true), (second.Version, second.Columns.Single(column => column.Name == "내용").Closed));
        _folder.Catalog.Decide("민원", "내용", App.Catalog.PrivacyDecision.Opened, "담당", "살펴봄");
        var third = await Ingest("번호,내용\n" + string.Concat(Enumerable.Range(1, 62).Select(n => $"{n},민원 접수 {n}호 마침\n")), "민원");
        Assert.False(third.Columns.Single(column => column.Name == "내용").Closed);
    }

    [Fact]
    public async Task What_the_command_line_closed_stays_closed()
    {
        await Ingest("번호,메모\n1,가나\n2,다라\n", "메모판", ("column.메모.closed", "true"));
        var second = await Ingest("번호,메모\n1,가나\n2,다라\n3,마바\n", "메모판");
        Assert.Equal((2, true), (second.Version, second.Columns.Single(column => column.Name == "메모").Closed));
    }

    private async Task<VersionManifest> Ingest(string text, string? dataset = null, params (string Key, string Value)[] settings)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("maru-closed-").FullName, "자료.csv");
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        var outcomes = await _folder.Get<IngestSources>().Run(new([path], dataset) { Settings = settings.ToDictionary(pair => pair.Key, pair => pair.Value) }, null, CancellationToken.None);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return outcomes.Single().Result!.Version;
    }
}
