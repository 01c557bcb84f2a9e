using System.Diagnostics;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Receipts;

namespace Maru.App.Receipts;

/// <summary>A named SQL step; later steps see it as a table of its name.</summary>
public sealed record SqlStep(string Name, Bilingual What, string Sql);

/// <summary>A result that is part of what another step gives.</summary>
/// <param name="Step">The part in SQL, over the step it is taken of.</param>
/// <param name="Columns">Its columns, and where in the whole each lies.</param>
public sealed record PartOfStep(Bilingual Title, SqlStep Step, IReadOnlyList<(string Name, int From)> Columns);

/// <summary>Runs SQL steps over versions and gives the result with its receipt.</summary>
public static class ReceiptedQuery
{
    // What no column of anybody's SQL is called.
    private const string Order = "§n";
    private const string Said = "§w";

    private static readonly SessionLimits s_usual = new(Time: TimeSpan.FromMinutes(2));

    /// <param name="versions">The versions, and each as the engine is to see it (open columns only, for readers).</param>
    /// <param name="steps">At least one; the last one's rows are the result.</param>
    /// <exception cref="InputException">SQL is wrong, or the result has more rows than <paramref name="mostRows"/>; the message names the step.</exception>
    public static (ResultTable Result, Receipt Receipt) Run(
        IEngine engine, Bilingual title, IReadOnlyList<(VersionManifest Version, EngineTable Table, string Title)> versions, IReadOnlyList<SqlStep> steps,
        TimeProvider clock, int mostRows = 10_000, SessionLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var started = Stopwatch.GetTimestamp();
        using var session = engine.Open([.. versions.Select(v => v.Table)], limits ?? s_usual);
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
        return (result!, ReceiptOf(title, versions, done, result!, clock, started));
    }

    /// <summary>Runs one step and, in the same pass, SELECTs of one cell over its rows: the words that tell of it.</summary>
    /// <param name="words">Each over the step by its name; null for none.</param>
    /// <returns>The result, its receipt, and what each of the words gave; null where it gave no text.</returns>
    /// <exception cref="InputException">SQL is wrong, or the result has more rows than <paramref name="mostRows"/>; the message names the step.</exception>
    public static (ResultTable Result, Receipt Receipt, IReadOnlyList<string?> Words) RunWithWords(
        IEngine engine, Bilingual title, IReadOnlyList<(VersionManifest Version, EngineTable Table, string Title)> versions, SqlStep step, IReadOnlyList<string?> words,
        TimeProvider clock, int mostRows = 10_000, SessionLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var started = Stopwatch.GetTimestamp();
        var asked = words.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        using var session = engine.Open([.. versions.Select(v => v.Table)], limits ?? s_usual);
        var read = Ask(session, $"""
            with "{step.Name}" as materialized (
            {step.Sql.Trim()}
            ), "{Order}" as (select *, row_number() over () as "{Order}" from "{step.Name}")
            select *{string.Concat(asked.Select((one, i) => $", (\n{one.Trim()}\n) as \"{Said}{i}\""))} from "{Order}" order by "{Order}"
            """, step.Name, mostRows, stop);
        var own = read.Columns.Count - 1 - asked.Count;
        var result = new ResultTable([.. read.Columns.Take(own)], [.. read.Rows.Select(row => row[..own])]);
        // Of nothing there may be something to say.
        var said = read.Rows.Count > 0 ? read.Rows[0][(own + 1)..]
            : [.. asked.Select(one => Ask(session, $"with \"{step.Name}\" as (\n{step.Sql.Trim()}\n)\nselect (\n{one.Trim()}\n)", step.Name, 1, stop).Rows[0][0])];
        var steps = new List<ReceiptStep> { new(step.Name, step.What, step.Sql.Trim(), versions.Sum(v => v.Version.Rows), result.Rows.Count) };
        return (result, ReceiptOf(title, versions, steps, result, clock, started), [.. words.Select(one => one is null ? null : said[asked.IndexOf(one)] as string)]);
    }

    /// <summary>Runs one step once for several results, each a part of its columns with a receipt of its own that names both steps.</summary>
    /// <exception cref="InputException">SQL is wrong, or the result has more rows than <paramref name="mostRows"/>; the message names the step.</exception>
    public static IReadOnlyList<(ResultTable Result, Receipt Receipt)> RunTogether(
        IEngine engine, IReadOnlyList<(VersionManifest Version, EngineTable Table, string Title)> versions, SqlStep whole, IReadOnlyList<PartOfStep> parts,
        TimeProvider clock, int mostRows = 10_000, SessionLimits? limits = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var started = Stopwatch.GetTimestamp();
        using var session = engine.Open([.. versions.Select(v => v.Table)], limits ?? s_usual);
        var read = Query(session, [whole], 0, $"select * from \"{whole.Name}\"", mostRows, stop);
        var first = new ReceiptStep(whole.Name, whole.What, whole.Sql.Trim(), versions.Sum(v => v.Version.Rows), read.Rows.Count);
        return [.. parts.Select(part =>
        {
            var result = new ResultTable([.. part.Columns.Select(column => column.Name)], [.. read.Rows.Select(row => part.Columns.Select(column => row[column.From]).ToArray())]);
            return (result, ReceiptOf(part.Title, versions, [first, new(part.Step.Name, part.Step.What, part.Step.Sql.Trim(), read.Rows.Count, result.Rows.Count)], result, clock, started));
        })];
    }

    private static Receipt ReceiptOf(Bilingual title, IReadOnlyList<(VersionManifest Version, EngineTable Table, string Title)> versions, IReadOnlyList<ReceiptStep> steps, ResultTable result, TimeProvider clock, long started)
    {
        UsedVersion[] used = [.. versions.Select(v => new UsedVersion(
            v.Version.Dataset, v.Title, v.Version.Version, v.Version.Rows, v.Version.SetAside, v.Version.ReferenceDate, v.Version.CollectedAt))];
        var hash = result.Sha256();
        return new(ReceiptStore.IdOf(used, steps, new Dictionary<string, string>(), null, hash), title, used, steps, clock.GetUtcNow(), hash)
        {
            Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3),
            Command = steps is [{ Sql: { } sql }] ? $"./maru query \"{sql.ReplaceLineEndings(" ").Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : null,
        };
    }

    private static ResultTable Query(IEngineSession session, IReadOnlyList<SqlStep> steps, int last, string select, int mostRows, CancellationToken stop)
    {
        var tables = string.Join(",\n", steps.Take(last + 1).Select(s => $"\"{s.Name}\" as (\n{s.Sql.Trim()}\n)"));
        return Ask(session, $"with {tables}\n{select}", steps[last].Name, mostRows, stop);
    }

    private static ResultTable Ask(IEngineSession session, string sql, string step, int mostRows, CancellationToken stop)
    {
        try
        {
            using var result = session.Query(sql, null, stop);
            return ResultTable.Read(result, mostRows);
        }
        catch (InputException e)
        {
            throw new InputException(e.Problem, e.Todo, step, e);
        }
    }
}
