using System.CommandLine;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Cli.Terminal;
using Maru.Web.Features.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>grants list --json</c> says of one request.</summary>
internal sealed record GrantJson(string Id, string Dataset, string? Account, string? Department, string Columns, string Reason, string State, string AskedBy, string AskedAt, string EndsOn, string? DecidedBy, string? DecidedWhy, string? Rows);

internal static class GrantsCommand
{
    public static Command Create() => new("grants", "데이터 이용 신청을 보고 처리합니다 · rights to datasets")
    {
        List(),
        Approve(),
        One("refuse", "신청을 거절합니다 · refuse", (grants, by, id, why) => grants.Refuse(by, id, why)),
        Columns(),
        OfColumn("open", "잠긴 컬럼을 열어 달라는 신청을 허락합니다 · open a column", open: true),
        OfColumn("keep-closed", "그 컬럼을 닫아 둡니다 · keep it closed", open: false),
        One("take-back", "허락을 거두거나, 기다리는 신청을 거두어들입니다 · take back, or withdraw what waits", (grants, by, id, why) => grants.TakeBack(by, id, why)),
    };

    private static Command List()
    {
        var waiting = new Option<bool>("--waiting") { Description = "기다리는 신청만 · waiting ones only" };
        var json = CommonOptions.Json();
        var command = new Command("list", "신청과 허락을 봅니다 · requests and rights") { waiting, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var grants = services.GetRequiredService<Grants>().Of(AccountsCommand.By).Where(grant => !parsed.GetValue(waiting) || grant.State == GrantState.Asked).ToList();
            var snapshot = services.GetRequiredService<CatalogStore>().Snapshot();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(grants.Select(grant => new GrantJson(
                    grant.Id, grant.Dataset, grant.Account, grant.Department is null ? null : AccessWords.ForWhom(grant, snapshot), grant.Columns.ToString(), grant.Reason, grant.State.ToString(), grant.AskedBy, Words.Minute(grant.AskedAt), Words.Day(grant.EndsOn)!, grant.DecidedBy, grant.DecidedWhy, grant.Rows?.ToString())), CliJson.Default.IEnumerableGrantJson));
                return 0;
            }
            if (grants.Count == 0)
            {
                output.WriteLine("신청이 없습니다.");
                return 0;
            }
            var table = new TextTable(new("번호", Least: 32), new("데이터", Least: 8), new("누구"), new("잠긴 컬럼"), new("행"), new("상태"), new("기한"), new("신청"), new("까닭", Least: 12));
            foreach (var grant in grants) table.Add(grant.Id, grant.Dataset, AccessWords.ForWhom(grant, snapshot), AccessWords.Of(grant.Columns).Ko, grant.Rows?.ToString() ?? AccessWords.AllRows.Ko, AccessWords.Of(grant.State).Ko, Words.Day(grant.EndsOn), grant.AskedBy, grant.Reason);
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Columns()
    {
        var command = new Command("columns", "열어 달라는 잠긴 컬럼을 봅니다 · columns somebody asks to open");
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var waiting = services.GetRequiredService<ColumnOpenings>().Waiting(AccountsCommand.By);
            if (waiting.Count == 0)
            {
                output.WriteLine("열어 달라는 컬럼이 없습니다.");
                return 0;
            }
            var table = new TextTable(new("데이터", Least: 8), new("컬럼", Least: 6), new("등급"), new("신청"), new("까닭", Least: 12));
            foreach (var one in waiting) table.Add(one.Dataset.Id, one.Column.Name, AccessWords.Of(one.Column.Privacy).Ko, one.Column.DecidedBy, one.Column.DecidedWhy);
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command OfColumn(string name, string about, bool open)
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터의 이름 · its id" };
        var column = new Argument<string>("column") { Description = "컬럼의 이름 · its name" };
        var why = new Option<string?>("--why") { Description = "까닭. 기록에 남습니다 · reason" };
        var command = new Command(name, about) { dataset, column, why };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<ColumnOpenings>().Decide(AccountsCommand.By, parsed.GetValue(dataset)!, parsed.GetValue(column)!, open, parsed.GetValue(why));
            parsed.InvocationConfiguration.Output.WriteLine("처리했습니다.");
            return 0;
        });
        return command;
    }

    private static Command Approve()
    {
        var rows = new Option<string?>("--rows") { Description = "이 행만: 컬럼=값,값. 없으면 신청한 행 · these rows only: column=value,value" };
        var all = new Option<bool>("--all-rows") { Description = "신청이 일부 행이어도 모든 행을 엽니다 · all rows, whatever was asked for" };
        var command = One("approve", "신청을 허락합니다 · approve", (parsed, grants, by, id, why) =>
            grants.Approve(by, id, why, parsed.GetValue(all) ? null : RowCondition.Parse(parsed.GetValue(rows)) ?? grants.One(id).Rows));
        command.Add(rows);
        command.Add(all);
        return command;
    }

    private static Command One(string name, string about, Action<Grants, Reader, string, string?> act) => One(name, about, (_, grants, by, id, why) => act(grants, by, id, why));

    private static Command One(string name, string about, Action<ParseResult, Grants, Reader, string, string?> act)
    {
        var id = new Argument<string>("number") { Description = "신청의 번호(maru grants list) · its number" };
        var why = new Option<string?>("--why") { Description = "까닭. 기록에 남습니다 · reason" };
        var command = new Command(name, about) { id, why };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            act(parsed, services.GetRequiredService<Grants>(), AccountsCommand.By, parsed.GetValue(id)!, parsed.GetValue(why));
            parsed.InvocationConfiguration.Output.WriteLine("처리했습니다.");
            return 0;
        });
        return command;
    }
}
