using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Lake;
using Maru.App.Mending;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>mend --json</c> says of one row.</summary>
internal sealed record MendLine(long Row, string Rule, string Column, string Found, string Expected, bool Mended, IReadOnlyDictionary<string, string?> Changes);

/// <param name="Version">The version that has the rows; the one looked at when nothing was changed.</param>
internal sealed record MendReport(string Dataset, int Version, long Rows, long SetAside, IReadOnlyList<MendLine> Lines);

internal static class MendCommand
{
    private sealed record Options(
        Argument<string> Dataset, Option<bool> List, Option<long?> Row, Option<string[]> Set, Option<string?> Found, Option<string?> To, Option<string?> File, Option<bool> Out, Option<bool> Try, Option<string?> By, Option<string?> Why, Option<bool> Json);

    public static Command Create()
    {
        var o = new Options(
            new("dataset") { Description = "데이터 이름(id) · dataset id" },
            new("--list") { Description = "따로 둔 행을 까닭별로 보기 · list the rows set aside" },
            new("--row") { Description = "고칠 행의 원본 행 번호 · row of the source" },
            new("--set") { Description = "고칠 값 컬럼=값, 여럿 쓸 수 있음. 없으면 그대로 들임 · value of a column" },
            new("--found") { Description = "이 값을 가진 모든 행을 고침 컬럼=찾은값 · all rows with this value" },
            new("--to") { Description = "--found의 값 대신 넣을 값 · value instead" },
            new("--file") { Description = "고칠 것을 담은 표 row,column,value · file of corrections" },
            new("--out") { Description = "--row의 행은 밖에 두기로 함 · the row stays out" },
            new("--try") { Description = "바꾸지 않고 미리 보기 · change nothing, show what would be" },
            new("--by") { Description = "고치는 사람, 기록에 남음 · who mends" },
            new("--why") { Description = "고치는 까닭, 기록에 남음 · why" },
            CommonOptions.Json());
        var command = new Command("mend", "따로 둔 행을 고쳐 다시 들입니다 · mend rows set aside and take them in")
        {
            o.Dataset, o.List, o.Row, o.Set, o.Found, o.To, o.File, o.Out, o.Try, o.By, o.Why, o.Json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var dataset = ShowCommand.Find(services.GetRequiredService<LakeStore>(), parsed.GetValue(o.Dataset)!).Dataset;
            var desk = services.GetRequiredService<SetAsideDesk>();
            var view = desk.Open(dataset)!;
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(o.List))
            {
                if (parsed.GetValue(o.Json)) WriteJson(output, Listed(view));
                else WriteList(output, view);
                return 0;
            }
            var request = await Request(parsed, o, services, desk, view, stop);
            var mend = services.GetRequiredService<MendRows>();
            if (parsed.GetValue(o.Out))
            {
                var kept = mend.KeepOut(dataset, [.. request.Rows.Select(row => row.RowHash)], parsed.GetValue(o.By) ?? "", parsed.GetValue(o.Why) ?? "");
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kept}행을 밖에 두기로 기록했습니다."));
                return 0;
            }
            var (trial, version) = parsed.GetValue(o.Try)
                ? (mend.Try(request, stop), null)
                : mend.Run(request, parsed.GetValue(o.By) ?? "", parsed.GetValue(o.Why) ?? "", stop) is var done ? (done.Trial, done.Version) : default;
            if (parsed.GetValue(o.Json)) WriteJson(output, Tried(view, trial, version ?? trial.Version, mended: version is not null));
            else WriteTrial(output, view, trial, version);
            return trial.Refused.Any() ? 1 : 0;
        });
        return command;
    }

    private static async Task<MendRequest> Request(ParseResult parsed, Options o, IServiceProvider services, SetAsideDesk desk, AsideView view, CancellationToken stop)
    {
        var (dataset, version) = (view.Version.Dataset, view.Version.Version);
        if (parsed.GetValue(o.File) is { } file) return desk.OfRows(dataset, version, await services.GetRequiredService<CorrectionFile>().Read(file, stop));
        if (parsed.GetValue(o.Found) is { } found)
        {
            var (column, value) = Pair(found, "--found");
            return desk.OfFound(dataset, version, column, new Dictionary<string, string> { [value] = parsed.GetValue(o.To) ?? throw Missing("--to") });
        }
        var row = parsed.GetValue(o.Row) ?? throw Missing("--row");
        var changes = CommonOptions.Pairs(parsed.GetValue(o.Set) ?? []).Select(pair => (row, pair.Key, pair.Value)).ToList();
        return desk.OfRows(dataset, version, changes.Count > 0 ? changes : [(row, "", "")]);
    }

    private static (string Column, string Value) Pair(string text, string option)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw new InputException(new($"\"{text}\"에 =가 없습니다.", $"\"{text}\" has no =."), new($"{option} 컬럼=값으로 쓰세요.", $"Write {option} column=value."), option);
    }

    private static InputException Missing(string option) => new(
        new($"{option} 설정이 없습니다.", $"{option} is missing."),
        new("--list로 따로 둔 행을 보거나, --row와 --set, --found와 --to, --file 가운데 하나로 고칠 것을 적으세요.", "See the rows with --list, or say what to mend by --row and --set, --found and --to, or --file."), option);

    private static void WriteList(TextWriter output, AsideView view)
    {
        if (view.Groups.Count == 0)
        {
            output.WriteLine("따로 둔 행이 없습니다.");
            return;
        }
        foreach (var group in view.Groups)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{AsideWords.Reason(group.Rule, group.Column, group.Expected).Ko} · {group.Count:N0}행"));
            var table = new TextTable(new("행", Right: true), new("찾은 값", Least: 12), new("원본 그대로", Least: 20));
            foreach (var row in group.First) table.Add(Words.Count(row.Row.Row), row.Row.Found, string.Join(" | ", row.Row.Cells));
            table.WriteTo(output, Screen.WidthOf(output), "  ");
            if (group.First.Count < group.Count) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  앞의 {group.First.Count}행만 보입니다."));
            output.WriteLine();
        }
        if (view.LeftOut.Count > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"밖에 두기로 한 행 {view.LeftOut.Count:N0}개"));
    }

    private static void WriteTrial(TextWriter output, AsideView view, MendTrial trial, Core.Lake.VersionManifest? made)
    {
        var table = new TextTable(new("행", Right: true), new("컬럼", Least: 8), new("원본", Least: 12), new("고친 값", Least: 12), new("결과", Least: 12));
        foreach (var row in MendSight.Of(view.Version, trial.Rows))
            foreach (var cell in row.Cells.Count > 0 ? row.Cells : [new("", null, null)])
                table.Add(Words.Count(row.Row.Row), cell.Column, cell.Before, cell.After, row.Refused is { } refused ? $"{refused.Column} \"{refused.Found}\": 기대한 값은 {refused.Expected.Ko}" : made is null ? "맞음" : "들임");
        table.WriteTo(output, Screen.WidthOf(output));
        if (made is null) output.WriteLine("미리 본 것입니다. 아무것도 바꾸지 않았습니다.");
        else output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Dataset} 버전 {made.Version}: {trial.Fitting.Count():N0}행을 다시 들여 모두 {made.Rows:N0}행, 따로 둔 행 {made.SetAside:N0}개"));
    }

    private static MendReport Listed(AsideView view) => new(
        view.Version.Dataset, view.Version.Version, view.Version.Rows, view.Version.SetAside,
        [.. view.Groups.SelectMany(group => group.First).Select(row => new MendLine(row.Row.Row, row.Row.Rule, row.Row.Column, row.Row.Found, row.Row.Expected, false, new Dictionary<string, string?>()))]);

    private static MendReport Tried(AsideView view, MendTrial trial, Core.Lake.VersionManifest version, bool mended) => new(
        version.Dataset, version.Version, version.Rows, version.SetAside,
        [.. MendSight.Of(view.Version, trial.Rows).Select(row => new MendLine(
            row.Row.Row, row.Row.Rule, row.Refused?.Column ?? row.Row.Column, row.Refused?.Found ?? row.Row.Found, row.Refused?.Expected.Ko ?? row.Row.Expected, mended && row.Refused is null,
            row.Cells.ToDictionary(cell => cell.Column, cell => cell.After)))]);

    private static void WriteJson(TextWriter output, MendReport report) => output.WriteLine(JsonSerializer.Serialize(report, CliJson.Default.MendReport));
}
