using Maru.Core;

namespace Maru.App.Boards;

/// <summary>How a tile is drawn.</summary>
public enum TileForm
{
    /// <summary>An indicator's newest value with its course and target.</summary>
    Number,
    Line,
    Bars,
    Stacked,
    Heat,
    Pyramid,
    Table,
    Ranking,
    /// <summary>Regions in the colours of their values.</summary>
    Map,
    Points,
    Hex,
    Flow,
    Timeline,
    Events,
    /// <summary>Shares reached, each beside its target.</summary>
    Progress,
    /// <summary>One square for each thing counted.</summary>
    Squares,
    Text,
    Image,
}

/// <summary>Which values of an indicator a tile shows.</summary>
public enum TilePart
{
    Whole,
    Region,
    Office,
}

/// <summary>One figure of a board: an indicator, a feed, or SQL over datasets whose columns <see cref="TileColumns"/> names.</summary>
/// <param name="Id">Unique on its board.</param>
public sealed record Tile(string Id, TileForm Form)
{
    /// <summary>Columns of the board's twelve.</summary>
    public int Width { get; init; } = 6;

    /// <summary>Id of the indicator it shows; null for one of its own SQL, text or image.</summary>
    public string? Indicator { get; init; }

    public TilePart By { get; init; }

    /// <summary>Id of the feed whose newest values it shows; null for one of data in the lake.</summary>
    public string? Feed { get; init; }

    /// <summary>What of the feed; its first quantity unless said.</summary>
    public string? Quantity { get; init; }

    /// <summary>Id or name of one of the feed's stations; all of them unless said.</summary>
    public string? Station { get; init; }

    public Bilingual Title { get; init; } = new("", "");

    /// <summary>What is measured, with its unit.</summary>
    public Bilingual Measure { get; init; } = new("", "");

    public Bilingual Unit { get; init; } = new("", "");

    public int Decimals { get; init; }

    /// <summary>Datasets that the SQL reads, the one it speaks of first.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    public string? Sql { get; init; }

    /// <summary>A SELECT over <c>result</c> that gives one cell: the finding in words.</summary>
    public string? Headline { get; init; }

    public string? EnglishHeadline { get; init; }

    /// <summary>What a tile of text says, and what an image shows.</summary>
    public Bilingual Text { get; init; } = new("", "");

    /// <summary>Address of an image or of a camera's page.</summary>
    public string? Address { get; init; }
}

/// <summary>Tiles laid out in twelve columns (현황판).</summary>
public sealed record Board(string Id, Bilingual Title, IReadOnlyList<Tile> Tiles)
{
    /// <summary>Who sees it besides its owner, when it is for all.</summary>
    public const string Everyone = "everyone";

    public Bilingual About { get; init; } = new("", "");

    /// <summary>Account of who made it; null for one of the city.</summary>
    public string? Owner { get; init; }

    /// <summary><see cref="Everyone"/>, or departments; nobody but the owner when empty. What a tile shows is for those who may read its data, whoever sees the board.</summary>
    public IReadOnlyList<string> SharedWith { get; init; } = [];
}

/// <summary>An entry of the menu of boards.</summary>
/// <param name="Board">Id of its board; null for one that only holds others.</param>
public sealed record MenuItem(Bilingual Title, string? Board, IReadOnlyList<MenuItem> Children);
