using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>Reads the rows a <see cref="RowQuery"/> asks for, and counts them.</summary>
public sealed class RowReader(LakeStore lake, IEngine engine, TimeProvider clock)
{
    /// <summary>Versions up to this size are counted to the last row; in larger ones counting stops at <see cref="CountBound"/>.</summary>
    private const long CountedWhole = 10_000_000;
    private const long CountBound = 100_000;
    private static readonly TimeSpan CountTime = TimeSpan.FromSeconds(2);

    /// <summary>What a page that anybody may ask for may take.</summary>
    public static SessionLimits PageLimits { get; } = new(MemoryBytes: 1L << 30, Time: TimeSpan.FromSeconds(30));

    /// <param name="limits">Null for none: whole files take as long as their reader does.</param>
    /// <exception cref="InputException">The cursor is not of this query.</exception>
    /// <exception cref="OperationCanceledException">Stopped, or over its time.</exception>
    public OpenRows Open(VersionManifest manifest, RowQuery query, CancellationToken stop, SessionLimits? limits = null)
    {
        var schema = new RowSchema(manifest);
        RowCursor? cursor = query.After is null ? null : RowCursor.Read(query.After, query, manifest.Dataset);
        var anchor = cursor is { } found ? FindAnchor(manifest, query, schema, found, limits, stop) : null;
        var statement = RowSql.Rows(query, schema, engine.KeepsOrder, anchor);
        var session = Session(manifest, statement.NeedsPosition ? schema.Position : null, limits);
        try
        {
            return new OpenRows(manifest, query, statement, cursor, session, session.Query(statement.Sql, statement.Parameters, stop));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Counts what the query matches, without its limit: exactly when that is cheap, else up to a bound and for a short time only.</summary>
    public MatchCount Count(VersionManifest manifest, RowQuery query, CancellationToken stop)
    {
        if (query is { Unfiltered: true, Grouped: false }) return MatchCount.Of(manifest.Rows);
        long? bound = manifest.Rows <= CountedWhole ? null : CountBound;
        using var time = new CancellationTokenSource(CountTime, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stop);
        using var session = Session(manifest, null, PageLimits);
        try
        {
            var statement = RowSql.Count(query, new RowSchema(manifest), bound);
            using var result = session.Query(statement.Sql, statement.Parameters, both.Token);
            var rows = result.Next() ? result.Batch.Int64(0)[0] : 0;
            return rows > bound ? new(bound, false) : MatchCount.Of(rows);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return MatchCount.Unknown;
        }
    }

    private Anchor FindAnchor(VersionManifest manifest, RowQuery query, RowSchema schema, RowCursor cursor, SessionLimits? limits, CancellationToken stop)
    {
        if (query.Grouped || query.Sort.Count == 0) return new(cursor.Position, []);
        var statement = RowSql.SortValues(query, schema, cursor.Position);
        using var session = Session(manifest, schema.Position, limits);
        using var result = session.Query(statement.Sql, statement.Parameters, stop);
        if (!result.Next()) throw RowCursor.Foreign(query.After!);
        return new(cursor.Position, [.. Enumerable.Range(0, query.Sort.Count).Select(i => SortValue(result, i))]);
    }

    private static object? SortValue(IQueryResult result, int column) =>
        result.Columns[column].Type == ResultType.Time && !result.Batch.IsNull(column, 0) ? new TimeOfDay(result.Batch.Int64(column)[0]) : result.Batch.Value(column, 0);

    private IEngineSession Session(VersionManifest manifest, string? position, SessionLimits? limits) =>
        engine.Open([lake.Table(manifest) with { Position = position }], limits ?? new SessionLimits());
}
