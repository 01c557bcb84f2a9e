using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maru.Browser.Tests;

/// <summary>Files taken from the dataset page by a browser, opened by LibreOffice, compared with the rows of the API.</summary>
public sealed class DownloadTests(SampleSite sample) : BrowserTest(sample)
{
    // Character sets as LibreOffice numbers them.
    private const string Utf8 = "44,34,76,1";
    private const string Korean = "44,34,62,1";

    // Dates, times, money, codes with leading zeros, Korean with commas in it.
    [Theory]
    [InlineData("public-parking")]
    [InlineData("bus-stop-crosswalk")]
    [InlineData("contracts")]
    public async Task An_xlsx_opens_with_every_value_as_it_is(string dataset)
    {
        var sheet = await LibreOffice.Open(await Take(dataset, "xlsx"));
        await Compare(dataset, sheet, typed: true);
    }

    [Fact]
    public async Task A_csv_begins_with_a_byte_order_mark_and_opens_right()
    {
        var file = await Take("public-parking", "csv");
        Assert.Equal(Encoding.UTF8.GetPreamble(), (await File.ReadAllBytesAsync(file))[..3]);
        await Compare("public-parking", await LibreOffice.Open(file, Utf8), typed: false);
    }

    [Fact]
    public async Task A_csv_in_cp949_opens_right()
    {
        var file = await Take("public-parking", "cp949.csv");
        Assert.NotEqual(Encoding.UTF8.GetPreamble(), (await File.ReadAllBytesAsync(file))[..3]);
        await Compare("public-parking", await LibreOffice.Open(file, Korean), typed: false);
    }

    [Fact]
    public async Task Codes_in_a_csv_keep_their_leading_zeros()
    {
        var rows = LibreOffice.Read((await File.ReadAllTextAsync(await Take("bus-stop-crosswalk", "csv"))).TrimStart('\ufeff'));
        var (columns, expected) = await Rows("bus-stop-crosswalk");
        var code = columns.FindIndex(column => column.Name == "카드사정류장번호");
        var codes = expected.Select(row => row[code].GetString()!).ToList();
        Assert.Contains(codes, value => value.StartsWith('0'));
        Assert.Equal(codes, rows.Skip(1).Take(codes.Count).Select(row => row[code].Text));
    }

    private async Task<string> Take(string dataset, string format)
    {
        var page = await Open("/datasets/" + dataset);
        var link = page.Locator($"a[href*='download.{format}']").First;
        if (!await link.IsVisibleAsync()) await page.Locator("details:has(a[href*='download.'])").First.Locator("summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Null(await download.FailureAsync());
        Assert.Matches(new Regex("[가-힣]"), download.SuggestedFilename);
        var file = Path.Combine(Directory.CreateTempSubdirectory("maru-download-").FullName, download.SuggestedFilename);
        await download.SaveAsAsync(file);
        return file;
    }

    private async Task<(List<ApiColumn> Columns, List<JsonElement[]> Rows)> Rows(string dataset)
    {
        using var client = new HttpClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"{Sample.Site.Address}/api/v1/datasets/{dataset}/rows?limit=500"));
        var columns = answer.RootElement.GetProperty("columns").EnumerateArray().Select(column => new ApiColumn(column.GetProperty("name").GetString()!, column.GetProperty("type").GetString()!)).ToList();
        var rows = answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => columns.Select(column => row.GetProperty(column.Name).Clone()).ToArray()).ToList();
        return (columns, rows);
    }

    private sealed record ApiColumn(string Name, string Type);

    private async Task Compare(string dataset, IReadOnlyList<IReadOnlyList<SheetCell>> sheet, bool typed)
    {
        var (columns, rows) = await Rows(dataset);
        Assert.True(rows.Count > 20);
        Assert.Equal(columns.Select(column => column.Name), sheet[0].Select(cell => cell.Text).Take(columns.Count));
        var wrong = new List<string>();
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < columns.Count; column++)
                if (Differs(columns[column].Type, rows[row][column], sheet[row + 1].ElementAtOrDefault(column), typed) is { } how)
                    wrong.Add($"row {row + 1}, {columns[column].Name} ({columns[column].Type}): {how}");
        Assert.Empty(wrong.Take(10));
    }

    private static string? Differs(string type, JsonElement expected, SheetCell found, bool typed)
    {
        if (expected.ValueKind == JsonValueKind.Null) return string.IsNullOrEmpty(found.Text) ? null : $"expected a blank, found {found.Text}";
        var text = expected.ToString();
        var same = type switch
        {
            "integer" or "number" => !found.IsText && double.TryParse(found.Text, CultureInfo.InvariantCulture, out var number) && Math.Abs(number - expected.GetDouble()) <= Math.Abs(expected.GetDouble()) * 1e-9,
            "date" or "time" or "datetime" => !found.IsText && Moment(found.Text) == Moment(text),
            // A text file can't say that digits are a code; a workbook does.
            "text" when !typed && double.TryParse(text, CultureInfo.InvariantCulture, out var digits) => found.Text == text || double.TryParse(found.Text, CultureInfo.InvariantCulture, out var read) && read == digits,
            "text" when !typed => found.Text == text || Moment(found.Text) is { } read && read == Moment(text),
            _ => found.IsText && found.Text == text,
        };
        return same ? null : $"expected {text}, found {(found.IsText ? "text" : "value")} {found.Text}";
    }

    private static DateTime? Moment(string text) =>
        DateTime.TryParse(text.Replace("24:00", "00:00", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var moment) ? moment : null;
}
