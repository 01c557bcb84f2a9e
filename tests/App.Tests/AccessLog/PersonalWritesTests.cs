using System.Text;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Ingest;
using Maru.App.Mending;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.AccessLog;

/// <summary>Personal data that come in or are changed stand in the log, and nothing else does.</summary>
public sealed class PersonalWritesTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-writes-").FullName;
    private readonly ServiceProvider _services;

    public PersonalWritesTests() => _services = new ServiceCollection().AddLogging().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        Assert.Null(Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new IngestRequest([path]), null, CancellationToken.None)).Problem);
    }

    private List<LoggedAccess> Records() => [.. _services.GetRequiredService<ReadAccessLog>().Records(new())];

    private static string People(int rows) => "번호,휴대전화,건수\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"V{i},010-{2300 + i}-{4500 + i},{i}\n"));

    [Fact]
    public async Task What_comes_in_with_closed_columns_is_entered_and_other_data_leave_no_record()
    {
        await Ingest("정류장.csv", "번호,이름\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"S{i},정류장{i}\n")));
        Assert.Empty(Records());
        await Ingest("방문.csv", People(40));
        var record = Assert.Single(Records());
        Assert.Equal((AccessAction.Enter, "방문", 40L, MachineAccount.Name), (record.Action, record.What, record.Subjects, record.Account));
        Assert.Equal(["휴대전화"], record.Columns);
        Assert.Contains("방문.csv", record.Reason, StringComparison.Ordinal);
        var made = Path.Combine(_folder, "table.csv");
        await File.WriteAllTextAsync(made, People(30));
        await _services.GetRequiredService<IngestSources>().Run(new([made], "방문표") { Called = _ => "방문 v1: 동별 방문" }, null, CancellationToken.None);
        Assert.Equal("데이터 들이기: 방문 v1: 동별 방문", Records()[^1].Reason);
        Assert.Equal(2, Records().Count);
        // The same file again makes no version, and so no record.
        await Ingest("방문.csv", People(40));
        Assert.Equal(2, Records().Count);
        Asking.As(new(ReaderKind.Account, "lead") { Account = "lead" }, "10.0.0.9");
        try
        {
            await Ingest("방문.csv", People(41));
        }
        finally
        {
            Asking.As(Reader.Machine);
        }
        Assert.Equal(("lead", "10.0.0.9", 41L), (Records()[2].Account, Records()[2].Place, Records()[2].Subjects));
    }

    [Fact]
    public async Task Rows_that_are_mended_are_a_change_where_a_closed_column_is_changed_and_an_entry_else()
    {
        await Ingest("방문.csv", People(320) + "V390,010-9999-1234,많음\nV391,010-9999-1235,적음\n");
        var desk = _services.GetRequiredService<SetAsideDesk>();
        var view = desk.Open("방문")!;
        var rows = view.Groups.SelectMany(group => group.First).Select(row => row.Hash!).ToList();
        Assert.Equal(2, rows.Count);
        _services.GetRequiredService<MendRows>().Run(new("방문", view.Version.Version, [new(rows[0], new Dictionary<string, string> { ["건수"] = "3" })]), "김주무관", "원장을 확인함", CancellationToken.None);
        var entered = Records()[^1];
        Assert.Equal((AccessAction.Enter, 1L), (entered.Action, entered.Subjects));
        Assert.Contains("원장을 확인함", entered.Reason, StringComparison.Ordinal);
        view = desk.Open("방문")!;
        _services.GetRequiredService<MendRows>().Run(new("방문", view.Version.Version, [new(rows[1], new Dictionary<string, string> { ["건수"] = "4", ["휴대전화"] = "010-9999-7777" })]), "김주무관", "번호가 바뀜", CancellationToken.None);
        var changed = Records()[^1];
        Assert.Equal((AccessAction.Change, 1L), (changed.Action, changed.Subjects));
        Assert.Equal(["휴대전화"], changed.Columns);
    }
}
