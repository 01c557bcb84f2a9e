using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Catalog;

namespace Maru.Web.Tests.Access;

/// <summary>
/// Every form of the site, found on its pages, is sent with markup in every field that takes text; then every page is opened again. Nowhere
/// does it come back as markup. A new form is found by itself.
/// </summary>
public sealed partial class ScriptTests
{
    private const string Markup = "\"'><img src=x onerror=maru7193>{{7*7}}";
    private const string Address = "javascript:maru7193()";

    [Fact]
    public async Task What_people_write_is_nowhere_taken_for_markup()
    {
        var site = new AccessSite();
        await site.InitializeAsync();
        try
        {
            // What people say of a dataset in places without a form of one field.
            site.Get<CatalogStore>().EditDataset(AccessSite.Traffic, "시험", row => (row.TitleKo, row.DescriptionKo, row.Contact) = ("단속" + Markup, Markup, Markup));
            using var browser = await site.SignedIn("lead-traffic");
            var pages = Pages(site);
            var sent = new HashSet<string>(StringComparer.Ordinal);
            foreach (var written in (string[])[Markup, Address])
                foreach (var page in pages)
                    foreach (var form in Forms((await browser.Open(page)).Body))
                        if (sent.Add($"{written}|{form.Action}|{form.Handler}") && await browser.Post(form.Action, form.Filled(written)) is { Status: >= HttpStatusCode.InternalServerError } failed)
                            Assert.Fail($"{page} {form.Handler}: {failed.Status}");
            // Also what the forms themselves say back, and what others read.
            Assert.True(sent.Count > 20, string.Join('\n', sent));
            using var boss = await site.SignedIn("boss");
            using var stranger = site.Anonymous();
            var kept = new HashSet<string>(StringComparer.Ordinal);
            foreach (var reader in (Browser[])[browser, boss, stranger])
                foreach (var page in pages)
                {
                    var shown = await reader.Open(page);
                    Clean(page, shown);
                    if (shown.Said.Contains("onerror=maru7193", StringComparison.Ordinal)) kept.Add(page);
                }
            Assert.True(kept.Count > 3, "Too little of what was written is shown anywhere for this to say much: " + string.Join(' ', kept));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_stands_in_an_address_is_nowhere_taken_for_markup()
    {
        var site = new AccessSite();
        await site.InitializeAsync();
        try
        {
            using var browser = await site.SignedIn("lead-traffic");
            var asked = Uri.EscapeDataString(Markup);
            foreach (var page in Pages(site))
                foreach (var name in (string[])["q", "dataset", "sort", "x", "problem", "done", "after", "back", "lang", "account", "from", "on", "표식교통열"])
                    Clean($"{page}?{name}=", await browser.Open($"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(name)}={asked}"));
            foreach (var door in new DoorTests(site).Doors(AccessSite.Traffic).Where(door => door.Route.Contains('{', StringComparison.Ordinal)).Select(door => door.Route).Distinct())
                Clean(door, await browser.Open(Parameters().Replace(door, asked)));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static List<string> Pages(AccessSite site) =>
        [.. new DoorTests(site).Doors(AccessSite.Traffic).Concat(new DoorTests(site).Doors(AccessSite.Nature)).Where(door => door.Json is null && !door.Route.StartsWith("/assets", StringComparison.Ordinal) && !door.Path.Contains('?', StringComparison.Ordinal)).Select(door => door.Path).Distinct()];

    private static void Clean(string page, Answer shown)
    {
        // Data files hold what people wrote as it is: they are no pages.
        if (!shown.Body.Contains("<html", StringComparison.OrdinalIgnoreCase) && !shown.Body.StartsWith('<')) return;
        Assert.False(Live().IsMatch(shown.Body), $"{page}: {Around(shown.Body)}");
    }

    private static string Around(string body) => Live().Match(body) is { Success: true } found ? body[Math.Max(0, found.Index - 120)..Math.Min(body.Length, found.Index + 120)] : "";

    private sealed record Form(string Action, string Handler, IReadOnlyList<(string Name, string Value, bool IsText)> Fields)
    {
        public (string, string)[] Filled(string written) => [.. Fields.Select(field => (field.Name, field.IsText ? written : field.Value))];
    }

    private static IEnumerable<Form> Forms(string body)
    {
        foreach (Match found in FormOf().Matches(body))
        {
            var action = WebUtility.HtmlDecode(Attribute(found.Groups[1].Value, "action") ?? "");
            var fields = new List<(string, string, bool)>();
            foreach (Match field in Field().Matches(found.Groups[2].Value))
            {
                if (Attribute(field.Value, "name") is not { } name) continue;
                var type = field.Groups[1].Value == "textarea" ? "text" : Attribute(field.Value, "type") ?? "text";
                var value = WebUtility.HtmlDecode(Attribute(field.Value, "value") ?? "");
                if (field.Groups[1].Value == "select") value = WebUtility.HtmlDecode(Option().Matches(field.Value).Select(option => option.Groups[1].Value).FirstOrDefault(text => text.Length > 0) ?? "");
                else if (field.Groups[1].Value == "button" && fields.Exists(one => one.Item1 == name)) continue;
                fields.Add((name, value, field.Groups[1].Value is "input" or "textarea" && type is "text" or "search" or "url" or "email" or "tel"));
            }
            var handler = fields.Find(field => field.Item1 == "_handler").Item2 ?? "";
            // These end the visit.
            if (action.StartsWith('/') && fields.Exists(field => field.Item3) && !action.StartsWith("/signin", StringComparison.Ordinal) && !handler.Contains("password", StringComparison.Ordinal)) yield return new(action, handler, fields);
        }
    }

    private static string? Attribute(string tag, string name) => Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex(@"<img src=x onerror|(href|src|action|formaction)=""\s*javascript:maru", RegexOptions.IgnoreCase)]
    private static partial Regex Live();

    [GeneratedRegex("<form([^>]*method=\"post\"[^>]*)>(.*?)</form>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex FormOf();

    [GeneratedRegex("<(input|textarea|button)\\b[^>]*>|<(?<1>select)\\b.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Field();

    [GeneratedRegex("<option[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Option();

    [GeneratedRegex(@"\{\*{0,2}\w+[^}]*\}")]
    private static partial Regex Parameters();
}
