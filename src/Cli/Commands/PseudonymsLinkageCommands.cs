using System.CommandLine;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Web.Features.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Packages for a linkage agency, and what comes back, from the command line: of results that were approved only, by the machine's own account.</summary>
internal static class PseudonymsLinkageCommands
{
    public static Command Package()
    {
        var id = new Argument<string>("project") { Description = "과제 번호 · the project's number" };
        var to = new Option<string>("--to") { Description = "두 꾸러미를 쓸 폴더 · folder to write both parts into", Required = true };
        var why = new Option<string>("--why") { Description = "어디에 쓰나. 접속기록에 남습니다 · what for; it stays in the access log", Required = true };
        var salt = new Option<string>("--salt") { Description = "결합키관리기관이 준 솔트가 든 파일 · file that holds the salt" };
        var matches = new Option<string>("--matches") { Description = "맞은 일련번호 목록(CSV). 그 행만 담습니다 · list of matches; the package holds these rows only" };
        var json = CommonOptions.Json();
        var command = new Command("package", "결합전문기관과 결합키관리기관에 보낼 꾸러미를 만듭니다 · make the packages for a linkage agency and a key-management body") { id, to, why, salt, matches, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var (output, desk, project) = (parsed.InvocationConfiguration.Output, services.GetRequiredService<LinkageDesk>(), parsed.GetValue(id)!);
            var folder = Path.GetFullPath(parsed.GetValue(to)!);
            if (!Directory.Exists(folder)) throw new InputException(new($"‘{folder}’ 폴더가 없습니다.", $"There is no folder '{folder}'."), new("있는 폴더를 쓰세요.", "Name a folder that is there."), "--to");
            if (parsed.GetValue(salt) is { } file) desk.KeepSalt(Reader.Machine, project, await File.ReadAllTextAsync(Require(file), stop));
            if (parsed.GetValue(matches) is { } list)
            {
                await using var stream = File.OpenRead(Require(list));
                desk.TakeMatches(Reader.Machine, project, stream);
            }
            var package = await desk.Package(Reader.Machine, project, MachineAccount.Place, parsed.GetValue(matches) is not null, stop);
            foreach (var forKeyBody in (bool[])[true, false])
            {
                var path = Path.Combine(folder, FormattableString.Invariant($"{project}-{package.Number}-{(forKeyBody ? "결합키관리기관" : "결합전문기관")}.zip"));
                File.Copy(await desk.Fetch(Reader.Machine, project, package.Number, forKeyBody, MachineAccount.Place, parsed.GetValue(why)!, stop), path, overwrite: true);
                if (!parsed.GetValue(json)) output.WriteLine($"✓ {path}");
            }
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(package, CliJson.Default.LinkPackage));
            else foreach (var one in package.Files) output.WriteLine($"{one.Name}: {LinkageWords.File(one).Ko}");
            return 0;
        });
        return command;
    }

    public static Command Linked()
    {
        var id = new Argument<string>("project") { Description = "과제 번호 · the project's number" };
        var file = new Argument<string>("file") { Description = "결합전문기관이 반출한 표(CSV) · the table the agency let out" };
        var approval = new Option<string>("--approval") { Description = "반출 승인 번호 · number of the approved export", Required = true };
        var command = new Command("linked", "결합전문기관이 돌려준 결과를 살펴서 과제에 둡니다 · look at what the agency gave back and keep it with the project") { id, file, approval };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            await using var stream = File.OpenRead(Require(parsed.GetValue(file)!));
            var linked = services.GetRequiredService<LinkageDesk>().TakeBack(Reader.Machine, parsed.GetValue(id)!, stream, parsed.GetValue(approval)!);
            parsed.InvocationConfiguration.Output.WriteLine($"✓ {LinkageWords.Back(linked).Ko}: {string.Join(", ", linked.Columns)}");
            return 0;
        });
        return command;
    }

    private static string Require(string file) => File.Exists(file) ? file : throw new InputException(new($"‘{file}’ 파일이 없습니다.", $"There is no file '{file}'."), new("있는 파일을 쓰세요.", "Name a file that is there."), file);
}
