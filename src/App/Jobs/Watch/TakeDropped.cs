using Maru.App.Ingest;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Jobs.Watch;

/// <summary>What became of files that lay in a watched folder.</summary>
/// <param name="Refused">Why they lie in <c>failed</c> now; null when they were taken in, or left.</param>
/// <param name="Left">Why they lie where they were, to be looked at again; null otherwise.</param>
public sealed record DroppedResult(string Name, IReadOnlyList<IngestOutcome> Outcomes, Bilingual? Refused = null, string? Left = null);

/// <summary>Takes in what lies complete in a watched folder and moves it to <c>done</c>, or to <c>failed</c> with the reason beside it.</summary>
public sealed class TakeDropped(IngestSources ingest)
{
    /// <param name="reading">How the files are read; its sources are replaced by them.</param>
    public async Task<DroppedResult> Take(DropFolder drop, DroppedFiles files, IngestRequest reading, IProgress<IngestOutcome>? progress, CancellationToken stop)
    {
        IReadOnlyList<IngestOutcome> outcomes = [];
        try
        {
            outcomes = await ingest.Run(reading with { Sources = files.Paths }, progress, stop);
            var problems = outcomes.Where(outcome => outcome.Problem is { Severity: not Severity.Info }).ToList();
            if (problems.Count == 0)
            {
                drop.Finish(files);
                return new(files.Name, outcomes);
            }
            return Fail(drop, files, string.Join('\n', problems.Select(problem => $"{problem.Origin}: {problem.Problem!.Message.Ko}")), problems[0].Problem!.Message, outcomes);
        }
        catch (Exception e) when (e is InputException { IsTransient: true } or IOException or UnauthorizedAccessException)
        {
            // The file is not to blame: it lies where it is until the next look.
            return new(files.Name, outcomes, Left: e.Message);
        }
        catch (InputException e)
        {
            return Fail(drop, files, e.Message, new(e.In("ko"), e.In("en")), outcomes);
        }
    }

    private static DroppedResult Fail(DropFolder drop, DroppedFiles files, string why, Bilingual words, IReadOnlyList<IngestOutcome> outcomes)
    {
        try
        {
            drop.Fail(files, why);
            return new(files.Name, outcomes, words);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(files.Name, outcomes, words, e.Message);
        }
    }
}
