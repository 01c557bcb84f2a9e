using System.CommandLine;
using Maru.App.Jobs;
using Maru.App.Sources;
using Maru.Cli.Terminal;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>The folders of this machine that jobs made on a page may collect from.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "폴더를 부를 이름 · name of the folder" };
        var path = new Argument<string>("path") { Description = "이 컴퓨터의 폴더 · the folder" };
        var add = new Command("add", "폴더를 더합니다 · add a folder") { name, path };
        add.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var folder = services.GetRequiredService<CollectFolders>().Add(parsed.GetValue(name)!, parsed.GetValue(path)!, Environment.UserName);
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {folder.Name}: {folder.Path}");
            return 0;
        });
        var named = new Argument<string>("name") { Description = "폴더의 이름 · name of the folder" };
        var remove = new Command("remove", "폴더를 뺍니다. 파일은 그대로입니다 · take a folder off the list") { named };
        remove.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<CollectFolders>().Remove(parsed.GetValue(named)!);
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {parsed.GetValue(named)}: 뺐습니다.");
            return 0;
        });
        var folders = new Command("folders", "화면에서 만든 작업이 모을 수 있는 폴더 · folders that jobs made on a page may collect from") { add, remove };
        folders.SetAction(List);
        var command = new Command("sources", "모을 수 있는 폴더를 보고 정합니다 · folders that may be collected from") { folders };
        command.SetAction(List);
        return command;
    }

    private static async Task<int> List(ParseResult parsed)
    {
        await using var services = CommonOptions.Services(parsed);
        var (output, desk, all) = (parsed.InvocationConfiguration.Output, services.GetRequiredService<JobDesk>(), services.GetRequiredService<CollectFolders>().All());
        if (all.Count == 0) await parsed.InvocationConfiguration.Error.WriteLineAsync("정한 폴더가 없습니다. 화면에서 만든 작업은 이 컴퓨터의 파일을 모을 수 없습니다: maru sources folders add 이름 경로 · No folders yet.");
        else
        {
            var table = new TextTable(new("이름"), new("폴더", Least: 12), new("정한 사람"), new("때"));
            foreach (var folder in all) table.Add(folder.Name, folder.Path, folder.By, Words.Minute(folder.At));
            table.WriteTo(output, Screen.WidthOf(output));
        }
        foreach (var (job, path) in desk.Outside(desk.List().Select(view => view.Job))) await output.WriteLineAsync($"폴더 밖: 작업 {job.Id}, {path}");
        return 0;
    }
}
