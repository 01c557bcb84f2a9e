namespace Maru.Core.Live;

/// <summary>What a feed measures.</summary>
/// <param name="Min">The least that can be; anything below is no measurement.</param>
public sealed record Quantity(string Id, Bilingual Name, string Unit, double Min, double Max)
{
    /// <summary>Words of values that are codes, as 2 for "in use".</summary>
    public IReadOnlyDictionary<int, Bilingual>? Codes { get; init; }

    /// <summary>Decimal places people read.</summary>
    public int Decimals { get; init; }
}
