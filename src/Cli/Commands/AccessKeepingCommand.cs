using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.AccessLog.Keeping;
using Maru.App.Catalog;
using Maru.Cli.Terminal;
using Maru.Web.Features.AccessLog;
using Maru.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>What <c>access-log backup --json</c> says.</summary>
internal sealed record BackupLine(string Folder, long Records, long Bytes, double Seconds, long Behind);

/// <summary>A block of the log as <c>access-log retire --json</c> gives it.</summary>
internal sealed record BlockLine(int Block, long First, long Last, DateTimeOffset From, DateTimeOffset Until, long Bytes, string State, DateOnly? KeptUntil, string? Refusal, DateTimeOffset? RetiredAt, string? By, string? Why, string? Sha256);

/// <summary><c>access-log backup</c> and <c>access-log retire</c>.</summary>
internal static class AccessKeepingCommand
{
    public static Command Backup()
    {
        var to = new Option<string?>("--to") { Description = $"백업할 폴더. 없으면 {BackUpAccessLog.Variable} · the folder; else {BackUpAccessLog.Variable}" };
        var json = CommonOptions.Json();
        var command = new Command("backup", "접속기록을 다른 저장소에 이어서 복사하고 증명합니다 · append to a proven copy on another storage") { to, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var backup = services.GetRequiredService<BackUpAccessLog>();
            var done = await backup.Run(parsed.GetValue(to), MachineAccount.Name, stop);
            var (output, behind) = (parsed.InvocationConfiguration.Output, backup.State().Behind);
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(new(done.Folder, done.Records, done.Bytes, Math.Round(done.Seconds, 3), behind), CliJson.Default.BackupLine));
            else output.WriteLine(done.Bytes == 0 ? $"새 기록이 없습니다. 백업은 기록 {Words.Count(done.Records)}번까지 있습니다." : $"기록 {Words.Count(done.Records)}번까지 백업했습니다. {Figures.Bytes(done.Bytes)}를 더했습니다.");
            return 0;
        });
        return command;
    }

    public static Command Retire()
    {
        var block = new Option<int?>("--block") { Description = "폐기할 블록 번호. 없으면 블록과 보관 기간만 봅니다 · the block to retire; else only look" };
        var why = new Option<string?>("--why") { Description = "폐기하는 까닭 · why" };
        var json = CommonOptions.Json();
        var command = new Command("retire", "보관 기간을 보고, 지난 블록을 기록을 남기고 폐기합니다 · see the terms, and retire a block whose time is over") { block, why, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = CommonOptions.Services(parsed);
            var retire = services.GetRequiredService<RetireAccessLog>();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(block) is { } file)
            {
                var gone = retire.Retire(Reader.Machine, MachineAccount.Name, file, parsed.GetValue(why) ?? "");
                if (!parsed.GetValue(json)) output.WriteLine($"{file}번 블록을 폐기했습니다: 기록 {Words.Count(gone.First)}–{Words.Count(gone.Last)}번, 해시 {gone.Sha256[..12]}…");
            }
            if (parsed.GetValue(json)) output.WriteLine(JsonSerializer.Serialize(Lines(retire), CliJson.Default.IEnumerableBlockLine));
            else Write(output, retire);
            return 0;
        });
        return command;
    }

    private static void Write(TextWriter output, RetireAccessLog retire)
    {
        output.WriteLine(KeepingWords.TermOf(retire.Term()).Ko);
        var lines = Lines(retire).ToList();
        if (lines.Count == 0)
        {
            output.WriteLine("아직 기록이 없습니다.");
            return;
        }
        var table = new TextTable(new("블록", Right: true), new("기록", Least: 10), new("처음"), new("끝"), new("상태", Least: 12));
        foreach (var line in lines)
            table.Add(line.Block.ToString(CultureInfo.InvariantCulture), $"{Words.Count(line.First)}–{Words.Count(line.Last)}", Words.Minute(line.From), Words.Minute(line.Until), line.RetiredAt is { } at ? $"{Figures.Day(KoreanTime.Day(at))} 폐기 ({line.By}): {line.Why}" : line.Refusal ?? "폐기할 수 있음");
        table.WriteTo(output, Screen.WidthOf(output));
    }

    private static IEnumerable<BlockLine> Lines(RetireAccessLog retire)
    {
        var blocks = retire.Blocks();
        return retire.Retired().Select(gone => new BlockLine(gone.File, gone.First, gone.Last, gone.From, gone.Until, gone.Bytes, "retired", null, null, gone.At, gone.By, gone.Why, gone.Sha256))
            .Concat(blocks.Select(one => (Block: one, Refusal: retire.Refusal(one, blocks))).Select(one => new BlockLine(
                one.Block.File, one.Block.First, one.Block.Last, one.Block.From, one.Block.Until, one.Block.Bytes, one.Block.IsOpen ? "open" : one.Refusal is null ? "over" : "kept", KoreanTime.Day(one.Block.KeptUntil), one.Refusal?.Ko, null, null, null, null)));
    }
}
