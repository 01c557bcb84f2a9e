using Maru.App.Lake;

namespace Maru.Browser.Tests;

/// <summary>Open APIs, and a database that is connected and one that can't be opened.</summary>
public static class SampleSources
{
    public static IReadOnlyList<SitePage> Begin(Site site)
    {
        var home = site.Get<DataHome>();
        Directory.CreateDirectory(home.Connections);
        File.WriteAllText(Path.Combine(home.Connections, "catalogue.yaml"), $"kind: sqlite\nfile: {home.CatalogFile}\nqueries:\n  drafts: select id, name from import_drafts\n");
        File.WriteAllText(Path.Combine(home.Connections, "unreachable.yaml"), "kind: sqlite\nfile: /none/there.db\n");
        return
        [
            new("sources", "/sources", "/sources"), new("sources-none", "/sources?q=" + Uri.EscapeDataString("양자컴퓨터"), "/sources"),
            new("source-api", "/sources/api/standard-toilets", "/sources/api/{Id}"), new("source-api-gone", "/sources/api/none", "/sources/api/{Id}", 410),
            new("source-database", "/sources/sql/catalogue", "/sources/sql/{Name}"), new("source-database-closed", "/sources/sql/unreachable", "/sources/sql/{Name}"),
            new("source-database-gone", "/sources/sql/none", "/sources/sql/{Name}", 410),
        ];
    }
}
