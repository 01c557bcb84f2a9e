using System.Text.Json;
using Maru.App.Indicators;
using Maru.App.Tests.Rows;

namespace Maru.Web.Tests.Api;

public sealed class OpenApiTests(ApiSite site) : IClassFixture<ApiSite>
{
    private async Task<JsonElement> Document()
    {
        using var document = JsonDocument.Parse(await site.Client.GetStringAsync("/openapi/v1.json"));
        return document.RootElement.Clone();
    }

    private static IEnumerable<(string Path, string Method, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Name, o.Value)));

    [Fact]
    public async Task The_document_is_OpenApi_3_1_and_every_reference_leads_somewhere()
    {
        var document = await Document();
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var references = References(document).ToList();
        Assert.NotEmpty(references);
        foreach (var reference in references)
        {
            var target = document;
            foreach (var part in reference.TrimStart('#', '/').Split('/')) Assert.True(target.TryGetProperty(part, out target), $"{reference} leads nowhere.");
        }
    }

    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_both_languages_and_an_example()
    {
        var operations = Operations(await Document()).ToList();
        Assert.Equal(18, operations.Count);
        Assert.Equal(operations.Count, operations.Select(o => o.Operation.GetProperty("operationId").GetString()).Distinct().Count());
        foreach (var (path, method, operation) in operations)
        {
            Assert.Contains(" · ", operation.GetProperty("summary").GetString()!, StringComparison.Ordinal);
            Assert.True(operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Any(c => c.Value.TryGetProperty("example", out _)), $"{method} {path} shows no answer.");
            Assert.True(operation.GetProperty("responses").TryGetProperty("400", out _));
        }
    }

    [Fact]
    public async Task Path_parameters_are_declared_and_required()
    {
        foreach (var (path, method, operation) in Operations(await Document()))
        {
            string[] inPath = [.. path.Split('/').Where(p => p.StartsWith('{')).Select(p => p.Trim('{', '}'))];
            var declared = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path" && p.GetProperty("required").GetBoolean()).Select(p => p.GetProperty("name").GetString()!).ToArray()
                : [];
            Assert.True(inPath.SequenceEqual(declared), $"{method} {path}: {string.Join(",", declared)}");
        }
    }

    [Fact]
    public async Task Every_documented_address_answers()
    {
        if (site.Lake.Lake.Latest("버스정류장") is null) site.Lake.Put("버스정류장", Ridership.Columns, Ridership.Rows);
        new IndicatorBook(site.Lake.Home).Save(new("버스정류장", new("승차인원", "Boardings"), "버스정류장", "sum(승차인원)", "일자", Grain.Month));
        foreach (var (path, method, _) in Operations(await Document()).Where(o => o.Method == "get" && !o.Path.EndsWith("/query", StringComparison.Ordinal)))
        {
            using var response = await site.Client.GetAsync(path.Replace("{id}", "버스정류장", StringComparison.Ordinal));
            Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {response.StatusCode}");
        }
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
