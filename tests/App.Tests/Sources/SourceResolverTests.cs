using System.IO.Compression;
using System.Text;
using Maru.App.Egress;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Connectors.Csv;
using Maru.Connectors.Json;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Tests.Sources;

public sealed class SourceResolverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-sources-").FullName;
    private readonly EgressGuard _egress = new(new EgressPolicy { AllowLoopback = true });

    [Fact]
    public async Task A_folder_is_walked_in_order_and_notes_are_skipped_with_a_word()
    {
        Write("b/두번째.csv", "a,b\n1,2\n");
        Write("a/첫번째.json", "[{\"a\":1}]");
        Write("README.md", "# 안내");
        Write(".hidden.csv", "a,b\n");
        Write("a/읽어보기.txt", "이 폴더는 예시입니다.\n둘째 줄.\n");
        Write("그림.bin", "\0\u0001\u0002 unknown");
        using var sources = await Resolve(_folder);
        Assert.Equal(["첫번째.json json", "두번째.csv csv"], sources.Files.Select(f => $"{f.File.Name} {f.Connector.Card.Id}"));
        Assert.Equal(
            ["README.md Info", "읽어보기.txt Info", "그림.bin Warning"],
            sources.Skipped.Select(s => $"{Path.GetFileName(s.Origin)} {s.Reason.Severity}"));
    }

    [Theory]
    [InlineData("현장.jpg", "그림이라 읽지 않았습니다.")]
    [InlineData("공문.hwp", ".hwp 문서라 읽지 않았습니다. 안에 표가 있으면 엑셀이나 CSV로 저장해서 넣으세요.")]
    public async Task A_picture_and_a_document_are_called_what_they_are(string name, string why)
    {
        Write("표.csv", "a,b\n1,2\n");
        Write(name, "\u0001\u0002\u0003");
        using var sources = await Resolve(_folder);
        Assert.Equal(why, Assert.Single(sources.Skipped).Reason.Message.Ko);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><head><title>시스템\n 점검&nbsp;안내</title></head><body>잠시 뒤에</body></html>")]
    [InlineData("\uFEFF  <HTML lang=ko><Title>시스템 점검 안내</Title><body><table><tr><td>1</td></tr></table>")]
    public async Task A_web_page_in_the_place_of_a_table_is_refused_by_its_title_and_may_pass_where_it_was_fetched(string page)
    {
        await using var server = new OneAnswerServer(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: {Encoding.UTF8.GetByteCount(page)}\r\nConnection: close\r\n\r\n{page}"));
        foreach (var connector in (string?[])[null, "csv"])
        {
            var fetched = await Assert.ThrowsAsync<InputException>(() => Resolver().Resolve([$"http://127.0.0.1:{server.Port}/stops.csv"], connector, CancellationToken.None));
            Assert.Equal((true, "표가 아니라 웹 쪽(HTML)입니다: \"시스템 점검 안내\""), (fetched.IsTransient, fetched.Problem.Ko));
        }
        Write("정류장.csv", page);
        Assert.False((await Assert.ThrowsAsync<InputException>(() => Resolve(At("정류장.csv")))).IsTransient);
        Write("표.csv", "a,b\n1,2\n");
        using var folder = await Resolve(_folder);
        Assert.Equal(("표.csv", "정류장.csv not-readable"), (Assert.Single(folder.Files).File.Name, Assert.Single(folder.Skipped) is var skipped ? $"{Path.GetFileName(skipped.Origin)} {skipped.Reason.Rule}" : ""));
    }

    [Fact]
    public async Task A_gzipped_file_is_that_file()
    {
        using (var gzip = new GZipStream(File.Create(At("대여.csv.gz")), CompressionLevel.Optimal)) gzip.Write("a,b\n1,2\n"u8);
        using var sources = await Resolve(At("대여.csv.gz"));
        var file = Assert.Single(sources.Files).File;
        Assert.Equal(("대여.csv", At("대여.csv.gz") + "!대여.csv"), (file.Name, file.Origin));
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(file.Path));
    }

    [Fact]
    public async Task Nothing_yet_may_be_something_the_next_time()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Write("빈.csv", "");
        foreach (var connector in (string?[])[null, "csv"])
            foreach (var source in (string[])[$"http://127.0.0.1:{server.Port}/stops.csv", At("빈.csv"), _folder])
            {
                var refused = await Assert.ThrowsAsync<InputException>(() => Resolver().Resolve([source], connector, CancellationToken.None));
                Assert.True(refused.IsTransient, refused.Message);
                Assert.Contains("빈 파일", refused.Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void Files_of_one_name_are_read_apart_and_a_shape_with_its_companions()
    {
        Write("현황.csv", "a,b\n1,2\n");
        Write("현황.hwp", "?");
        var shape = new byte[100];
        (shape[2], shape[3], shape[28], shape[29]) = (0x27, 0x0A, 0xE8, 0x03);
        File.WriteAllBytes(At("공원.shp"), shape);
        foreach (var name in (string[])["공원.csv", "공원.dbf", "공원.shp.xml"]) Write(name, "?");
        var resolver = new SourceResolver([new CsvConnector(), new Maru.Connectors.Shapefile.ShapefileConnector()], new(At("data")), _egress);
        Assert.Equal(["현황.csv", "현황.hwp"], Apart("현황.csv", "현황.hwp"));
        Assert.Equal(["공원.csv", "공원.shp 공원.dbf 공원.shp.xml"], Apart("공원.csv", "공원.dbf", "공원.shp", "공원.shp.xml"));
        Assert.Equal(["공원.dbf 공원.shp.xml 공원.shp"], Apart("공원.dbf", "공원.shp.xml", "공원.shp"));

        IEnumerable<string> Apart(params string[] names) => resolver.Apart([.. names.Select(At)]).Select(group => string.Join(' ', group.Select(Path.GetFileName)));
    }

    [Fact]
    public async Task What_was_unpacked_is_gone_after_dispose()
    {
        Zip("a.zip", ("x.csv", "a,b\n1,2\n"));
        string path;
        using (var sources = await Resolve(At("a.zip"))) path = Assert.Single(sources.Files).File.Path;
        Assert.False(File.Exists(path));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, ".home", "work")));
    }

    [Fact]
    public async Task Names_in_cp949_and_names_from_a_mac_become_readable()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Zip("win.zip", Encoding.GetEncoding(949), ("가로등/똠방 현황.csv", "a,b\n1,2\n"));
        Zip("mac.zip", Encoding.UTF8, ("정류장.csv".Normalize(NormalizationForm.FormD), "a,b\n1,2\n"));
        using var sources = await Resolve(At("win.zip"), At("mac.zip"));
        Assert.Equal(["똠방 현황.csv", "정류장.csv"], sources.Files.Select(f => f.File.Name));
        Assert.EndsWith("win.zip!가로등/똠방 현황.csv", sources.Files[0].File.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_typed_in_one_unicode_form_finds_the_file_in_the_other()
    {
        Write("벤치.csv".Normalize(NormalizationForm.FormD), "a,b\n1,2\n");
        using var sources = await Resolve(At("벤치.csv"));
        Assert.Equal("벤치.csv", sources.Files[0].File.Name);
    }

    [Fact]
    public async Task An_archive_in_an_archive_is_unpacked_once_and_not_for_ever()
    {
        byte[] inner = ZipBytes(("x.csv", "a,b\n1,2\n"));
        Zip("two.zip", ("inner.zip", inner));
        using (var sources = await Resolve(At("two.zip"))) Assert.EndsWith("two.zip!inner.zip!x.csv", sources.Files[0].File.Origin, StringComparison.Ordinal);
        Zip("three.zip", ("middle.zip", ZipBytes(("inner.zip", inner))));
        await Refused("겹", At("three.zip"));
    }

    [Theory]
    [InlineData("../evil.csv")]
    [InlineData("a/../../evil.csv")]
    [InlineData("..\\evil.csv")]
    [InlineData("/etc/evil.csv")]
    [InlineData("C:/evil.csv")]
    public async Task An_entry_that_points_outside_is_refused(string name)
    {
        Zip("bad.zip", (name, "a,b\n1,2\n"));
        await Refused("밖을 가리키는", At("bad.zip"));
        Assert.False(File.Exists(Path.Combine(_folder, "evil.csv")));
    }

    [Fact]
    public async Task A_zip_bomb_is_stopped()
    {
        Zip("bomb.zip", ("zeros.csv", new byte[8 << 20]));
        await Refused("폭탄", new SourceLimits { RatioFloor = 1 << 20 }, At("bomb.zip"));
        await Refused("MB를 넘습니다", new SourceLimits { MaxUnpackedBytes = 4 << 20 }, At("bomb.zip"));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, ".home", "work")));
    }

    [Fact]
    public async Task Too_many_entries_are_refused()
    {
        Zip("many.zip", [.. Enumerable.Range(0, 12).Select(i => ($"{i}.csv", "a,b\n"u8.ToArray()))]);
        await Refused("10개를 넘습니다", new SourceLimits { MaxEntries = 10 }, At("many.zip"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(100)]
    public async Task A_damaged_archive_is_refused_clearly(int keep)
    {
        var whole = ZipBytes(("x.csv", string.Join("\n", Enumerable.Range(0, 500).Select(i => $"{i},{i * 37 % 101}"))));
        File.WriteAllBytes(At("cut.zip"), whole[..Math.Min(keep, whole.Length)]);
        await Assert.ThrowsAsync<InputException>(() => Resolve(At("cut.zip")));
    }

    [Fact]
    public async Task A_gzip_cut_short_is_refused_not_read_in_part()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 5000; i++) gzip.Write(Encoding.UTF8.GetBytes($"{i},{i * 7919 % 10007}\n"));
        File.WriteAllBytes(At("cut.csv.gz"), buffer.ToArray()[..(int)(buffer.Length / 2)]);
        await Refused("깨졌", At("cut.csv.gz"));
    }

    [Fact]
    public async Task A_gzip_of_several_members_is_read_whole()
    {
        using var buffer = new MemoryStream();
        foreach (var part in new[] { "a,b\n1,2\n", "3,4\n5,6\n7,8\n" })
        {
            using var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true);
            gzip.Write(Encoding.UTF8.GetBytes(part));
        }
        File.WriteAllBytes(At("parts.csv.gz"), buffer.ToArray());
        using var sources = await Resolve(At("parts.csv.gz"));
        Assert.Equal("a,b\n1,2\n3,4\n5,6\n7,8\n", File.ReadAllText(sources.Files[0].File.Path));
    }

    [Fact]
    public async Task A_damaged_archive_in_a_folder_does_not_stop_the_others()
    {
        Write("good.csv", "a,b\n1,2\n");
        File.WriteAllBytes(At("bad.zip"), [.. "PK\u0003\u0004"u8, 1, 2, 3]);
        using var sources = await Resolve(_folder);
        Assert.Single(sources.Files);
        Assert.Equal(Severity.Warning, Assert.Single(sources.Skipped).Reason.Severity);
    }

    [Fact]
    public async Task What_is_named_directly_must_be_readable()
    {
        Write("unknown.bin", "\0\u0001\u0002");
        Write("empty.dat", "");
        await Refused("형식의 파일인지", At("unknown.bin"));
        await Refused("빈 파일", At("empty.dat"));
        await Refused("없습니다", At("nowhere.csv"));
    }

    [Fact]
    public async Task Of_several_that_are_named_what_can_not_be_read_is_told_and_the_others_go_on()
    {
        Write("표.csv", "a,b\n1,2\n");
        Write("empty.csv", "");
        Write("unknown.bin", "\0\u0001\u0002");
        Write("깨진.zip", "PK\u0003\u0004 half");
        using var sources = await Resolve(At("empty.csv"), At("표.csv"), At("unknown.bin"), At("깨진.zip"));
        Assert.Equal("표.csv", Assert.Single(sources.Files).File.Name);
        Assert.Equal(["empty.csv not-readable", "unknown.bin not-readable", "깨진.zip not-readable"], sources.Skipped.Select(skipped => $"{Path.GetFileName(skipped.Origin)} {skipped.Reason.Rule}").OrderBy(line => line, StringComparer.Ordinal));
        Assert.Contains("빈 파일", sources.Skipped.Single(skipped => skipped.Origin.EndsWith("empty.csv", StringComparison.Ordinal)).Reason.Message.Ko, StringComparison.Ordinal);
        await Refused("없습니다", At("표.csv"), At("nowhere.csv"));
    }

    [Fact]
    public async Task A_connector_may_be_chosen()
    {
        Write("rows.data", "[{\"a\":1}]");
        using var sources = await Resolver().Resolve([At("rows.data")], "csv", CancellationToken.None);
        Assert.Equal("csv", sources.Files[0].Connector.Card.Id);
        await Assert.ThrowsAsync<InputException>(() => Resolver().Resolve([At("rows.data")], "nothing", CancellationToken.None));
    }

    [Fact]
    public async Task The_same_file_named_twice_comes_once()
    {
        Write("a.csv", "a,b\n1,2\n");
        using var sources = await Resolve(At("a.csv"), _folder, At("a.csv"));
        Assert.Single(sources.Files);
    }

    [Fact]
    public async Task An_address_is_fetched_and_its_key_is_not_kept()
    {
        await using var server = new OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[{\"a\":1}]");
        using var sources = await Resolve($"http://127.0.0.1:{server.Port}/data/list?serviceKey=SECRET&pageNo=1");
        var file = Assert.Single(sources.Files).File;
        Assert.Equal("list.json", file.Name);
        Assert.DoesNotContain("SECRET", file.Origin, StringComparison.Ordinal);
        Assert.Contains("pageNo=1", file.Origin, StringComparison.Ordinal);
    }

    private async Task Refused(string words, params string[] named) => await Refused(words, new SourceLimits(), named);

    private async Task Refused(string words, SourceLimits limits, params string[] named)
    {
        var refusal = await Assert.ThrowsAsync<InputException>(() => Resolver(limits).Resolve(named, null, CancellationToken.None));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    private Task<ResolvedSources> Resolve(params string[] named) => Resolver().Resolve(named, null, CancellationToken.None);

    private SourceResolver Resolver(SourceLimits? limits = null) =>
        new([new CsvConnector(), new JsonConnector()], new DataHome(Path.Combine(_folder, ".home")), _egress, limits);

    private string At(string name) => Path.Combine(_folder, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
    }

    private void Zip(string name, params (string Name, string Text)[] entries) =>
        Zip(name, [.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Text)))]);

    private void Zip(string name, params (string Name, byte[] Bytes)[] entries) => File.WriteAllBytes(At(name), Pack(Encoding.UTF8, entries));

    private void Zip(string name, Encoding names, params (string Name, string Text)[] entries) =>
        File.WriteAllBytes(At(name), Pack(names, [.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Text)))]));

    private static byte[] ZipBytes(params (string Name, string Text)[] entries) =>
        Pack(Encoding.UTF8, [.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Text)))]);

    private static byte[] ZipBytes(params (string Name, byte[] Bytes)[] entries) => Pack(Encoding.UTF8, entries);

    private static byte[] Pack(Encoding names, (string Name, byte[] Bytes)[] entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true, names))
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        return buffer.ToArray();
    }

    public void Dispose()
    {
        _egress.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
