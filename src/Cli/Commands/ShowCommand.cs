using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.Cli.Commands;

internal static class ShowCommand
{
    public static Command Create()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id), 'maru datasets'의 첫 칸 · dataset id" };
        var json = CommonOptions.Json();
        var command = new Command("show", "데이터 하나를 봅니다: 컬럼, 자료형, 찾은 문제 · show a dataset") { dataset, json };
        command.SetAction(parsed =>
        {
            var lake = CommonOptions.Lake(parsed);
            var catalog = new CatalogStore(lake, TimeProvider.System);
            var version = catalog.Decided(Find(lake, parsed.GetValue(dataset)!));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(version, LakeJson.Default.VersionManifest));
            else new DatasetSheet(version, catalog.Titles([version])[0]).WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    public static VersionManifest Find(LakeStore lake, string dataset) => lake.Latest(dataset) ?? throw new InputException(
        new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."),
        new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));
}
