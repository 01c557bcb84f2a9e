namespace Maru.App.Ingest;

/// <summary>Where the table lies in its cells.</summary>
/// <param name="FirstDataRow">Rows of the source before the first data row: titles, units, header.</param>
/// <param name="Headers">One per column: the header cells from top to bottom joined by " · ".</param>
public sealed record TableLayout(int FirstDataRow, IReadOnlyList<HeaderColumn> Headers)
{
    /// <summary>Title lines above the header.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    /// <summary>Unit that a line such as "(단위: 천원)" gives for the whole table.</summary>
    public string? Unit { get; init; }

    /// <summary>Rows of the source that make the header; 0 when there was none.</summary>
    public int HeaderRows { get; init; }

    /// <summary>Total and subtotal rows are told by their first cell; off when such words are the table's own categories.</summary>
    public bool TotalsAreRows { get; init; } = true;

    /// <summary>Rows that say 계 under a second or third key are sums: their figures show it.</summary>
    public bool SumsUnderKey { get; init; }

    /// <summary>A first or last row that is the sum of all others, by its index among the rows of the source; null when there is none.</summary>
    public int? WholeRow { get; init; }

    /// <summary>Its number as the source's reader counts rows.</summary>
    public long WholeRowNumber { get; init; } = -1;

    /// <summary>Rows a person declared data although they look like something else.</summary>
    public IReadOnlySet<RowVerdict> Admitted { get; init; } = new HashSet<RowVerdict>();
}

/// <param name="Cell">Place among the raw cells.</param>
/// <param name="Source">The header as written.</param>
/// <param name="Name">Unique name made of it.</param>
public sealed record HeaderColumn(int Cell, string Source, string Name, string? Unit)
{
    /// <summary>The name the header itself gives, whatever the column is called since.</summary>
    public string Found { get; init; } = Name;
}
