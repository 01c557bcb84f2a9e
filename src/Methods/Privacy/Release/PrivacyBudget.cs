namespace Maru.Methods.Privacy;

/// <summary>
/// How much may be learned of one person from everything released of a dataset: releases add up (sequential composition), and one that would exceed the whole
/// is refused before anything is drawn. Serves many threads; amounts are decimals, so that nothing is lost by adding.
/// </summary>
/// <remarks>C. Dwork, A. Roth, "The algorithmic foundations of differential privacy", 2014, theorem 3.16.</remarks>
public sealed class PrivacyBudget
{
    private readonly Lock _lock = new();

    /// <param name="epsilon">The whole budget.</param>
    /// <param name="spent">What was spent before.</param>
    public PrivacyBudget(decimal epsilon, decimal spent = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epsilon);
        ArgumentOutOfRangeException.ThrowIfNegative(spent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spent, epsilon);
        (Epsilon, Spent) = (epsilon, spent);
    }

    public decimal Epsilon { get; }

    public decimal Spent { get; private set; }

    public decimal Left => Epsilon - Spent;

    /// <summary>Takes from the budget; false, and nothing taken, when less is left.</summary>
    public bool TrySpend(decimal epsilon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(epsilon);
        lock (_lock)
        {
            if (epsilon > Left) return false;
            Spent += epsilon;
            return true;
        }
    }
}
