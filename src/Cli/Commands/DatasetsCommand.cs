using System.CommandLine;
using System.Text.Json;
using Maru.App.Lake;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

internal sealed record DatasetLine(string Dataset, string Title, int Version, long Rows, int Columns, string? ReferenceDate, DateTimeOffset CollectedAt);

internal static class DatasetsCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("datasets", "데이터 목록 · list the datasets") { json };
        command.SetAction(parsed =>
        {
            using var services = CommonOptions.Services(parsed);
            var lines = services.GetRequiredService<LakeStore>().AllLatest()
                .Select(v => new DatasetLine(v.Dataset, v.Title, v.Version, v.Rows, v.Columns.Count, v.ReferenceDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), v.CollectedAt))
                .ToList();
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(lines, CliJson.Default.IEnumerableDatasetLine));
            else
                foreach (var line in lines) Console.Out.WriteLine($"{line.Dataset}\t{line.Rows:N0}\t{line.Title}");
            return 0;
        });
        return command;
    }
}
