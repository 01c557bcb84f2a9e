using System.Text.Encodings.Web;
using System.Text.Json;

namespace Maru.City;

/// <summary>
/// The city in machine-readable form, beside its files as <c>city.json</c>: what a catalogue must know to register them,
/// and under <see cref="FileDescription.Expected"/> the truth an ingest can be compared with.
/// </summary>
public sealed record CityDescription(
    string Name, string EnglishName, string Province, string Code, string OldCode, DateOnly CodesChangedOn,
    ulong Seed, double Scale, DateOnly Today, int Population, int Households, double AreaSquareKilometres, Bounds Bounds,
    IReadOnlyList<RegionDescription> Regions, IReadOnlyList<DomainDescription> Domains, IReadOnlyList<DepartmentDescription> Departments,
    BaseMapDescription BaseMap, IReadOnlyList<DatasetDescription> Datasets)
{
    public const string FileName = "city.json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static CityDescription Read(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, FileName));
        return JsonSerializer.Deserialize<CityDescription>(file, Format)
            ?? throw new InvalidDataException($"{FileName} in {folder} is empty; generate the city again.");
    }

    internal void Save(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, Format));
}

/// <summary>West, south, east and north in degrees.</summary>
public sealed record Bounds(double West, double South, double East, double North);

/// <param name="Code">Ten-digit 행정동 code in force today.</param>
/// <param name="OldCode">The code before the province's number changed; older files still carry it.</param>
/// <param name="LegalCode">Ten-digit 법정동 code; several 동 share one.</param>
/// <param name="Kind">읍, 면 or 동.</param>
/// <param name="Longitude">A point inside, fit for a label.</param>
public sealed record RegionDescription(
    string Code, string OldCode, string Name, string Kind, string LegalCode, string LegalName,
    double AreaSquareKilometres, double Longitude, double Latitude, int Population, double ElderlyShare);

public sealed record DomainDescription(string Id, string Name, string EnglishName, int Datasets);

/// <param name="To">The last day of a department that is no more; null while it exists.</param>
/// <param name="Successors">Names of the departments that took its work over.</param>
public sealed record DepartmentDescription(
    string Id, string Name, string Bureau, string Phone, DateOnly From, DateOnly? To, IReadOnlyList<string> Successors, IReadOnlyList<TeamDescription> Teams);

public sealed record TeamDescription(string Id, string Name, string Phone, string DataLead);

/// <summary>Layers for the grey map under the data, WGS 84 GeoJSON, and the table of region codes. Paths from the city's folder.</summary>
public sealed record BaseMapDescription(string Regions, string Water, string Roads, string RegionCodes);

/// <param name="Origin">own (자체) or linked (연계).</param>
/// <param name="Cycle">five-minutes, hourly, daily, weekly, monthly, quarterly, half-yearly, yearly or as-needed.</param>
/// <param name="Licence">kogl-1 … kogl-4 (공공누리), or none.</param>
/// <param name="Access">open, on-request or internal.</param>
/// <param name="NextUpdate">When the next data is due; null when it comes as needed.</param>
/// <param name="Combine">single, append or versions: how the files make the dataset.</param>
/// <param name="ExpectedRows">Rows admitted in the newest version.</param>
/// <param name="ExpectedSetAside">Rows set aside in the newest version.</param>
public sealed record DatasetDescription(
    string Id, string Title, string EnglishTitle, string Sentence, string Domain, string Department, string Team,
    string Origin, string? Provider, string Cycle, string Licence, string Access, IReadOnlyList<string> Keywords,
    DateOnly ReferenceDate, DateOnly? NextUpdate, bool IsLate, string Combine, int ExpectedRows, int ExpectedSetAside, IReadOnlyList<FileDescription> Files);

/// <param name="Path">From the city's folder, with / between folders.</param>
/// <param name="Sheet">The worksheet that holds the table, in workbooks.</param>
/// <param name="RecordPath">Where the records lie in JSON and XML.</param>
/// <param name="Mess">What is wrong with the file on purpose, and what a reader should make of it.</param>
public sealed record FileDescription(string Path, string Format, DateOnly ReferenceDate, string? Sheet, string? RecordPath, IReadOnlyList<MessDescription> Mess, Expectation Expected);

public sealed record MessDescription(string What, string Found);

/// <summary>The truth about one file (or one sheet of it).</summary>
/// <param name="Rows">Rows to be admitted.</param>
/// <param name="SetAside">Total rows, repeated headers and unreadable rows.</param>
/// <param name="Strays">Rows by kind: total, repeatedHeader, unreadable (set aside); duplicate, dateOrder, swappedAxes, outsideCity (admitted and reported).</param>
/// <param name="Encoding">utf-8, utf-8-bom, utf-16 or cp949; null where the format leaves no choice.</param>
/// <param name="Crs">EPSG code of the coordinates; null without any.</param>
/// <param name="Columns">Column names; stacked headers joined by " · ".</param>
/// <param name="PersonalColumns">Columns that must be found to hold personal data.</param>
/// <param name="Warnings">row-limit, partial-last-period, …</param>
public sealed record Expectation(
    int Rows, int SetAside, IReadOnlyDictionary<string, int> Strays, string? Encoding, int? Crs, int HeaderRows,
    IReadOnlyList<string> Columns, IReadOnlyList<string> PersonalColumns, IReadOnlyList<string> Warnings);
