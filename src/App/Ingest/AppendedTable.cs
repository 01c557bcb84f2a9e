using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>
/// Several tables of the same columns read as one, one after the other: monthly files that together are a dataset. Each brings its own
/// titles and header.
/// </summary>
internal sealed class AppendedTable : RawTable
{
    private readonly IReadOnlyList<RawTable> _tables;
    private readonly List<(RawTable Table, int Segment)> _segments;

    /// <param name="parts">The tables, with the name of the file each lies in.</param>
    public AppendedTable(IReadOnlyList<(RawTable Table, string File)> parts)
    {
        var tables = _tables = [.. parts.Select(part => part.Table)];
        var named = tables.Select(table => table.Name).Distinct().Count() == tables.Count;
        PartNames = [.. parts.Select(part => named ? part.Table.Name : part.Table.Name.Length == 0 ? Path.GetFileNameWithoutExtension(part.File) : $"{Path.GetFileNameWithoutExtension(part.File)} {part.Table.Name}")];
        _segments = [.. tables.SelectMany(table => Enumerable.Range(0, table.Segments).Select(segment => (table, segment)))];
        Columns = tables[0].Columns;
        Encoding = tables[0].Encoding;
        DeclaredCrs = tables[0].DeclaredCrs;
        Issues = [.. tables.SelectMany(table => table.Issues)];
        Facts = tables[0].Facts;
    }

    /// <summary>What each table is called: its sheet, where that tells them apart, else its file.</summary>
    public IReadOnlyList<string> PartNames { get; }

    public string PartNameOf(int segment)
    {
        var part = 0;
        for (var left = segment; left >= _tables[part].Segments; part++) left -= _tables[part].Segments;
        return PartNames[part];
    }

    /// <summary>The tables, with the number of the segment each starts at.</summary>
    public IEnumerable<(RawTable Table, int FirstSegment)> Parts()
    {
        var first = 0;
        foreach (var table in _tables)
        {
            yield return (table, first);
            first += table.Segments;
        }
    }

    public override int Segments => _segments.Count;

    public override IRawReader OpenSegment(int segment) => _segments[segment].Table.OpenSegment(_segments[segment].Segment);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var table in _tables) table.Dispose();
        base.Dispose(disposing);
    }
}
