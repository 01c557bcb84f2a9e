using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Maru.App.Lake;

namespace Maru.Cli.Tests;

public sealed class MendTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-mend-cli-").FullName;

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Stops(int count, string wrong) => "번호,설치일,의자수\n" + string.Concat(Enumerable.Range(0, count).Select(n => $"S{n:00000},2024-01-{(n % 28) + 1:00},{n % 4}\n")) + wrong;

    [Fact]
    public async Task Rows_are_listed_tried_and_mended_by_row_by_value_and_by_file()
    {
        await _home.Ingest("정류장.csv", Stops(400, "S90,2025-13-01,2\nS91,2025-13-01,3\nS92,2024-02-01,서너개\nS93,미정,1\n"));
        var (exit, output, error) = await _home.Run("mend", "정류장", "--list");
        Assert.True(exit == 0, error);
        Assert.Contains("설치일: 날짜 아님 · 3행", output, StringComparison.Ordinal);
        Assert.Contains("402  2025-13-01", output, StringComparison.Ordinal);

        (exit, output, _) = await _home.Run("mend", "정류장", "--row", "404", "--set", "의자수=넷", "--try");
        Assert.Equal(1, exit);
        Assert.Contains("의자수 \"넷\": 기대한 값은 정수", output, StringComparison.Ordinal);
        (exit, _, error) = await _home.Run("mend", "정류장", "--row", "404", "--set", "의자수=4");
        Assert.Equal(2, exit);
        Assert.Contains("이름이 없거나", error, StringComparison.Ordinal);
        (exit, output, error) = await _home.Run("mend", "정류장", "--row", "404", "--set", "의자수=4", "--by", "김서연", "--why", "현장 확인");
        Assert.True(exit == 0, error);
        Assert.Contains("정류장 버전 2: 1행을 다시 들여 모두 401행, 따로 둔 행 3개", output, StringComparison.Ordinal);

        (exit, output, error) = await _home.Run("mend", "정류장", "--found", "설치일=2025-13-01", "--to", "2025-12-01", "--by", "김서연", "--why", "대장 대조", "--json");
        Assert.True(exit == 0, error);
        using (var json = JsonDocument.Parse(output))
        {
            Assert.Equal((3, 403, 1), (json.RootElement.GetProperty("version").GetInt32(), json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("setAside").GetInt32()));
            Assert.All(json.RootElement.GetProperty("lines").EnumerateArray(), line => Assert.Equal(("2025-12-01", true), (line.GetProperty("changes").GetProperty("설치일").GetString(), line.GetProperty("mended").GetBoolean())));
        }
        var file = Path.Combine(_folder, "고침.csv");
        await File.WriteAllTextAsync(file, "행,컬럼,값\n405,설치일,2026-01-05\n", new UTF8Encoding(false));
        (exit, output, error) = await _home.Run("mend", "정류장", "--file", file, "--by", "김서연", "--why", "대장 대조");
        Assert.True(exit == 0, error);
        Assert.Contains("버전 4: 1행을 다시 들여 모두 404행, 따로 둔 행 0개", output, StringComparison.Ordinal);
        Assert.Equal("따로 둔 행이 없습니다.\n", (await _home.Run("mend", "정류장", "--list")).Output);

        // And the next file says what became of them.
        await File.WriteAllTextAsync(Path.Combine(_folder, "정류장.csv"), Stops(400, "S90,2025-13-01,2\nS91,2025-13-01,3\nS92,2024-02-01,5\nS93,미정,1\nS94,2026-02-02,1\n"), new UTF8Encoding(false));
        (exit, _, error) = await _home.Run("ingest", Path.Combine(_folder, "정류장.csv"));
        Assert.Equal(0, exit);
        Assert.Contains("사람이 고친 행 3가지가 이 원본에도 있어 같은 대로 고쳤습니다", error, StringComparison.Ordinal);
        Assert.Contains("전에 사람이 고친 행 1가지는 원본이 바뀌어", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_stays_out_and_a_file_that_is_no_table_of_corrections_says_so()
    {
        await _home.Ingest("정류장.csv", Stops(30, "S90,2025-13-01,2\n"));
        var (exit, output, error) = await _home.Run("mend", "정류장", "--row", "32", "--out", "--by", "김서연", "--why", "없어진 곳");
        Assert.True(exit == 0, error);
        Assert.Contains("1행을 밖에 두기로 기록했습니다", output, StringComparison.Ordinal);
        Assert.Contains("따로 둔 행이 없습니다", (await _home.Run("mend", "정류장", "--list")).Output, StringComparison.Ordinal);
        var file = Path.Combine(_folder, "아님.csv");
        await File.WriteAllTextAsync(file, "가,나,다\n1,2,3\n");
        (exit, _, error) = await _home.Run("mend", "정류장", "--file", file, "--by", "김서연", "--why", "시험");
        Assert.Equal(2, exit);
        Assert.Contains("row,column,value", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_values_for_one_cell_and_words_for_no_value_are_refused()
    {
        await _home.Ingest("정류장.csv", "번호,경도,의자수\n" + string.Concat(Enumerable.Range(0, 60).Select(n => $"S{n:000},127.7{n:00},{n % 4}\n")) + "S90,어딘가,2\n");
        var file = Path.Combine(_folder, "고침.csv");
        await File.WriteAllTextAsync(file, "행,컬럼,값\n62,경도,127.71\n62,경도,127.72\n");
        var (exit, _, error) = await _home.Run("mend", "정류장", "--file", file, "--by", "김서연", "--why", "대장 대조");
        Assert.Equal(2, exit);
        Assert.Contains("2째 줄 \"127.71\", 3째 줄 \"127.72\"", error, StringComparison.Ordinal);
        (exit, _, error) = await _home.Run("mend", "정류장", "--row", "62", "--set", "경도=127.71", "--set", "경도=127.72", "--by", "김서연", "--why", "대장 대조");
        Assert.Equal(2, exit);
        Assert.Contains("값이 둘입니다", error, StringComparison.Ordinal);
        foreach (var word in (string[])["NaN", "***", "-"])
        {
            (exit, _, error) = await _home.Run("mend", "정류장", "--row", "62", "--set", "경도=" + word, "--by", "김서연", "--why", "대장 대조");
            Assert.Equal(2, exit);
            Assert.Contains("값이 없으면 비워 두세요", error, StringComparison.Ordinal);
        }
        await File.WriteAllTextAsync(file, "행,컬럼,값\n62,경도,127.71\n62,경도,127.71\n");
        (exit, _, error) = await _home.Run("mend", "정류장", "--file", file, "--by", "김서연", "--why", "대장 대조");
        Assert.True(exit == 0, error);
    }

    [Fact]
    public async Task Killed_while_rows_are_taken_in_the_old_version_or_the_whole_new_one_is_there()
    {
        await _home.Ingest("정류장.csv", Stops(60_000, "S90,2025-13-01,2\n"));
        string[] call = ["mend", "정류장", "--found", "설치일=2025-13-01", "--to", "2025-12-01", "--by", "김서연", "--why", "대장 대조", "--data", _home.Data];
        var random = new Random(20261122);
        // How long it takes when nobody interferes, on a copy.
        var copy = Path.Combine(_folder, "copy");
        CopyFolder(_home.Data, copy);
        var watch = Stopwatch.StartNew();
        using (var whole = Start([.. call[..^1], copy])) await whole.WaitForExitAsync();
        var span = watch.Elapsed;
        var killed = 0;
        for (var i = 0; i < 10; i++)
        {
            using (var process = Start(call))
            {
                if (!process.WaitForExit(span * (0.3 + (random.NextDouble() * 0.75)))) killed++;
                process.Kill();
                await process.WaitForExitAsync();
            }
            var lake = new LakeStore(new DataHome(_home.Data));
            var newest = lake.Latest("정류장")!;
            Assert.Contains((newest.Version, newest.Rows, newest.SetAside), new[] { (1, 60_000L, 1L), (2, 60_001L, 0L) });
            Assert.All(newest.Parts.Zip(lake.PartPaths(newest)), pair => Assert.Equal(pair.First.Bytes, new FileInfo(pair.Second).Length));
            Assert.Equal(newest.Version == 2 ? 1 : 0, lake.Mendings(newest).Count);
            if (newest.Version == 1) continue;
            // The record is the version's own: it is there even when the program died before the catalogue heard of it.
            _home.Catalog.Prepare();
            Assert.Single(_home.Catalog.Mendings("정류장"));
            Directory.Delete(Path.Combine(_home.Data, "lake", "정류장", "2"), recursive: true);
        }
        Assert.True(killed > 3, $"Only {killed} of 10 were killed.");
        using (var last = Start(call)) await last.WaitForExitAsync();
        Assert.Equal((2, 60_001L), (new LakeStore(new DataHome(_home.Data)).Latest("정류장")!.Version, new LakeStore(new DataHome(_home.Data)).Latest("정류장")!.Rows));
    }

    private Process Start(string[] call) => Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null 2>> \"$0\"", Path.Combine(_folder, "errors"), Path.Combine(AppContext.BaseDirectory, "maru"), .. call]))!;

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(folder.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, file.Replace(from, to, StringComparison.Ordinal));
    }
}
