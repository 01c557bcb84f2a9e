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
}
