using System.Data.Common;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.App.Sql;
using Maru.Core;
using Microsoft.Data.Sqlite;

namespace Maru.App.Tests.Sql;

public sealed class SqlCollectorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-sql-").FullName;
    private readonly DataHome _home;

    public SqlCollectorTests()
    {
        _home = new(Path.Combine(_folder, "data"));
        Directory.CreateDirectory(_home.Connections);
        File.WriteAllText(Path.Combine(_home.Connections, "city.yaml"), $"kind: sqlite\nfile: {Database}\nqueries:\n  grown: select id, name from permit where id > 1;\n");
        Run("create table permit(id integer primary key, name text, fee real, changed text, photo blob)");
        Run("insert into permit values(1, '가', 1.5, '2026-01-01', null), (2, '나', null, '2026-01-02', x'00')");
    }

    private string Database => Path.Combine(_folder, "city.db");

    [Fact]
    public async Task A_table_becomes_a_file_of_texts_and_bytes_are_told()
    {
        var (file, lines) = await Collect("city/permit");
        Assert.Equal(["""{"id":"1","name":"가","fee":"1.5","changed":"2026-01-01","photo":null}""", """{"id":"2","name":"나","fee":null,"changed":"2026-01-02","photo":null}"""], lines);
        Assert.Equal(("permit.jsonl", "sql:city/permit", "json"), (file.Name, file.Origin, file.Connector));
        Assert.Equal(("bytes-not-read", "photo"), file.Issues.Select(issue => (issue.Rule, issue.Column)).Single());
    }

    [Fact]
    public async Task A_named_query_is_collected_like_a_table() =>
        Assert.Equal(["""{"id":"2","name":"나"}"""], (await Collect("city/grown")).Lines);

    [Fact]
    public async Task Behind_a_growing_key_only_new_rows_are_read_and_the_file_holds_all()
    {
        Assert.Equal(2, (await Collect("city/permit", ("take", "key"), ("key", "id"))).Lines.Length);
        Run("insert into permit(id, name) values(3, '다')");
        // What was read before is not read again, so that its change is not seen.
        Run("update permit set name = '고침' where id = 1");
        var (file, lines) = await Collect("city/permit", ("take", "key"), ("key", "id"));
        Assert.Equal(["1 가", "2 나", "3 다"], lines.Select(Brief));
        Assert.Equal("sql:city/permit?take=key&key=id", file.Origin);
        Assert.DoesNotContain(file.Issues, issue => issue.Rule == "rows-differ-from-total");
    }

    [Fact]
    public async Task Rows_changed_since_the_newest_time_take_the_place_of_their_former_selves()
    {
        await Collect("city/permit", ("take", "time"), ("key", "id"), ("time", "changed"));
        Run("update permit set name = '고침', changed = '2026-02-01' where id = 1");
        Run("insert into permit(id, name, changed) values(3, '다', '2026-01-02')");
        Assert.Equal(["2 나", "3 다", "1 고침"], (await Collect("city/permit", ("take", "time"), ("key", "id"), ("time", "changed"))).Lines.Select(Brief));
    }

    [Fact]
    public async Task Rows_that_came_late_or_went_are_told_by_number()
    {
        Run("insert into permit(id, name) values(10, '차')");
        await Collect("city/permit", ("take", "key"), ("key", "id"));
        Run("insert into permit(id, name) values(5, '마')");
        var issue = Assert.Single((await Collect("city/permit", ("take", "key"), ("key", "id"))).File.Issues, issue => issue.Rule == "rows-differ-from-total");
        Assert.Equal(("3", "4"), (issue.Found, issue.Expected));
    }

    [Fact]
    public async Task A_state_that_was_cut_off_before_it_was_written_changes_nothing()
    {
        await Collect("city/permit", ("take", "key"), ("key", "id"));
        var spool = Assert.Single(Directory.GetDirectories(_home.Collected));
        File.WriteAllText(Path.Combine(spool, "half.jsonl"), "{\"id\":\"9\"");
        File.WriteAllText(Path.Combine(spool, "state.json.half.jsonl"), "{");
        Run("insert into permit(id, name) values(3, '다')");
        Assert.Equal(["1 가", "2 나", "3 다"], (await Collect("city/permit", ("take", "key"), ("key", "id"))).Lines.Select(Brief));
        Assert.Equal(2, Directory.GetFiles(spool).Length);
    }

    [Theory]
    [InlineData("city/permit", "key", "take", "key")]
    [InlineData("city/permit", "time", "take", "time", "key", "id")]
    [InlineData("city", "표")]
    [InlineData("other/permit", "connections/other.yaml")]
    [InlineData("../city/permit", "연결이 없습니다")]
    [InlineData("city/nothing", "거절")]
    [InlineData("city/permit", "컬럼", "take", "key", "key", "nothing")]
    public async Task What_cannot_be_collected_is_refused_with_what_to_do(string name, string words, params string[] settings)
    {
        var given = settings.Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        var refusal = await Assert.ThrowsAsync<InputException>(() => Collect(name, given));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_cannot_write()
    {
        await using var database = await SqlConnectionFile.Find(_home, "city").Open(CancellationToken.None);
        await using var command = database.CreateCommand();
        command.CommandText = "delete from permit";
        Assert.Contains("readonly", (await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_description_is_its_owners_alone_and_its_mistakes_are_told_without_what_stands_there()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(_home.Connections, "city.yaml");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await Collect("city/permit");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.WriteAllText(path, "kind: postgres\nconnection: [Password=HUSH\n");
        var refusal = await Assert.ThrowsAsync<InputException>(() => Collect("city/permit"));
        Assert.DoesNotContain("HUSH", refusal.ToString(), StringComparison.Ordinal);
    }

    // id and name of a line.
    private static string Brief(string line)
    {
        using var row = System.Text.Json.JsonDocument.Parse(line);
        return $"{row.RootElement.GetProperty("id").GetString()} {row.RootElement.GetProperty("name").GetString()}";
    }

    private async Task<(CollectedFile File, string[] Lines)> Collect(string name, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("n"))).FullName;
        var file = await new SqlCollector(_home).Collect(new(name, settings.ToDictionary(s => s.Name, s => s.Value), folder), CancellationToken.None);
        return (file, await File.ReadAllLinesAsync(file.Path));
    }

    private void Run(string sql)
    {
        using var database = new SqliteConnection($"Data Source={Database};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
