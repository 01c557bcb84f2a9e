using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Indicators;

/// <summary>How an indicator stands, in sentences made of its values.</summary>
public static class IndicatorWords
{
    /// <summary>A value with its unit: 1,234건.</summary>
    public static Bilingual Value(Indicator one, double value)
    {
        var number = value.ToString("N" + one.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new(number + one.Unit.Ko, one.Unit.En.Length is 0 or 1 ? number + one.Unit.En : $"{number} {one.Unit.En}");
    }

    /// <summary>전달 1,234건보다 12건(1.0%) 많습니다.</summary>
    public static Bilingual Sentence(Indicator one, Comparison compared)
    {
        var (name, other) = (Name(one.Grain, compared.With), Value(one, compared.Other));
        var rounded = Math.Round(compared.Change, one.Decimals);
        if (rounded == 0) return new($"{name.Ko} {other.Ko}{Josa.Pick(other.Ko, "과", "와")} 같습니다.", $"The same as {name.En} ({other.En}).");
        var change = Value(one, Math.Abs(rounded));
        var percent = compared.Percent is { } share && one.Unit.Ko != "%" ? string.Create(CultureInfo.InvariantCulture, $"({Math.Abs(share):N1}%)") : "";
        // Of shares the difference is in points.
        if (one.Unit.Ko == "%") change = new(change.Ko + "p", change.En + " points");
        return new(
            $"{name.Ko} {other.Ko}보다 {change.Ko}{percent} {(rounded > 0, IsCounted(one)) switch { (true, true) => "많습니다", (true, false) => "높습니다", (false, true) => "적습니다", _ => "낮습니다" }}.",
            $"{change.En}{(percent.Length > 0 ? " " + percent : "")} {(rounded > 0 ? "above" : "below")} {name.En} ({other.En}).");
    }

    /// <summary>True of things, which are many or few; shares, concentrations and times are high or low.</summary>
    public static bool IsCounted(Indicator one) => one.Decimals == 0 && !one.Unit.Ko.Contains('/', StringComparison.Ordinal) && one.Unit.Ko is not ("%" or "점" or "도" or "℃" or "일" or "시간" or "분");

    /// <summary>What a value is compared with.</summary>
    public static Bilingual Name(Grain grain, ComparedWith with) => (with, grain) switch
    {
        (ComparedWith.Target, _) => new("목표", "the target"),
        (ComparedWith.Last, Grain.Hour) => new("한 시간 전", "the hour before"),
        (ComparedWith.Last, Grain.Day) => new("전날", "the day before"),
        (ComparedWith.Last, Grain.Month) => new("전달", "the month before"),
        (ComparedWith.Last, Grain.Quarter) => new("전 분기", "the quarter before"),
        (ComparedWith.Last, _) => new("전해", "the year before"),
        (_, Grain.Hour) => new("전날 같은 시각", "the same hour of the day before"),
        (_, Grain.Day) => new("지난주 같은 요일", "the same day of the week before"),
        (_, Grain.Month) => new("작년 같은 달", "the same month of last year"),
        _ => new("작년 같은 분기", "the same quarter of last year"),
    };

    public static Bilingual Name(Grain grain) => grain switch
    {
        Grain.Hour => new("한 시간", "hour"),
        Grain.Day => new("하루", "day"),
        Grain.Month => new("한 달", "month"),
        Grain.Quarter => new("분기", "quarter"),
        _ => new("한 해", "year"),
    };

    public static Bilingual Name(IndicatorLevel level) => level switch
    {
        IndicatorLevel.Good => new("정상", "Normal"),
        IndicatorLevel.Warn => new("주의", "Watch"),
        IndicatorLevel.Alarm => new("경보", "Alarm"),
        _ => new("", ""),
    };
}
