using System.Text;
using Maru.App.Ingest;
using Maru.Core;
using Maru.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.App.Tests.Ingest;

/// <summary>A file that is one line, or a cell that holds a film: refused with its place, and without taking the machine's memory.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class LongLinesTests : IDisposable
{
    private const int Huge = 40 << 20;
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-long-").FullName;
    private readonly ServiceProvider _services;

    public LongLinesTests() => _services = new ServiceCollection().AddMaru(Path.Combine(_folder, "data")).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_line_of_forty_megabytes_is_refused_with_its_number_and_takes_little_memory()
    {
        var before = GC.GetTotalAllocatedBytes();
        var problem = await Refusal("긴줄.csv", "이름,비고\n가,짧음\n나," + new string('x', Huge) + "\n다,짧음\n");
        var taken = (GC.GetTotalAllocatedBytes() - before - (3L * Huge)) >> 20;
        Assert.Contains("3번째 줄이 8 MB를 넘습니다", problem, StringComparison.Ordinal);
        Assert.Contains("줄바꿈이나 따옴표", problem, StringComparison.Ordinal);
        Assert.True(taken < 200, $"{taken} MB");
    }

    [Fact]
    public async Task A_file_of_one_line_is_refused_too() =>
        Assert.Contains("1번째 줄이 8 MB를 넘습니다", await Refusal("한줄.csv", new string('x', Huge)), StringComparison.Ordinal);

    [Fact]
    public async Task A_cell_of_ten_megabytes_in_JSON_is_refused_with_its_row_and_place() =>
        Assert.Contains("2행의 2번째 칸이 10.0 MB입니다", await Refusal("긴칸.json", $$"""[{"이름":"가","비고":"짧음"},{"이름":"나","비고":"{{new string('x', 10 << 20)}}"}]"""), StringComparison.Ordinal);

    [Fact]
    public async Task Long_texts_within_the_limit_are_read_whole()
    {
        var version = await Ingest("글.csv", "이름,글\n가,짧음\n나," + new string('가', 1 << 20) + "\n");
        Assert.Equal(2, version.Result!.Version.Rows);
    }

    // The text is not held any longer than it takes to write it.
    private async Task<string> Refusal(string name, string text)
    {
        try
        {
            var outcome = await Ingest(name, text);
            return outcome.Problem?.Message.Ko ?? "";
        }
        catch (InputException e)
        {
            return e.Message;
        }
    }

    private async Task<IngestOutcome> Ingest(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        return Assert.Single(await _services.GetRequiredService<IngestSources>().Run(new([path]), null, default));
    }
}

/// <summary>What a process allocates is counted for all of its threads: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
