using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Ingest;

internal sealed class PlaceFinding
{
    public string CrsId => "";
    public static PlaceFinding? Find(LoadPlan plan, string? declared, KnownAreas areas) => null;
    public IDerivation? Derive(IReadOnlyList<ColumnReader> readers) => null;
    public PlaceSummary? Summary(LoadOutcome outcome) => null;
    public IReadOnlyDictionary<string, ColumnRole> Roles(IReadOnlyList<Column> columns) => new Dictionary<string, ColumnRole>();
    public IEnumerable<Issue> Issues(LoadOutcome outcome) => [];
    public LineageStep Step(long rows) => new("place", default, rows, rows);
}
public sealed class KnownAreas;
