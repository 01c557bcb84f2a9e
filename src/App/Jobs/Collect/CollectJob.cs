using System.Text.RegularExpressions;
using Maru.App.Drift;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Jobs.Collect;

/// <summary>Collects files, folders and addresses again and again, by the same use case as <c>maru ingest</c>: the same bytes make no new version.</summary>
public sealed partial class CollectJob(JobIngest ingest, IEnumerable<ICollector> collectors, CollectFolders folders) : IJobKind
{
    public const string Id = "collect";
    public const string Sources = "sources";
    public const string Dataset = "dataset";
    public const string Connector = "connector";
    public const string Table = "table";
    public const string Append = "append";
    public const string Reading = "reading";
    public const string Access = "access";

    public static Card Declared { get; } = new(
        Id, new("수집", "Collection"), new("파일·폴더·주소에서 데이터를 정한 때마다 들여옵니다.", "Takes in data from files, folders and addresses at set times."),
        [
            Text(Sources, new("가져올 곳", "Sources"), new("파일·폴더·주소. {yyyyMMdd-1d}처럼 날짜를 넣을 수 있습니다.", "Files, folders and addresses; they may hold dates as {yyyyMMdd-1d}.")) with { IsList = true },
            JobIngest.Dataset,
            JobIngest.Connector,
            Text(Table, new("표", "Table"), new("이 이름의 시트·층만.", "Only the sheet or layer of this name.")),
            new Parameter(Append, ParameterType.Flag, new("이어 붙이기", "Append"), new("모든 파일을 이어 하나의 버전으로.", "All files become one version."), "false"),
            JobIngest.Reading,
            JobIngest.Access,
        ]);

    public Card Card => Declared;

    public void Check(Settings settings)
    {
        var sources = JobDeclaration.Lines(settings.Text(Sources));
        if (sources.Count == 0) throw JobErrors.NoSources;
        foreach (var source in sources)
        {
            if (IsPath(source) && !Path.IsPathFullyQualified(source)) throw JobErrors.NotWhole(source);
            DueText.Require(source, Sources);
        }
        ingest.Check(settings);
    }

    public IReadOnlyList<string> Paths(Settings settings) => [.. JobDeclaration.Lines(settings.Text(Sources)).Where(IsPath)];

    // All that is neither an address nor brought by a collector is looked for among the files of this machine.
    private bool IsPath(string source) => !IsAddress(source) && collectors.All(collector => !source.StartsWith(collector.Scheme + ":", StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Uri> Addresses(Settings settings) =>
        [.. JobDeclaration.Lines(settings.Text(Sources)).Select(AddressOf).OfType<Uri>()];

    private Uri? AddressOf(string source)
    {
        if (IsAddress(source)) return Uri.TryCreate(source, UriKind.Absolute, out var address) ? address : null;
        var parts = source.Split(':', 2);
        return parts.Length < 2 ? null : collectors.FirstOrDefault(collector => collector.Scheme == parts[0])?.AddressOf(parts[1]);
    }

    public async Task<JobResult> Run(JobWork work, CancellationToken stop)
    {
        IReadOnlyList<string> sources = [.. JobDeclaration.Lines(work.Settings.Text(Sources)).Select(line => Filled(line, work))];
        var outcomes = await ingest.Run(ingest.Request(work, sources) with { Table = work.Settings.Text(Table), Append = work.Settings.Flag(Append) }, stop);
        var versions = JobIngest.Versions(outcomes);
        if (versions.Count == 0) throw new InputException(outcomes.Count > 0 && outcomes[0].Problem is { } problem ? problem.Message : CollectWords.Nothing) { IsTransient = outcomes.Any(outcome => outcome.MayPass) };
        var unread = outcomes.Where(outcome => outcome.Problem is { Rule: "not-readable" }).ToList();
        // Part of what was declared is missing: what could be read stays, the run counts as failed.
        if (unread.Count > 0) throw new InputException(CollectWords.Unread(unread.Count, unread[0].Problem!.Message), null, unread[0].Origin) { IsTransient = unread.Exists(outcome => outcome.MayPass) };
        if (outcomes.Select(outcome => outcome.Held).FirstOrDefault(hold => hold is not null) is { } held) return new(HeldWords.Waits(held), versions);
        return new(CollectWords.Done(versions), versions);
    }

    // What was inside the folders when the job was declared may have become a link since.
    private string Filled(string line, JobWork work)
    {
        var source = DueText.Fill(line, work.DueAt);
        if (!IsPath(line) || work.Job.FreePaths is not { } free || free.Contains(line)) return source;
        folders.Require(source);
        return Path.GetFullPath(source);
    }

    public static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file or folder of this machine, not an address of some kind (<c>https:</c>, <c>api:</c>); one letter before a colon is a drive.</summary>
    public static bool IsFile(string source) => !Scheme().IsMatch(source);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:")]
    private static partial Regex Scheme();

    private static Parameter Text(string id, Bilingual label, Bilingual help) => new(id, ParameterType.Text, label, help);
}
