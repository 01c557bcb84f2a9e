using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Quality.Rules;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Core.Sources;

namespace Maru.App.Jobs.Collect;

/// <summary>What jobs that take in files have in common: how a file is read, who may see a new dataset, what is done with what came.</summary>
public sealed class JobIngest(IngestSources ingest, IDatasetRegister register, CatalogStore catalog, RuleDesk rules, IReadOnlyList<IConnector> connectors)
{
    private const string Unsaid = "unsaid";

    public static Parameter Dataset { get; } = Text(CollectJob.Dataset, new("데이터", "Dataset"), new("데이터 이름(id); 비우면 파일 이름에서 만듭니다.", "Id of the dataset; made from the file's name when empty."));

    public static Parameter Connector { get; } = Text(CollectJob.Connector, new("연결기", "Connector"), new("비우면 스스로 알아봅니다.", "Recognised when empty."));

    public static Parameter Reading { get; } = Text(CollectJob.Reading, new("읽는 법", "Reading"), new("연결기 설정과 고칠 것을 이름=값으로.", "Settings of the connector and corrections as name=value.")) with { IsList = true };

    public static Parameter Access { get; } = new(CollectJob.Access, ParameterType.Choice, new("공개 범위", "Access"), new("처음 들여올 때의 공개 범위. 정하지 않으면 누구나 보되, 개인정보가 보이는 데이터는 행정 내부에 둡니다.", "Who may use it, when it is new. If not said, everyone, but internal where personal data are found."), Unsaid,
        Choices: [new(Unsaid, new("정하지 않음", "Not said")), new("everyone", new("누구나", "Everyone")), new("request", new("신청 후", "On request")), new("internal", new("행정 내부", "Internal"))]);

    /// <exception cref="InputException">The reading can't be, or opens what only others may open.</exception>
    public void Check(Settings settings)
    {
        foreach (var line in JobDeclaration.Lines(settings.Text(CollectJob.Reading)))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) <= 0) throw JobErrors.NoEquals(line);
            // Opening a column that was found to be personal is more than collecting it.
            if (Asking.Current.Kind is not (ReaderKind.Machine or ReaderKind.Desk) && !AccessRules.May(Asking.Current, Act.ReadPersonal) && line.Replace(" ", "", StringComparison.Ordinal).EndsWith(".closed=false", StringComparison.OrdinalIgnoreCase))
                throw AccessErrors.NotAllowed;
        }
        if (settings.Text(CollectJob.Dataset) is { } dataset) RequireId(dataset);
        if (settings.Text(CollectJob.Connector) is { } named && connectors.All(connector => connector.Card.Id != named)) throw SourceErrors.NoSuchConnector(named, connectors);
    }

    private static void RequireId(string dataset)
    {
        try
        {
            LakeStore.RequireId(dataset);
        }
        catch (InputException e)
        {
            // Said at the field that names it.
            throw new InputException(e.Problem, e.Todo, JobDeclaration.OptionOf(CollectJob.Dataset), e);
        }
    }

    /// <summary>How sources are read, by what the job was told.</summary>
    public IngestRequest Request(JobWork work, IReadOnlyList<string> sources) => new(sources, work.Settings.Text(CollectJob.Dataset), work.Settings.Text(CollectJob.Connector))
    {
        Settings = Pairs(work.Settings.Text(CollectJob.Reading)),
        Rows = work.Rows,
        Naming = id => Narrow(id, work.Settings.Text(CollectJob.Access)!, work.Job),
    };

    public async Task<IReadOnlyList<IngestOutcome>> Run(IngestRequest request, CancellationToken stop)
    {
        var outcomes = await ingest.Run(request, null, stop);
        Keep(outcomes, stop);
        return outcomes;
    }

    /// <summary>Registers what came once more, and proposes rules for what is new.</summary>
    public void Keep(IReadOnlyList<IngestOutcome> outcomes, CancellationToken stop)
    {
        var results = outcomes.Select(outcome => outcome.Result).OfType<TableResult>().ToList();
        // A version committed by a run that was killed before it was registered looks unchanged now: registering twice changes nothing.
        foreach (var unchanged in results.Where(result => result.Unchanged)) register.Register(unchanged.Version);
        foreach (var first in results.Where(result => result is { Unchanged: false, Version.Version: 1 })) rules.SuggestFirst(first.Version.Dataset, stop);
    }

    /// <summary>What came, for the history: versions, and what waits for a person.</summary>
    public static IReadOnlyList<RunVersion> Versions(IReadOnlyList<IngestOutcome> outcomes) =>
    [
        .. outcomes.Select(outcome => outcome.Result).OfType<TableResult>().Select(result => new RunVersion(result.Version.Dataset, result.Version.Version, result.Version.Rows, result.Version.SetAside, result.Unchanged) { Warnings = Warnings(result.Version) }),
        .. outcomes.Select(outcome => outcome.Held).OfType<HeldArrival>().Select(hold => new RunVersion(hold.Dataset, hold.Drift.Against, hold.Rows, hold.SetAside, true) { Held = hold.Id }),
    ];

    // Rows set aside are counted by themselves; a closed column is as it should be.
    private static int Warnings(VersionManifest version) => version.Issues.Count(issue => issue is { Severity: Severity.Warning, Rule: not ("type" or "ragged-row" or "personal-data") });

    // Before anything of a new dataset is there: nobody sees more than was meant for a moment. What people decided later stays.
    private void Narrow(string dataset, string access, Job job)
    {
        if (access == Unsaid) return;
        var level = Enum.Parse<AccessLevel>(access, ignoreCase: true);
        if (catalog.FindNow(dataset) is not null || catalog.DatasetAsEdited(dataset)?.Access is not null) return;
        catalog.EditDataset(dataset, job.CreatedBy, row => (row.Access, row.AccessReason) = (level.ToString(), $"수집 작업 '{job.Name}'에서 정함"));
    }

    private static Dictionary<string, string> Pairs(string? text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in JobDeclaration.Lines(text))
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at) pairs[line[..at]] = line[(at + 1)..];
        return pairs;
    }

    private static Parameter Text(string id, Bilingual label, Bilingual help) => new(id, ParameterType.Text, label, help);
}
