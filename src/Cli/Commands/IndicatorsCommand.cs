using System.CommandLine;
using System.Text.Json;
using Maru.App.Indicators;
using Maru.Cli.Terminal;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>indicators --json</c> says of one value.</summary>
internal sealed record IndicatorPointLine(string Period, string? Region, string? Office, double? Value, long Rows);

/// <summary>What <c>indicators --json</c> says of one indicator.</summary>
internal sealed record IndicatorLine(
    string Id, string Title, string Dataset, string Unit, string? Period, double? Value, string? Level, IReadOnlyList<string> Comparisons, string? OpenPeriod, double? OpenValue, int? Version, string? Receipt, string? Problem, IReadOnlyList<IndicatorPointLine>? Values);

internal static class IndicatorsCommand
{
    private const int MostShown = 24;

    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("indicators", "지표를 보고 만듭니다 · indicators: what is measured of the data, by time, region and office") { json, Show(), Add(), Remove(), Refresh() };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<ComputeIndicators>().Refresh(stop);
            var all = services.GetRequiredService<IndicatorDesk>().All();
            var output = parsed.InvocationConfiguration.Output;
            foreach (var (_, problem) in services.GetRequiredService<IndicatorBook>().Unread()) await parsed.InvocationConfiguration.Error.WriteLineAsync(problem.In("ko"));
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(all.Select(view => Line(view, values: false)), CliJson.Default.IEnumerableIndicatorLine));
            else Write(output, all);
            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var json = CommonOptions.Json();
        var command = new Command("show", "지표 하나의 값과 선언 · one indicator") { id, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<ComputeIndicators>().Refresh(stop);
            var view = services.GetRequiredService<IndicatorDesk>().Find(parsed.GetValue(id)!) ?? throw IndicatorDesk.Gone(parsed.GetValue(id)!);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize([Line(view, values: true)], CliJson.Default.IEnumerableIndicatorLine));
            else WriteOne(output, view);
            return 0;
        });
        return command;
    }

    private static Command Add()
    {
        var file = new Argument<string>("file") { Description = "지표를 적은 YAML · declarations" };
        var command = new Command("add", "지표를 넣거나 고칩니다 · add or replace indicators") { file };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var path = parsed.GetValue(file)!;
            var all = IndicatorYaml.Read(await YamlFile.Read(path, new("지표를", "of indicators"), "docs/howto/indicators.md", stop), Path.GetFileName(path));
            services.GetRequiredService<IndicatorDesk>().Save(all, stop);
            parsed.InvocationConfiguration.Output.WriteLine($"지표 {all.Count}개를 넣었습니다: {string.Join(", ", all.Select(one => one.Id))}");
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var id = Id();
        var command = new Command("remove", "지표를 지웁니다. 데이터는 그대로입니다 · remove an indicator") { id };
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            services.GetRequiredService<IndicatorDesk>().Remove(parsed.GetValue(id)!);
            parsed.InvocationConfiguration.Output.WriteLine($"‘{parsed.GetValue(id)}’ 지표를 지웠습니다.");
            return 0;
        });
        return command;
    }

    private static Command Refresh()
    {
        var command = new Command("refresh", "새 버전이 온 데이터의 지표를 다시 셉니다 · compute what is out of date");
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            parsed.InvocationConfiguration.Output.WriteLine($"지표 {services.GetRequiredService<ComputeIndicators>().Refresh(stop)}개를 다시 셌습니다.");
            return 0;
        });
        return command;
    }

    private static Argument<string> Id() => new("id") { Description = "지표의 이름 · the indicator's id" };

    private static void Write(TextWriter output, IReadOnlyList<IndicatorView> all)
    {
        if (all.Count == 0)
        {
            output.WriteLine("지표가 없습니다. 'maru indicators add 파일.yaml'로 넣으세요.");
            return;
        }
        var table = new TextTable(new("지표", Least: 10), new("때"), new("값", Right: true), new("상태"), new("견주어", Least: 20), new("이름", Least: 8));
        foreach (var view in all)
            table.Add(view.Indicator.Title.Ko, view.Standing.Current is { } now ? Periods.Name(view.Indicator.Grain, now.Period) : null, view.Standing.Current?.Value is { } value ? IndicatorWords.Value(view.Indicator, value).Ko : "—",
                IndicatorWords.Name(view.Standing.Level).Ko, view.Mart?.Problem?.Ko ?? (view.Standing.Comparisons is [var first, ..] ? IndicatorWords.Sentence(view.Indicator, first).Ko : null), view.Indicator.Id);
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static void WriteOne(TextWriter output, IndicatorView view)
    {
        var (one, mart) = (view.Indicator, view.Mart);
        output.WriteLine($"{one.Title.Ko} ({one.Id})");
        if (one.About.Ko.Length > 0) output.WriteLine(one.About.Ko);
        if (mart?.Problem is { } problem) output.WriteLine(problem.Ko);
        if (view.Standing.Current is { Value: { } value } now) output.WriteLine($"{Periods.Name(one.Grain, now.Period)}: {IndicatorWords.Value(one, value).Ko}{(view.Standing.Level == IndicatorLevel.None ? "" : $" · {IndicatorWords.Name(view.Standing.Level).Ko}")}");
        foreach (var compared in view.Standing.Comparisons) output.WriteLine("  " + IndicatorWords.Sentence(one, compared).Ko);
        if (view.Standing.Open is { Value: { } open } running) output.WriteLine($"{Periods.Name(one.Grain, running.Period)}(아직 끝나지 않음): {IndicatorWords.Value(one, open).Ko}");
        if (mart is { Whole.Count: > 0 })
        {
            var table = new TextTable(new("때"), new("값", Right: true), new("행", Right: true));
            foreach (var point in mart.Whole.TakeLast(MostShown)) table.Add(Periods.Name(one.Grain, point.Period), point.Value is { } known ? IndicatorWords.Value(one, known).Ko : "—", Words.Count(point.Rows));
            output.WriteLine();
            table.WriteTo(output, Screen.WidthOf(output));
        }
        output.WriteLine();
        output.Write(IndicatorYaml.Write(one));
        if (mart?.Receipt is { } receipt) output.WriteLine($"# 버전 {mart.Version} · 산출 근거 {receipt}");
    }

    private static IndicatorLine Line(IndicatorView view, bool values)
    {
        var (one, standing) = (view.Indicator, view.Standing);
        return new(one.Id, one.Title.Ko, one.Dataset, one.Unit.Ko, standing.Current is { } now ? Periods.Name(one.Grain, now.Period) : null, standing.Current?.Value, standing.Level == IndicatorLevel.None ? null : standing.Level.ToString().ToLowerInvariant(),
            [.. standing.Comparisons.Select(compared => IndicatorWords.Sentence(one, compared).Ko)], standing.Open is { } open ? Periods.Name(one.Grain, open.Period) : null, standing.Open?.Value, view.Mart?.Version, view.Mart?.Receipt, view.Mart?.Problem?.Ko,
            values ? [.. (view.Mart?.Points ?? []).Select(point => new IndicatorPointLine(Periods.Name(one.Grain, point.Period), point.Region, point.Office, point.Value, point.Rows))] : null);
    }
}
