using System.CommandLine;
using Maru.App.Catalog;
using Maru.App.Export;
using Maru.App.Lake;
using Maru.App.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var format = new Option<string>("--format") { Description = "형식: " + string.Join(", ", ExportFormat.All.Select(f => f.Id)), Required = true };
        var outFile = new Option<string>("--out") { Description = "쓸 파일 · file to write", Required = true };
        var command = new Command("export", "데이터를 파일로 내보냅니다 · write a dataset to a file") { dataset, format, outFile };
        command.SetAction(async (parsed, stop) =>
        {
            var target = CommonOptions.OutFile(parsed.GetValue(outFile))!;
            await using var services = CommonOptions.Services(parsed);
            var manifest = services.GetRequiredService<CatalogStore>().Decided(ShowCommand.Find(services.GetRequiredService<LakeStore>(), parsed.GetValue(dataset)!));
            var result = await services.GetRequiredService<DatasetExport>().ToFile(
                manifest, new RowQuery(), ExportFormat.Find(parsed.GetValue(format)!, "--format"), target, new ExportOptions(Title: manifest.Title), stop);
            await Console.Error.WriteLineAsync($"{result.Rows:N0}행을 {target}에 썼습니다. {result.Remark?.Ko}".TrimEnd());
            return 0;
        });
        return command;
    }
}
