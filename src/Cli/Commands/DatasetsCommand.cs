using System.CommandLine;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Cli.Terminal;
using Maru.Core.Lake;

namespace Maru.Cli.Commands;

internal sealed record DatasetLine(string Dataset, string Title, int Version, long Rows, int Columns, string? ReferenceDate, DateTimeOffset CollectedAt)
{
    public static DatasetLine Of(VersionManifest version) => new(
        version.Dataset, version.Title, version.Version, version.Rows, version.Columns.Count, Words.Day(version.ReferenceDate), version.CollectedAt);
}

internal static class DatasetsCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("datasets", "데이터 목록을 봅니다 · list the datasets") { json };
        command.SetAction(parsed =>
        {
            var lake = CommonOptions.Lake(parsed);
            var output = parsed.InvocationConfiguration.Output;
            var versions = lake.AllLatest();
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(versions.Select(DatasetLine.Of), CliJson.Default.IEnumerableDatasetLine));
            else if (versions.Count == 0) parsed.InvocationConfiguration.Error.WriteLine($"{lake.Home.Folder}에 데이터가 없습니다. 'maru ingest 파일'로 들여오세요. · No datasets yet.");
            else Table(versions, new CatalogStore(lake, TimeProvider.System)).WriteTo(output, Screen.WidthOf(output));
            return 0;
        });
        return command;
    }

    private static TextTable Table(IReadOnlyList<VersionManifest> versions, CatalogStore catalog)
    {
        var table = new TextTable(
            new("데이터"), new("제목", Least: 8), new("행", Right: true), new("컬럼", Right: true), new("기준일"), new("수집"), new("따로 둠", Right: true));
        foreach (var (version, title) in versions.Zip(catalog.Titles(versions)))
            table.Add(
                version.Dataset, title, Words.Count(version.Rows), Words.Count(version.Columns.Count),
                Words.Day(version.ReferenceDate) ?? "-", Words.Day(KoreanTime.Day(version.CollectedAt)), Words.Count(version.SetAside));
        return table;
    }
}
