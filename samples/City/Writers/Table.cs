using System.Globalization;

namespace Maru.City.Writers;

/// <summary>What a row is that is not a plain row of data.</summary>
public enum Stray
{
    /// <summary>An ordinary row.</summary>
    None,

    /// <summary>합계, 소계: to be set aside.</summary>
    Total,

    /// <summary>The header again in the middle of the file: to be set aside.</summary>
    RepeatedHeader,

    /// <summary>A cell that does not fit its column's type: to be set aside.</summary>
    Unreadable,

    /// <summary>All cells the same as an earlier row: to be reported.</summary>
    Duplicate,

    /// <summary>Ends before it starts: to be reported.</summary>
    DateOrder,

    /// <summary>Longitude and latitude (or X and Y) changed over: to be reported.</summary>
    SwappedAxes,

    /// <summary>A place outside the city: to be reported.</summary>
    OutsideCity,
}

/// <summary>
/// Rows on their way to a file. A column written "인구|남|65세 이상" gets three stacked header rows with merged cells.
/// Cells may be text, whole numbers, doubles, dates or null; text is written as it stands.
/// </summary>
internal sealed class Table
{
    private readonly SortedDictionary<Stray, int> strays = [];

    public Table(params string[] columns) => Columns = columns;

    public string[] Columns { get; }

    public List<object?[]> Rows { get; } = [];

    /// <summary>Lines above the header, as the printed form has them.</summary>
    public List<string> Title { get; init; } = [];

    /// <summary>For example "(단위: 천원)"; stands at the right end of its own row.</summary>
    public string? Unit { get; init; }

    /// <summary>Lines below the table, usually starting with ※.</summary>
    public List<string> Footnotes { get; init; } = [];

    /// <summary>EPSG code of the coordinates, whether or not the file says so.</summary>
    public int? Crs { get; init; }

    /// <summary>Columns that hold personal data, whatever they are called.</summary>
    public string[] Personal { get; init; } = [];

    public IReadOnlyDictionary<Stray, int> Strays => strays;

    public int HeaderRows => Columns.Max(column => column.Count(letter => letter == '|')) + 1;

    public void Add(params object?[] cells) => Add(Stray.None, cells);

    public void AddStray(Stray kind, params object?[] cells) => Add(kind, cells);

    /// <summary>Reads a cell's header at a level; empty below the last.</summary>
    public string Header(int column, int level)
    {
        var parts = Columns[column].Split('|');
        return level < parts.Length ? parts[level] : "";
    }

    public static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("0.########", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell of type {cell.GetType().Name} has no agreed text.", nameof(cell)),
    };

    private void Add(Stray kind, object?[] cells)
    {
        if (cells.Length != Columns.Length)
            throw new ArgumentException($"The table has {Columns.Length} columns ({Columns[0]}, …), the row {cells.Length} cells.", nameof(cells));
        Rows.Add(cells);
        if (kind != Stray.None)
            strays[kind] = strays.GetValueOrDefault(kind) + 1;
    }
}
