using System.Globalization;

namespace Maru.Connectors.FixedWidth;

/// <summary>Where a column stands in every line, 0-based, the end excluded.</summary>
internal readonly record struct ColumnPlace(int Start, int End)
{
    /// <summary>As descriptions of such data write it: 1-based, both ends included.</summary>
    public override string ToString() => End == int.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"{Start + 1}-")
        : string.Create(CultureInfo.InvariantCulture, $"{Start + 1}-{End}");
}

/// <summary>Columns a person declared: <c>관리번호:10,시설명:20</c>.</summary>
internal static class DeclaredColumns
{
    private const string Skipped = "-";
    private const int Widest = 10_000;

    /// <returns>The columns, and how many places all parts take, those that are skipped too.</returns>
    public static (List<(string Name, ColumnPlace Place)> Columns, int Width) Parse(string declared)
    {
        var columns = new List<(string, ColumnPlace)>();
        var start = 0;
        foreach (var part in declared.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.LastIndexOf(':');
            if (colon < 1 || !int.TryParse(part[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width is < 1 or > Widest) throw FixedWidthErrors.Declared(part);
            var name = part[..colon].Trim();
            if (name != Skipped) columns.Add((name, new(start, start + width)));
            start += width;
            if (columns.Count > ColumnPlaces.MostColumns) throw FixedWidthErrors.TooManyColumns("--set columns", ColumnPlaces.MostColumns);
            if (start > ColumnPlaces.Widest) throw FixedWidthErrors.TooWide("--set columns", ColumnPlaces.Widest);
        }
        return columns.Count > 0 ? (columns, start) : throw FixedWidthErrors.Declared(declared);
    }
}
