using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.App.Access;
using Maru.App.Access.SignOn;
using Maru.App.Lake;
using Maru.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Web.Tests.Access;

/// <summary>A server without data, and an OpenID provider (oidc-provider, in Node) that knows it.</summary>
public sealed class SignOnSite : IAsyncLifetime
{
    public const string Secret = "of-the-tests-0123456789-0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-sign-on-").FullName;
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public OpenIdServer Provider { get; private set; } = null!;

    /// <summary>A provider that runs already and is somebody else's to end; one of its own is started without.</summary>
    public OpenIdServer? Lent { get; init; }

    /// <summary>Every line the server logged.</summary>
    public LogLines Logged { get; } = new();

    public string DataFolder => Path.Combine(_folder, "data");

    public T Get<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _app = MaruServer.Build(DataFolder, 0);
        _app.Services.GetRequiredService<ILoggerFactory>().AddProvider(Logged);
        await _app.StartAsync();
        Address = new(_app.Urls.Single());
        Provider = Lent ?? await OpenIdServer.Start();
        await Provider.Know(Address);
        Get<SignOnFile>().KeepSecret(SignOnSource.OpenId, Secret);
        await Account("boss", new RoleHeld(Role.Administrator));
    }

    public async Task DisposeAsync()
    {
        if (Lent is null) Provider.Dispose();
        await _app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static int s_written;

    /// <summary>Writes sign-on.yaml.</summary>
    public void Say(string yaml)
    {
        // The file is read again when its time or length differs.
        File.WriteAllText(Get<DataHome>().SignOnFile, yaml + $"\n# {Interlocked.Increment(ref s_written)}\n");
        File.SetLastWriteTimeUtc(Get<DataHome>().SignOnFile, DateTime.UtcNow.AddSeconds(s_written));
        Assert.Null(Get<SignOnFile>().Problem);
    }

    /// <param name="more">Lines of the part openid, indented.</param>
    public void SayProvider(string more = "") => Say($"site: {Address}\nopenid:\n  issuer: {Provider.Issuer}\n  client: maru\n  scopes: openid profile groups\n{more}");

    public async Task<string> Account(string name, params RoleHeld[] roles)
    {
        var secret = await Get<Accounts>().Add(Reader.Machine, name, null, roles);
        await Get<Accounts>().SetPassword(secret, AccessSite.Password);
        return Get<Accounts>().Find(name).Id;
    }

    public Browser Anonymous() => new(Address);

    public async Task<Browser> SignedIn(string name, string password = AccessSite.Password)
    {
        var browser = Anonymous();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/signin", "password", ("name", name), ("password", password))).Status);
        return browser;
    }

    /// <summary>Goes to the provider as somebody, and gives the address the provider sends the browser back to.</summary>
    public async Task<string> Gone(Browser browser, string who, string from = "/signin/openid?back=/account") =>
        (await Provider.Authorize(new((await browser.Open(from)).Location!), who)).PathAndQuery;

    /// <summary>Goes to the provider and comes back.</summary>
    public async Task<Answer> Through(Browser browser, string who, string from = "/signin/openid?back=/account") => await browser.Open(await Gone(browser, who, from));

    /// <summary>Where an answer leads on this site, from its root on: pages name it whole, endpoints from the root. As it is when it leads anywhere else.</summary>
    public string? Here(Answer answer) =>
        Uri.TryCreate(answer.Location, UriKind.Absolute, out var to) && to.GetLeftPart(UriPartial.Authority) == Address.GetLeftPart(UriPartial.Authority) ? to.PathAndQuery + to.Fragment : answer.Location;

    /// <summary>What the page says that an answer leads to.</summary>
    public async Task<string> Told(Browser browser, Answer answer)
    {
        Assert.Contains("slip=", answer.Location, StringComparison.Ordinal);
        return (await browser.Open(answer.Location!)).Said;
    }
}

/// <summary>Keeps what is logged.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines) _lines.Add(formatter(state, exception) + exception);
    }

    public void Dispose()
    {
    }
}

/// <summary>oidc-provider, run by Node: see Provider/provider.mjs.</summary>
public sealed class OpenIdServer : IDisposable
{
    private readonly Process _process;

    private OpenIdServer(Process process, int port) => (_process, Issuer) = (process, $"http://127.0.0.1:{port}");

    public string Issuer { get; }

    /// <summary>People the provider knows, by their subject.</summary>
    public static Dictionary<string, object> People { get; } = new()
    {
        ["s-kim"] = new { name = "김서연", preferred_username = "kim", email = "kim@example.go.kr", groups = (string[])["traffic"] },
        ["s-lee"] = new { name = "이도현", preferred_username = "lee", groups = (string[])["traffic", "analysts"] },
        ["s-alike"] = new { name = "boss", preferred_username = "boss", email = "boss", groups = (string[])["traffic"] },
        ["s-nobody"] = new { name = "박지우", preferred_username = "park", groups = Array.Empty<string>() },
        ["s-odd"] = new { name = "홀", preferred_username = "../odd name", groups = (string[])["traffic"] },
    };

    public static async Task<OpenIdServer> Start()
    {
        var folder = Folder();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "provider.mjs")]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        start.Environment["PEOPLE"] = JsonSerializer.Serialize(People);
        start.Environment["SECRET"] = SignOnSite.Secret;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            // Read on, or it would wait for a reader.
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, int.Parse(line["ready ".Length..], System.Globalization.CultureInfo.InvariantCulture));
        }
        throw new InvalidOperationException("The provider did not start.");
    }

    /// <summary>Makes a site its one client, and forgets whatever was before.</summary>
    public async Task Know(Uri site)
    {
        using var client = new HttpClient();
        using var content = JsonContent.Create(new[]
        {
            new { client_id = "maru", client_secret = SignOnSite.Secret, redirect_uris = (string[])[new Uri(site, "/signin/openid/back").ToString()], post_logout_redirect_uris = (string[])[new Uri(site, "/signin?left=1").ToString()], response_types = (string[])["code"], grant_types = (string[])["authorization_code"], scope = "openid profile groups" },
        });
        using var answer = await client.PostAsync(new Uri($"{Issuer}/clients"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes the next tokens wrong in one way; "nothing" for right ones.</summary>
    public async Task Spoil(string kind)
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri($"{Issuer}/spoil/{kind}"), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Signs in at the provider as somebody, as a browser would, until it sends the browser away.</summary>
    public async Task<Uri> Authorize(Uri address, string who)
    {
        Assert.StartsWith(Issuer, address.ToString(), StringComparison.Ordinal);
        var cookies = new CookieContainer();
        cookies.Add(new Cookie("who", who, "/", "127.0.0.1"));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies });
        for (var hop = 0; hop < 8; hop++)
        {
            using var answer = await client.GetAsync(address);
            if (answer.Headers.Location is not { } to) throw new InvalidOperationException($"{address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            address = new Uri(address, to);
            if (!address.ToString().StartsWith(Issuer, StringComparison.Ordinal)) return address;
        }
        throw new InvalidOperationException($"The provider leads in circles: {address}");
    }

    public void Dispose()
    {
        // It ends with its standard input.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
    }

    /// <summary>The folder of what runs in Node.</summary>
    public static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "tests", "Web.Tests", "Provider") is var found && Directory.Exists(found)) return found;
        throw new InvalidOperationException("tests/Web.Tests/Provider is not above the tests.");
    }
}
