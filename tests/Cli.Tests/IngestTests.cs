using Maru.App.Catalog;

namespace Maru.Cli.Tests;

public sealed class IngestTests : IDisposable
{
    private readonly TestHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_personal_column_is_opened_only_with_a_reason_that_stays_on_record()
    {
        var path = Path.Combine(Path.GetDirectoryName(_home.Data)!, "상담.csv");
        await File.WriteAllTextAsync(path, "번호,연락처\n" + string.Concat(Enumerable.Range(1, 50).Select(n => $"{n},010-{1000 + n}-{2000 + n}\n")));
        string[] opening = ["ingest", path, "--set", "column.연락처.closed=false"];
        var (exit, _, error) = await _home.Run(opening);
        Assert.Equal(2, exit);
        Assert.Contains("까닭", error, StringComparison.Ordinal);
        Assert.Empty(_home.Catalog.Snapshot().Entries);

        Assert.Equal(0, (await _home.Run([.. opening, "--because", "대표 번호"])).Exit);
        var column = _home.Catalog.Snapshot().Find("상담")!.Columns.Single(column => column.Name == "연락처");
        Assert.Equal((false, Environment.UserName, "대표 번호"), (column.Closed, column.DecidedBy, column.DecidedWhy));
    }

    [Fact]
    public async Task A_folder_says_of_every_file_what_came_of_it_and_ends_with_1_when_one_could_not_be_read()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_home.Data)!, "모음")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "벤치.csv"), "번호,이름,수\n1,가,3\n2,나,4\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), "안내");
        await File.WriteAllTextAsync(Path.Combine(folder, "깨진.json"), "[{\"a\": 1}, {\"a\": ");
        var (exit, _, error) = await _home.Run("ingest", folder);
        Assert.Equal(1, exit);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Single(lines, line => line.StartsWith("✓ 벤치 버전 1: 2행", StringComparison.Ordinal));
        var failed = Assert.Single(lines, line => line.StartsWith("✗ ", StringComparison.Ordinal));
        Assert.Equal(2, failed.Split("깨진.json").Length);
        Assert.Single(lines, line => line.StartsWith("– ", StringComparison.Ordinal) && line.Contains("README.md", StringComparison.Ordinal));
        Assert.Equal("끝: 데이터 1개, 2행, 읽지 못한 파일 1개, 건너뛴 파일 1개.", lines[^2]);
        Assert.StartsWith("공개 범위: 누구나 1개.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_among_those_named_is_told_and_the_others_come_in_but_one_version_lacks_nothing()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(_home.Data)!, "모음")).FullName;
        var (full, empty) = (Path.Combine(folder, "벤치.csv"), Path.Combine(folder, "빈것.csv"));
        await File.WriteAllTextAsync(full, "번호,이름,수\n1,가,3\n2,나,4\n");
        await File.WriteAllTextAsync(empty, "");
        var (exit, _, error) = await _home.Run("ingest", empty, full);
        Assert.Equal(1, exit);
        Assert.Contains("✓ 벤치 버전 1: 2행", error, StringComparison.Ordinal);
        Assert.Matches("✗ .*빈것.csv: 빈 파일입니다. 파일을 다시 받으세요.", error);
        Assert.Contains("끝: 데이터 1개, 2행, 읽지 못한 파일 1개.", error, StringComparison.Ordinal);
        var whole = await _home.Run("ingest", full, empty, "--append", "--dataset", "둘");
        Assert.Equal((2, true), (whole.Exit, whole.Error.Contains("빈 파일", StringComparison.Ordinal)));
        Assert.Null(_home.Catalog.FindNow("둘"));
    }

    [Fact]
    public async Task Data_taken_in_for_staff_only_is_never_open_and_says_why()
    {
        var path = Path.Combine(Path.GetDirectoryName(_home.Data)!, "순찰.csv");
        await File.WriteAllTextAsync(path, "번호,곳\n1,서면\n2,동면\n");
        var (exit, _, error) = await _home.Run("ingest", path, "--access", "internal");
        Assert.Equal((2, true), (exit, error.Contains("까닭", StringComparison.Ordinal)));
        Assert.Equal(0, (await _home.Run("ingest", path, "--access", "internal", "--because", "순찰 경로")).Exit);
        var entry = _home.Catalog.FindNow("순찰")!;
        Assert.Equal((AccessLevel.Internal, "순찰 경로"), (entry.Access, entry.AccessReason));
        Assert.Equal(0, (await _home.Run("ingest", path, "--access", "everyone")).Exit);
        Assert.Equal(AccessLevel.Everyone, _home.Catalog.FindNow("순찰")!.Access);
    }

    [Fact]
    public async Task A_correction_of_a_column_that_no_table_has_is_told()
    {
        var path = Path.Combine(Path.GetDirectoryName(_home.Data)!, "가로등.csv");
        await File.WriteAllTextAsync(path, "번호,곳\n1,서면\n2,동면\n");
        var (exit, _, error) = await _home.Run("ingest", path, "--set", "column.없음.closed=true");
        Assert.Equal(1, exit);
        Assert.Contains("✗ --set column.없음: 어느 표에도 없는 컬럼", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_for_a_folder_that_is_not_there_and_data_that_is_a_file_are_refused_in_words()
    {
        await _home.Ingest("벤치.csv", "번호,이름\n1,가\n2,나\n");
        var missing = Path.Combine(Path.GetDirectoryName(_home.Data)!, "없는", "결과.csv");
        var (exit, _, error) = await _home.Run("query", "select 1", "--out", missing);
        Assert.Equal((2, true), (exit, error.Contains("폴더가 없습니다", StringComparison.Ordinal)));
        (exit, _, error) = await _home.Run("export", "벤치", "--format", "csv", "--out", missing);
        Assert.Equal((2, true), (exit, error.Contains("폴더가 없습니다", StringComparison.Ordinal)));
        var file = Path.Combine(Path.GetDirectoryName(_home.Data)!, "벤치.csv");
        using StringWriter output = new(), said = new();
        Assert.Equal(2, await Program.Run(["datasets", "--data", file], output, said, CancellationToken.None));
        Assert.Contains("폴더가 아니라 파일입니다", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_wrong_in_a_table_is_said_with_it()
    {
        var path = Path.Combine(Path.GetDirectoryName(_home.Data)!, "긴.csv");
        await File.WriteAllTextAsync(path, "번호,값\n" + string.Concat(Enumerable.Range(1, 65_535).Select(n => $"{n},{n % 7}\n")));
        var (exit, _, error) = await _home.Run("ingest", path);
        Assert.Equal(0, exit);
        Assert.Contains("\n  주의: 자료가 정확히 65,535행입니다.", error, StringComparison.Ordinal);
    }
}
