using Maru.App.Ingest;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Import;

/// <summary>
/// What reading the whole file with the draft's corrections gave: everything the page shows. Values of columns found to be personal are
/// not in it.
/// </summary>
/// <param name="Revision">Of the draft it was made for.</param>
public sealed record ImportFinding(int Revision)
{
    /// <summary>Why it can't be read; the rest is empty then.</summary>
    public ImportProblem? Problem { get; init; }

    public string Connector { get; init; } = "";
    public long Rows { get; init; }
    public long SetAside { get; init; }
    public double Seconds { get; init; }

    /// <summary>How the bytes were read as text; null for formats that say so themselves.</summary>
    public string? Encoding { get; init; }
    public long BrokenCharacters { get; init; }
    public IReadOnlyList<EncodingSample> Encodings { get; init; } = [];

    /// <summary>Lines of the source around the header and at its end, with what each became.</summary>
    public IReadOnlyList<FoundLine> Lines { get; init; } = [];

    /// <summary>Line the header begins at; null without a header among the rows.</summary>
    public long? HeaderLine { get; init; }

    /// <summary>Rows of the header; 0 without one, null where the format itself declares the columns.</summary>
    public int? HeaderRows { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<FoundColumn> Columns { get; init; } = [];

    /// <summary>Columns that were worked out, by name.</summary>
    public IReadOnlyList<string> Derived { get; init; } = [];

    public FoundPlaces? Places { get; init; }
    public IReadOnlyList<FoundAside> Aside { get; init; } = [];

    /// <summary>What else was found and changes nothing: repeats, a suspicious cut, a part period.</summary>
    public IReadOnlyList<Issue> Notes { get; init; } = [];

    /// <summary>Against the newest version of the dataset it continues.</summary>
    public VersionDiff? Diff { get; init; }
    public DateOnly? ReferenceDate { get; init; }

    /// <summary>Datasets with the same columns, the likeliest first.</summary>
    public IReadOnlyList<SameColumns> Alike { get; init; } = [];
}

/// <summary>Found, expected and where, and what to do.</summary>
public sealed record ImportProblem(Bilingual Found, Bilingual? Todo, string? Where)
{
    public static ImportProblem Of(InputException e) => new(e.Problem, e.Todo, e.Where);
}

/// <param name="Setting">What the connector's encoding setting takes.</param>
/// <param name="Sample">The header read this way; null when it can't be shown.</param>
/// <param name="Broken">Characters broken in the whole file, or in its start where that is all that is known.</param>
public sealed record EncodingSample(string Setting, Bilingual Name, string? Sample, long? Broken, bool IsUsed);

public enum LineKind
{
    Blank,
    Title,
    Unit,
    Header,
    Data,
    /// <summary>Rows left out of the picture; <see cref="FoundLine.Number"/> says how many.</summary>
    Gap,
    Total,
    Footnote,
    RepeatedHeader,
}

/// <param name="Number">Line of the source, from 1.</param>
/// <param name="Cells">Null for a blank cell, <see cref="Lake.SetAsideReading.Covered"/> for one that may not be seen.</param>
public sealed record FoundLine(long Number, LineKind Kind, IReadOnlyList<string?> Cells);

/// <summary>A column of the file.</summary>
/// <param name="Header">The name its header gives: what corrections know it by.</param>
/// <param name="Column">As it was read. Its values are not shown when <see cref="IsPersonal"/>.</param>
/// <param name="Sample">A value as read; null when there is none to show.</param>
/// <param name="SetAside">Rows set aside because of this column.</param>
public sealed record FoundColumn(string Header, Column Column, string? Sample, long SetAside)
{
    public bool IsDropped { get; init; }

    /// <summary>Personal data, by what is found now or was found before another correction.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Places are read from it.</summary>
    public bool IsX { get; init; }
    public bool IsY { get; init; }
}

/// <param name="Crs">The system read in.</param>
/// <param name="IsArea">Counts are of points in the city; else in the country.</param>
/// <param name="Choices">Systems it could be in, the one used first.</param>
public sealed record FoundPlaces(string Crs, long Located, long? Inside, bool IsArea, int Tried, IReadOnlyList<PlaceChoice> Choices)
{
    public CrsOrigin Origin { get; init; }
}

/// <param name="Inside">Tried points that land in the city, or in the country where no city is known.</param>
/// <param name="EastKm">How far east of the chosen reading the points would land, in kilometres; negative for west.</param>
/// <param name="Points">Some of the points: longitude, latitude, longitude, latitude …</param>
public sealed record PlaceChoice(string Crs, Bilingual Name, long Inside, double EastKm, double NorthKm, IReadOnlyList<double> Points);

/// <summary>Rows set aside for one reason.</summary>
/// <param name="Lines">The first line numbers.</param>
/// <param name="Found">The first values found, each once.</param>
/// <param name="CanAdmit">A person may take them as data after all.</param>
public sealed record FoundAside(string Rule, string Column, string Expected, long Count, IReadOnlyList<long> Lines, IReadOnlyList<string> Found, bool CanAdmit);

/// <summary>A dataset of the catalogue with the same columns.</summary>
/// <param name="Same">Columns both have.</param>
/// <param name="Of">Columns of whichever has more.</param>
/// <param name="Next">The version this would be.</param>
public sealed record SameColumns(string Dataset, Bilingual Title, int Same, int Of, int Next, bool IsSure);
