using System.CommandLine;
using System.Text.Json;
using Maru.App.Access;
using Maru.Cli.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>keys list --json</c> says of one key; never the key itself.</summary>
internal sealed record KeyJson(string Id, bool Display, string? Account, string Name, IReadOnlyList<string>? Datasets, string? Network, string MadeAt, string EndsAt, string? UsedAt, string? RevokedAt);

internal static class KeysCommand
{
    public static Command Create() => new("keys", "프로그램의 키와 화면 토큰을 보고 만들고 끊습니다 · API keys and tokens of screens") { List(), Screen(), Rotate(), Revoke() };

    private static Command List()
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "모든 키를 봅니다 · all keys") { json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var keys = services.GetRequiredService<AccessKeys>().Of(AccountsCommand.By);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(keys.Select(key => new KeyJson(
                    key.Id, key.IsDisplay, key.Account, key.Name, key.Datasets, key.Network, Words.Minute(key.MadeAt), Words.Minute(key.EndsAt), key.UsedAt is { } used ? Words.Minute(used) : null, key.RevokedAt is { } at ? Words.Minute(at) : null)), CliJson.Default.IEnumerableKeyJson));
                return 0;
            }
            if (keys.Count == 0)
            {
                output.WriteLine("키가 없습니다.");
                return 0;
            }
            var table = new TextTable(new("번호", Least: 32), new("종류"), new("계정"), new("쓰는 곳", Least: 8), new("데이터", Least: 8), new("네트워크"), new("기한"), new("마지막 사용"), new("상태"));
            foreach (var key in keys)
                table.Add(key.Id, key.IsDisplay ? "화면" : "API", key.Account ?? "-", key.Name, key.Datasets is null ? "모두" : string.Join(", ", key.Datasets), key.Network ?? "-", Words.Minute(key.EndsAt), key.UsedAt is { } used ? Words.Minute(used) : "-",
                    key.RevokedAt is not null ? "끊음" : key.LivesAt(TimeProvider.System.GetUtcNow()) ? "쓰는 중" : "끝남");
            table.WriteTo(output, Terminal.Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Screen()
    {
        var name = new Argument<string>("name") { Description = "어느 화면인지 · which screen" };
        var datasets = new Option<string[]>("--dataset") { Description = "누구나 보는 데이터 말고 더 보일 데이터 · datasets beyond the open ones", AllowMultipleArgumentsPerToken = true };
        var network = new Option<string>("--network") { Description = "쓸 수 있는 네트워크, 10.1.0.0/16처럼 · where it may be used", Required = true };
        var days = new Option<int>("--days") { Description = "기간(일, 기본 365) · days", DefaultValueFactory = _ => 365 };
        var command = new Command("screen", "화면 토큰을 만듭니다. 한 번만 보입니다 · a token for a screen") { name, datasets, network, days };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            parsed.InvocationConfiguration.Output.WriteLine(services.GetRequiredService<AccessKeys>().MakeDisplay(AccountsCommand.By, parsed.GetValue(name)!, parsed.GetValue(datasets) ?? [], parsed.GetValue(network)!, parsed.GetValue(days)));
            return 0;
        });
        return command;
    }

    private static Command Rotate()
    {
        var id = new Argument<string>("number") { Description = "키의 번호(maru keys list) · its number" };
        var command = new Command("rotate", "새 키로 바꿉니다. 옛 키는 하루 더 씁니다 · replace a key") { id };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            parsed.InvocationConfiguration.Output.WriteLine(services.GetRequiredService<AccessKeys>().Rotate(AccountsCommand.By, parsed.GetValue(id)!));
            return 0;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("number") { Description = "키의 번호(maru keys list) · its number" };
        var command = new Command("revoke", "키를 끊습니다 · revoke a key") { id };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<AccessKeys>().Revoke(AccountsCommand.By, parsed.GetValue(id)!);
            parsed.InvocationConfiguration.Output.WriteLine("끊었습니다.");
            return 0;
        });
        return command;
    }
}
