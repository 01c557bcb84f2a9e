using System.CommandLine;
using System.Text.Json;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Lake;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal static class ShowCommand
{
    public static Command Create()
    {
        var dataset = new Argument<string>("dataset") { Description = "데이터 이름(id) · dataset id" };
        var json = CommonOptions.Json();
        var command = new Command("show", "데이터 하나를 봅니다 · show a dataset") { dataset, json };
        command.SetAction(parsed =>
        {
            using var services = CommonOptions.Services(parsed);
            var manifest = Find(services.GetRequiredService<LakeStore>(), parsed.GetValue(dataset)!);
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(manifest, LakeJson.Default.VersionManifest));
            else Print(manifest);
            return 0;
        });
        return command;
    }

    public static VersionManifest Find(LakeStore lake, string dataset) => lake.Latest(dataset) ?? throw new InputException(
        new($"'{dataset}'이라는 데이터가 없습니다.", $"There is no dataset '{dataset}'."),
        new("'maru datasets'로 목록을 보세요.", "'maru datasets' lists them."));

    private static void Print(VersionManifest v)
    {
        Console.Out.WriteLine($"{v.Title} ({v.Dataset}, 판 {v.Version})");
        Console.Out.WriteLine($"{v.Rows:N0}행, 따로 둔 {v.SetAside:N0}행, 기준일 {v.ReferenceDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "알 수 없음"}, 수집 {v.CollectedAt:yyyy-MM-dd HH:mm}");
        foreach (var column in v.Columns)
            Console.Out.WriteLine($"  {column.Name}\t{column.Type}\t{column.Role}{(column.Closed ? "\t잠김" : "")}");
        foreach (var issue in v.Issues) Console.Out.WriteLine($"  ! {issue.Message.Ko}");
    }
}
