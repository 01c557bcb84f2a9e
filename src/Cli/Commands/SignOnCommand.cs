using System.CommandLine;
using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.Cli.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary><c>maru accounts sso</c>: who vouches for people beside Maru itself.</summary>
internal static class SignOnCommand
{
    public static Command Create()
    {
        var example = new Option<bool>("--example") { Description = "sign-on.yaml의 보기를 보여 줍니다 · show an example of sign-on.yaml" };
        var command = new Command("sso", "통합 로그인(OpenID Connect), 디렉터리(LDAP), 믿는 프록시를 봅니다 · single sign-on, directory and trusted proxies") { example };
        command.SetAction(async parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(example))
            {
                output.WriteLine(SignOnFile.Example);
                return 0;
            }
            await using var services = CommonOptions.Services(parsed);
            var file = services.GetRequiredService<SignOnFile>();
            if (file.Problem is { } problem) throw problem;
            var settings = file.Settings;
            output.WriteLine($"파일: {file.Path}{(File.Exists(file.Path) ? "" : " (아직 없음. 'maru accounts sso --example'이 모양을 보여 줍니다)")}");
            var table = new TextTable(new("항목", Least: 12), new("값", Least: 20));
            if (settings.OpenId is { } openId)
            {
                table.Add("제공자", openId.Issuer);
                table.Add("client_id", openId.Client);
                table.Add("돌아올 주소", services.GetRequiredService<OpenId>().Back.ToString());
                table.Add("비밀값", Secret(file, SignOnSource.OpenId));
                foreach (var (group, roles) in openId.Roles) table.Add("그룹과 역할", $"{group}: {roles}");
            }
            if (settings.Ldap is { } ldap)
            {
                table.Add("디렉터리", ldap.Server + (ldap.StartTls ? " (StartTLS)" : ""));
                table.Add("사람을 찾는 곳", $"{ldap.Base} {ldap.Filter}");
                table.Add("비밀값", Secret(file, SignOnSource.Ldap));
                foreach (var (group, roles) in ldap.Roles) table.Add("그룹과 역할", $"{group}: {roles}");
            }
            table.Add("믿는 프록시", settings.Proxies.Count == 0 ? "없음" : string.Join(", ", settings.Proxies));
            table.WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        foreach (var part in (Command[])[Test(), Secret(), Link(), Unlink(), ToDirectory(), FromDirectory()]) command.Add(part);
        return command;
    }

    private static string Secret(SignOnFile file, string source) => file.Secret(source) is null ? $"없음 (maru accounts sso secret {source})" : "있음";

    private static Command Test()
    {
        var name = new Option<string?>("--name") { Description = "디렉터리에서 찾아볼 이름 · somebody to look up in the directory" };
        var command = new Command("test", "제공자와 디렉터리에 실제로 물어 무엇이 잘못되었는지 말합니다 · try it, and say what is wrong") { name };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var found = await services.GetRequiredService<TestSignOn>().Run(parsed.GetValue(name), stop);
            foreach (var one in found)
            {
                parsed.InvocationConfiguration.Output.WriteLine($"{(one.IsGood ? "됨   " : "안 됨")} {one.Said.Ko} · {one.Said.En}");
                if (one.Todo is { } todo) parsed.InvocationConfiguration.Output.WriteLine($"      {todo.Ko} · {todo.En}");
            }
            return found.All(one => one.IsGood) ? 0 : 1;
        });
        return command;
    }

    private static Command Secret()
    {
        var source = new Argument<string>("source") { Description = "openid 또는 ldap · openid or ldap" };
        var command = new Command("secret", "표준 입력에서 비밀값 한 줄을 읽어 주인만 읽는 파일에 둡니다 · keep a secret, read from the standard input") { source };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var file = services.GetRequiredService<SignOnFile>();
            file.KeepSecret(parsed.GetValue(source)!, await Console.In.ReadLineAsync() ?? "");
            parsed.InvocationConfiguration.Output.WriteLine($"비밀값을 두었습니다: {file.SecretFile(parsed.GetValue(source)!)}");
            return 0;
        });
        return command;
    }

    private static Command Link()
    {
        var name = new Argument<string>("name") { Description = "계정 이름 · its name" };
        var subject = new Argument<string>("subject") { Description = "제공자가 그 사람에게 준 번호(sub) · the provider's number of the person" };
        var command = new Command("link", "계정이 제공자의 누구인지 정합니다 · declare whose account it is") { name, subject };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<SignOnDesk>().Link(AccountsCommand.By, parsed.GetValue(name)!, parsed.GetValue(subject)!);
            parsed.InvocationConfiguration.Output.WriteLine($"'{parsed.GetValue(name)}' 계정을 이었습니다.");
            return 0;
        });
        return command;
    }

    private static Command Unlink() => One("unlink", "계정과 제공자의 이음을 끊습니다 · take the link away", (desk, name) => desk.Unlink(AccountsCommand.By, name), "계정의 이음을 끊었습니다.");

    private static Command FromDirectory() => One("from-directory", "계정을 디렉터리에서 떼어 냅니다. 비밀번호 링크를 새로 주어야 들어옵니다 · take it out of the directory", (desk, name) => desk.FromDirectory(AccountsCommand.By, name), "계정을 디렉터리에서 떼어 냈습니다.");

    private static Command ToDirectory()
    {
        var name = new Argument<string>("name") { Description = "계정 이름 · its name" };
        var there = new Option<string?>("--as") { Description = "디렉터리의 이름(기본: 계정 이름) · its name in the directory" };
        var command = new Command("to-directory", "계정의 비밀번호를 디렉터리에 맡깁니다. 마루의 비밀번호는 없어집니다 · let the directory keep its password") { name, there };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            await services.GetRequiredService<SignOnDesk>().ToDirectory(AccountsCommand.By, parsed.GetValue(name)!, parsed.GetValue(there) ?? parsed.GetValue(name)!);
            parsed.InvocationConfiguration.Output.WriteLine($"'{parsed.GetValue(name)}' 계정을 디렉터리에 맡겼습니다.");
            return 0;
        });
        return command;
    }

    private static Command One(string called, string about, Action<SignOnDesk, string> act, string said)
    {
        var name = new Argument<string>("name") { Description = "계정 이름 · its name" };
        var command = new Command(called, about) { name };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            act(services.GetRequiredService<SignOnDesk>(), parsed.GetValue(name)!);
            parsed.InvocationConfiguration.Output.WriteLine($"'{parsed.GetValue(name)}' {said}");
            return 0;
        });
        return command;
    }
}
