using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Ingest;
using Maru.Cli;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Tests.Import;

/// <summary>The whole server over an empty data folder, and a browser without script: it follows redirects, keeps cookies and fills forms in.</summary>
public sealed class ImportSite : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-import-site-").FullName;
    private WebApplication? _app;

    static ImportSite() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public HttpClient Client { get; private set; } = null!;

    public DeskKey Desk { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public CatalogStore Catalog => _app!.Services.GetRequiredService<CatalogStore>();

    public UsageLog Uses => _app!.Services.GetRequiredService<UsageLog>();

    public ImportDrafts Drafts => _app!.Services.GetRequiredService<ImportDrafts>();

    public T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _app = MaruServer.Build(_folder, 0);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Desk = _app.Services.GetRequiredService<DeskKey>();
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = Address };
        Client.DefaultRequestHeaders.Add("Accept", "text/html");
        await Open(Desk.Address);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<PageShown> Open(string address) => await PageShown.Of(await Client.GetAsync(address));

    /// <summary>Takes in a file as the command line does; its dataset is known to the pages at once.</summary>
    public async Task Ingest(string name, string content)
    {
        var folder = Directory.CreateTempSubdirectory("maru-import-site-file-").FullName;
        var path = Path.Combine(folder, name);
        await File.WriteAllTextAsync(path, content);
        await _app!.Services.GetRequiredService<IngestSources>().Run(new([path]), null, default);
        Catalog.Prepare();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Uploads files as a browser does, and waits until what was found is shown.</summary>
    public async Task<PageShown> Upload(params (string Name, byte[] Content)[] files)
    {
        var start = await Open("/import");
        using var body = new MultipartFormDataContent { { new StringContent(start.Token), "__RequestVerificationToken" } };
        body.HeaderEncodingSelector = (_, _) => Encoding.UTF8;
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{name}\"");
            body.Add(part);
        }
        return await Settled(await PageShown.Of(await Client.PostAsync("/import/upload", body)));
    }

    /// <summary>Sends the form of a page that goes to an address, with some fields changed; null takes a field out.</summary>
    public async Task<PageShown> Submit(PageShown page, string action, params (string Name, string? Value)[] changes)
    {
        var fields = page.Fields(action).Where(field => changes.All(change => change.Name != field.Key)).Concat(
            changes.Where(change => change.Value is not null).Select(change => new KeyValuePair<string, string>(change.Name, change.Value!)));
        return await Settled(await PageShown.Of(await Client.PostAsync(action, new FormUrlEncodedContent(fields))));
    }

    // A page that is still being worked out asks again, as its head tells a browser to.
    private async Task<PageShown> Settled(PageShown page)
    {
        for (var tries = 0; tries < 120 && page.Html.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(250);
            page = await Open(page.Path);
        }
        return page;
    }
}

/// <summary>A page as a browser without script has it.</summary>
public sealed partial record PageShown(string Path, HttpStatusCode Status, string Html)
{
    public string Token => AnyToken().Match(Html).Groups[1].Value;

    /// <summary>What a person reads.</summary>
    public string Text => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Content().Match(Html).Value, " ")), " ");

    public static async Task<PageShown> Of(HttpResponseMessage response)
    {
        using (response)
            return new(response.RequestMessage!.RequestUri!.PathAndQuery, response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Names and values that a form would send as it stands, its buttons apart.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields(string action)
    {
        var form = Regex.Match(Html, $"<form[^>]*action=\"{Regex.Escape(action)}\".*?</form>", RegexOptions.Singleline).Value;
        if (form.Length == 0) throw new InvalidOperationException($"The page has no form that goes to {action}.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (Match control in Controls().Matches(form))
        {
            var tag = control.Value[..(control.Value.IndexOf('>', StringComparison.Ordinal) + 1)];
            if (Attribute(tag, "name") is not { } name || Bare(tag, "disabled") || tag.StartsWith("<button", StringComparison.Ordinal)) continue;
            if (Attribute(tag, "type") is "checkbox" or "radio" && !Bare(tag, "checked")) continue;
            if (Attribute(tag, "type") is "file") continue;
            fields.Add(new(name, tag.StartsWith("<select", StringComparison.Ordinal) ? Chosen(control.Value) : tag.StartsWith("<textarea", StringComparison.Ordinal) ? Written(control.Value) : Attribute(tag, "value") ?? ""));
        }
        return fields;
    }

    private static string Written(string textarea) => WebUtility.HtmlDecode(textarea[(textarea.IndexOf('>', StringComparison.Ordinal) + 1)..^"</textarea>".Length]);

    private static string Chosen(string select)
    {
        var options = Options().Matches(select).Select(option => option.Value).ToList();
        return Attribute(options.FirstOrDefault(option => Bare(option, "selected")) ?? options[0], "value") ?? "";
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    private static bool Bare(string tag, string name) => Regex.IsMatch(tag, $"\\s{name}(\\s|=|/|>)");

    [GeneratedRegex("<input[^>]*>|<select.*?</select>|<textarea.*?</textarea>|<button[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Controls();

    [GeneratedRegex("<option[^>]*>")]
    private static partial Regex Options();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AnyToken();

    [GeneratedRegex("<main.*?</main>", RegexOptions.Singleline)]
    private static partial Regex Content();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
