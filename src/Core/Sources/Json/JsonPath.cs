namespace Maru.Core.Sources.Json;

/// <summary>What lies at one path of a document; elements of an array share the array's path, arrays straight inside arrays add "[]".</summary>
public sealed class JsonPath(string name, JsonPath? parent)
{
    /// <summary>Dotted: <c>response.body.items</c>; empty for the document itself.</summary>
    public string Name { get; } = name;

    public JsonPath? Parent { get; } = parent;

    /// <summary>Where arrays at this path lie, brackets excluded, in order.</summary>
    public List<JsonRange> Arrays { get; } = [];

    /// <summary>Elements of all arrays here.</summary>
    public long Elements { get; internal set; }

    /// <summary>Elements that are objects.</summary>
    public long Objects { get; internal set; }

    /// <summary>Elements that are arrays.</summary>
    public long InnerArrays { get; internal set; }

    /// <summary>Object elements with a plain value of their own: real records, not envelopes.</summary>
    public long Records { get; internal set; }

    /// <summary>The first object here that is no array's element, braces included.</summary>
    public JsonRange? Object { get; internal set; }

    /// <summary>Members of that object, and how many of them are objects with the same names as its first.</summary>
    public int Members { get; internal set; }

    public int AlikeMembers { get; internal set; }

    /// <summary>The first plain value here as text (256 characters at most), outside arrays.</summary>
    public string? Scalar { get; internal set; }

    /// <summary>The first texts of arrays of plain values, for column names.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>More arrays lie here than are kept track of.</summary>
    public bool TooScattered { get; internal set; }

    /// <summary>An array whose objects only hold other objects and arrays, as {"head":[…]},{"row":[…]}.</summary>
    public bool IsEnvelope => Objects > 0 && Records == 0;

    /// <summary>True when no array above this path already holds records.</summary>
    public bool IsOutermost
    {
        get
        {
            for (var above = Parent; above is not null; above = above.Parent)
                if (above.Objects > 0 && !above.IsEnvelope) return false;
            return true;
        }
    }

    /// <summary>The last name of the path.</summary>
    public string Leaf => Name[(Name.LastIndexOf('.') + 1)..];
}
