namespace Maru.Methods.Privacy;

/// <summary>A column of microdata as codes into its distinct values, in the order they first occur.</summary>
public sealed class CodedColumn
{
    /// <param name="name">The column's name.</param>
    /// <param name="values">Its distinct values; a code is an index into them.</param>
    /// <param name="codes">One code a row.</param>
    public CodedColumn(string name, IReadOnlyList<string> values, int[] codes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(codes);
        foreach (int code in codes)
            if ((uint)code >= (uint)values.Count) throw new ArgumentException($"Column {name} has {values.Count} values, but a code is {code}.", nameof(codes));
        (Name, Values, Codes) = (name, values, codes);
    }

    public string Name { get; }

    public IReadOnlyList<string> Values { get; }

    public int[] Codes { get; }

    public int Rows => Codes.Length;

    public static CodedColumn From(string name, IEnumerable<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var values = new List<string>();
        var codes = new List<int>();
        foreach (string cell in cells)
        {
            if (!known.TryGetValue(cell, out int code))
            {
                known.Add(cell, code = values.Count);
                values.Add(cell);
            }
            codes.Add(code);
        }
        return new(name, values, [.. codes]);
    }

    /// <summary>The rows named, in their order, with the same values.</summary>
    public CodedColumn Take(ReadOnlySpan<int> rows)
    {
        var codes = new int[rows.Length];
        for (int i = 0; i < codes.Length; i++) codes[i] = Codes[rows[i]];
        return new(Name, Values, codes);
    }
}
