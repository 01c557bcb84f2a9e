using System.CommandLine;
using System.Globalization;
using Maru.App.Jobs.Watch;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Takes in whatever is put into a folder, until it is stopped.</summary>
internal static class WatchCommand
{
    private const double LongestRest = 86_400;

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "파일이 들어오는 폴더 · the folder files arrive in" };
        var rest = new Option<double>("--rest") { Description = "크기가 이만큼(초) 그대로면 다 온 파일 · seconds of rest that make a file complete", DefaultValueFactory = _ => 5 };
        var every = new Option<double>("--every") { Description = "살피는 간격(초) · seconds between looks", DefaultValueFactory = _ => 2 };
        var once = new Option<bool>("--once") { Description = "지금 있는 파일까지만 · only what is there now" };
        var connector = new Option<string?>("--as") { Description = "연결기 · connector (maru list connectors)" };
        var settings = new Option<string[]>("--set") { Description = "연결기 설정 이름=값 · connector setting", AllowMultipleArgumentsPerToken = true };
        var command = new Command("watch", "폴더에 들어오는 파일을 들여옵니다 · take in files that arrive in a folder") { folder, rest, every, once, connector, settings };
        command.SetAction(async (parsed, stop) =>
        {
            var place = Existing(parsed.GetValue(folder)!);
            await using var services = CommonOptions.Services(parsed);
            var home = services.GetRequiredService<DataHome>();
            WatchJob.RequireApart(home, place);
            var clock = services.GetRequiredService<TimeProvider>();
            var drop = new DropFolder(place, Seconds("--rest", parsed.GetValue(rest)), clock, home);
            var watch = new Watching(drop, services.GetRequiredService<TakeDropped>(), parsed.GetValue(connector), CommonOptions.Pairs(parsed.GetValue(settings) ?? []), parsed.InvocationConfiguration.Error);
            var pause = Seconds("--every", parsed.GetValue(every));
            while (await watch.Look(stop) || !parsed.GetValue(once)) await Task.Delay(pause, clock, stop);
            return 0;
        });
        return command;
    }

    private static string Existing(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new InputException(
        new("그런 폴더가 없습니다.", "There is no such folder."), new("먼저 폴더를 만드세요.", "Make the folder first."), folder);

    private static TimeSpan Seconds(string option, double seconds) => seconds is > 0 and <= LongestRest ? TimeSpan.FromSeconds(seconds) : throw new InputException(
        new($"{seconds.ToString(CultureInfo.InvariantCulture)}초로 둘 수 없습니다.", $"{seconds.ToString(CultureInfo.InvariantCulture)} seconds can't be used."),
        new("0보다 크고 86400까지의 초를 쓰세요.", "Use seconds over 0, up to 86400."), option);

    private sealed class Watching(DropFolder drop, TakeDropped dropped, string? connector, IReadOnlyDictionary<string, string> settings, TextWriter output)
    {
        /// <summary>Takes in what is complete.</summary>
        /// <returns>True when files are there that are not complete yet.</returns>
        public async Task<bool> Look(CancellationToken stop)
        {
            foreach (var files in drop.Look()) await Take(files, stop);
            return drop.Waiting > 0;
        }

        // Whatever is wrong with one file, the next is looked at.
        private async Task Take(DroppedFiles files, CancellationToken stop)
        {
            foreach (var result in await dropped.Take(drop, files, new([], Connector: connector) { Settings = settings }, new IngestLines(output), stop))
                if (result.Left is { } left) await output.WriteLineAsync($"{result.Name}: {left}");
                else if (result is { Refused: { } why, Outcomes.Count: 0 }) await output.WriteLineAsync($"{result.Name}: {why.Ko}");
        }
    }
}
