using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;

namespace Maru.Contracts;

/// <summary>
/// What every connector keeps to. Inherit it once per connector and name a sample; sample, README.md and quality.yaml lie in the
/// connector's own folder.
/// </summary>
public abstract partial class ConnectorContract<T> where T : IConnector, new()
{
    // Damaged copies of each sample; MARU_MUTATIONS asks for more.
    private static readonly int Mutations = int.TryParse(Environment.GetEnvironmentVariable("MARU_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected T Connector { get; } = new();

    /// <summary>File name in the connector's Samples folder.</summary>
    protected abstract string Sample { get; }

    /// <summary>False when the engine reads the rows and the connector only opens.</summary>
    protected virtual bool GivesCells => true;

    /// <summary>Writes a big file of this kind (some tens of megabytes) under the sample's name; false when size can't matter.</summary>
    protected virtual bool WriteLarge(string path) => false;

    /// <summary>Megabytes a big file may keep in memory while it is read.</summary>
    protected virtual int MemoryLimit => 24;

    /// <summary>Where the connector's code lies, with Samples beside it.</summary>
    protected virtual string Folder => Path.Combine(Repository.Root, "src", "Connectors", typeof(T).Namespace!.Split('.')[^1]);

    private string SamplePath
    {
        get
        {
            var path = Path.Combine(Folder, "Samples", Sample);
            Require(File.Exists(path), $"Samples/{Sample}이 없습니다: 작은 표본 파일을 넣으세요", $"Samples/{Sample} is missing: put a tiny sample there");
            return path;
        }
    }

    [Fact]
    public void Its_card_is_complete()
    {
        var card = Connector.Card;
        Require(KebabCase().IsMatch(card.Id), $"Card의 id \"{card.Id}\"를 bus-arrival처럼 쓰세요", $"write the card's id \"{card.Id}\" as bus-arrival");
        RequireBoth(card.Name, "Card의 이름", "the card's name", korean: false);
        RequireBoth(card.Summary, "Card의 설명(무엇을 읽는지 한 문장)", "the card's summary (what it reads, in one sentence)");
        foreach (var parameter in card.Parameters)
        {
            RequireBoth(parameter.Label, $"설정 {parameter.Id}의 이름", $"the label of {parameter.Id}");
            RequireBoth(parameter.Help, $"설정 {parameter.Id}의 도움말", $"the help of {parameter.Id}");
            if (parameter.Default is { } value) Assert.Equal(value, parameter.Check(value));
        }
    }

    [Fact]
    public void Its_readme_names_every_setting_and_leaves_nothing_to_fill_in()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach (var line in readme.Split('\n')) Require(!line.Contains("채우세요", StringComparison.Ordinal), $"README.md: {line}", "fill it in and remove the line");
        foreach (var parameter in Connector.Card.Parameters)
            Require(readme.Contains($"`{parameter.Id}`", StringComparison.Ordinal), $"README.md에 설정 `{parameter.Id}`이 없습니다", $"README.md does not name `{parameter.Id}`");
    }

    [Fact]
    public void Its_quality_list_is_done_or_says_why_not()
    {
        var items = File.ReadLines(Path.Combine(Folder, "quality.yaml")).Where(line => line.Length > 0 && line[0] != '#').ToList();
        Assert.NotEmpty(items);
        foreach (var item in items)
            Require(DoneOrExempt().IsMatch(item), $"quality.yaml: \"{item}\"을 하고 done으로, 아니면 \"exempt: 까닭\"으로 고치세요", "do it and write done, or write \"exempt: why\"");
    }

    [Fact]
    public void It_recognises_its_own_samples()
    {
        foreach (var sample in SamplesOf(Folder, Connector))
            Require(Connector.Recognise(Rows.File(sample)) >= 50, $"Recognise가 {Path.GetFileName(sample)}을 알아보지 못합니다(50 이상이어야 합니다)", $"Recognise does not know {Path.GetFileName(sample)} (50 or more)");
    }

    [Fact]
    public void It_leaves_the_samples_of_others_alone()
    {
        foreach (var other in Directory.GetDirectories(Path.GetDirectoryName(Folder)!).Where(f => f != Folder && HoldsConnector(f)))
            foreach (var sample in SamplesOf(other, null))
                Assert.True(Connector.Recognise(Rows.File(sample)) < 50, $"claims {Path.GetFileName(other)}/{Path.GetFileName(sample)}");
    }

    [Fact]
    public void It_reads_its_sample()
    {
        var tables = Open(Rows.File(SamplePath));
        Assert.NotEmpty(tables);
        Assert.All(tables, t => Assert.True(t.Segments >= 1));
        if (GivesCells) Assert.NotEmpty(Rows.Read(tables[0]));
        foreach (var table in tables) table.Dispose();
    }

    [Fact, Trait("Category", "Golden")]
    public void Its_samples_read_as_the_expected_text_beside_them_says()
    {
        var samples = SamplesOf(Folder, Connector).ToList();
        Assert.Contains(SamplePath, samples);
        foreach (var sample in samples) Golden.Check(sample + Golden.Ending, SampleText.Of(Connector, Rows.File(sample)));
        var expected = Directory.GetFiles(Path.Combine(Folder, "Samples"), "*" + Golden.Ending);
        Assert.Equal(samples.Select(sample => sample + Golden.Ending), expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_reads_the_same_rows_again_and_from_several_threads()
    {
        if (!GivesCells) return;
        var first = ReadAll(Rows.File(SamplePath));
        Assert.Equal(first, ReadAll(Rows.File(SamplePath)));
        foreach (var table in Open(Rows.File(SamplePath)))
        {
            var parts = new List<string>[table.Segments * 2];
            Parallel.For(0, parts.Length, i => parts[i] = Rows.ReadSegment(table, i / 2));
            Assert.Equal(Rows.Read(table), parts.Where((_, i) => i % 2 == 0).SelectMany(p => p));
            Assert.Equal(Rows.Read(table), parts.Where((_, i) => i % 2 == 1).SelectMany(p => p));
            table.Dispose();
        }
    }

    [Fact]
    public void It_stops_when_told_to()
    {
        using var stop = new CancellationTokenSource();
        var tables = Open(Rows.File(SamplePath));
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            Connector.Open(Rows.File(SamplePath), Defaults, stop.Token);
            Rows.Read(tables[0], stop.Token);
        });
        foreach (var table in tables) table.Dispose();
    }

    [Fact]
    public void An_empty_file_is_no_rows_or_a_clear_refusal() => Survives([], "empty");

    [Fact]
    public void A_file_cut_short_gives_fewer_rows_or_a_clear_refusal()
    {
        var whole = File.ReadAllBytes(SamplePath);
        for (var part = 1; part <= 16; part++) Survives(whole[..(whole.Length * part / 17)], $"cut at {part}/17");
        Survives(whole[..^1], "without its last byte");
    }

    [Fact]
    public void Damaged_bytes_never_give_anything_but_rows_or_a_clear_refusal()
    {
        foreach (var sample in SamplesOf(Folder, Connector))
        {
            var whole = File.ReadAllBytes(sample);
            for (var seed = 0; seed < Mutations; seed++) Survives(Mutation.Of(whole, seed), $"{Path.GetFileName(sample)}, mutation {seed}", sample);
        }
    }

    [Fact]
    public void A_big_file_is_read_in_bounded_memory()
    {
        var folder = Directory.CreateTempSubdirectory("maru-large-").FullName;
        try
        {
            var path = Path.Combine(folder, Sample);
            if (!WriteLarge(path)) return;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            foreach (var table in Open(Rows.File(path)))
            {
                for (var segment = 0; segment < table.Segments; segment++) ReadWatching(table, segment, before);
                table.Dispose();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void ReadWatching(RawTable table, int segment, long before)
    {
        var block = new CellBlock();
        using var reader = table.OpenSegment(segment);
        for (var n = 0; reader.Read(block, CancellationToken.None); n++)
        {
            if (n % 16 != 8) continue;
            var held = (GC.GetTotalMemory(forceFullCollection: true) - before) >> 20;
            Assert.True(held < MemoryLimit, $"{held} MB are held while reading");
        }
    }

    private Settings Defaults => Connector.Card.Bind(new Dictionary<string, string>());

    private IReadOnlyList<RawTable> Open(SourceFile file) => Connector.Open(file, Defaults, CancellationToken.None);

    private List<string> ReadAll(SourceFile file, CancellationToken stop = default)
    {
        var rows = new List<string>();
        foreach (var table in Connector.Open(file, Defaults, stop))
        {
            if (GivesCells) rows.AddRange(Rows.Read(table, stop));
            table.Dispose();
        }
        return rows;
    }

    private void Survives(byte[] bytes, string what, string? sample = null)
    {
        var folder = Directory.CreateTempSubdirectory("maru-fuzz-").FullName;
        try
        {
            var name = Path.GetFileName(sample ?? SamplePath);
            foreach (var companion in CompanionsOf(name)) File.Copy(companion, Path.Combine(folder, Path.GetFileName(companion)));
            var path = Path.Combine(folder, name);
            File.WriteAllBytes(path, bytes);
            ReadOrRefuse(Rows.File(path), what);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void ReadOrRefuse(SourceFile file, string what)
    {
        using var stop = new CancellationTokenSource(Patience);
        var clock = Stopwatch.StartNew();
        try
        {
            Connector.Recognise(file);
            ReadAll(file, stop.Token);
        }
        catch (InputException refusal)
        {
            Assert.Matches(Hangul(), refusal.Message);
            // A name it quotes stays as the file has it.
            Assert.DoesNotMatch(Hangul(), Quoted().Replace(refusal.Problem.En, ""));
        }
        catch (Exception other)
        {
            Assert.Fail($"{what}: {other}");
        }
        Assert.True(clock.Elapsed < Patience, $"{what} took {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private IEnumerable<string> CompanionsOf(string sample) =>
        SamplesWithBase(Path.GetFileNameWithoutExtension(sample)).Where(f => Connector.Companions.Contains(Path.GetExtension(f).TrimStart('.')));

    private IEnumerable<string> SamplesWithBase(string name) =>
        Directory.GetFiles(Path.Combine(Folder, "Samples")).Where(f => Path.GetFileNameWithoutExtension(f) == name);

    /// <summary>Feeds lie among connectors; what they answer is read as a file by whoever can.</summary>
    private static bool HoldsConnector(string folder) => Directory.EnumerateFiles(folder, "*Connector.cs").Any();

    private static IEnumerable<string> SamplesOf(string folder, IConnector? own)
    {
        var samples = Path.Combine(folder, "Samples");
        if (!Directory.Exists(samples)) return [];
        return Directory.GetFiles(samples)
            .Where(f => !f.EndsWith(".md", StringComparison.Ordinal) && !f.EndsWith(Golden.Ending, StringComparison.Ordinal) && !IsCompanion(f, own))
            .Order(StringComparer.Ordinal);
    }

    // Beside a .shp, the .dbf and the rest are no sources of their own.
    private static bool IsCompanion(string path, IConnector? own) =>
        (own?.Companions ?? ["shx", "dbf", "prj", "cpg"]).Contains(Path.GetExtension(path).TrimStart('.')) &&
        Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path) + ".shp").Length > 0;

    private static void RequireBoth(Bilingual text, string ko, string en, bool korean = true)
    {
        Require(korean ? Hangul().IsMatch(text.Ko ?? "") : !string.IsNullOrWhiteSpace(text.Ko), $"{ko}: 한국어가 비었습니다", $"{en} lacks its Korean");
        Require(!string.IsNullOrWhiteSpace(text.En) && !Hangul().IsMatch(text.En), $"{ko}: 영어가 비었습니다", $"{en} lacks its English");
    }

    /// <summary>A rule whose failure says what to do, for who fills in a new connector.</summary>
    private static void Require(bool holds, string ko, string en) => Assert.True(holds, $"{ko}. · {en}.");

    [GeneratedRegex("^[a-z-]+: (done|\"exempt: .+\")( +#.*)?$")]
    private static partial Regex DoneOrExempt();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\p{IsHangulSyllables}")]
    private static partial Regex Hangul();
}
