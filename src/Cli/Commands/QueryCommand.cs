using System.CommandLine;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.Cli.Commands;

internal static class QueryCommand
{
    public static Command Create()
    {
        var sql = new Argument<string>("sql") { Description = "SELECT 한 문장. 데이터 이름이 표 이름입니다 · one SELECT; datasets are tables" };
        var format = new Option<string>("--format") { Description = "table(기본), csv, json · form of the answer", DefaultValueFactory = _ => "table" };
        var outFile = new Option<string?>("--out") { Description = "결과를 쓸 파일, 없으면 화면 · file to write" };
        var command = new Command("query", "데이터에 묻습니다 · ask the data in SQL") { sql, format, outFile };
        command.SetAction((parsed, stop) =>
        {
            CommonOptions.RequireEngine(parsed);
            var lake = new LakeStore(new DataHome(parsed.GetValue(CommonOptions.Data)!));
            using var engine = new DuckDbEngine(lake.Home.Lake);
            Run(lake, engine, parsed.GetValue(sql)!, parsed.GetValue(format)!, CommonOptions.OutFile(parsed.GetValue(outFile)), stop);
            return Task.FromResult(0);
        });
        return command;
    }

    // Services are put together by hand: a question is answered before a container would be ready.
    private static void Run(LakeStore lake, DuckDbEngine engine, string sql, string format, string? outFile, CancellationToken stop)
    {
        var limits = new SessionLimits();
        _ = engine.Prepare(limits);
        using var open = new SqlReader(lake, new ReadableVersions(lake, new CatalogStore(lake, TimeProvider.System)), engine).Open(sql, limits, stop);
        var unfinished = outFile is null ? null : outFile + ".part";
        using (var target = unfinished is null ? Console.OpenStandardOutput() : File.Create(unfinished))
        using (var sink = new ByteSink(target))
        using (var writer = WriterFor(format, sink))
        {
            writer.Begin(open.Columns);
            while (open.Result.Next()) writer.Write(open.Result.Batch, open.Result.Batch.Rows);
            writer.End();
            sink.Flush();
        }
        if (unfinished is not null) File.Move(unfinished, outFile!, overwrite: true);
    }

    private static IResultWriter WriterFor(string format, ByteSink sink) => format switch
    {
        "table" => new TableWriter(sink),
        "csv" => new CsvWriter(sink, new CsvOptions()),
        "json" => new JsonArrayWriter(sink),
        _ => throw new InputException(new($"형식이 \"{format}\"입니다.", $"The format is \"{format}\"."), new("table, csv, json 가운데 쓰세요.", "Use table, csv or json."), "--format"),
    };
}
