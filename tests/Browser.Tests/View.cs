namespace Maru.Browser.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Mode">light, dark or contrast: the reader's own setting, kept in a cookie.</param>
/// <param name="Scale">Device pixels per CSS pixel; zooming in halves the width and doubles this.</param>
public sealed record View(int Width, int Height, string Mode = "light", float Scale = 1, bool Script = true)
{
    public static View Wide { get; } = new(1440, 1000);

    public static View Phone { get; } = new(390, 844, Scale: 2);

    /// <summary>A 1,280-pixel window at 200 %.</summary>
    public static View Zoomed { get; } = new(640, 512, Scale: 2);

    /// <summary>A 1,280-pixel window at 400 %: WCAG 1.4.10 Reflow.</summary>
    public static View Reflowed { get; } = new(320, 256, Scale: 4);

    public static IReadOnlyList<string> Modes { get; } = ["light", "dark", "contrast"];

    public bool IsPhone => Width < 500;
}
