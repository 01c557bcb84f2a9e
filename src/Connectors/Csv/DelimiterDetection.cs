namespace Maru.Connectors.Csv;

/// <param name="Columns">Cells in most rows.</param>
/// <param name="Consistency">Share of rows that have just that many, 0–1.</param>
internal readonly record struct DelimiterFinding(byte Delimiter, int Columns, double Consistency);

/// <summary>Finds the delimiter that cuts most rows into the same number of cells; delimiters inside quotes do not count.</summary>
internal static class DelimiterDetection
{
    private const int MaxRows = 400;
    private static readonly byte[] Candidates = [(byte)',', (byte)'\t', (byte)';', (byte)'|', (byte)'^'];

    public static DelimiterFinding Detect(ReadOnlySpan<byte> head)
    {
        var best = new DelimiterFinding((byte)',', 1, 0);
        var bestScore = 0.0;
        foreach (var candidate in Candidates)
        {
            var finding = Try(head, candidate);
            // More columns win only with rows that agree: a comma inside addresses makes many, uneven cells.
            var score = finding.Columns <= 1 ? 0 : finding.Consistency * (1 + Math.Log2(finding.Columns));
            if (score <= bestScore) continue;
            best = finding;
            bestScore = score;
        }
        return best;
    }

    private static DelimiterFinding Try(ReadOnlySpan<byte> head, byte delimiter)
    {
        var counts = new Dictionary<int, int>();
        int cells = 1, rows = 0, length = 0;
        var quoted = false;
        foreach (var b in head)
        {
            if (b == (byte)'"') quoted = !quoted;
            else if (quoted) continue;
            else if (b == delimiter) cells++;
            else if (b == (byte)'\n' || b == (byte)'\r')
            {
                if (length > 0) Count(counts, cells, ref rows);
                cells = 1;
                length = 0;
                if (rows == MaxRows) break;
                continue;
            }
            length++;
        }
        if (rows == 0 && length > 0) Count(counts, cells, ref rows);
        if (rows == 0) return new(delimiter, 1, 0);
        var (columns, times) = counts.Where(c => c.Key > 1).DefaultIfEmpty(new(1, counts.GetValueOrDefault(1))).MaxBy(c => c.Value);
        return new(delimiter, columns, (double)times / rows);
    }

    private static void Count(Dictionary<int, int> counts, int cells, ref int rows)
    {
        counts[cells] = counts.GetValueOrDefault(cells) + 1;
        rows++;
    }
}
