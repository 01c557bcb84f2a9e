using System.Globalization;
using System.Text.Json;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Mending;

/// <summary>A version made of another and of rows it had set aside.</summary>
internal sealed class MendedVersion(LakeStore lake, IEngine engine, VersionManifest before, LakeWriter writer, MendReading reading, CancellationToken stop)
{
    private static readonly HashSet<string> Aside = ["type", "total-row", "footnote", "repeated-header", "ragged-row"];

    public VersionManifest Manifest(MendTrial trial, LineageStep step)
    {
        var outcome = reading.Outcome!;
        var parts = TakeOver(outcome);
        var aside = KeepAside(trial);
        var paths = parts.Select((_, i) => writer.PartPath(i)).ToList();
        using var session = engine.Open([new("t", paths), new("old_version", lake.PartPaths(before)), new("added", reading.AddedParts())], new SessionLimits());
        var rows = before.Rows + outcome.Rows;
        var columns = Columns(session, outcome, rows);
        return before with
        {
            Version = writer.Version,
            Rows = rows,
            SetAside = aside.Count,
            Columns = columns,
            Parts = parts,
            Drift = null,
            Issues = Issues(session, aside, outcome.Rows, columns),
            Diff = new VersionComparison(lake, engine).Compare(before, paths, columns, rows, stop),
            Lineage = [.. before.Lineage, step],
            Places = Places(outcome),
        };
    }

    // The bytes are the same, and are seen to be.
    private IReadOnlyList<PartFile> TakeOver(LoadOutcome outcome)
    {
        foreach (var (path, i) in lake.PartPaths(before).Select((path, i) => (path, i))) File.Copy(path, writer.PartPath(i));
        var parts = writer.Seal([.. before.Parts.Select(part => part.Rows), .. outcome.RowsOfPart]);
        var changed = before.Parts.Zip(parts).FirstOrDefault(pair => pair.First.Sha256 != pair.Second.Sha256).First;
        return changed is null ? parts : throw new InputException(
            new($"버전 {before.Version}의 파일 {changed.Name}이 만들 때와 다릅니다.", $"The file {changed.Name} of version {before.Version} is not what it was when it was made."),
            new("데이터 폴더를 백업에서 되돌린 다음 다시 하세요.", "Restore the data folder from a backup, then try again."), before.Dataset);
    }

    private AsideTally KeepAside(MendTrial trial)
    {
        var taken = trial.Fitting.Select(row => row.RowHash).ToHashSet(StringComparer.Ordinal);
        foreach (var spool in Directory.EnumerateFiles(writer.Folder, "aside-*")) File.Delete(spool);
        var rest = TableLoader.SpoolPath(writer, 0);
        var tally = new AsideTally();
        using (var stream = PrivateFiles.Create(rest))
            foreach (var row in lake.SetAsideAsKept(before))
            {
                if (!RowHash.IsUnknown(row.Cells) && taken.Contains(RowHash.Of(row.Cells))) continue;
                JsonSerializer.Serialize(stream, row, LakeLinesJson.Default.SetAsideRow);
                stream.WriteByte((byte)'\n');
                tally.Add(row);
            }
        writer.JoinSetAside([rest]);
        return tally;
    }

    private List<Column> Columns(IEngineSession session, LoadOutcome outcome, long rows)
    {
        var profiling = new ColumnProfiling(session, "t");
        var plans = outcome.Plan.Columns.ToList();
        return [.. before.Columns.Select(Profiled)];

        Column Profiled(Column column)
        {
            var at = plans.FindIndex(plan => plan.Name == column.Name);
            var masked = (column.Profile?.Masked ?? 0) + (at < 0 ? 0 : outcome.Column(at).Sum(reader => reader.Masked));
            var profile = profiling.OfStored(column.Type, column.Name, rows, masked, stop);
            return profiling.WithEveryRegion(column with { Profile = column.Closed ? new(profile.Rows, profile.Blank, profile.Masked, profile.Distinct) : profile }, stop);
        }
    }

    private List<Issue> Issues(IEngineSession session, AsideTally aside, long added, IReadOnlyList<Column> columns)
    {
        var closed = columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var repeats = before.Issues.FirstOrDefault(issue => issue.Rule == "duplicate-row");
        var now = (repeats?.Count ?? 0) + Repeats(session, added);
        return
        [
            .. TableFindings.SetAside(aside.First, aside.CountOf).Select(issue => IssueCovering.Cover(issue, closed)),
            .. now == 0 ? [] : new[] { TableFindings.Repeats(now, repeats?.Row ?? 0, repeats?.Found ?? "") },
            .. before.Issues.Where(issue => issue.Rule != "duplicate-row" && !Aside.Contains(issue.Rule)).Select(issue => issue.Rule == TotalRows.Rule ? Without(added, issue) : issue),
        ];
    }

    // The total was compared while the source was read, and what came in since is not in it.
    private static Issue Without(long added, Issue issue) => issue with
    {
        Message = new($"{issue.Message.Ko} 그 뒤 고쳐 들인 {added:N0}행은 이 합에 없습니다.", $"{issue.Message.En} The {added:N0} rows taken in since are not in that sum."),
    };

    // Of the rows added, those that repeat one of the version or one another.
    private long Repeats(IEngineSession session, long added)
    {
        var list = string.Join(", ", before.Columns.Where(column => column.Cell is not null).Select(column => ColumnProfiling.Quote(column.Name)));
        using var result = session.Query($"select count(*) from (select {list} from added except select {list} from old_version)", null, stop);
        result.Next();
        return added - Convert.ToInt64(result.Batch.Value(0, 0), CultureInfo.InvariantCulture);
    }

    private PlaceSummary? Places(LoadOutcome outcome)
    {
        var added = PlaceCounts.Sum(outcome.Derivations<PlaceDerivation>().Select(derivation => derivation.Counts));
        if (before.Places is not { } places || added.Located == 0) return before.Places;
        var (box, more) = (places.Box, added.Box);
        return places with
        {
            Located = places.Located + added.Located,
            Inside = places.Inside + added.Inside,
            Box = [Math.Min(box[0], more.MinX), Math.Min(box[1], more.MinY), Math.Max(box[2], more.MaxX), Math.Max(box[3], more.MaxY)],
        };
    }

    private sealed class AsideTally
    {
        private readonly Dictionary<(string Rule, string Column), long> _counts = [];

        public long Count { get; private set; }

        public List<SetAsideRow> First { get; } = [];

        public long CountOf(string rule, string column) => _counts.GetValueOrDefault((rule, column));

        public void Add(SetAsideRow row)
        {
            Count++;
            if ((_counts[(row.Rule, row.Column)] = CountOf(row.Rule, row.Column) + 1) == 1) First.Add(row);
        }
    }
}
