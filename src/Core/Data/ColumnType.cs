namespace Maru.Core.Data;

/// <summary>The type of a column as a person thinks of it.</summary>
public enum ColumnType
{
    Text,
    Integer,
    Number,
    Boolean,
    Date,
    Time,
    DateTime,
    Geometry,
}

/// <summary>What a column is for; drives charts, maps, keys and joins.</summary>
public enum ColumnRole
{
    /// <summary>An attribute with no special part to play.</summary>
    None,
    /// <summary>Identifies the row: no blanks, no repeats.</summary>
    Key,
    /// <summary>Names the row for people.</summary>
    Name,
    /// <summary>A category with few values.</summary>
    Category,
    /// <summary>A quantity that can be added or averaged.</summary>
    Measure,
    /// <summary>When.</summary>
    Time,
    /// <summary>Region code or region name.</summary>
    Region,
    /// <summary>x, longitude.</summary>
    Longitude,
    /// <summary>y, latitude.</summary>
    Latitude,
    /// <summary>Shape.</summary>
    Geometry,
    /// <summary>A code: text of digits that is not a quantity.</summary>
    Code,
}

/// <summary>How personal a column is; everything above <see cref="Business"/> is closed until a person opens it.</summary>
public enum PrivacyClass
{
    None,
    /// <summary>Business registration numbers, office contacts.</summary>
    Business,
    /// <summary>Personal data: names, phones, addresses, e-mail.</summary>
    Personal,
    /// <summary>민감정보: health, belief, disability.</summary>
    Sensitive,
    /// <summary>고유식별정보: resident, foreigner, passport, driver numbers.</summary>
    UniqueIdentifier,
}
