using Maru.App.Access;
using System.Text.RegularExpressions;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Quality.Rules;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Jobs.Collect;

/// <summary>Collects files, folders and addresses again and again, by the same use case as <c>maru ingest</c>: the same bytes make no new version.</summary>
public sealed partial class CollectJob(IngestSources ingest, IDatasetRegister register, CatalogStore catalog, RuleDesk rules, IReadOnlyList<IConnector> connectors, IEnumerable<ICollector> collectors, CollectFolders folders) : IJobKind
{
    public const string Id = "collect";
    public const string Sources = "sources";
    public const string Dataset = "dataset";
    public const string Connector = "connector";
    public const string Table = "table";
    public const string Append = "append";
    public const string Reading = "reading";
    public const string Access = "access";
    private const string Unsaid = "unsaid";

    public static Card Declared { get; } = new(
        Id, new("수집", "Collection"), new("파일·폴더·주소에서 데이터를 정한 때마다 들여옵니다.", "Takes in data from files, folders and addresses at set times."),
        [
            Text(Sources, new("가져올 곳", "Sources"), new("파일·폴더·주소. {yyyyMMdd-1d}처럼 날짜를 넣을 수 있습니다.", "Files, folders and addresses; they may hold dates as {yyyyMMdd-1d}.")) with { IsList = true },
            Text(Dataset, new("데이터", "Dataset"), new("데이터 이름(id); 비우면 파일 이름에서 만듭니다.", "Id of the dataset; made from the file's name when empty.")),
            Text(Connector, new("연결기", "Connector"), new("비우면 스스로 알아봅니다.", "Recognised when empty.")),
            Text(Table, new("표", "Table"), new("이 이름의 시트·층만.", "Only the sheet or layer of this name.")),
            new Parameter(Append, ParameterType.Flag, new("이어 붙이기", "Append"), new("모든 파일을 이어 하나의 버전으로.", "All files become one version."), "false"),
            Text(Reading, new("읽는 법", "Reading"), new("연결기 설정과 고칠 것을 이름=값으로.", "Settings of the connector and corrections as name=value.")) with { IsList = true },
            new Parameter(Access, ParameterType.Choice, new("공개 범위", "Access"), new("처음 들여올 때의 공개 범위. 정하지 않으면 누구나 보되, 개인정보가 보이는 데이터는 행정 내부에 둡니다.", "Who may use it, when it is new. If not said, everyone, but internal where personal data are found."), Unsaid,
                Choices: [new(Unsaid, new("정하지 않음", "Not said")), new("everyone", new("누구나", "Everyone")), new("request", new("신청 후", "On request")), new("internal", new("행정 내부", "Internal"))]),
        ]);

    public Card Card => Declared;

    public void Check(Settings settings)
    {
        var sources = JobDeclaration.Lines(settings.Text(Sources));
        if (sources.Count == 0) throw JobErrors.NoSources;
        foreach (var source in sources)
            if (IsPath(source) && !Path.IsPathFullyQualified(source)) throw JobErrors.NotWhole(source);
        foreach (var line in JobDeclaration.Lines(settings.Text(Reading)))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) <= 0) throw JobErrors.NoEquals(line);
            // Opening a column that was found to be personal is more than collecting it.
            if (Asking.Current.Kind is not (ReaderKind.Machine or ReaderKind.Desk) && !AccessRules.May(Asking.Current, Act.ReadPersonal) && line.Replace(" ", "", StringComparison.Ordinal).EndsWith(".closed=false", StringComparison.OrdinalIgnoreCase))
                throw AccessErrors.NotAllowed;
        }
        if (settings.Text(Connector) is { } named && connectors.All(connector => connector.Card.Id != named)) throw SourceErrors.NoSuchConnector(named, connectors);
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
        var outcomes = await ingest.Run(RequestOf(work), null, stop);
        var results = outcomes.Select(outcome => outcome.Result).OfType<TableResult>().ToList();
        // A version committed by a run that was killed before it was registered looks unchanged now: registering twice changes nothing.
        foreach (var unchanged in results.Where(result => result.Unchanged)) register.Register(unchanged.Version);
        foreach (var first in results.Where(result => result is { Unchanged: false, Version.Version: 1 })) rules.SuggestFirst(first.Version.Dataset, stop);
        var held = outcomes.Select(outcome => outcome.Held).OfType<HeldArrival>().ToList();
        if (results.Count + held.Count == 0) throw new InputException(outcomes.Count > 0 && outcomes[0].Problem is { } problem ? problem.Message : CollectWords.Nothing);
        var unread = outcomes.Where(outcome => outcome.Problem is { Rule: "not-readable" }).ToList();
        // Part of what was declared is missing: what could be read stays, the run counts as failed.
        if (unread.Count > 0) throw new InputException(CollectWords.Unread(unread.Count, unread[0].Problem!.Message), null, unread[0].Origin);
        var versions = results.Select(result => new RunVersion(result.Version.Dataset, result.Version.Version, result.Version.Rows, result.Version.SetAside, result.Unchanged)).ToList();
        versions.AddRange(held.Select(hold => new RunVersion(hold.Dataset, hold.Drift.Against, hold.Rows, hold.SetAside, true) { Held = hold.Id }));
        if (held.Count > 0) return new(HeldWords.Waits(held[0]), versions);
        return new(CollectWords.Done(versions), versions);
    }

    private IngestRequest RequestOf(JobWork work)
    {
        var settings = work.Settings;
        return new([.. JobDeclaration.Lines(settings.Text(Sources)).Select(line => Filled(line, work))], settings.Text(Dataset), settings.Text(Connector))
        {
            Table = settings.Text(Table),
            Append = settings.Flag(Append),
            Settings = Pairs(settings.Text(Reading)),
            Rows = work.Rows,
            Naming = id => Narrow(id, settings.Text(Access)!, work.Job),
        };
    }

    // What was inside the folders when the job was declared may have become a link since.
    private string Filled(string line, JobWork work)
    {
        var source = DueText.Fill(line, work.DueAt);
        if (!IsPath(line) || work.Job.FreePaths is not { } free || free.Contains(line)) return source;
        folders.Require(source);
        return Path.GetFullPath(source);
    }

    // Before anything of a new dataset is there: nobody sees more than was meant for a moment. What people decided later stays.
    private void Narrow(string dataset, string access, Job job)
    {
        if (access == Unsaid) return;
        var level = Enum.Parse<AccessLevel>(access, ignoreCase: true);
        if (catalog.FindNow(dataset) is not null || catalog.DatasetAsEdited(dataset)?.Access is not null) return;
        catalog.EditDataset(dataset, job.CreatedBy, row => (row.Access, row.AccessReason) = (level.ToString(), $"수집 작업 '{job.Name}'에서 정함"));
    }

    public static bool IsAddress(string source) =>
        source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>A file or folder of this machine, not an address of some kind (<c>https:</c>, <c>api:</c>); one letter before a colon is a drive.</summary>
    public static bool IsFile(string source) => !Scheme().IsMatch(source);

    private static Dictionary<string, string> Pairs(string? text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in JobDeclaration.Lines(text))
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) pairs[line[..at]] = line[(at + 1)..];
        return pairs;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:")]
    private static partial Regex Scheme();

    private static Parameter Text(string id, Bilingual label, Bilingual help) => new(id, ParameterType.Text, label, help);
}
