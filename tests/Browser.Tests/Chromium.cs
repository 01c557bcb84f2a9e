namespace Maru.Browser.Tests;

/// <summary>The machine's own Chromium, driven by Playwright. No browser is ever downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    public const string ProgramFile = "/usr/bin/chromium";

    // Milliseconds: a loaded machine is slow, not wrong.
    public const int Patience = 90_000;

    // WebGL without a graphics card, and again after the process that draws was ended, as a machine short of memory does; no call home; nothing but this machine has a name.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-rasterization", "--disable-gpu-compositing",
        "--disable-domain-blocking-for-3d-apis", "--disable-gpu-process-crash-limit", "--disable-gpu-watchdog", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>
    /// Keeps what Maru says off the console, before anything is said. Playwright sets the console's encoding while it holds the console and waits
    /// for its writers; somebody who writes at that moment holds a writer and waits for the console, and neither goes on.
    /// </summary>
    public static void SilenceConsole()
    {
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
    }

    public static async Task<Chromium> Start()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        if (!File.Exists(ProgramFile)) throw new InvalidOperationException($"{ProgramFile} is missing: ./maru test and ./maru shots install the Debian package chromium.");
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ProgramFile, Args = Flags }));
    }

    /// <summary>A window of its own: no cookies, no cache, nothing shared with another.</summary>
    public async Task<IBrowserContext> Window(View view, string site)
    {
        var window = await _browser.NewContextAsync(OptionsOf(view, site));
        window.SetDefaultTimeout(Patience);
        return window;
    }

    private static BrowserNewContextOptions OptionsOf(View view, string site) => new()
    {
        BaseURL = site,
        ViewportSize = new() { Width = view.Width, Height = view.Height },
        DeviceScaleFactor = view.Scale,
        JavaScriptEnabled = view.Script,
        HasTouch = view.IsPhone,
        Locale = "ko-KR",
        TimezoneId = "Asia/Seoul",
        ReducedMotion = ReducedMotion.Reduce,
        AcceptDownloads = true,
    };

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
