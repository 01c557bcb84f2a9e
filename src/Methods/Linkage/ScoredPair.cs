namespace Maru.Methods.Linkage;

/// <summary>A pair that weighs enough to be kept.</summary>
/// <param name="Left">Row of the left table, from 0.</param>
/// <param name="Right">Row of the right table.</param>
/// <param name="Pattern">Its levels, see <see cref="PatternSpace"/>.</param>
/// <param name="Weight">Log2 odds of a match, the rarity of values included; or points.</param>
public readonly record struct ScoredPair(int Left, int Right, int Pattern, double Weight)
{
    /// <summary>Of a match; means nothing when the weight is points.</summary>
    public double Probability => LinkageModel.Probability(Weight);
}

/// <summary>One comparison's part in a pair's weight, for a person who decides on the pair.</summary>
/// <param name="Level">In words; empty when a value is missing.</param>
/// <param name="Bits">For a match when above 0, against it when below.</param>
/// <param name="RarityBits">Of these, what the rarity of the common value adds or takes.</param>
public sealed record FieldEvidence(string Field, string Left, string Right, string Level, double Bits, double RarityBits);

/// <param name="PriorBits">Odds before anything was compared.</param>
/// <param name="Bits">Prior and all fields together.</param>
public sealed record PairEvidence(double PriorBits, IReadOnlyList<FieldEvidence> Fields, double Bits)
{
    public double Probability => LinkageModel.Probability(Bits);
}
