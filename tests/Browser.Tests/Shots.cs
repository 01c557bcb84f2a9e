using Maru.City;

namespace Maru.Browser.Tests;

/// <summary>Every page as pictures, for a person to look at: wide, phone, dark, high contrast.</summary>
internal static class Shots
{
    private static readonly (string Name, View View)[] Views =
    [
        ("wide", View.Wide), ("phone", View.Phone with { Scale = 1 }), ("dark", View.Wide with { Mode = "dark" }), ("contrast", View.Wide with { Mode = "contrast" }),
    ];

    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        string? folder = null;
        string[] only = [];
        var target = "shots";
        for (var i = 0; i < args.Count; i += 2)
        {
            var value = i + 1 < args.Count ? args[i + 1] : null;
            if (args[i] == "--out" && value is not null) target = value;
            else if (args[i] == "--only" && value is not null) only = value.Split(',');
            else if (args[i] == "--data" && value is not null) folder = value;
            else return await Usage(args[i]);
        }
        await using var site = await SampleSite.Start(folder, new CityOptions());
        await using var chromium = await Chromium.Start();
        var all = await SitePages.Of(site);
        if (only.FirstOrDefault(name => all.All(page => page.Name != name)) is { } unknown) return await Unknown(unknown, all);
        var pages = all.Where(page => only.Length == 0 || only.Contains(page.Name)).ToList();
        Directory.CreateDirectory(target);
        foreach (var (name, view) in Views)
        {
            await using var tab = await Tab.Open(chromium, site, view);
            foreach (var page in pages) await Take(tab, page, Path.Combine(target, $"{page.Name}-{name}.png"));
        }
        return 0;
    }

    private static async Task Take(Tab tab, SitePage page, string file)
    {
        await tab.Go(page);
        await tab.Scroll();
        await tab.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
        Console.WriteLine(file);
    }

    private static async Task<int> Usage(string found)
    {
        await Console.Error.WriteLineAsync($"모르는 말입니다: '{found}'. 쓰는 법: ./maru shots [--out 폴더] [--only 화면,화면…] [--data 폴더]");
        return 2;
    }

    private static async Task<int> Unknown(string only, IReadOnlyList<SitePage> pages)
    {
        await Console.Error.WriteLineAsync($"'{only}' 화면이 없습니다. 있는 화면: {string.Join(", ", pages.Select(page => page.Name))}");
        return 2;
    }
}
