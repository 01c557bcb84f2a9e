using System.Data.Common;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.App.Sql;
using Maru.App.Tests.Jobs;
using Maru.Core;
using Npgsql;

namespace Maru.App.Tests.Sql;

/// <summary>Tables of a real PostgreSQL server as a source.</summary>
public sealed class PostgresSourceTests : IClassFixture<PostgresSourceTests.Server>, IDisposable
{
    private readonly Server _server;
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-sql-").FullName;
    private readonly DataHome _home;

    public PostgresSourceTests(Server server)
    {
        _server = server;
        _home = new(Path.Combine(_folder, "data"));
        Directory.CreateDirectory(_home.Connections);
        // The city's database writes dates its own way; what is collected does not follow it.
        if (server.Connection is { } connection) Describe($"{connection};Timezone=UTC", "queries:\n  recent: select no, name from road.permit where no > 1;\n");
    }

    [PostgresFact]
    public async Task Values_of_every_kind_come_as_the_server_writes_them()
    {
        Run("""
            create schema kinds;
            create type kinds.state as enum ('접수', '허가');
            create type kinds.geometry as (x int, y int);
            create function kinds.st_astext(kinds.geometry) returns text language sql strict as $$ select format('POINT(%s %s)', ($1).x, ($1).y) $$;
            create table kinds.all_of_them(
                a smallint, b bigint, c numeric(40, 3), d double precision, e boolean, f date, g timestamp, h timestamptz, i time, j interval,
                k uuid, l jsonb, m text[], n bytea, o kinds.state, p char(4), q kinds.geometry, r numeric, s date, "큰 이름" text);
            insert into kinds.all_of_them values(
                1, 9223372036854775807, 1234567890123456789012345678901234567.125, 0.1, true, '2026-09-30', '2026-09-30 08:05:00.25', '2026-09-30 08:05:00+00', '08:05', '1 day 02:00',
                '0b1c2d3e-0000-4000-8000-000000000001', '{"가": [1, 2]}', '{가,"나 다"}', '\x00ff', '허가', 'ab', row(127, 37), 'NaN', 'infinity', '줄
            바꿈 "따옴표"'), (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
            """);
        var (file, lines) = await Collect("city/kinds.all_of_them");
        Assert.Equal(
            """
            {"a":"1","b":"9223372036854775807","c":"1234567890123456789012345678901234567.125","d":"0.1","e":"true","f":"2026-09-30","g":"2026-09-30 08:05:00.25","h":"2026-09-30 17:05:00+09","i":"08:05:00","j":"1 day 02:00:00","k":"0b1c2d3e-0000-4000-8000-000000000001","l":"{\"가\": [1, 2]}","m":"{가,\"나 다\"}","n":null,"o":"허가","p":"ab","q":"POINT(127 37)","r":"NaN","s":"infinity","큰 이름":"줄\n바꿈 \"따옴표\""}
            """,
            lines[0]);
        Assert.Equal(20, lines[1].Split(":null").Length - 1);
        Assert.Equal(("bytes-not-read", "n"), file.Issues.Select(issue => (issue.Rule, issue.Column)).Single());
        Assert.Equal(("all_of_them.jsonl", "sql:city/kinds.all_of_them"), (file.Name, file.Origin));
    }

    [PostgresFact]
    public async Task A_table_a_view_and_a_named_query_are_collected()
    {
        Permits("road");
        Run("create view road.names as select name from road.permit");
        Assert.Equal(2, (await Collect("city/road.permit")).Lines.Length);
        Assert.Equal(["""{"name":"가"}""", """{"name":"나"}"""], (await Collect("city/road.names")).Lines);
        Assert.Equal(["""{"no":"2","name":"나"}"""], (await Collect("city/recent")).Lines);
    }

    [PostgresFact]
    public async Task Behind_a_growing_key_only_new_rows_are_read()
    {
        Permits("bykey");
        Assert.Equal(2, (await Collect("city/bykey.permit", ("take", "key"), ("key", "no"))).Lines.Length);
        Run("insert into bykey.permit values(3, '다', now()); update bykey.permit set name = '고침' where no = 1");
        Assert.Equal(["가", "나", "다"], (await Collect("city/bykey.permit", ("take", "key"), ("key", "no"))).Lines.Select(Name));
    }

    [PostgresFact]
    public async Task Rows_changed_since_the_newest_moment_take_the_place_of_their_former_selves_to_the_microsecond()
    {
        Permits("bytime");
        await Collect("city/bytime.permit", ("take", "time"), ("key", "no"), ("time", "changed"));
        // One microsecond before the newest is old, the newest itself is looked at again.
        Run("update bytime.permit set name = '옛', changed = '2026-01-02 00:00:00.123455+09' where no = 1");
        Run("insert into bytime.permit values(3, '다', '2026-01-02 00:00:00.123456+09'), (4, '라', '2026-03-01')");
        var (file, lines) = await Collect("city/bytime.permit", ("take", "time"), ("key", "no"), ("time", "changed"));
        Assert.Equal(["가", "나", "다", "라"], lines.Select(Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(file.Issues, issue => issue.Rule == "rows-differ-from-total");
    }

    [PostgresFact]
    public async Task A_key_of_text_or_uuid_grows_too()
    {
        Run("create schema bytext; create table bytext.t(id uuid, code text); insert into bytext.t values('00000000-0000-4000-8000-000000000001', 'A-1'), ('00000000-0000-4000-8000-000000000002', 'A-2')");
        foreach (var key in new[] { "id", "code" }) Assert.Equal(2, (await Collect("city/bytext.t", ("take", "key"), ("key", key))).Lines.Length);
        Run("insert into bytext.t values('00000000-0000-4000-8000-000000000003', 'A-3')");
        foreach (var key in new[] { "id", "code" }) Assert.Equal(3, (await Collect("city/bytext.t", ("take", "key"), ("key", key))).Lines.Length);
    }

    [PostgresFact]
    public async Task A_connection_cannot_write_not_even_through_a_function()
    {
        Permits("closed");
        Run("create function closed.wipe() returns int language plpgsql as $$ begin delete from closed.permit; return 1; end $$");
        await using var database = await SqlConnectionFile.Find(_home, "city").Open(CancellationToken.None);
        await using var command = database.CreateCommand();
        command.CommandText = "delete from closed.permit";
        Assert.Equal("25006", (await Assert.ThrowsAnyAsync<DbException>(() => command.ExecuteNonQueryAsync())).SqlState);
        Describe(_server.Connection!, "queries:\n  wipe: select closed.wipe() as n\n");
        await Assert.ThrowsAsync<InputException>(() => Collect("city/wipe"));
        Describe(_server.Connection!, "");
        Assert.Equal(2, (await Collect("city/closed.permit")).Lines.Length);
    }

    [PostgresFact]
    public async Task What_is_refused_is_told_without_the_password()
    {
        Permits("told");
        Assert.Contains("nothing", (await Assert.ThrowsAsync<InputException>(() => Collect("city/told.nothing"))).Message, StringComparison.Ordinal);
        Assert.Contains("컬럼", (await Assert.ThrowsAsync<InputException>(() => Collect("city/told.permit", ("take", "key"), ("key", "NO")))).Message, StringComparison.Ordinal);
        Describe("Host=127.0.0.1;Port=1;Username=reader;Password=HUSH-HUSH;Timeout=2", "");
        var away = await Assert.ThrowsAsync<InputException>(() => Collect("city/told.permit"));
        Assert.DoesNotContain("HUSH", away.ToString(), StringComparison.Ordinal);
        Assert.True(away.IsTransient);
    }

    [PostgresFact]
    public async Task Rows_and_their_number_are_of_one_moment()
    {
        Run("create schema moving; create table moving.t(id int, pad text); insert into moving.t select n, repeat('x', 500) from generate_series(1, 40000) n");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var n = 40_001; !stop.IsCancellationRequested; n++) Run($"insert into moving.t values({n}, 'new')");
        });
        for (var i = 0; i < 3; i++)
        {
            var (file, lines) = await Collect("city/moving.t", ("take", "key"), ("key", "id"));
            Assert.DoesNotContain(file.Issues, issue => issue.Rule == "rows-differ-from-total");
            Assert.True(lines.Length >= 40_000);
        }
        await stop.CancelAsync();
        await writing;
    }

    private void Permits(string schema) =>
        Run($"create schema if not exists {schema}; create table {schema}.permit(no int primary key, name text, changed timestamptz); insert into {schema}.permit values(1, '가', '2026-01-01'), (2, '나', '2026-01-02 00:00:00.123456+09')");

    private void Describe(string connection, string more) => File.WriteAllText(Path.Combine(_home.Connections, "city.yaml"), $"kind: postgres\nconnection: {connection}\n{more}");

    private static string Name(string line)
    {
        using var row = System.Text.Json.JsonDocument.Parse(line);
        return row.RootElement.GetProperty("name").GetString()!;
    }

    private async Task<(CollectedFile File, string[] Lines)> Collect(string name, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("n"))).FullName;
        var file = await new SqlCollector(_home).Collect(new(name, settings.ToDictionary(s => s.Name, s => s.Value), folder), CancellationToken.None);
        return (file, await File.ReadAllLinesAsync(file.Path));
    }

    private void Run(string sql)
    {
        using var database = new NpgsqlConnection(_server.Connection);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One server for all of these tests; none where they are skipped.</summary>
    public sealed class Server : IDisposable
    {
        private readonly PostgresServer? _server = PostgresServer.Programs is null ? null : new();

        public string? Connection => _server?.Connection;

        public void Dispose() => _server?.Dispose();
    }
}
