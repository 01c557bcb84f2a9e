namespace Maru.Cli.Tests;

public sealed class WatchTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-watch-").FullName;

    [Fact]
    public async Task What_arrives_is_taken_in_and_moved_and_what_is_no_data_is_kept_with_its_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "정류장.csv"), "이름,수\n가,1\n나,2\n");
        await File.WriteAllBytesAsync(Path.Combine(_folder, "깨짐.xlsx"), [1, 2, 3, 4]);
        var (exit, _, error) = await _home.Run("watch", _folder, "--once", "--rest", "0.2", "--every", "0.1");
        Assert.True(exit == 0, error);
        Assert.Equal(["정류장.csv"], Names("done"));
        Assert.Equal(["깨짐.xlsx", "깨짐.xlsx.txt"], Names("failed"));
        Assert.Empty(Directory.GetFiles(_folder));
        var sum = Path.Combine(_folder, "done", "합.csv");
        await _home.Run("query", "select sum(수) as 합 from \"정류장\"", "--format", "csv", "--out", sum);
        Assert.Equal("합\n3", (await File.ReadAllTextAsync(sum)).Trim('\uFEFF', '\r', '\n').ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_folder_is_watched_by_a_job_that_looks_every_minute()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "정류장.csv"), "이름,수\n가,1\n나,2\n");
        var (exit, _, error) = await _home.Run("jobs", "watch", "받는 곳", _folder, "--rest", "0.2", "--access", "internal");
        Assert.True(exit == 0, error);
        Assert.Contains("✓ 받는-곳: 1분마다", error, StringComparison.Ordinal);
        (exit, _, error) = await _home.Run("jobs", "run", "받는-곳");
        Assert.True(exit == 0, error);
        Assert.Contains("파일 1개: 정류장 버전 1: 2행", error, StringComparison.Ordinal);
        Assert.Equal(["정류장.csv"], Names("done"));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        var (exit, _, error) = await _home.Run("watch", Path.Combine(_folder, "없음"));
        Assert.Equal(2, exit);
        Assert.Contains("그런 폴더가 없습니다", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_apis_are_listed_with_what_they_need()
    {
        var (exit, output, _) = await _home.Run("list", "apis", "--json");
        Assert.Equal(0, exit);
        Assert.Contains("\"kma-village-forecast\"", output, StringComparison.Ordinal);
        Assert.Contains("꼭 줄 값: nx, ny", output, StringComparison.Ordinal);
        Assert.Contains("\"data-go-kr\"", output, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Names(string folder) => Directory.GetFiles(Path.Combine(_folder, folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
