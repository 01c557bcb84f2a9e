using System.CommandLine;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core.Lake;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var format = new Option<string>("--format") { Description = "형식: " + string.Join(", ", ExportFormat.All.Select(f => f.Id)), Required = true };
        var outFile = new Option<string>("--out") { Description = "쓸 파일 · file to write", Required = true };
        var open = new Option<string[]>("--open") { Description = "함께 내보낼 잠긴 컬럼. 접속기록에 남습니다 · closed columns to write too; recorded in the access log", AllowMultipleArgumentsPerToken = true };
        var why = new Option<string>("--why") { Description = "잠긴 컬럼을 내보내는 까닭 · why closed columns are written" };
        var command = new Command("export", "데이터를 파일로 내보냅니다 · write a dataset to a file") { dataset, format, outFile, open, why };
        command.SetAction(async (parsed, stop) =>
        {
            var target = CommonOptions.OutFile(parsed.GetValue(outFile))!;
            await using var services = CommonOptions.Services(parsed);
            var manifest = services.GetRequiredService<CatalogStore>().Decided(ShowCommand.Find(services.GetRequiredService<LakeStore>(), parsed.GetValue(dataset)!));
            if (parsed.GetValue(open) is { Length: > 0 } columns) manifest = await Open(services.GetRequiredService<PersonalRows>(), manifest.Dataset, columns, parsed.GetValue(why), stop);
            var result = await services.GetRequiredService<DatasetExport>().ToFile(
                manifest, new RowQuery(), ExportFormat.Find(parsed.GetValue(format)!, "--format"), target, new ExportOptions(Title: manifest.Title), stop);
            await Console.Error.WriteLineAsync($"{result.Rows:N0}행을 {target}에 썼습니다. {result.Remark?.Ko}".TrimEnd());
            return 0;
        });
        return command;
    }

    private static async Task<VersionManifest> Open(PersonalRows personal, string dataset, string[] columns, string? why, CancellationToken stop)
    {
        var opened = personal.Open(Reader.Machine, dataset, columns);
        await personal.Record(Reader.Machine with { Name = MachineAccount.Name }, MachineAccount.Place, AccessAction.Download, opened, columns, opened.Rows, why ?? "", null, stop);
        return opened;
    }
}
