using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.App.Jobs;
using Maru.App.Lake;
using Xunit.Abstractions;

namespace Maru.Cli.Tests;

/// <summary>
/// The program is killed with SIGKILL at random moments of an ingest and of scheduled jobs. A dozen times here; MARU_KILLS=200 for the long form.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int BaseRows = 20_000;
    private const string Direct = "direct";
    private const string Scheduled = "scheduled";

    private readonly TestHome _home = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-kill-").FullName;
    private readonly Dictionary<(string Dataset, int Version), string> _seen = [];

    public void Dispose()
    {
        _home.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Killed_at_any_moment_nothing_is_half_lost_or_doubled_and_the_next_start_needs_no_repair()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("MARU_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 12;
        var random = new Random(20261122);
        Generation(0);
        var (exit, _, said) = await _home.Run("jobs", "add", "수집", FileOf(Scheduled), "--dataset", Scheduled, "--at", "매일 06:00");
        Assert.True(exit == 0, said);
        var span = await WholeRuns();

        var (killed, ended, between) = (0, 0, 0);
        IReadOnlyList<string> half = [];
        for (var generation = 1; generation <= kills; generation++)
        {
            Generation(generation);
            MakeDue();
            using var process = Start(generation % 2 == 0 ? CallDirect : CallScheduled);
            var delay = span * (random.NextDouble() * 1.05);
            var watch = Stopwatch.StartNew();
            if (process.WaitForExit(delay))
            {
                // The machine is quicker now than when the whole run was timed.
                ended++;
                span = watch.Elapsed;
            }
            else
            {
                killed++;
            }
            process.Kill();
            await process.WaitForExitAsync();
            var left = HalfVersions();
            if (left.Except(half).Any()) between++;
            half = left;
            CheckLake(generation);
            // From whatever the kills left: an ordinary start, and all is as it should be.
            if (generation % 5 == 0 || generation == kills) await CheckNextStart(generation);
        }
        output.WriteLine($"{killed} killed ({between} while a version was being written), {ended} ended before; a whole run takes {span.TotalSeconds:0.00} s");
        Assert.True(killed >= kills / 3, $"Only {killed} of {kills} were killed: the delays are too long.");
    }

    [Fact]
    public async Task The_check_of_versions_can_fail()
    {
        Generation(3);
        await _home.Run("ingest", FileOf(Direct), "--dataset", Direct);
        CheckLake(3);
        var part = Directory.EnumerateFiles(Path.Combine(_home.Data, "lake", Direct), "part-*", SearchOption.AllDirectories).First();
        await File.AppendAllTextAsync(part, "x");
        _seen.Clear();
        Assert.ThrowsAny<Exception>(() => CheckLake(3));
    }

    private IReadOnlyList<string> HalfVersions() =>
        [.. Directory.EnumerateDirectories(Path.Combine(_home.Data, "lake"), ".writing-*", SearchOption.AllDirectories)];

    private string[] CallDirect => ["ingest", FileOf(Direct), "--dataset", Direct];

    private static string[] CallScheduled => ["jobs", "run", "--due"];

    private string FileOf(string dataset) => Path.Combine(_folder, dataset + ".csv");

    /// <summary>Every generation of a file has its own number of rows, and its number in every row.</summary>
    private void Generation(int generation)
    {
        var text = new StringBuilder("번호,구분,값\n");
        for (var row = 0; row < BaseRows + generation; row++) text.Append(CultureInfo.InvariantCulture, $"{row},세대{generation},{row * 7 % 1000}\n");
        foreach (var dataset in (string[])[Direct, Scheduled])
        {
            File.WriteAllText(FileOf(dataset) + ".new", text.ToString(), new UTF8Encoding(false));
            File.Move(FileOf(dataset) + ".new", FileOf(dataset), overwrite: true);
        }
    }

    private void MakeDue()
    {
        var database = CatalogDatabase.Embedded(new DataHome(_home.Data));
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "update jobs set next_due = '2026-01-01T21:00:00.000Z'; update stamps set changes = changes + 1 where name = 'jobs'";
        command.ExecuteNonQuery();
    }

    /// <summary>How long a whole call takes in a process of its own.</summary>
    private async Task<TimeSpan> WholeRuns()
    {
        var longest = TimeSpan.Zero;
        foreach (var call in (string[][])[CallDirect, CallScheduled])
        {
            MakeDue();
            var watch = Stopwatch.StartNew();
            using var process = Start(call);
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            if (watch.Elapsed > longest) longest = watch.Elapsed;
        }
        CheckLake(0);
        return longest;
    }

    private Process Start(string[] call)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "maru");
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" > /dev/null 2>> \"$0\"", Path.Combine(_folder, "errors"), program, .. call, "--data", _home.Data]);
        return Process.Start(start)!;
    }

    private void CheckLake(int newest)
    {
        var lake = new LakeStore(new DataHome(_home.Data));
        foreach (var dataset in lake.Datasets())
        {
            var versions = lake.Versions(dataset);
            Assert.Equal(Enumerable.Range(1, versions.Count), versions);
            var before = -1L;
            foreach (var version in versions)
            {
                var manifest = lake.Manifest(dataset, version);
                // Nothing doubled: each generation at most once, in order; nothing half: a generation's rows are all there.
                var generation = manifest.Rows - BaseRows;
                Assert.InRange(generation, before + 1, newest);
                before = generation;
                var mark = manifest.Source.Sha256;
                if (_seen.TryGetValue((dataset, version), out var known))
                {
                    Assert.Equal(known, mark);
                    continue;
                }
                foreach (var (part, path) in manifest.Parts.Zip(lake.PartPaths(manifest)))
                {
                    var bytes = File.ReadAllBytes(path);
                    Assert.Equal((part.Bytes, part.Sha256), (bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))));
                }
                Assert.Equal(manifest.Rows, manifest.Parts.Sum(part => part.Rows));
                _seen[(dataset, version)] = mark;
            }
        }
        // Nothing committed lost.
        Assert.All(_seen.Keys, known => Assert.Contains(known.Version, lake.Versions(known.Dataset)));
    }

    private async Task CheckNextStart(int generation)
    {
        foreach (var call in (string[][])[CallDirect, CallScheduled])
        {
            using var process = Start(call);
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, await File.ReadAllTextAsync(Path.Combine(_folder, "errors")));
        }
        CheckLake(generation);
        var lake = new LakeStore(new DataHome(_home.Data));
        var catalog = _home.Catalog;
        foreach (var dataset in (string[])[Direct, Scheduled])
        {
            Assert.Equal(BaseRows + generation, lake.Latest(dataset)!.Rows);
            Assert.Equal(lake.Versions(dataset)[^1], catalog.Snapshot().Find(dataset)!.Newest!.Version);
        }
        var store = new JobStore(catalog.Database);
        Assert.Empty(store.OpenRuns());
        Assert.Equal(RunState.Succeeded, store.LastEnded()["수집"].State);
    }
}
