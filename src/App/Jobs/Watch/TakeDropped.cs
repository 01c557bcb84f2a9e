using Maru.App.Ingest;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Jobs.Watch;

/// <summary>What became of files that lay in a watched folder.</summary>
/// <param name="Refused">Why they lie in <c>failed</c> now; null when they were taken in, or left.</param>
/// <param name="Left">Why they lie where they were, to be looked at again; null otherwise.</param>
public sealed record DroppedResult(string Name, IReadOnlyList<IngestOutcome> Outcomes, Bilingual? Refused = null, string? Left = null)
{
    /// <summary>They changed while they were read, so they are still arriving: they lie where they were.</summary>
    public bool IsArriving { get; init; }
}

/// <summary>Takes in what lies complete in a watched folder and moves it to <c>done</c>, or to <c>failed</c> with the reason beside it.</summary>
public sealed class TakeDropped(IngestSources ingest)
{
    /// <summary>Takes in files of one name, each by itself with what belongs to it: one that can't be read does not hold up another.</summary>
    /// <param name="reading">How the files are read; its sources are replaced by them.</param>
    public async Task<IReadOnlyList<DroppedResult>> Take(DropFolder drop, DroppedFiles files, IngestRequest reading, IProgress<IngestOutcome>? progress, CancellationToken stop)
    {
        var results = new List<DroppedResult>();
        foreach (var part in Apart(files)) results.Add(await TakeOne(drop, part, reading, progress, stop));
        return results;
    }

    private IEnumerable<DroppedFiles> Apart(DroppedFiles files)
    {
        if (files.Files.Count == 1) return [files];
        var groups = ingest.Apart(files.Paths);
        return groups.Count == 1 ? [files] : groups.Select(group => new DroppedFiles(Path.GetFileName(group[0]), [.. group.Select(path => files.Files.First(file => file.Path == path))]));
    }

    private async Task<DroppedResult> TakeOne(DropFolder drop, DroppedFiles files, IngestRequest reading, IProgress<IngestOutcome>? progress, CancellationToken stop)
    {
        IReadOnlyList<IngestOutcome> outcomes = [];
        try
        {
            if (files.HaveChanged) return new(files.Name, outcomes) { IsArriving = true };
            outcomes = await ingest.Run(reading with { Sources = files.Paths, IsApart = true }, progress, stop);
            var problems = outcomes.Where(outcome => outcome.Problem is { Severity: not Severity.Info }).ToList();
            return problems.Count == 0
                ? new(files.Name, outcomes) { IsArriving = !drop.Finish(files) }
                : Fail(drop, files, string.Join('\n', problems.Select(problem => $"{problem.Origin}: {problem.Problem!.Message.Ko}")), problems[0].Problem!.Message, outcomes);
        }
        catch (Exception e) when ((e is InputException or IOException or UnauthorizedAccessException) && files.HaveChanged)
        {
            return new(files.Name, outcomes) { IsArriving = true };
        }
        // An empty file is at rest for as long as nobody fills it: it need not be looked at again and again.
        catch (Exception e) when ((e is InputException { IsTransient: true } && files.Files.All(file => file.Mark.Length > 0)) || e is IOException or UnauthorizedAccessException)
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
            return drop.Fail(files, why) ? new(files.Name, outcomes, words) : new(files.Name, outcomes) { IsArriving = true };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(files.Name, outcomes, words, e.Message);
        }
    }
}
