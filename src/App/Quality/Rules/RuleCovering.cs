using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Quality.Rules;

/// <summary>What a reader may be told of a rule: nothing about values of columns, or of datasets, that are closed to them.</summary>
public static class RuleCovering
{
    /// <summary>Everything the rule read is open to everyone: its figures may be told and its rows listed.</summary>
    public static bool IsOpen(CatalogSnapshot catalog, RuleResult? result) =>
        result is null || result.Uses.All(use => catalog.Find(use.Dataset) is { IsWhole: true } entry && entry.Columns.All(column => column.Name != use.Column || !column.Closed));

    /// <summary>Who asks may see all datasets it read, and no column it read is closed: what those who keep the data may be told.</summary>
    public static bool IsImpersonal(CatalogSnapshot catalog, RuleResult? result) =>
        result is null || result.Uses.All(use => catalog.Find(use.Dataset) is { } entry && (entry.IsWhole || Asking.Current.Kind == ReaderKind.Machine) && entry.Columns.All(column => column.Name != use.Column || !column.Closed));

    /// <summary>The finding in words: with its figures where these may be told, else with counts only.</summary>
    public static Bilingual Message(QualityRule rule, RuleResult result, bool mayTell) =>
        mayTell || result.Outcome == RuleOutcome.Impossible || result.Checked == 0 ? result.Message : RuleWords.Finding(rule, result);
}
