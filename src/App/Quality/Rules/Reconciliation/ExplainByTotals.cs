using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;
using static System.FormattableString;

namespace Maru.App.Quality.Rules.Reconciliation;

/// <summary>Explanations that the totals alone give: refunds, signs, units, and these together.</summary>
internal static class ExplainByTotals
{
    private static readonly decimal[] Factors = [1_000m, 1_000_000m, 10_000m, 100_000_000m, 0.001m, 0.000001m, 0.0001m, 0.00000001m];

    // With fewer digits than three a rounded figure fits too many sums.
    private const decimal TellingFigure = 100;

    /// <param name="published">In the rows' unit.</param>
    /// <param name="step">The smallest difference the published figure can tell: its unit; 1 or less when it is exact.</param>
    /// <param name="value">SQL of the summed value over <c>t</c>.</param>
    public static Explanation? Find(LedgerTotals totals, decimal published, decimal step, string value)
    {
        foreach (var (cause, sum, words, rows) in Readings(totals, value))
            if (IsNear(sum, published, step)) return new(cause, words, rows);
        // A unit misread shifts everything; together with one of the readings above it does too.
        foreach (var factor in Factors)
            foreach (var (cause, sum, words, rows) in Readings(totals, value).Prepend(("unit", totals.Sum, default, null)))
                if (sum != 0 && IsNear(sum, published * factor, Math.Abs(published) >= TellingFigure * Math.Max(step, 1) ? Math.Max(step, 1) * Math.Max(factor, 1) : 1))
                    return new(cause, Together(Unit(factor), words), rows);
        return null;
    }

    private static IEnumerable<(string Cause, decimal Sum, Bilingual Words, string? Rows)> Readings(LedgerTotals totals, string value)
    {
        if (totals.NegativeRows > 0 && totals.NegativeRows < totals.Rows)
        {
            var refunds = -totals.Negative;
            yield return ("absolute", totals.Absolute, new(
                Invariant($"음수(환불·취소) {totals.NegativeRows:N0}행의 {Shown(totals.Negative)}{Josa.Pick(Shown(totals.Negative), "을", "를")} 빼지 않고 양수로 더한 값과 같습니다. 차이는 그 두 배인 {Shown(2 * refunds)}입니다."),
                Invariant($"It equals the sum with {totals.NegativeRows:N0} negative rows (refunds, {Shown(totals.Negative)}) added as positive; the difference is twice their sum, {Shown(2 * refunds)}.")), $"{value} < 0");
            yield return ("positive", totals.Positive, new(
                Invariant($"음수(환불·취소) {totals.NegativeRows:N0}행의 {Shown(totals.Negative)}{Josa.Pick(Shown(totals.Negative), "을", "를")} 빼지 않고 둔 값과 같습니다."),
                Invariant($"It equals the sum without the {totals.NegativeRows:N0} negative rows (refunds, {Shown(totals.Negative)}).")), $"{value} < 0");
        }
        if (totals.Sum != 0)
            yield return ("sign", -totals.Sum, new("부호가 반대입니다.", "The sign is the opposite."), null);
    }

    private static Bilingual Unit(decimal factor) => factor > 1
        ? new(Invariant($"공표한 값의 단위가 {Shown(factor)}배입니다(천원이나 백만원을 원으로 읽었는지 보세요)."), Invariant($"The published figure is in units of {Shown(factor)}."))
        : new(Invariant($"공표한 값이 {Shown(1 / factor)}배 큽니다(원을 천원이나 백만원으로 읽었는지 보세요)."), Invariant($"The published figure is {Shown(1 / factor)} times too large."));

    private static Bilingual Together(Bilingual first, Bilingual second) => second.Ko is null ? first : new($"{first.Ko} {second.Ko}", $"{first.En} {second.En}");

    // A figure published in thousands may have been rounded or cut: it is right within less than one of its units.
    private static bool IsNear(decimal sum, decimal published, decimal step) => Math.Abs(sum - published) < Math.Max(step, 1) && (step > 1 || Math.Abs(sum - published) <= 0.5m);

    public static string Shown(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
