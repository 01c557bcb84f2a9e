using System.Globalization;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Import;

/// <summary>Reads the form of step 2: whatever differs from what was found becomes a correction.</summary>
internal static class CorrectionForm
{
    public const string Revision = "revision";
    public const string Encoding = "encoding";
    public const string HeaderLine = "header-line";
    public const string HeaderRows = "header-rows";
    public const string Crs = "crs";
    public const string OtherCrs = "crs-other";
    public const string Admitted = "admitted";
    public const string SettingPrefix = "set.";

    /// <summary>What a person chooses of a personal column.</summary>
    public const string Closed = "closed";
    public const string Drop = "drop";
    public const string Open = "open";

    public const string LeaveAside = "leave";
    public const string TakeAsData = "admit";
    public const string ReadAsText = "text";

    /// <summary>The draft with the form's corrections; the same draft when nothing changed.</summary>
    /// <param name="finding">What the page with the form showed; null when that is not known any more.</param>
    public static ImportDraft Apply(ImportDraft draft, ImportFinding? finding, IFormCollection form, Card? connector)
    {
        var corrections = draft.Corrections;
        var settings = ConnectorSettings(draft, finding, form, connector);
        var why = draft.OpenedBecause.ToDictionary();
        // Columns go by their place in what was found.
        if (finding is not null)
            corrections = corrections with
            {
                HeaderLine = Chosen(form, HeaderLine, finding.HeaderRows == 0 ? 0 : finding.HeaderLine, corrections.HeaderLine),
                HeaderRows = Chosen(form, HeaderRows, finding.HeaderRows, corrections.HeaderRows),
                Crs = CrsOf(form, finding, corrections.Crs),
                Admit = AdmittedOf(form, finding, corrections.Admit),
                Columns = Columns(form, finding, corrections.Columns, why),
            };
        foreach (var (key, value) in corrections.ToSettings()) settings[key] = value;
        var changed = !Same(settings, draft.Settings) || !Same(why, draft.OpenedBecause);
        return !changed ? draft : draft with { Settings = settings, OpenedBecause = why, Revision = draft.Revision + 1 };
    }

    private static Dictionary<string, string> ConnectorSettings(ImportDraft draft, ImportFinding? finding, IFormCollection form, Card? connector)
    {
        var settings = new Dictionary<string, string>(TableCorrections.Read(draft.Settings).Others, StringComparer.Ordinal);
        if (One(form, Encoding) is { Length: > 0 } encoding && finding?.Encodings.FirstOrDefault(sample => sample.IsUsed)?.Setting != encoding) settings[Encoding] = encoding;
        foreach (var parameter in Offered(connector))
        {
            if (One(form, SettingPrefix + parameter.Id) is not { } given) continue;
            if (given.Trim().Length == 0) settings.Remove(parameter.Id);
            else settings[parameter.Id] = given.Trim();
        }
        return settings;
    }

    /// <summary>Settings of the connector that a form may ask for: those of reading, without the sheet, which is chosen, and secrets.</summary>
    public static IEnumerable<Parameter> Offered(Card? connector) =>
        connector?.Parameters.Where(parameter => parameter.Id is not (Encoding or "sheet" or "password")) ?? [];

    // Blank asks for what is found; what is found already needs no correction.
    private static int? Chosen(IFormCollection form, string name, long? found, int? before)
    {
        if (One(form, name) is not { } text) return before;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return before is null && number == found ? null : number;
    }

    private static string? CrsOf(IFormCollection form, ImportFinding finding, string? before)
    {
        if (One(form, OtherCrs) is { Length: > 0 } other) return other;
        return One(form, Crs) is not { Length: > 0 } crs || crs == finding.Places?.Crs ? before : crs;
    }

    private static HashSet<RowVerdict> AdmittedOf(IFormCollection form, ImportFinding finding, IReadOnlySet<RowVerdict> before)
    {
        var admitted = before.ToHashSet();
        for (var i = 0; i < finding.Aside.Count; i++)
            if (finding.Aside[i].CanAdmit && One(form, $"aside.{i}") == TakeAsData) admitted.Add(TableCorrections.Admissible[finding.Aside[i].Rule]);
        foreach (var (rule, verdict) in TableCorrections.Admissible)
            if (One(form, $"{Admitted}.{rule}") == LeaveAside) admitted.Remove(verdict);
        return admitted;
    }

    private static List<ColumnRule> Columns(IFormCollection form, ImportFinding finding, IReadOnlyList<ColumnRule> before, Dictionary<string, string> why)
    {
        var rules = before.ToDictionary(rule => rule.Column, StringComparer.Ordinal);
        for (var i = 0; i < finding.Columns.Count; i++)
        {
            var column = finding.Columns[i];
            var rule = Read(form, i, column, rules.GetValueOrDefault(column.Header) ?? new(column.Header), why);
            if (finding.Aside.Select((aside, n) => (aside, n)).Any(pair => pair.aside.Rule == "type" && pair.aside.Column == column.Column.Name && One(form, $"aside.{pair.n}") == ReadAsText))
                rule = rule with { Type = ColumnType.Text };
            if (rule == new ColumnRule(column.Header)) rules.Remove(column.Header);
            else rules[column.Header] = rule;
        }
        return [.. rules.Values];
    }

    private static ColumnRule Read(IFormCollection form, int i, FoundColumn column, ColumnRule rule, Dictionary<string, string> why)
    {
        if (One(form, $"name.{i}") is { } name) rule = rule with { Name = HeaderNames.Clean(name) is var clean && (clean.Length == 0 || clean == column.Header) ? null : clean };
        if (!column.IsDropped && Named<ColumnType>(One(form, $"type.{i}")) is { } type && type != column.Column.Type) rule = rule with { Type = type };
        if (!column.IsDropped && Named<ColumnRole>(One(form, $"role.{i}")) is { } role && role != ShownRole(column)) rule = rule with { Role = role };
        if (column.IsPersonal && One(form, $"personal.{i}") is { } choice) return Personal(rule, choice, One(form, $"why.{i}"), why);
        return One(form, $"listed.{i}") is null ? rule : rule with { Drop = One(form, $"take.{i}") is null };
    }

    private static ColumnRule Personal(ColumnRule rule, string choice, string? reason, Dictionary<string, string> why)
    {
        var name = rule.Name ?? rule.Column;
        if (choice == Open && reason?.Trim() is { Length: > 0 } given) why[name] = given;
        else why.Remove(name);
        return choice switch
        {
            Drop => rule with { Drop = true, Closed = null },
            Open => rule with { Drop = false, Closed = false },
            _ => rule with { Drop = false, Closed = true },
        };
    }

    /// <summary>The role the page shows: columns that places are read from are x and y, whatever the version calls them.</summary>
    public static ColumnRole ShownRole(FoundColumn column) => column.IsX ? ColumnRole.Longitude : column.IsY ? ColumnRole.Latitude : column.Column.Role;

    /// <summary>Columns that are to be opened and have no reason yet: an open decision.</summary>
    public static IReadOnlyList<string> OpenWithoutReason(ImportDraft draft) =>
        [.. draft.Corrections.Columns.Where(rule => rule.Closed == false).Select(rule => rule.Name ?? rule.Column).Where(name => !draft.OpenedBecause.ContainsKey(name))];

    private static string? One(IFormCollection form, string name) => form.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;

    private static T? Named<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static bool Same(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
        a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var value) && value == pair.Value);
}
