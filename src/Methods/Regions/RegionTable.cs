using System.Globalization;

namespace Maru.Methods.Regions;

/// <summary>A region as one code system knows it for a time.</summary>
/// <param name="Code">Digits as the source writes them.</param>
/// <param name="Name">Full name from the province down: "강원특별자치도 춘천시 신북읍".</param>
/// <param name="ValidFrom">First day, or null when it was there before the source begins.</param>
/// <param name="ValidTo">Last day, or null when it still is.</param>
/// <param name="Predecessor">The code it had before, where the source says so.</param>
public sealed record RegionRow(
    RegionCodeSystem System, string Code, string Name, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, string? Predecessor = null)
{
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

/// <summary>What became of a code (a row of Data/successions.csv).</summary>
/// <param name="From">A prefix of the codes that ended.</param>
/// <param name="To">The prefix that took its place, or empty when the new code is not known.</param>
/// <param name="Date">First day of the new code.</param>
/// <param name="Kind">renumber, move, split or merge.</param>
/// <param name="KeepsRest">The digits after the prefix stayed the same.</param>
/// <param name="IsCertain">Checked against the ministry's own list.</param>
public sealed record RegionSuccession(
    RegionCodeSystem System, string From, string To, DateOnly Date, string Kind, bool KeepsRest, bool IsCertain, string Source, string Note);

/// <summary>The country's provinces and districts with their dates, and what became of codes: data in Data/*.csv, never code.</summary>
public static class RegionTable
{
    public static IReadOnlyList<RegionSuccession> Successions { get; } = [.. ReadCsv("successions.csv").Select(cells => new RegionSuccession(
        ReadSystem(cells[0]), cells[1], cells[2], ReadDate(cells[3])!.Value, cells[4], cells[5] == "yes", cells[6] == "yes", cells[7], cells[8]))];

    /// <summary>Other names of provinces: 강원특별자치도 is also 강원도 and 강원. The first word of each list is the full name.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ProvinceNames { get; } = [.. ReadCsv("regions.csv")
        .Where(cells => cells[1].Length == 2 && cells[0] == "mois")
        .Select(cells => (IReadOnlyList<string>)[cells[2], .. cells[3].Split('|', StringSplitOptions.RemoveEmptyEntries)])];

    /// <summary>Provinces and districts of both systems, full names, renumbered provinces with both their numbers.</summary>
    public static IReadOnlyList<RegionRow> Rows { get; } = ReadRows();

    /// <summary>The table as a dimension, for naming and recognising codes where a city has loaded no list of its own.</summary>
    public static RegionDimension Dimension => _dimension.Value;

    // Built on first use: names are normalised with the provinces of this very table.
    private static readonly Lazy<RegionDimension> _dimension = new(() => new(Rows));

    private static List<RegionRow> ReadRows()
    {
        var rows = ReadCsv("regions.csv").Select(cells => new RegionRow(ReadSystem(cells[0]), cells[1], cells[2], ReadDate(cells[4]), ReadDate(cells[5]))).ToList();
        foreach (var change in Successions.Where(change => change is { KeepsRest: true, From.Length: 2 }))
            Renumber(rows, change);
        var provinces = rows.Where(row => row.Code.Length == 2).ToDictionary(row => (row.System, row.Code), row => row.Name);
        return [.. rows.Select(row => row.Code.Length == 2 || row.Name == provinces[(row.System, row.Code[..2])]
            ? row
            : row with { Name = $"{provinces[(row.System, row.Code[..2])]} {row.Name}" })];
    }

    private static void Renumber(List<RegionRow> rows, RegionSuccession change)
    {
        foreach (var row in rows.Where(row => row.System == change.System && row.Code.Length > 2 && row.Code.StartsWith(change.From, StringComparison.Ordinal)).ToList())
        {
            rows[rows.IndexOf(row)] = row with { ValidTo = change.Date.AddDays(-1) };
            rows.Add(row with { Code = change.To + row.Code[2..], ValidFrom = change.Date, Predecessor = row.Code });
        }
    }

    private static IEnumerable<string[]> ReadCsv(string name)
    {
        using var stream = typeof(RegionTable).Assembly.GetManifestResourceStream($"Maru.Methods.Regions.Data.{name}")
            ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. lines.Where(line => line[0] != '#').Skip(1).Select(line => line.Split(','))];
    }

    private static RegionCodeSystem ReadSystem(string text) => text == "statistics" ? RegionCodeSystem.Statistics : RegionCodeSystem.Mois;

    private static DateOnly? ReadDate(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
