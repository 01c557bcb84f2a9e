using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maru.App.Tests.Rows;
using Maru.Core.Data;

namespace Maru.Web.Tests.Api;

public sealed class RowsTests : IClassFixture<ApiSite>
{
    private readonly ApiSite _site;

    public RowsTests(ApiSite site)
    {
        _site = site;
        if (site.Lake.Lake.Latest("승하차") is null) Ridership.PutInto(site.Lake);
    }

    private const string Rows = "/api/v1/datasets/승하차/rows";

    private async Task<JsonElement> Json(string address)
    {
        using var document = JsonDocument.Parse(await _site.Client.GetStringAsync(address));
        return document.RootElement.Clone();
    }

    private Task<HttpResponseMessage> Send(string address, Action<HttpRequestMessage>? change = null, HttpMethod? method = null, bool raw = false)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        change?.Invoke(request);
        return (raw ? _site.RawClient : _site.Client).SendAsync(request);
    }

    [Fact]
    public async Task A_page_says_how_many_of_how_many_and_where_the_next_is()
    {
        using var response = await _site.Client.GetAsync(Rows + "?승차인원=gt.100&limit=2&select=정류장명");
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var page = document.RootElement;
        Assert.Equal("""[{"정류장명":"시청"},{"정류장명":"춘천역"}]""", page.GetProperty("rows").GetRawText());
        Assert.Equal("""{"shown":2,"matched":3,"exact":true,"total":5}""", page.GetProperty("count").GetRawText());
        Assert.Equal("2025-06-28", page.GetProperty("referenceDate").GetString());
        var next = page.GetProperty("next").GetString()!;
        Assert.Equal($"<{next}>; rel=\"next\"", response.Headers.GetValues("Link").Single());
        var last = await Json(next);
        Assert.Equal("""[{"정류장명":"강원대"}]""", last.GetProperty("rows").GetRawText());
        Assert.Equal("""{"shown":1,"matched":3,"exact":true,"total":5}""", last.GetProperty("count").GetRawText());
        Assert.Equal(JsonValueKind.Null, last.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/x-ndjson", "application/jsonl")]
    [InlineData("application/vnd.apache.parquet", "application/vnd.apache.parquet")]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", "application/json")]
    [InlineData("text/csv;q=0.5, application/json;q=0.9", "application/json")]
    public async Task Accept_chooses_the_format(string accept, string expected)
    {
        using var response = await Send(Rows, r => r.Headers.Accept.ParseAdd(accept));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task What_the_client_can_not_read_is_said()
    {
        using var response = await Send(Rows, r => r.Headers.Accept.ParseAdd("image/png"));
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Csv_streams_all_rows_with_counts_in_the_headers()
    {
        using var response = await _site.Client.GetAsync(Rows + "?format=csv&select=정류장명,승차인원&승차인원=is.notnull");
        Assert.Equal("\uFEFF정류장명,승차인원\r\n시청,412\r\n춘천역,120\r\n남춘천역,9\r\n강원대,120\r\n"u8.ToArray(), await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("5", response.Headers.GetValues("Maru-Total-Rows").Single());
        Assert.Equal("4", response.Headers.GetValues("Maru-Matched-Rows").Single());
    }

    [Fact]
    public async Task The_same_answer_is_not_sent_twice()
    {
        using var first = await _site.Client.GetAsync(Rows + "?limit=1");
        var tag = first.Headers.ETag!;
        Assert.NotNull(first.Content.Headers.LastModified);
        using var again = await Send(Rows + "?limit=1", r => r.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        using var other = await Send(Rows + "?limit=2", r => r.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_new_title_or_unit_is_another_answer()
    {
        _site.Lake.Catalog.Prepare();
        foreach (var edit in new Action[]
        {
            () => _site.Lake.Catalog.EditDataset("승하차", "김서연", row => row.TitleKo = "정류장별 승하차"),
            () => _site.Lake.Catalog.EditColumn("승하차", "승차인원", "김서연", column => column.Unit = "천명"),
        })
        {
            using var first = await _site.Client.GetAsync(Rows + "?limit=1");
            edit();
            using var again = await Send(Rows + "?limit=1", r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }
        _site.Lake.Catalog.EditDataset("승하차", "김서연", row => row.TitleKo = null);
        _site.Lake.Catalog.EditColumn("승하차", "승차인원", "김서연", column => column.Unit = null);
    }

    [Fact]
    public async Task A_page_ends_before_it_grows_beyond_what_memory_should_hold()
    {
        PutLargeCells();
        var seen = new List<int>();
        string? next = "/api/v1/datasets/큰칸/rows?limit=10000";
        while (next is not null)
        {
            var text = await _site.Client.GetStringAsync(next);
            Assert.True(text.Length < 17 << 20, $"{text.Length} characters");
            using var page = JsonDocument.Parse(text);
            seen.AddRange(page.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("번호").GetInt32()));
            next = page.RootElement.GetProperty("next").GetString();
        }
        Assert.Equal(Enumerable.Range(0, 40), seen);

        var result = await Json("/api/v1/query?sql=select * from 큰칸");
        Assert.True(result.GetProperty("count").GetProperty("truncated").GetBoolean());
        Assert.InRange(result.GetProperty("rows").GetArrayLength(), 1, 16);
    }

    private void PutLargeCells()
    {
        if (_site.Lake.Lake.Latest("큰칸") is null)
            _site.Lake.Put("큰칸", [new("번호", ColumnType.Integer), new("글", ColumnType.Text)], [.. Enumerable.Range(0, 40).Select(i => new object?[] { (long)i, new string('x', 1 << 20) })]);
    }

    [Fact]
    public async Task One_row_larger_than_an_answer_is_refused()
    {
        PutLargeCells();
        using var response = await _site.Client.GetAsync("/api/v1/query?sql=select string_agg(글, '') as 글 from 큰칸");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("too-large", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_in_the_body_is_a_bad_request()
    {
        using var body = new StringContent("{\"sql\":\"\\ud800\"}", Encoding.UTF8, "application/json");
        using var response = await _site.Client.PostAsync("/api/v1/query", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_are_compressed_for_those_who_take_it(string encoding)
    {
        using var response = await Send(Rows + "?format=csv&select=정류장명", r => r.Headers.AcceptEncoding.ParseAdd(encoding), raw: true);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        await using var body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        Assert.Equal("정류장명\r\n시청\r\n춘천역\r\n시청\r\n남춘천역\r\n강원대\r\n", await reader.ReadToEndAsync());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory]
    [InlineData("/api/v1/datasets")]
    [InlineData("/api/v1/datasets/승하차")]
    [InlineData(Rows)]
    [InlineData(Rows + "?format=csv")]
    [InlineData("/datasets/승하차/download.xlsx")]
    [InlineData("/datasets/승하차/download.cp949.csv")]
    public async Task Head_gives_the_headers_alone(string address)
    {
        using var response = await Send(address, method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_closed_column_is_nowhere_to_be_seen()
    {
        foreach (var address in new[] { "/api/v1/datasets/승하차", "/api/v1/datasets/승하차/schema", Rows, Rows + "?format=csv", Rows + "?format=jsonl", "/api/v1/query?sql=select * from 승하차", "/datasets/승하차/download.csv" })
        {
            var text = await _site.Client.GetStringAsync(address);
            Assert.DoesNotContain("전화번호", text, StringComparison.Ordinal);
            Assert.DoesNotContain("010-1111", text, StringComparison.Ordinal);
        }
        var parquet = Encoding.UTF8.GetString(await _site.Client.GetByteArrayAsync(Rows + "?format=parquet"));
        Assert.DoesNotContain("전화번호", parquet, StringComparison.Ordinal);
        Assert.Contains("정류장명", parquet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_have_one_shape_at_every_address()
    {
        var wrong = new (string Address, HttpStatusCode Status, string Code)[]
        {
            ("/api/v1/datasets/없음", HttpStatusCode.NotFound, "unknown-dataset"),
            ("/api/v1/datasets/없음/rows", HttpStatusCode.NotFound, "unknown-dataset"),
            ("/api/v1/datasets/..%2F..%2Fetc/rows", HttpStatusCode.NotFound, "unknown-dataset"),
            ("/api/v1/datasets/승하차/versions?what=1", HttpStatusCode.BadRequest, "bad-request"),
            ("/api/v1/datasets/승하차?version=9", HttpStatusCode.NotFound, "unknown-version"),
            ("/api/v1/datasets/승하차/issues?version=x", HttpStatusCode.BadRequest, "bad-request"),
            ("/api/v1/datasets/승하차/set-aside?limit=0", HttpStatusCode.BadRequest, "bad-request"),
            ("/api/v1/datasets/승하차/schema?version=-1", HttpStatusCode.BadRequest, "bad-request"),
            (Rows + "?sort=-승차", HttpStatusCode.BadRequest, "bad-request"),
            (Rows + "?limit=10001", HttpStatusCode.BadRequest, "bad-request"),
            (Rows + "?format=xml", HttpStatusCode.BadRequest, "bad-request"),
            (Rows + "?format=geojson", HttpStatusCode.BadRequest, "bad-request"),
            ("/api/v1/query?sql=drop table x", HttpStatusCode.BadRequest, "bad-request"),
            ("/api/v1/query", HttpStatusCode.BadRequest, "bad-request"),
            ("/api/v1/nothing/here", HttpStatusCode.NotFound, "unknown-address"),
            ("/datasets/승하차/download.doc", HttpStatusCode.BadRequest, "bad-request"),
        };
        foreach (var (address, status, code) in wrong)
        {
            using var response = await _site.Client.GetAsync(address);
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(status == response.StatusCode, $"{address}: {response.StatusCode} {body}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            using var problem = JsonDocument.Parse(body);
            Assert.Equal(code, problem.RootElement.GetProperty("code").GetString());
            Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
            foreach (var language in new[] { "ko", "en" }) Assert.NotEqual("", problem.RootElement.GetProperty("problem").GetProperty(language).GetString());
            Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Errors_speak_the_readers_language()
    {
        using var english = await Send(Rows + "?승차=1", r => r.Headers.AcceptLanguage.ParseAdd("en-US,ko;q=0.5"));
        Assert.Contains("There is no column '승차'.", await english.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var korean = await _site.Client.GetAsync(Rows + "?승차=1");
        using var problem = JsonDocument.Parse(await korean.Content.ReadAsStringAsync());
        Assert.Equal("승차: '승차' 컬럼이 없습니다. 쓸 수 있는 컬럼: 정류장명, 노선, 승차인원, 일자, 비고", problem.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Downloads_carry_a_Korean_name_by_RFC_5987()
    {
        using var response = await _site.Client.GetAsync("/datasets/승하차/download.csv?노선=7");
        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.Equal("승하차_20250628.csv", disposition.FileNameStar);
        Assert.Equal("dataset-v1.csv", disposition.FileName);
        Assert.Equal(3, (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Downloads_guard_formulas_unless_told_otherwise()
    {
        Assert.Contains("\"'=HYPERLINK", await _site.Client.GetStringAsync("/datasets/승하차/download.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("'=HYPERLINK", await _site.Client.GetStringAsync("/datasets/승하차/download.csv?guard=none"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_download_format_arrives_whole()
    {
        _site.Lake.Put("지점", [new("이름", ColumnType.Text), new("경도", ColumnType.Number, ColumnRole.Longitude), new("위도", ColumnType.Number, ColumnRole.Latitude)],
            [.. Enumerable.Range(0, 5000).Select(i => new object?[] { $"지점 {i} — 😀", 127 + (i / 1e5), 37.0 })]);
        var sizes = new Dictionary<string, byte[]>();
        foreach (var format in new[] { "csv", "cp949.csv", "xlsx", "geojson", "parquet", "jsonl" })
        {
            using var response = await _site.Client.GetAsync($"/datasets/지점/download.{format}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            sizes[format] = await response.Content.ReadAsByteArrayAsync();
            if (format == "cp949.csv") Assert.Equal("10000", response.Headers.GetValues("Maru-Substituted-Characters").Single());
        }
        Assert.Equal(5001, Encoding.UTF8.GetString(sizes["csv"]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(5000, Encoding.UTF8.GetString(sizes["jsonl"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        using var geo = JsonDocument.Parse(sizes["geojson"]);
        Assert.Equal(5000, geo.RootElement.GetProperty("features").GetArrayLength());
        using var zip = new ZipArchive(new MemoryStream(sizes["xlsx"]));
        Assert.NotNull(zip.GetEntry("xl/workbook.xml"));
        Assert.Equal("PAR1"u8.ToArray(), sizes["parquet"][^4..]);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_the_server_well()
    {
        _site.Lake.Put("길다", [new("값", ColumnType.Text)], [.. Enumerable.Range(0, 200_000).Select(i => new object?[] { new string('가', 50) + i })]);
        for (var i = 0; i < 3; i++)
        {
            using var response = await _site.RawClient.GetAsync("/api/v1/datasets/길다/rows?format=csv", HttpCompletionOption.ResponseHeadersRead);
            await using var body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[1000]);
        }
        Assert.Equal(5, (await Json(Rows)).GetProperty("count").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Any_web_page_may_read_open_data()
    {
        using var response = await _site.Client.GetAsync(Rows);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }
}
