using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Receipts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Access;

/// <summary>
/// Every address the running site answers at, found in its routes, opened by everybody: what a reader may not see stands behind none. A new
/// door is found by itself.
/// </summary>
[Collection(nameof(AccessSite))]
public sealed partial class DoorTests(AccessSite site)
{
    private const string Columns = "표식교통열";

    [Theory]
    [InlineData(null), InlineData("citizen"), InlineData("auditor"), InlineData("staff-nature"), InlineData("lead-nature"), InlineData("analyst-nature"), InlineData("head-nature")]
    public async Task Nobody_finds_another_offices_data_behind_any_door(string? who)
    {
        using var browser = who is null ? site.Anonymous() : await site.SignedIn(who);
        await OpenAll(browser, who ?? "anonymous", AccessSite.Traffic, [.. AccessSite.TrafficMarks, AccessSite.Phone]);
    }

    [Theory]
    [InlineData("staff-traffic"), InlineData("lead-traffic"), InlineData("citizen"), InlineData("auditor")]
    public async Task Nor_the_other_way_round(string who)
    {
        using var browser = await site.SignedIn(who);
        await OpenAll(browser, who, AccessSite.Nature, AccessSite.NatureMarks);
    }

    [Theory]
    [InlineData("staff-traffic"), InlineData("lead-traffic"), InlineData("boss")]
    public async Task Whom_it_belongs_to_finds_it_but_not_its_closed_column(string who)
    {
        using var browser = await site.SignedIn(who);
        var found = await Find(browser, AccessSite.Traffic, AccessSite.TrafficMarks[0]);
        foreach (var door in (string[])["/datasets/{Id}", "/api/v1/datasets/{id}/rows", "/datasets/{id}/download.{format}", "/api/v1/query", "/datasets/{id}/map.json"]) Assert.Contains(door, found);
        await OpenAll(browser, who, AccessSite.Traffic, [AccessSite.Phone]);
    }

    [Fact]
    public async Task Nor_does_the_privacy_officer_find_it_without_a_reason()
    {
        using var browser = await site.SignedIn("privacy");
        await OpenAll(browser, "privacy", AccessSite.Traffic, [AccessSite.Phone]);
    }

    [Fact]
    public async Task What_is_granted_is_open_as_long_as_it_is_granted()
    {
        using var asking = await site.SignedIn("staff-nature");
        using var own = await site.SignedIn("lead-traffic");
        Assert.Equal(HttpStatusCode.Redirect, (await asking.Send("/access", "ask", ("dataset", AccessSite.Traffic), ("for", "me"), ("columns", "None"), ("reason", "합동 점검"), ("days", "30"))).Status);
        // Nobody decides on their own, and an auditor only looks on.
        var id = site.Get<Grants>().Of(Reader.Machine)[0].Id;
        Assert.DoesNotContain("decide-" + id, (await asking.Open("/access")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await own.Send("/access", "decide-" + id, ("do", "approve"), ("why", "확인"))).Status);
        Assert.Contains("/api/v1/datasets/{id}/rows", await Find(asking, AccessSite.Traffic, AccessSite.TrafficMarks[0]));
        await OpenAll(asking, "granted", AccessSite.Traffic, [AccessSite.Phone]);
        Assert.Equal(HttpStatusCode.Redirect, (await own.Send("/access", "back-" + id)).Status);
        await OpenAll(asking, "taken back", AccessSite.Traffic, AccessSite.TrafficMarks);
    }

    // On a site of its own: the condition stays in the record of rights, where auditors read it.
    [Fact]
    public async Task Of_granted_rows_no_door_shows_or_counts_another()
    {
        var own = new AccessSite();
        await own.InitializeAsync();
        try
        {
            await new DoorTests(own).OfGrantedRows();
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task OfGrantedRows()
    {
        using var asking = await site.SignedIn("staff-nature");
        using var own = await site.SignedIn("lead-traffic");
        Assert.Equal(HttpStatusCode.Redirect, (await asking.Send("/access", "ask", ("dataset", AccessSite.Traffic), ("for", "me"), ("columns", "None"), ("column", Columns), ("values", "표식교통값1"), ("reason", "관할 점검"), ("days", "30"))).Status);
        var id = site.Get<Grants>().Of(Reader.Machine)[0].Id;
        // A value that no row has is a slip: nothing is approved, and what there is is told to who may see it.
        Assert.Contains("'표식교통값7' 값이 없습니다", (await own.Send("/access", "decide-" + id, ("do", "approve"), ("column", Columns), ("values", "표식교통값7"))).Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await own.Send("/access", "decide-" + id, ("do", "approve"), ("column", Columns), ("values", "표식교통값1"))).Status);

        var found = await Find(asking, AccessSite.Traffic, "표식교통값1");
        foreach (var door in (string[])["/datasets/{Id}", "/api/v1/datasets/{id}/rows", "/datasets/{id}/download.{format}", "/api/v1/query"]) Assert.Contains(door, found);
        await OpenAll(asking, "of some rows", AccessSite.Traffic, ["표식교통값0", "표식교통값2", "표식교통값9", AccessSite.Phone]);
        // 1, 4, … 40 of 1 … 40.
        var address = "/api/v1/datasets/" + Uri.EscapeDataString(AccessSite.Traffic);
        Assert.Contains("\"rows\":14,", (await asking.Open(address)).Body.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("287", (await asking.Open($"{address}/rows?agg=sum({Uri.EscapeDataString("건수")})")).Body, StringComparison.Ordinal);
        Assert.Equal(15, (await asking.Open($"/datasets/{Uri.EscapeDataString(AccessSite.Traffic)}/download.csv")).Body.Trim().Split('\n').Length);
        Assert.Contains("287", (await asking.Open($"/api/v1/query?sql={Uri.EscapeDataString($"select sum(\"건수\") from \"{AccessSite.Traffic}\"")}")).Body, StringComparison.Ordinal);
        Assert.Contains("Some rows only.", (await asking.Open($"/datasets/{Uri.EscapeDataString(AccessSite.Traffic)}?lang=en")).Said, StringComparison.Ordinal);
        // Who sees all of it sees all of it, also right after.
        Assert.Contains("820", (await own.Open($"{address}/rows?agg=sum({Uri.EscapeDataString("건수")})")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await own.Send("/access", "back-" + id)).Status);
        // What they asked for themselves goes on standing among their requests.
        await OpenAll(asking, "taken back", AccessSite.Traffic, [AccessSite.TrafficMarks[2], "TR04"]);
    }

    [Fact]
    public async Task Keys_and_screens_open_their_datasets_only()
    {
        var keys = site.Get<AccessKeys>();
        var boss = site.Holder("boss");
        using var program = site.Anonymous();
        program.Bearer = keys.Make(boss, "배출 집계", [AccessSite.Nature], 30);
        await OpenAll(program, "key", AccessSite.Traffic, AccessSite.TrafficMarks);
        Assert.Contains("/api/v1/datasets/{id}/rows", await Find(program, AccessSite.Nature, AccessSite.NatureMarks[0]));
        using var screen = site.Anonymous();
        screen.Cookies["maru.display"] = keys.MakeDisplay(boss, "현관", [AccessSite.Nature], "127.0.0.0/8", 30);
        await OpenAll(screen, "screen", AccessSite.Traffic, [.. AccessSite.TrafficMarks, AccessSite.Phone]);
        Assert.Contains("/datasets/{Id}", await Find(screen, AccessSite.Nature, AccessSite.NatureMarks[0]));
    }

    [Fact]
    public void Every_kind_of_door_is_among_those_that_are_opened()
    {
        var routes = Doors(AccessSite.Traffic).Select(door => door.Route).ToHashSet();
        Assert.True(routes.Count > 45, string.Join('\n', routes));
        foreach (var known in (string[])["/datasets/{Id}", "/api/v1/query", "/datasets/{id}/map.json", "/datasets/{id}/receipt", "/receipts/{Id}", "/metadata.csv", "/signin", "/accounts", "/pseudonyms/{Id}", "/pseudonyms/{Id}/record", "/publish/{Id}", "/publish/of/{Name}"]) Assert.Contains(known, routes);
    }

    private async Task OpenAll(Browser browser, string who, string dataset, string[] marks)
    {
        var leaks = new List<string>();
        foreach (var door in Doors(dataset))
        {
            var answer = await browser.Ask(door.Request());
            Assert.True((int)answer.Status < 500, $"{who} {door.Path}: {answer.Status}");
            // What somebody wrote into the address is told back to them.
            var said = door.Asks.Aggregate(answer.Said, (text, asked) => text.Replace(asked, "", StringComparison.Ordinal));
            leaks.AddRange(marks.Where(mark => said.Contains(mark, StringComparison.Ordinal)).Select(mark => $"{who} {door.Path}: {mark} … {Around(said, mark)}"));
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(20)));
    }

    private async Task<HashSet<string>> Find(Browser browser, string dataset, string mark)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var door in Doors(dataset))
            if ((await browser.Ask(door.Request())).Said.Contains(mark, StringComparison.Ordinal)) found.Add(door.Route);
        return found;
    }

    private static string Around(string text, string mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at ? text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 80)].ReplaceLineEndings(" ") : "";

    /// <param name="Asks">What the address itself holds.</param>
    internal sealed record Door(string Route, string Path, string? Json, string[] Asks)
    {
        public HttpRequestMessage Request() => Json is null ? new(HttpMethod.Get, Path) : new(HttpMethod.Post, Path) { Content = new StringContent(Json, System.Text.Encoding.UTF8, "application/json") };
    }

    internal IEnumerable<Door> Doors(string dataset)
    {
        var id = Uri.EscapeDataString(dataset);
        var receipt = Receipt(dataset);
        var column = dataset == AccessSite.Traffic ? Columns : "표식환경열";
        var sql = $"select * from \"{dataset}\"";
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (route == "/api/v1/query" && methods.Contains("POST"))
            {
                yield return new(route, "/api/v1/query", $$"""{"sql":"select * from \"{{dataset}}\""}""", []);
                continue;
            }
            if (methods.Count > 0 && !methods.Contains("GET")) continue;
            if (route == "/live/events")
            {
                // Asked for nothing in particular it goes on for as long as anybody listens.
                yield return new(route, $"{route}?feeds={id}", null, [dataset]);
                continue;
            }
            var path = Parameters().Replace(route, match => match.Groups[1].Value switch
            {
                var name when name.Equals("id", StringComparison.OrdinalIgnoreCase) && route.StartsWith("/receipts", StringComparison.Ordinal) => receipt,
                var name when name.Equals("id", StringComparison.OrdinalIgnoreCase) && route.StartsWith("/pseudonyms", StringComparison.Ordinal) => site.ProjectOf(dataset),
                var name when name.Equals("id", StringComparison.OrdinalIgnoreCase) && route.StartsWith("/publish", StringComparison.Ordinal) => site.TableOf(dataset),
                var name when name.Equals("name", StringComparison.OrdinalIgnoreCase) && route.StartsWith("/publish", StringComparison.Ordinal) => id,
                var name when name.Equals("id", StringComparison.OrdinalIgnoreCase) => id,
                "documentName" => "v1",
                "format" => "csv",
                var name => name.ToLowerInvariant(),
            });
            yield return new(route, path, null, []);
            if (!path.Contains(id, StringComparison.Ordinal) && !route.StartsWith("/assets", StringComparison.Ordinal))
            {
                yield return new(route, $"{path}?dataset={id}", null, []);
                foreach (var asked in (string[])[dataset, column, "표식"]) yield return new(route, $"{path}?q={Uri.EscapeDataString(asked)}&lacks=contact", null, [asked]);
            }
            if (route == "/api/v1/query") yield return new(route, $"{path}?sql={Uri.EscapeDataString(sql)}", null, []);
            if (route.Contains("{format}", StringComparison.Ordinal)) foreach (var format in (string[])["cp949.csv", "jsonl", "geojson"]) yield return new(route, $"/datasets/{id}/download.{format}", null, []);
            if (!route.StartsWith("/datasets/{", StringComparison.Ordinal) && !route.StartsWith("/api/v1/datasets/{", StringComparison.Ordinal)) continue;
            foreach (var more in (string[])["version=1", "format=jsonl", "format=csv", "bbox=100,30,140,45", $"chart=bar&x={Uri.EscapeDataString(column)}", $"column={Uri.EscapeDataString(column)}", "show=closed", "kind=range", "limit=5", "lang=en"])
                yield return new(route, $"{path}?{more}", null, more.Contains(Uri.EscapeDataString(column), StringComparison.Ordinal) ? [column] : []);
        }
    }

    // Of a chart that somebody who may see the data drew.
    private string Receipt(string dataset)
    {
        var id = "abcdef0123456789";
        id = dataset == AccessSite.Traffic ? id : "fedcba9876543210";
        site.Get<ReceiptStore>().Save(new(id, new(dataset, dataset), [new(dataset, dataset, 1, 40, 1, null, DateTimeOffset.UnixEpoch)],
            [new("chart", new("표식교통설명", "표식환경설명"), $"select \"{Columns}\", '표식환경열' from \"{dataset}\"", 40, 3)], DateTimeOffset.UnixEpoch, new string('0', 64)));
        return id;
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameters();
}
