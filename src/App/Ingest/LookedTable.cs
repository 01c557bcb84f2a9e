using Maru.Core.Lake;

namespace Maru.App.Ingest;

/// <summary>A table whose start was read: its headers and first cells, from which it is planned once its columns have their names.</summary>
public sealed class LookedTable
{
    private static readonly IReadOnlyDictionary<string, ReadAs> NothingBefore = new Dictionary<string, ReadAs>();

    private readonly TableLayout _layout;
    private readonly Func<TableLayout, IReadOnlyList<ColumnRule>, IReadOnlyDictionary<string, ReadAs>, LoadPlan> _plan;
    private IReadOnlyList<ColumnPlan>? _asFound;

    internal LookedTable(TableLayout layout, SampledRows rows, Func<TableLayout, IReadOnlyList<ColumnRule>, IReadOnlyDictionary<string, ReadAs>, LoadPlan> plan)
    {
        _layout = layout;
        _plan = plan;
        Rows = rows;
    }

    /// <summary>Columns under the names their headers give them.</summary>
    public IReadOnlyList<HeaderColumn> Headers => _layout.Headers;

    /// <summary>Unit written over the whole table.</summary>
    public string? Unit => _layout.Unit;

    /// <summary>Cells of the first data rows, by header.</summary>
    public SampledRows Rows { get; }

    /// <summary>How each column would be read if nobody had decided anything.</summary>
    public IReadOnlyList<ColumnPlan> AsFound => _asFound ??= _plan(_layout, [], NothingBefore).Columns;

    /// <param name="call">Decisions by header name; the names in them are what columns are called from here on.</param>
    /// <param name="rules">What was decided of columns, by final name.</param>
    /// <param name="before">How columns were read in the version before, by final name.</param>
    public LoadPlan Plan(IReadOnlyList<ColumnRule> call, IReadOnlyList<ColumnRule> rules, IReadOnlyDictionary<string, ReadAs>? before = null) =>
        _plan(_layout with { Headers = ColumnRules.Rename(_layout.Headers, call) }, rules, before ?? NothingBefore);
}
