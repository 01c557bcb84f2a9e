using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.Web.Features.Api;
using Maru.Web.Tests.Dataset;

namespace Maru.Web.Tests.Api;

[Collection(nameof(DatasetSite))]
public sealed class ProblemPageTests(DatasetSite site)
{
    [Fact]
    public async Task The_type_of_an_answer_leads_to_a_page_that_says_what_to_do_in_both_languages()
    {
        using var refused = await site.Client.GetAsync("/api/v1/datasets/none");
        using var answer = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        var type = answer.RootElement.GetProperty("type").GetString()!;
        Assert.Equal("/problems/unknown-dataset", type);
        Assert.Contains("목록에서 이름을 찾습니다", await site.Page(type), StringComparison.Ordinal);
        Assert.Contains("Look it up in the list", await site.Page(type + "?lang=en"), StringComparison.Ordinal);
        using var unknown = await site.Client.GetAsync("/problems/none");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        var all = await site.Page("/problems");
        Assert.All(ApiProblemType.All, problem => Assert.Contains($"href=\"{problem.Address}\"", all, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_that_the_sources_write_is_declared_with_its_status()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Root(), "src", "Web"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var written = sources.SelectMany(text => Regex.Matches(text, "StatusCodes\\.Status(\\d+)\\w+, \"([a-z-]+)\"")).Select(match => (Code: match.Groups[2].Value, Status: int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))).Distinct().ToList();
        Assert.Contains(written, problem => problem.Code == "internal");
        Assert.All(written, problem => Assert.Contains(problem.Status, ApiProblemType.Find(problem.Code)?.Statuses ?? []));
        Assert.All(ApiProblemType.All, type => Assert.All(type.Statuses, status => Assert.Contains((type.Code, status), written)));
    }

    [Fact]
    public void The_reference_lists_what_is_declared()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "docs", "reference", "api-errors.md")).Where(line => line.StartsWith("| <a", StringComparison.Ordinal));
        Assert.Equal(ApiProblemType.All.Select(type => $"| <a id=\"{type.Code}\"></a>`{type.Code}` | {string.Join(", ", type.Statuses)} | {type.Meaning.Ko} · {type.Meaning.En} | {type.Todo.Ko} · {type.Todo.En} |"), lines);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
