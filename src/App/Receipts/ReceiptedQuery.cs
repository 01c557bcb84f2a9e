using System.Diagnostics;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Receipts;

namespace Maru.App.Receipts;

/// <summary>A named SQL step; later steps see it as a table of its name.</summary>
public sealed record SqlStep(string Name, Bilingual What, string Sql);

/// <summary>Runs SQL steps over versions and gives the result with its receipt.</summary>
public static class ReceiptedQuery
{
    /// <param name="versions">The versions, and each as the engine is to see it (open columns only, for readers).</param>
    /// <param name="steps">At least one; the last one's rows are the result.</param>
    /// <exception cref="InputException">SQL is wrong, or the result has more rows than <paramref name="mostRows"/>; the message names the step.</exception>
    public static (ResultTable Result, Receipt Receipt) Run(
        IEngine engine, Bilingual title, IReadOnlyList<(VersionManifest Version, EngineTable Table, string Title)> versions, IReadOnlyList<SqlStep> steps,
        TimeProvider clock, int mostRows = 10_000, SessionLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var started = Stopwatch.GetTimestamp();
        using var session = engine.Open([.. versions.Select(v => v.Table)], limits ?? new SessionLimits(Time: TimeSpan.FromMinutes(2)));
        var done = new List<ReceiptStep>();
        var rows = versions.Sum(v => v.Version.Rows);
        ResultTable? result = null;
        for (var i = 0; i < steps.Count; i++)
        {
            var isLast = i == steps.Count - 1;
            var read = Query(session, steps, i, isLast ? $"select * from \"{steps[i].Name}\"" : $"select count(*) from \"{steps[i].Name}\"", mostRows, stop);
            var count = isLast ? read.Rows.Count : (long)ResultTable.Number(read.Rows[0][0])!.Value;
            done.Add(new(steps[i].Name, steps[i].What, steps[i].Sql.Trim(), rows, count));
            rows = count;
            result = read;
        }
        UsedVersion[] used = [.. versions.Select(v => new UsedVersion(
            v.Version.Dataset, v.Title, v.Version.Version, v.Version.Rows, v.Version.SetAside, v.Version.ReferenceDate, v.Version.CollectedAt))];
        var hash = result!.Sha256();
        var none = new Dictionary<string, string>();
        return (result, new Receipt(ReceiptStore.IdOf(used, done, none, null, hash), title, used, done, clock.GetUtcNow(), hash)
        {
            Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3),
            Command = steps.Count == 1 ? $"./maru query \"{steps[0].Sql.Trim().ReplaceLineEndings(" ").Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : null,
        });
    }

    private static ResultTable Query(IEngineSession session, IReadOnlyList<SqlStep> steps, int last, string select, int mostRows, CancellationToken stop)
    {
        var tables = string.Join(",\n", steps.Take(last + 1).Select(s => $"\"{s.Name}\" as (\n{s.Sql.Trim()}\n)"));
        try
        {
            using var result = session.Query($"with {tables}\n{select}", null, stop);
            return ResultTable.Read(result, mostRows);
        }
        catch (InputException e)
        {
            throw new InputException(e.Problem, e.Todo, steps[last].Name, e);
        }
    }
}
