namespace Maru.City.Writers;

/// <summary>A file that was written, and what is known to be true of it.</summary>
internal sealed class DeliveredFile(string path, string format, Table table)
{
    private readonly List<MessDescription> notes = [];
    private readonly List<string> warnings = [];

    public string? Encoding { get; init; }

    public string? Sheet { get; init; }

    public string? RecordPath { get; init; }

    public DateOnly? ReferenceDate { get; private set; }

    /// <summary>A mess that cannot be seen from the table's shape.</summary>
    public DeliveredFile Mess(string what, string found)
    {
        notes.Add(new MessDescription(what, found));
        return this;
    }

    public DeliveredFile Warns(string warning)
    {
        warnings.Add(warning);
        return this;
    }

    /// <summary>The reference date of this file when it differs from the dataset's.</summary>
    public DeliveredFile AsOf(DateOnly day)
    {
        ReferenceDate = day;
        return this;
    }

    public FileDescription Describe(DateOnly datasetDate)
    {
        var setAside = table.Strays.Where(stray => stray.Key is Stray.Total or Stray.RepeatedHeader or Stray.Unreadable).Sum(stray => stray.Value);
        var expected = new Expectation(
            table.Rows.Count - setAside, setAside, table.Strays.ToDictionary(stray => Name(stray.Key), stray => stray.Value), Encoding, table.Crs,
            format is "csv" or "tsv" or "xlsx" ? table.HeaderRows : 0,
            [.. table.Columns.Select(column => column.Replace("|", " · ", StringComparison.Ordinal))], table.Personal, warnings);
        return new FileDescription(path, format, ReferenceDate ?? datasetDate, Sheet, RecordPath, [.. ShapeMess(), .. notes], expected);
    }

    private IEnumerable<MessDescription> ShapeMess()
    {
        if (Encoding is "cp949" or "utf-16")
            yield return new(Encoding.ToUpperInvariant(), "decoded by the whole file");
        if (table.Title.Count > 0)
            yield return new($"{table.Title.Count} title row(s)", "table starts below them");
        if (table.Unit is { } unit)
            yield return new($"unit row {unit}", "unit noted");
        if (table.HeaderRows > 1)
            yield return new($"{table.HeaderRows} stacked header rows, merged cells", "joined to one name a column");
        if (table.Footnotes.Count > 0)
            yield return new($"{table.Footnotes.Count} footnote(s) below the table", "not rows");
        foreach (var (kind, count) in table.Strays)
            yield return new($"{count} {Spoken(kind)}", kind is Stray.Total or Stray.RepeatedHeader or Stray.Unreadable ? "set aside" : "admitted and reported");
        if (table.Crs is { } epsg && epsg != 4326 && format != "shapefile")
            yield return new($"EPSG:{epsg} metres, not said", "recognised and reprojected");
        if (table.Personal.Length > 0)
            yield return new($"personal data in {string.Join(", ", table.Personal)}", "column closed until a person opens it");
    }

    private static string Name(Stray kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static string Spoken(Stray kind) => kind switch
    {
        Stray.Total => "total and subtotal row(s)",
        Stray.RepeatedHeader => "header row(s) repeated in the middle",
        Stray.Unreadable => "row(s) with an unreadable cell",
        Stray.Duplicate => "row(s) doubled",
        Stray.DateOrder => "row(s) that end before they start",
        Stray.SwappedAxes => "row(s) with X and Y changed over",
        _ => "place(s) outside the city",
    };
}
