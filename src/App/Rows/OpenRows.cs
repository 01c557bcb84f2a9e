using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>The rows of one query while they are read: batch by batch, cut at the limit.</summary>
public sealed class OpenRows : IDisposable
{
    private readonly RowQuery _query;
    private readonly IDisposable _session;
    private readonly IQueryResult _result;
    private readonly int? _positionColumn;
    private readonly RowCursor? _cursor;
    private long _lastPosition;
    private long _positionBefore;

    internal OpenRows(VersionManifest manifest, RowQuery query, RowStatement statement, RowCursor? cursor, IDisposable session, IQueryResult result)
    {
        Manifest = manifest;
        _query = query;
        _session = session;
        _result = result;
        _cursor = cursor;
        _positionColumn = !query.Grouped && query.Limit is not null ? statement.Shown : null;
        Columns = OutputColumn.From(result.Columns, manifest.Columns, statement.Shown);
    }

    public VersionManifest Manifest { get; }

    /// <summary>What to show; the batch may hold more columns after these.</summary>
    public IReadOnlyList<OutputColumn> Columns { get; }

    public ResultBatch Batch => _result.Batch;

    /// <summary>Rows shown so far.</summary>
    public long Shown { get; private set; }

    /// <summary>True when rows remain beyond the limit; known at the end.</summary>
    public bool More { get; private set; }

    /// <summary>Moves to the next rows; false at the end or at the limit.</summary>
    /// <param name="rows">How many rows of the batch to show, from its first.</param>
    public bool Next(out int rows)
    {
        rows = 0;
        while (!More && _result.Next())
        {
            var room = (_query.Limit ?? long.MaxValue) - Shown;
            rows = (int)Math.Min(Batch.Rows, room);
            More = Batch.Rows > rows;
            if (rows == 0) continue;
            Shown += rows;
            if (_positionColumn is { } column) (_positionBefore, _lastPosition) = (_lastPosition, Batch.Int64(column)[rows - 1]);
            return true;
        }
        return false;
    }

    /// <summary>Ends the page within the batch: only its first rows were shown, and the next page begins behind them.</summary>
    /// <param name="shown">Rows of the present batch that were shown; fewer than <see cref="Next"/> gave.</param>
    /// <param name="given">Rows <see cref="Next"/> gave.</param>
    public void EndWithin(int shown, int given)
    {
        Shown -= given - shown;
        More = true;
        if (_positionColumn is { } column) _lastPosition = shown > 0 ? Batch.Int64(column)[shown - 1] : _positionBefore;
    }

    /// <summary>The <c>after</c> of the next page, or null when this is the last.</summary>
    public string? NextPage(MatchCount matched)
    {
        if (!More || Shown == 0) return null;
        var position = _query.Grouped ? (_cursor?.Position ?? 0) + Shown : _lastPosition;
        return new RowCursor(Manifest.Version, position, matched.Rows ?? -1, matched.Exact).Write(_query, Manifest.Dataset);
    }

    /// <summary>The count when it is known without asking: carried from the first page, or the first page is the whole.</summary>
    public MatchCount? KnownCount()
    {
        if (_cursor is { } cursor) return new(cursor.Matched < 0 ? null : cursor.Matched, cursor.Exact);
        if (!More) return MatchCount.Of(Shown);
        return _query.Unfiltered && !_query.Grouped ? MatchCount.Of(Manifest.Rows) : null;
    }

    public void Dispose()
    {
        _result.Dispose();
        _session.Dispose();
    }
}
