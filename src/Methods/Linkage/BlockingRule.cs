namespace Maru.Methods.Linkage;

/// <summary>Which pairs are compared at all: those that agree in every key column. A missing key agrees with nothing.</summary>
/// <param name="Name">In words, for messages: 생년월일 + 읍면동.</param>
/// <param name="Keys">Columns of the two tables, often made with <see cref="LinkColumn{T}.Select{TOut}"/>.</param>
/// <param name="Reach">Sorted neighbourhood: how many different values above and below the own one still count, in ordinal order; needs one text key. 0: equality.</param>
public sealed record BlockingRule(string Name, IReadOnlyList<LinkColumn> Keys, int Reach = 0)
{
    public BlockingRule(params LinkColumn[] keys)
        : this(string.Join(" + ", keys.Select(key => key.Name)), keys)
    {
    }
}

/// <summary>Pairs that one rule brings, found by counting, before any is compared.</summary>
/// <param name="Pairs">All pairs of the rule, whether an earlier rule brings them too or not.</param>
/// <param name="LargestBlock">The key with the most pairs, as text, and how many those are.</param>
public sealed record BlockingCount(string Rule, long Pairs, (string Key, long Pairs) LargestBlock);

/// <summary>The rules bring more pairs than were allowed.</summary>
public sealed class TooManyPairsException(IReadOnlyList<BlockingCount> counts, long limit)
    : InvalidOperationException(Say(counts, limit))
{
    public IReadOnlyList<BlockingCount> Counts { get; } = counts;

    public long Limit { get; } = limit;

    private static string Say(IReadOnlyList<BlockingCount> counts, long limit)
    {
        var worst = counts.MaxBy(count => count.Pairs)!;
        return FormattableString.Invariant(
            $"견줄 쌍이 {counts.Sum(count => count.Pairs):#,0}개로, 한도 {limit:#,0}개를 넘습니다. 가장 많은 규칙은 ‘{worst.Rule}’({worst.Pairs:#,0}쌍)이고, 그 가운데 ‘{worst.LargestBlock.Key}’에서 {worst.LargestBlock.Pairs:#,0}쌍이 나옵니다. 이 규칙에 열을 더하거나, 흔한 값을 비우거나, 한도를 올리세요. · {counts.Sum(count => count.Pairs):#,0} pairs to compare, over the limit of {limit:#,0}: add a column to the rule ‘{worst.Rule}’, blank its common values, or raise the limit.");
    }
}
