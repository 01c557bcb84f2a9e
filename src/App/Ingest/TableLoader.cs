using Maru.App.Lake;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>What came of loading a table.</summary>
/// <param name="Tallies">What the values look like, by the plan's columns.</param>
internal sealed record LoadOutcome(LoadPlan Plan, IReadOnlyList<SegmentLoad> Segments, IReadOnlyList<long> RowsOfPart, IReadOnlyList<ColumnTally> Tallies)
{
    public long Rows => RowsOfPart.Sum();

    public long SetAside => Segments.Sum(segment => segment.SetAside);

    /// <summary>Rows admitted because people had mended the same ones before.</summary>
    public long Mended => Segments.Sum(segment => segment.Mended.Values.Sum());

    public bool IsMended(string rowHash) => Segments.Any(segment => segment.Mended.ContainsKey(rowHash));

    public long Verdict(RowVerdict verdict) => Segments.Sum(segment => segment.Verdicts[(int)verdict]);

    /// <summary>What one finding derived, segment by segment.</summary>
    public IEnumerable<T> Derivations<T>() where T : IDerivation => Segments.SelectMany(segment => segment.Derivations.OfType<T>());

    public IReadOnlyList<ColumnReader> Column(int index) => [.. Segments.Select(segment => segment.Readers[index])];
}

/// <summary>
/// Loads the segments of a table into Parquet parts, two or more at a time. When all the cells together show that a column was planned
/// wrongly, loads again with the better plan.
/// </summary>
/// <param name="patches">What people mended in the same rows of a file before.</param>
/// <param name="firstPart">Number of the part that the first segment becomes.</param>
internal sealed class TableLoader(IEngine engine, RowPatches? patches = null, int firstPart = 0)
{
    private const int MostRounds = 4;

    public LoadOutcome Load(RawTable table, LoadPlan plan, LakeWriter writer, IReadOnlyList<IRowFinding> findings, IProgress<long>? progress, CancellationToken stop)
    {
        for (var round = 1; ; round++)
        {
            var outcome = LoadOnce(table, plan, writer, findings, progress, stop);
            if (round == MostRounds || TablePlanner.Revise(plan, Evidence(outcome)) is not { } better) return outcome;
            plan = better;
        }
    }

    private LoadOutcome LoadOnce(RawTable table, LoadPlan plan, LakeWriter writer, IReadOnlyList<IRowFinding> findings, IProgress<long>? progress, CancellationToken stop)
    {
        var segments = new SegmentLoad[table.Segments];
        var rows = new long[table.Segments];
        var options = GeoParquet.Options(plan.Columns.Where(column => column.Type == ColumnType.Geometry).Select(column => column.Name));
        ColumnTally[] tallies = [.. plan.Columns.Select(ColumnTally.WholeOf)];
        long done = 0;
        // What a round before set aside may be admitted in this one.
        for (var i = 0; i < table.Segments; i++) File.Delete(SpoolPath(writer, i));
        Action<int> admitted = progress is null ? _ => { } : count => progress.Report(Interlocked.Add(ref done, count));
        try
        {
            // One segment at a time a core: parts are cut by the source, so their order is the source's order.
            Parallel.For(0, table.Segments, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop }, i =>
            {
                using var segment = segments[i] = new SegmentLoad(table, i, plan, SpoolPath(writer, i), tallies, findings, patches, stop) { Admitting = admitted };
                rows[i] = engine.WriteParquet(writer.PartPath(firstPart + i), segment, options, stop);
                lock (tallies) segment.MergeTallies(tallies);
            });
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }
        foreach (var tally in tallies) tally.Finish();
        return new(plan, segments, rows, tallies);
    }

    public static string SpoolPath(LakeWriter writer, int segment) => Path.Combine(writer.Folder, FormattableString.Invariant($"aside-{segment:D4}.jsonl"));

    // Cells that fitted are known by what they were read as; the others were looked at one by one.
    private static ColumnEvidence?[] Evidence(LoadOutcome outcome)
    {
        var evidence = new ColumnEvidence?[outcome.Plan.Columns.Count];
        for (var i = 0; i < evidence.Length; i++)
        {
            var readers = outcome.Column(i);
            if (!outcome.Plan.Columns[i].Watch && readers.Sum(reader => reader.Misfits) == 0) continue;
            var sum = evidence[i] = new();
            foreach (var reader in readers)
            {
                sum.Add(reader.Evidence);
                if (!reader.Plan.Watch) sum.AddKnown(ClassOf(reader.Plan.As), reader.Read - reader.Blank - reader.Masked - reader.Misfits);
            }
        }
        return evidence;
    }

    private static ValueClass ClassOf(ReadAs read) => read switch
    {
        ReadAs.Integer => ValueClass.Integer,
        ReadAs.Number => ValueClass.Decimal,
        ReadAs.Degrees => ValueClass.DegreesMinutesSeconds,
        ReadAs.Boolean => ValueClass.Boolean,
        ReadAs.Date => ValueClass.Date,
        ReadAs.DateTime => ValueClass.DateTime,
        ReadAs.Time => ValueClass.Time,
        ReadAs.Month => ValueClass.Month,
        ReadAs.Wkt or ReadAs.Wkb => ValueClass.Wkt,
        _ => ValueClass.Text,
    };
}
