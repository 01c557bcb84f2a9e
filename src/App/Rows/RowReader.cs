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

    /// <exception cref="InputException">The cursor is not of this query.</exception>
    public OpenRows Open(VersionManifest manifest, RowQuery query, CancellationToken stop)
    {
        var schema = new RowSchema(manifest);
        RowCursor? cursor = query.After is null ? null : RowCursor.Read(query.After, query, manifest.Dataset);
        var anchor = cursor is { } found ? FindAnchor(manifest, query, schema, found, stop) : null;
        var statement = RowSql.Rows(query, schema, engine.KeepsOrder, anchor);
        var session = Session(manifest, statement.NeedsPosition ? schema.Position : null);
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
        using var session = Session(manifest, null);
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

    private Anchor FindAnchor(VersionManifest manifest, RowQuery query, RowSchema schema, RowCursor cursor, CancellationToken stop)
    {
        if (query.Grouped || query.Sort.Count == 0) return new(cursor.Position, []);
        var statement = RowSql.SortValues(query, schema, cursor.Position);
        using var session = Session(manifest, schema.Position);
        using var result = session.Query(statement.Sql, statement.Parameters, stop);
        if (!result.Next()) throw new InvalidDataException($"{manifest.Dataset} version {manifest.Version} has no row at position {cursor.Position}.");
        return new(cursor.Position, [.. Enumerable.Range(0, query.Sort.Count).Select(i => result.Batch.Value(i, 0))]);
    }

    private IEngineSession Session(VersionManifest manifest, string? position) =>
        engine.Open([lake.Table(manifest) with { Position = position }], new SessionLimits());
}
