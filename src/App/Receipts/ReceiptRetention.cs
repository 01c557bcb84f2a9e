using System.Globalization;
using Maru.Core;

namespace Maru.App.Receipts;

/// <summary>How long receipts are kept that readers asked for and no figure of Maru's own refers to.</summary>
/// <param name="Unopened">Since somebody opened it last.</param>
public sealed record ReceiptRetention(TimeSpan Unopened)
{
    public const string Variable = "MARU_RECEIPT_DAYS";

    public const int DefaultDays = 90;

    public static ReceiptRetention Default { get; } = new(TimeSpan.FromDays(DefaultDays));

    public int Days => (int)Unopened.TotalDays;

    /// <summary>The days of MARU_RECEIPT_DAYS, or ninety.</summary>
    /// <exception cref="InputException">It is no number of days from 1 to 3650.</exception>
    public static ReceiptRetention FromEnvironment() => Parse(Environment.GetEnvironmentVariable(Variable));

    internal static ReceiptRetention Parse(string? days)
    {
        if (string.IsNullOrWhiteSpace(days)) return Default;
        if (int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 3650) return new(TimeSpan.FromDays(number));
        throw new InputException(
            new($"{Variable}이 \"{days}\"입니다.", $"{Variable} is \"{days}\"."),
            new("읽는 이가 연 차트의 산출 근거를 아무도 열지 않은 채 며칠 둘지 1부터 3650 사이의 수로 쓰세요.", "Write for how many days, 1 to 3650, receipts of readers' charts are kept unopened."), Variable);
    }
}
