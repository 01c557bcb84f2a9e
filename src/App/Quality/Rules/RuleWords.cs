using Maru.Core;
using Maru.Core.Data;
using static System.FormattableString;

namespace Maru.App.Quality.Rules;

/// <summary>Rules and their states as people read them.</summary>
public static class RuleWords
{
    /// <summary>‘지출액’ 범위 0 이상: what the rule asks, in a line.</summary>
    public static Bilingual Line(QualityRule rule)
    {
        var kind = RuleKinds.Find(rule.Kind)?.Card;
        var columns = string.Join("·", rule.Columns);
        var settings = string.Join(", ", (kind?.Card.Parameters ?? []).Where(p => rule.Parameters.TryGetValue(p.Id, out var value) && value != p.Default && value.Length > 0)
            .Select(p => $"{p.Label.Ko} {Cut(p.Choices?.FirstOrDefault(choice => choice.Id == rule.Parameters[p.Id])?.Label.Ko ?? rule.Parameters[p.Id])}"));
        var english = string.Join(", ", rule.Parameters.Select(p => $"{p.Key} {Cut(p.Value)}"));
        return new(Joined(columns, kind?.Card.Name.Ko ?? rule.Kind, settings), Joined(columns, kind?.Card.Name.En ?? rule.Kind, english));
    }

    /// <summary>The finding without any value of the data: what may be said wherever the score is.</summary>
    public static Bilingual Finding(QualityRule rule, RuleResult result)
    {
        var kind = RuleKinds.Find(rule.Kind)?.Card;
        var columns = rule.Columns.Count == 0 ? "" : $"‘{string.Join("·", rule.Columns)}’ ";
        var (ko, en) = (kind?.Card.Name.Ko ?? rule.Kind, kind?.Card.Name.En ?? rule.Kind);
        return kind?.IsOfFigures == true
            ? new(Invariant($"{columns}{ko}: {result.Checked:N0}가지 가운데 {result.Bad:N0}가지가 맞지 않습니다."), Invariant($"{columns}{en}: {result.Bad:N0} of {result.Checked:N0} figures do not fit."))
            : new(Invariant($"{columns}{ko}: {result.Checked:N0}행 가운데 {result.Bad:N0}행이 어긋납니다."), Invariant($"{columns}{en}: {result.Bad:N0} of {result.Checked:N0} rows do not fit."));
    }

    public static Bilingual Name(this RuleState state) => state switch
    {
        RuleState.Suggested => new("제안", "Suggested"),
        RuleState.Approved => new("사용", "On"),
        RuleState.Off => new("끔", "Off"),
        _ => new("받지 않음", "Declined"),
    };

    public static Bilingual Name(this RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Passed => new("맞음", "Fits"),
        RuleOutcome.Failed => new("어긋남", "Fails"),
        _ => new("점검 못 함", "Not evaluated"),
    };

    private static string Joined(string columns, string kind, string settings) => string.Join(" ", new[] { columns, kind, settings.Length == 0 ? "" : $"({settings})" }.Where(part => part.Length > 0));

    private static string Cut(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
