using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.App.Jobs;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Tests;

public sealed partial class JobsTests : IDisposable
{
    private readonly TestHome _home = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"maru-jobs-{Guid.NewGuid():N}.csv");

    public void Dispose()
    {
        _home.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_collection_is_declared_run_looked_at_paused_and_removed()
    {
        await File.WriteAllTextAsync(_file, "번호,이름\n1,시청\n2,역앞\n", Encoding.UTF8);
        Assert.Contains("작업이 없습니다", (await _home.Run("jobs")).Error, StringComparison.Ordinal);

        var (exit, _, said) = await _home.Run("jobs", "add", "정류장 모으기", _file, "--at", "평일 06:00", "--dataset", "stops", "--catch-up", "each");
        Assert.True(exit == 0, said);
        Assert.Matches("✓ 정류장-모으기: 영업일 06:00, 다음은 20", said);

        (exit, _, said) = await _home.Run("jobs", "run", "정류장-모으기");
        Assert.True(exit == 0, said);
        Assert.Contains("✓ 정류장-모으기: stops 버전 1: 2행", said, StringComparison.Ordinal);

        var table = (await _home.Run("jobs")).Output;
        Assert.Matches("정류장-모으기 +영업일 06:00 +성공 +20", table);
        using var json = JsonDocument.Parse((await _home.Run("jobs", "--json")).Output);
        var job = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal("each", job.GetProperty("catchUp").GetString());
        Assert.Equal("succeeded", job.GetProperty("last").GetProperty("state").GetString());

        await _home.Run("jobs", "pause", "정류장-모으기");
        Assert.Contains("멈춰 둠", (await _home.Run("jobs")).Output, StringComparison.Ordinal);
        await _home.Run("jobs", "resume", "정류장-모으기");
        await _home.Run("jobs", "run", "정류장-모으기");
        var history = (await _home.Run("jobs", "history", "정류장-모으기")).Output;
        Assert.Equal(2, Success().Count(history));
        Assert.Contains("바뀐 것이 없습니다", history, StringComparison.Ordinal);

        Assert.Equal(0, (await _home.Run("jobs", "remove", "정류장-모으기")).Exit);
        Assert.Equal(2, (await _home.Run("jobs", "history", "정류장-모으기")).Exit);
        Assert.Contains("stops", (await _home.Run("datasets")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_is_done_without_a_server()
    {
        await File.WriteAllTextAsync(_file, "번호,이름\n1,시청\n", Encoding.UTF8);
        await _home.Run("jobs", "add", "원본", _file, "--dataset", "source");
        await _home.Run("jobs", "add", "집계", _file, "--dataset", "summary", "--after", "원본");
        Assert.Equal(0, (await _home.Run("jobs", "run", "--due")).Exit);
        Assert.DoesNotContain("source", (await _home.Run("datasets")).Output, StringComparison.Ordinal);
        await _home.Run("jobs", "run", "원본");
        var (exit, _, said) = await _home.Run("jobs", "run", "--due");
        Assert.True(exit == 0, said);
        Assert.Contains("✓ 집계: summary 버전 1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_waits_says_until_when_and_is_no_failure()
    {
        await _home.Run("jobs", "add", "늦는파일", _file, "--dataset", "late");
        var (exit, _, said) = await _home.Run("jobs", "run", "늦는파일");
        Assert.True(exit == 3, $"{exit}: {said}");
        Assert.Matches("… 늦는파일: .+ 다시 하는 때: 20[0-9-]+ [0-9:]+\\. 켜져 있는 서버나", said);
        await _home.Run("jobs", "add", "없는파일", _file, "--dataset", "none", "--attempts", "1");
        (exit, _, said) = await _home.Run("jobs", "run", "없는파일");
        Assert.True(exit == 2, $"{exit}: {said}");
        Assert.Contains("✗ 없는파일", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_waited_is_done_now_when_a_server_does_the_work()
    {
        await _home.Run("jobs", "add", "늦는파일", _file, "--dataset", "late");
        Assert.Equal(3, (await _home.Run("jobs", "run", "늦는파일")).Exit);
        await using var server = new ServiceCollection().AddMaru(_home.Data).BuildServiceProvider();
        using var closing = new CancellationTokenSource();
        var running = server.GetRequiredService<JobRunner>().Run(closing.Token);
        await File.WriteAllTextAsync(_file, "번호,이름\n1,시청\n", Encoding.UTF8);
        var (exit, _, said) = await _home.Run("jobs", "run", "늦는파일");
        Assert.True(exit == 0, $"{exit}: {said}");
        Assert.Contains("✓ 늦는파일: late 버전 1: 1행", said, StringComparison.Ordinal);
        await closing.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Theory]
    [InlineData("곧", "매일 06:00", "add", "이름", "x.csv", "--at", "곧")]
    [InlineData("없는 작업", "있는 작업", "run", "없는 작업")]
    [InlineData("없는작업", "있는 작업", "add", "이름", "x.csv", "--after", "없는작업")]
    [InlineData("0", "100", "add", "이름", "x.csv", "--attempts", "0")]
    [InlineData("무엇을", "--due", "run")]
    public async Task A_slip_is_answered_with_what_was_found_and_what_to_write(string found, string expected, params string[] call)
    {
        var (exit, _, error) = await _home.Run(["jobs", .. call]);
        Assert.Equal(2, exit);
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_of_hosts_are_shown_and_set()
    {
        Assert.Matches(@"apis\.data\.go\.kr +5 +10 +10,000", (await _home.Run("jobs", "limit")).Output);
        var (_, output, _) = await _home.Run("jobs", "limit", "apis.data.go.kr", "--per-day", "1000");
        Assert.Matches(@"apis\.data\.go\.kr +5 +10 +1,000", output);
    }

    [Fact]
    public async Task Folders_that_pages_may_collect_from_are_named_listed_and_taken_off()
    {
        await File.WriteAllTextAsync(_file, "번호,이름\n1,시청\n", Encoding.UTF8);
        Assert.Contains("정한 폴더가 없습니다", (await _home.Run("sources", "folders")).Error, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("maru-folder-").FullName;
        try
        {
            Assert.Equal(0, (await _home.Run("sources", "folders", "add", "공유", folder)).Exit);
            // The machine's own administrator names what they will.
            Assert.Equal(0, (await _home.Run("jobs", "add", "밖의 것", _file)).Exit);
            var list = (await _home.Run("sources", "folders")).Output;
            Assert.Contains(folder, list, StringComparison.Ordinal);
            Assert.Contains($"폴더 밖: 작업 밖의-것, {_file}", list, StringComparison.Ordinal);
            Assert.Equal(2, (await _home.Run("sources", "folders", "add", "공유", folder)).Exit);
            Assert.Equal(0, (await _home.Run("sources", "folders", "remove", "공유")).Exit);
            Assert.Contains("정한 폴더가 없습니다", (await _home.Run("sources")).Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    [Fact]
    public async Task Parts_of_a_command_have_their_own_help()
    {
        Assert.Contains("maru jobs add <name> <sources>…", (await _home.Run("jobs", "add", "--help")).Output, StringComparison.Ordinal);
        Assert.Contains("'maru jobs add --help'", (await _home.Run("jobs", "add")).Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("성공")]
    private static partial Regex Success();
}
