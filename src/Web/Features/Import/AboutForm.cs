using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Ingest;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Import;

/// <summary>Reads the form of step 3.</summary>
internal static class AboutForm
{
    public const string New = "new";

    /// <summary>The draft with what the form says; its revision grows when it now continues another dataset.</summary>
    public static ImportDraft Apply(ImportDraft draft, IFormCollection form)
    {
        var details = draft.Details with
        {
            Title = Text(form, "title", draft.Details.Title),
            Description = Text(form, "description", draft.Details.Description),
            Domain = Text(form, "domain", draft.Details.Domain),
            Cycle = Text(form, "cycle", draft.Details.Cycle),
            Licence = Text(form, "licence", draft.Details.Licence),
            Access = Enum.TryParse<AccessLevel>(form["access"], ignoreCase: true, out var access) && access != AccessLevel.Refused ? access : draft.Details.Access,
            AccessReason = Text(form, "access-reason", draft.Details.AccessReason),
        };
        draft = draft with { Details = Office(details, form), Settings = WithReferenceDate(draft, form) };
        if (Text(form, "continues", null) is not { } continues) return draft;
        var dataset = continues == New ? null : continues;
        return dataset == draft.Continues ? draft with { ContinuesDecided = true } : draft.Continue(dataset) with { ContinuesDecided = true, Revision = draft.Revision + 1 };
    }

    /// <summary>What is missing before it can be registered, by the name of the field. A dataset that goes on needs nothing more.</summary>
    public static IReadOnlyDictionary<string, Core.Bilingual> Problems(ImportDraft draft)
    {
        var problems = new Dictionary<string, Core.Bilingual>(StringComparer.Ordinal);
        if (draft.Continues is not null) return problems;
        var said = draft.Details;
        if (string.IsNullOrWhiteSpace(said.Title)) problems["title"] = AboutWords.NameMissing;
        if (said.Access is null) problems["access"] = AboutWords.AccessMissing;
        else if (said.Access != AccessLevel.Everyone && string.IsNullOrWhiteSpace(said.AccessReason)) problems["access-reason"] = AboutWords.AccessReasonMissing;
        return problems;
    }

    // It changes nothing of how the file is read, so the file need not be checked again. A day that is none is as if nothing was said.
    private static IReadOnlyDictionary<string, string> WithReferenceDate(ImportDraft draft, IFormCollection form)
    {
        if (!form.TryGetValue(TableCorrections.ReferenceDateKey, out var text)) return draft.Settings;
        var settings = draft.Settings.ToDictionary(StringComparer.Ordinal);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) settings[TableCorrections.ReferenceDateKey] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        else settings.Remove(TableCorrections.ReferenceDateKey);
        return settings;
    }

    // One list names department and team at once ("department/team"); without an organisation chart they are written.
    private static ImportDetails Office(ImportDetails details, IFormCollection form)
    {
        if (form.TryGetValue("office", out var office))
            return office.ToString().Split('/', 2) is [{ Length: > 0 } department, ..] parts ? details with { Department = department, Team = parts.Length > 1 ? parts[1] : null } : details with { Department = null, Team = null };
        return details with { Department = Text(form, "department", details.Department), Team = Text(form, "team", details.Team) };
    }

    // A field that the page did not show keeps what was said before; one left blank says nothing.
    private static string? Text(IFormCollection form, string name, string? before) =>
        !form.TryGetValue(name, out var text) ? before : text.ToString().Trim() is { Length: > 0 } said ? said : null;
}
