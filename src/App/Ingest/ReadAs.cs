using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Ingest;

/// <summary>How the cells of a column are read.</summary>
public enum ReadAs
{
    Text,
    /// <summary>Text of digits; 04520.0 loses its .0.</summary>
    Code,
    Integer,
    Number,
    Boolean,
    Date,
    DateTime,
    Time,
    /// <summary>Months, kept as text yyyy-MM.</summary>
    Month,
    /// <summary>Degrees, minutes and seconds, kept as degrees.</summary>
    Degrees,
    /// <summary>Well-known text, kept as well-known binary.</summary>
    Wkt,
    /// <summary>Well-known binary.</summary>
    Wkb,
}

/// <param name="Name">Logical name in the dataset.</param>
/// <param name="Source">The header as the source wrote it.</param>
/// <param name="Cell">Place among the raw cells of a row.</param>
/// <param name="ShortYears">Dates may have years of two digits.</param>
/// <param name="Watch">The sample was not enough to be sure: look at every cell while loading.</param>
public sealed record ColumnPlan(string Name, string Source, int Cell, ReadAs As, bool ShortYears = false, bool Watch = false)
{
    public string? Unit { get; init; }

    /// <summary>System that the column's shapes are in, as EPSG:5179; null when it is not known yet.</summary>
    public Methods.Coordinates.Crs? ShapeCrs { get; init; }

    /// <summary>Text nearly all of which could be read as something else; null for others. What could not is told.</summary>
    public NearlyRead? Nearly { get; init; }

    /// <summary>How the version before read it; null for a new column.</summary>
    public ReadAs? Was { get; init; }

    /// <summary>Set by a person: not to be changed by what the values look like.</summary>
    public bool Fixed { get; init; }

    /// <summary>As <see cref="Core.Data.Column.Read"/> keeps it.</summary>
    public string? Reading => As switch
    {
        ReadAs.Code => "code",
        ReadAs.Month => "month",
        ReadAs.Degrees => "degrees",
        ReadAs.Wkb => "well-known-binary",
        ReadAs.Date or ReadAs.DateTime when ShortYears => "short-years",
        _ => null,
    };

    /// <summary>The plan that a column of a version was read by; null for one that Maru worked out from others.</summary>
    public static ColumnPlan? Of(Column column) => column.Cell is not { } cell ? null : new(column.Name, column.Source ?? column.Name, cell, AsOf(column), column.Read == "short-years")
    {
        Unit = column.Unit,
        Fixed = true,
    };

    private static ReadAs AsOf(Column column) => (column.Type, column.Read) switch
    {
        (ColumnType.Text, "code") => ReadAs.Code,
        (ColumnType.Text, "month") => ReadAs.Month,
        (ColumnType.Number, "degrees") => ReadAs.Degrees,
        (ColumnType.Geometry, "well-known-binary") => ReadAs.Wkb,
        (ColumnType.Geometry, _) => ReadAs.Wkt,
        (ColumnType.Integer, _) => ReadAs.Integer,
        (ColumnType.Number, _) => ReadAs.Number,
        (ColumnType.Boolean, _) => ReadAs.Boolean,
        (ColumnType.Date, _) => ReadAs.Date,
        (ColumnType.DateTime, _) => ReadAs.DateTime,
        (ColumnType.Time, _) => ReadAs.Time,
        _ => ReadAs.Text,
    };

    public StorageType Storage => As switch
    {
        ReadAs.Integer => StorageType.Int64,
        ReadAs.Number or ReadAs.Degrees => StorageType.Double,
        ReadAs.Boolean => StorageType.Boolean,
        ReadAs.Date => StorageType.Date,
        ReadAs.DateTime => StorageType.Timestamp,
        ReadAs.Time => StorageType.Time,
        ReadAs.Wkt or ReadAs.Wkb => StorageType.Blob,
        _ => StorageType.Text,
    };

    public ColumnType Type => As switch
    {
        ReadAs.Integer => ColumnType.Integer,
        ReadAs.Number or ReadAs.Degrees => ColumnType.Number,
        ReadAs.Boolean => ColumnType.Boolean,
        ReadAs.Date => ColumnType.Date,
        ReadAs.DateTime => ColumnType.DateTime,
        ReadAs.Time => ColumnType.Time,
        ReadAs.Wkt or ReadAs.Wkb => ColumnType.Geometry,
        _ => ColumnType.Text,
    };
}

/// <param name="As">What most values are.</param>
/// <param name="Fitting">How many.</param>
/// <param name="Values">Of how many.</param>
public sealed record NearlyRead(ReadAs As, long Fitting, long Values);
