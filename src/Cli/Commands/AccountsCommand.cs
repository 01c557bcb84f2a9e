using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Web.Features.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>accounts list --json</c> says of one account.</summary>
internal sealed record AccountJson(string Name, string? DisplayName, IReadOnlyList<RoleJson> Roles, bool HasPassword, bool SecondFactor, bool Locked, string CreatedAt, string? SeenAt, string? ClosedAt, IReadOnlyList<AccountLinkJson> Links);

/// <param name="Issuer">The provider; <c>ldap</c> for the directory.</param>
internal sealed record AccountLinkJson(string Issuer, string Subject, string? Shown);

/// <param name="ToSettle">Its office was split, merged or abolished.</param>
internal sealed record RoleJson(string Role, string? Department, string? Team, bool ToSettle);

/// <summary>What <c>accounts settings --json</c> says of one setting.</summary>
internal sealed record AccessSettingJson(string Name, string Label, int Value, string Unit, int Default, string Source);

internal static class AccountsCommand
{
    public static Command Create()
    {
        var command = new Command("accounts", "계정을 만들고 고칩니다 · accounts of people")
        {
            List(), Add(), Roles(), One("link", "비밀번호 링크를 새로 만듭니다 · a new link to a password", async (accounts, by, name) => Told(name, accounts.Link(by, name))),
            One("unlock", "여러 번 틀려 잠긴 계정을 풉니다 · unlock", async (accounts, by, name) =>
            {
                await accounts.Unlock(by, name);
                return $"'{name}' 계정의 잠금을 풀었습니다.";
            }),
            One("forget-factor", "두 번째 인증을 없앱니다 · take the second factor away", async (accounts, by, name) =>
            {
                await accounts.ForgetSecondFactor(by, name);
                return $"'{name}' 계정의 두 번째 인증을 없앴습니다.";
            }),
            One("close", "계정을 닫습니다. 로그인과 키가 모두 끝납니다 · close for good", (accounts, by, name) =>
            {
                accounts.Close(by, name);
                return Task.FromResult($"'{name}' 계정을 닫았습니다.");
            }),
            Settings(), Record(), SignOnCommand.Create(),
        };
        return command;
    }

    /// <summary>The person at the machine: what they do is recorded under their name there.</summary>
    internal static Reader By => Reader.Machine with { Name = Environment.UserName };

    private static string Told(string name, string secret) =>
        $"'{name}' 계정의 비밀번호를 정하는 주소입니다. 마루 주소 뒤에 붙여 그 사람에게 건네세요. 지금 한 번만 보입니다.\n{AccessAddress.PasswordLink(secret)}";

    private static Command List()
    {
        var closed = new Option<bool>("--closed") { Description = "닫은 계정도 보기 · closed ones too" };
        var json = CommonOptions.Json();
        var command = new Command("list", "계정을 봅니다 · all accounts") { closed, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var lines = services.GetRequiredService<Accounts>().List(parsed.GetValue(closed));
            var catalog = services.GetRequiredService<CatalogStore>().Snapshot();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(lines.Select(line => new AccountJson(
                    line.Name, line.DisplayName, [.. line.Roles.Select(held => (held.Role, Office: catalog.Organization.Held(held.Department, held.Team, catalog.Today))).Select(held => new RoleJson(RoleTable.Of(held.Role).Id, held.Office.Department, held.Office.Team, held.Office.IsOver))], line.HasPassword, line.HasSecondFactor, line.IsLocked,
                    Words.Minute(line.CreatedAt), line.SeenAt is { } at ? Words.Minute(at) : null, line.ClosedAt is { } end ? Words.Minute(end) : null, [.. line.Links.Select(link => new AccountLinkJson(link.Issuer, link.Subject, link.Shown))])), CliJson.Default.IEnumerableAccountJson));
                return 0;
            }
            if (lines.Count == 0) output.WriteLine("계정이 없습니다. 'maru accounts add 이름 --role administrator'로 첫 관리자를 만드세요.");
            else
            {
                var table = new TextTable(new("계정", Least: 8), new("이름", Least: 6), new("역할", Least: 16), new("상태"), new("두 번째 인증"), new("마지막"));
                foreach (var line in lines)
                    table.Add(line.Name, line.DisplayName, string.Join(", ", line.Roles.Select(held => AccessWords.Of(held, catalog).Ko)), (line switch { { ClosedAt: not null } => new Bilingual("닫음", ""), { IsLocked: true } => AccessWords.Locked, { CanSignIn: false } => AccessWords.Invited, _ => AccessWords.Usable }).Ko,
                        line.HasSecondFactor ? "켬" : "-", line.SeenAt is { } at ? Words.Minute(at) : "-");
                table.WriteTo(output, Screen.WidthOf(output));
            }
            return 0;
        });
        return command;
    }

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "계정 이름 · its name" };
        var shown = new Option<string?>("--display") { Description = "이름이나 직함 · name or post" };
        var roles = RoleOption();
        var command = new Command("add", "계정을 만들고 비밀번호를 정할 주소를 보여 줍니다 · make an account") { name, shown, roles };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var secret = await services.GetRequiredService<Accounts>().Add(By, parsed.GetValue(name)!, parsed.GetValue(shown), Read(services, parsed.GetValue(roles)));
            parsed.InvocationConfiguration.Output.WriteLine(Told(parsed.GetValue(name)!, secret));
            return 0;
        });
        return command;
    }

    private static Command Roles()
    {
        var name = new Argument<string>("name") { Description = "계정 이름 · its name" };
        var roles = RoleOption();
        var command = new Command("roles", "계정의 역할을 이것으로 바꿉니다. --role이 없으면 모두 뺍니다 · replace its roles") { name, roles };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var accounts = services.GetRequiredService<Accounts>();
            accounts.SetRoles(By, parsed.GetValue(name)!, Read(services, parsed.GetValue(roles)));
            var held = accounts.Find(parsed.GetValue(name)!).Roles;
            parsed.InvocationConfiguration.Output.WriteLine(held.Count == 0 ? "역할이 없습니다." : string.Join('\n', held.Select(one => AccessWords.Of(one, services.GetRequiredService<CatalogStore>().Snapshot()).Ko)));
            return 0;
        });
        return command;
    }

    private static Command One(string name, string about, Func<Accounts, Reader, string, Task<string>> act)
    {
        var account = new Argument<string>("name") { Description = "계정 이름 · its name" };
        var command = new Command(name, about) { account };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            parsed.InvocationConfiguration.Output.WriteLine(await act(services.GetRequiredService<Accounts>(), By, parsed.GetValue(account)!));
            return 0;
        });
        return command;
    }

    private static Command Settings()
    {
        var set = new Option<string[]>("--set") { Description = "설정=값 · name=value", AllowMultipleArgumentsPerToken = true };
        var json = CommonOptions.Json();
        var command = new Command("settings", "비밀번호·잠금·기간 설정을 보고 바꿉니다 · password, lockout and periods") { set, json };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var settings = services.GetRequiredService<AccessSettings>();
            foreach (var (name, value) in CommonOptions.Pairs(parsed.GetValue(set) ?? [])) settings.Say(name, value, By.Name);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(AccessSetting.All.Select(one => new AccessSettingJson(one.Name, one.Label.Ko, settings.Value(one), one.Unit.Ko, one.Default, one.Source.Ko)), CliJson.Default.IEnumerableAccessSettingJson));
                return 0;
            }
            var table = new TextTable(new("설정", Least: 16), new("뜻", Least: 12), new("값", Right: true), new("근거", Least: 16));
            foreach (var one in AccessSetting.All) table.Add(one.Name, one.Label.Ko, string.Create(CultureInfo.InvariantCulture, $"{settings.Value(one)}{one.Unit.Ko}"), one.Source.Ko);
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static Command Record()
    {
        var most = new Option<int>("--last") { Description = "몇 줄까지(기본 50) · how many lines", DefaultValueFactory = _ => 50 };
        var command = new Command("record", "권한을 주고 바꾸고 거둔 기록을 봅니다 · the record of rights") { most };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var table = new TextTable(new("때"), new("한 사람"), new("계정"), new("일", Least: 16));
            foreach (var line in services.GetRequiredService<AccessEvents>().Newest(Math.Clamp(parsed.GetValue(most), 1, 10_000))) table.Add(Words.Minute(line.At), line.By, line.Account, line.Words().Ko);
            table.WriteTo(parsed.InvocationConfiguration.Output, Screen.WidthOf(parsed.InvocationConfiguration.Output));
            return 0;
        });
        return command;
    }

    private static Option<string[]> RoleOption() => new("--role")
    {
        Description = $"역할, 또는 역할:부서, 역할:부서/팀. 역할: {string.Join(", ", RoleTable.All.Select(line => line.Id))} · role, role:department or role:department/team",
        AllowMultipleArgumentsPerToken = true,
    };

    private static IReadOnlyList<RoleHeld> Read(IServiceProvider services, string[]? written)
    {
        IReadOnlyList<RoleHeld> roles = [.. (written ?? []).Select(RoleTable.ReadHeld)];
        if (roles.Any(held => held.Department is not null)) RoleOffices.Require(services.GetRequiredService<CatalogStore>().Snapshot(), roles);
        return roles;
    }
}
