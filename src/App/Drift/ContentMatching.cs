using System.Globalization;
using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Linkage;

namespace Maru.App.Drift;

/// <summary>Compares columns that no header is known to be with headers that are no known column, by their first rows. Read only when there are both.</summary>
internal sealed class ContentMatching(IEngine engine, IReadOnlyList<string> partsBefore, LookedTable looked, CancellationToken stop)
{
    private const int Rows = 5_000;
    private const int MostColumns = 200;

    public void Match(HeaderMatching matching, ColumnMemory memory)
    {
        var headers = matching.LeftHeaders.Where(i => !HeaderMatching.IsItsOwn(memory, looked.Headers[i].Source) && ReadOf(i) is not (ReadAs.Wkt or ReadAs.Wkb)).Take(MostColumns).ToList();
        var columns = matching.LeftBefore.Where(column => column is { MissingSince: null, Type: not ColumnType.Geometry } && column.Profile is null or { Distinct: > 0 }).Take(MostColumns).ToList();
        if (headers.Count == 0 || columns.Count == 0) return;
        var key = matching.Pairs.FirstOrDefault(pair => pair.Before is { Role: ColumnRole.Key, MissingSince: null });
        var before = Before(key is null ? columns : [.. columns, key.Before]);
        var now = headers.ToDictionary(i => i, Now);
        var aligned = key is null ? [] : Aligned(before[^1], Now(key.Header));
        var scored = new List<ScoredPair>();
        for (var c = 0; c < columns.Count; c++)
            for (var h = 0; h < headers.Count; h++)
                if (ContentScore.Of(before[c], now[headers[h]], columns[c].Name, looked.Headers[headers[h]].Name, aligned) is >= ContentScore.Likely and var score)
                    scored.Add(new(c, h, 0, score));
        foreach (var place in OneToOne.Choose(scored, ContentScore.Likely, stop).Chosen.OrderByDescending(place => scored[place].Weight))
        {
            var pair = scored[place];
            var rival = scored.Where(other => (other.Left == pair.Left) != (other.Right == pair.Right)).Select(other => other.Weight).DefaultIfEmpty(0).Max();
            if (pair.Weight >= ContentScore.Sure && pair.Weight - rival >= ContentScore.Margin) matching.Take(columns[pair.Left], headers[pair.Right], MatchManner.Content, Math.Round(pair.Weight, 3));
            else matching.Propose(columns[pair.Left], headers[pair.Right], MatchManner.Content, Math.Round(pair.Weight, 3));
        }
    }

    /// <summary>True when values of a column and of a header can be of one kind: nothing is known of blanks.</summary>
    public bool Fits(Column column, int header)
    {
        var now = Now(header);
        return column.MissingSince is not null || column.Profile is { Distinct: 0 } || now.Filled == 0 || now.Family == SampledValues.Of(SampledValues.ReadingOf(column), []).Family || column.Type == ColumnType.Text || ReadOf(header) == ReadAs.Text;
    }

    private ReadAs ReadOf(int header) => looked.AsFound[header].As;

    private SampledValues Now(int header) => SampledValues.Of(ReadOf(header), [.. looked.Rows.Columns[header].Take(Rows)]);

    private List<SampledValues> Before(IReadOnlyList<Column> columns)
    {
        var cells = columns.Select(_ => new List<string?>()).ToList();
        using var session = engine.Open([new("t", partsBefore)], new SessionLimits());
        var list = string.Join(", ", columns.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"cast({ColumnProfiling.Quote(column.Name)} as varchar) as c{i}")));
        using var result = session.Query(string.Create(CultureInfo.InvariantCulture, $"select {list} from t limit {Rows}"), null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                for (var i = 0; i < cells.Count; i++) cells[i].Add(result.Batch.Value(i, row) as string);
        return [.. columns.Select((column, i) => SampledValues.Of(SampledValues.ReadingOf(column), cells[i]))];
    }

    // Rows of the same key: what stands beside it must be the same too, as far as it did not change.
    private static List<(int, int)> Aligned(SampledValues before, SampledValues now)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < before.Rows.Count; row++)
            if (before.Rows[row] is { } key) places.TryAdd(key, row);
        var aligned = new List<(int, int)>();
        for (var row = 0; row < now.Rows.Count; row++)
            if (now.Rows[row] is { } key && places.Remove(key, out var at)) aligned.Add((at, row));
        return aligned;
    }
}
