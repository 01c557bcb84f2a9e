using System.IO.Compression;
using System.Text;
using Maru.App.Egress;
using Maru.App.Import;
using Maru.App.Sources;
using Maru.Contracts;
using Maru.Core;

namespace Maru.App.Tests.Import;

public sealed class ImportDraftTests : IDisposable
{
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_draft_waits_with_its_corrections_until_somebody_goes_on()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        await _folder.Check(_folder.Correct(draft, it => it with { Crs = "EPSG:5181" }));
        var waiting = Assert.Single(_folder.Drafts.Open());
        Assert.Equal(("대장.csv", ImportStep.Found, "EPSG:5181"), (waiting.Name, waiting.Step, waiting.Corrections.Crs));
        Assert.Equal(Ledger.Rows - Ledger.Slips, _folder.Drafts.Finding(waiting)!.Rows);
    }

    [Fact]
    public async Task What_was_found_before_a_correction_does_not_stand_for_what_comes_after()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        await _folder.Check(draft);
        Assert.Null(_folder.Drafts.Finding(_folder.Correct(draft, it => it with { HeaderRows = 1 })));
    }

    [Fact]
    public async Task A_discarded_draft_leaves_no_file()
    {
        var draft = await _folder.Bring("대장.csv", Ledger.Csv());
        await _folder.Check(draft);
        Assert.NotEmpty(_folder.FilesLeft());
        _folder.Drafts.Discard(draft);
        Assert.Empty(_folder.FilesLeft());
        Assert.Null(_folder.Drafts.Find(draft.Id));
        Assert.Empty(_folder.Drafts.Open());
    }

    [Fact]
    public async Task Tables_taken_separately_share_their_files_until_the_last_is_done()
    {
        var draft = await _folder.Bring(("가.csv", "이름,값\n가,1\n나,2\n"u8.ToArray()), ("나.csv", "동,인구\n가,3\n나,4\n"u8.ToArray()));
        Assert.Equal((ImportStep.Tables, 2), (draft.Step, draft.Tables.Count));
        var first = _folder.Arrival.Choose(draft, [.. draft.Tables.Select(table => table.Pick)], joined: false);
        var second = Assert.Single(_folder.Drafts.Open(), other => other.Id != first.Id);
        Assert.Equal(("가.csv", "나.csv"), (first.Name, second.Name));
        _folder.Drafts.Discard(first);
        Assert.Equal(["동", "인구"], (await _folder.Check(second)).Columns.Select(column => column.Header));
        _folder.Drafts.Discard(second);
        Assert.Empty(_folder.FilesLeft());
    }

    [Fact]
    public async Task Monthly_files_become_one_table()
    {
        var draft = await _folder.Bring(("1월.csv", "이름,값\n가,1\n나,2\n"u8.ToArray()), ("2월.csv", "이름,값\n다,3\n"u8.ToArray()));
        var joined = _folder.Arrival.Choose(draft, [.. draft.Tables.Select(table => table.Pick)], joined: true);
        Assert.Equal(3, (await _folder.Check(joined)).Rows);
    }

    [Fact]
    public async Task Tables_with_other_columns_can_not_be_joined()
    {
        var draft = await _folder.Bring(("가.csv", "이름,값\n가,1\n"u8.ToArray()), ("나.csv", "동,인구\n가,3\n"u8.ToArray()));
        var refused = Assert.Throws<InputException>(() => _folder.Arrival.Choose(draft, [.. draft.Tables.Select(table => table.Pick)], joined: true));
        Assert.Contains("이어 붙일 수 없습니다", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_an_archive_is_one_of_its_tables()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[] { ("자료/가.csv", "이름,값\n가,1\n"), ("자료/나.csv", "동,인구\n가,3\n"), ("읽어보기.txt", "안내") })
                using (var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false))) writer.Write(text);
        var draft = await _folder.Bring(("자료.zip", packed.ToArray()));
        Assert.Equal(["자료.zip!자료/가.csv", "자료.zip!자료/나.csv"], draft.Tables.Select(table => table.File));
        var chosen = _folder.Arrival.Choose(draft, [draft.Tables[1].Pick], joined: false);
        Assert.Equal("나.csv", chosen.Name);
        Assert.Equal(["동", "인구"], (await _folder.Check(chosen)).Columns.Select(column => column.Header));
    }

    [Theory]
    [InlineData("빈.csv", "", "빈 파일")]
    [InlineData("그림.png", "\u0089PNG\r\n\u001a\n", "형식")]
    public async Task A_file_that_is_no_data_is_refused_with_what_to_do_and_leaves_nothing(string name, string content, string says)
    {
        var refused = await Assert.ThrowsAsync<InputException>(() => _folder.Bring((name, Encoding.Latin1.GetBytes(content))));
        Assert.Contains(says, refused.Problem.Ko, StringComparison.Ordinal);
        Assert.NotNull(refused.Todo);
        Assert.Contains(name, refused.Where, StringComparison.Ordinal);
        Assert.Empty(_folder.FilesLeft());
        Assert.Empty(_folder.Drafts.Open());
    }

    [Fact]
    public async Task Nothing_chosen_and_too_much_are_said_so()
    {
        Assert.Contains("올린 파일이 없습니다", (await Assert.ThrowsAsync<InputException>(() => _folder.Bring())).Message, StringComparison.Ordinal);
        var small = new ImportArrival(_folder.Drafts, _folder.Get<SourceResolver>(), _folder.Get<EgressGuard>(), _folder.Catalog, new ImportLimits { MaxBytes = 10, MaxFiles = 1 });
        using var received = small.Receive();
        Assert.Contains("보다 큽니다", (await Assert.ThrowsAsync<InputException>(() => received.Add("큰.csv", new MemoryStream(new byte[11]), default))).Message, StringComparison.Ordinal);
        await received.Add("가.csv", new MemoryStream("가\n1\n"u8.ToArray()), default);
        Assert.Contains("1개를 넘습니다", (await Assert.ThrowsAsync<InputException>(() => received.Add("나.csv", new MemoryStream([1]), default))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\자료\\대장.csv", "대장.csv")]
    [InlineData("..", "file")]
    [InlineData("가\0나.csv", "가_나.csv")]
    public void Names_of_files_lead_nowhere_else(string given, string safe) => Assert.Equal(safe, ImportArrival.SafeName(given));

    [Fact]
    public async Task An_address_that_may_not_be_reached_is_refused()
    {
        const string Address = "http://127.0.0.1:9/x.csv?serviceKey=secret";
        var draft = _folder.Arrival.Expect(Address);
        var refused = await Assert.ThrowsAsync<InputException>(() => _folder.Arrival.Bring(draft, Address, null, default));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:9/x.csv?serviceKey=***", _folder.Drafts.Find(draft.Id)!.Address);
        _folder.Drafts.Discard(draft);
        Assert.Throws<InputException>(() => _folder.Arrival.Expect("춘천시 가로등"));
        Assert.Empty(_folder.FilesLeft());
    }

    [Fact]
    public void The_command_line_names_the_file_the_sheet_the_corrections_and_the_reason()
    {
        var draft = new ImportDraft("1", "대장.xlsx", "u")
        {
            Files = [new("우리 대장.xlsx", 10)],
            Tables = [new("우리 대장.xlsx", "상반기", "excel", ["가"]), new("우리 대장.xlsx", "하반기", "excel", ["가"])],
            Picks = [new("우리 대장.xlsx", "하반기")],
            Settings = new Dictionary<string, string> { ["header-line"] = "3", ["column.연락처.closed"] = "false" },
            OpenedBecause = new Dictionary<string, string> { ["연락처"] = "대표 번호" },
        };
        Assert.Equal("./maru ingest '우리 대장.xlsx' --table 하반기 --set column.연락처.closed=false --set header-line=3 --because '대표 번호'", ImportCommandLine.Of(draft));
        Assert.Equal(
            "./maru ingest 가.csv 나.csv --dataset 공사 --append",
            ImportCommandLine.Of(new("1", "가.csv", "u") { Files = [new("가.csv", 1), new("나.csv", 1), new("다.csv", 1)], Picks = [new("가.csv", ""), new("나.csv", "")], Continues = "공사" }));
    }
}
