using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.Web.Tests.Components;

/// <summary>Colours are checked where they are declared: every mode sets every token, and text is readable on its ground.</summary>
public sealed partial class TokenTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Modes = Read();

    [GeneratedRegex("--([a-z0-9-]+):\\s*([^;]+);")]
    private static partial Regex Declaration();

    public static TheoryData<string> ModeNames => [.. Modes.Keys];

    /// <summary>Ink, ground, and the contrast WCAG 2.2 AA asks for: 4.5 for text, 3 for the edges of controls.</summary>
    private static readonly (string Ink, string Ground, double Least)[] Pairs =
    [
        ("ink", "ground", 7), ("ink", "soft", 7), ("ink-2", "ground", 4.5), ("ink-2", "soft", 4.5),
        ("link", "ground", 4.5), ("link", "soft", 4.5), ("link", "accent-soft", 4.5), ("link", "late-ground", 4.5), ("link", "danger-ground", 4.5),
        ("on-accent", "accent", 4.5), ("on-accent", "accent-hover", 4.5), ("on-chosen", "chosen", 4.5),
        ("late-ink", "ground", 4.5), ("late-ink", "late-ground", 4.5), ("good-ink", "good-ground", 4.5), ("danger-ink", "danger-ground", 4.5), ("danger-ink", "ground", 4.5),
        ("ink", "match", 4.5), ("ink", "accent-soft", 4.5), ("ink", "late-ground", 4.5), ("ink", "land", 4.5), ("ink-2", "land", 4.5),
        ("on-seq-low", "seq1", 4.5), ("on-seq-low", "seq2", 4.5), ("on-seq-low", "seq3", 4.5), ("on-seq-low", "seq4", 4.5),
        ("on-seq-high", "seq5", 4.5), ("on-seq-high", "seq6", 4.5), ("on-seq-high", "seq7", 4.5),
        ("on-cat-deep", "cat1", 4.5), ("on-cat-deep", "cat5", 4.5), ("on-cat-bright", "cat2", 4.5), ("on-cat-bright", "cat3", 4.5), ("on-cat-bright", "cat4", 4.5), ("on-cat-bright", "cat6", 4.5),
        ("control", "ground", 3), ("accent", "ground", 3), ("rule", "ground", 3), ("late", "ground", 3),
    ];

    [Theory]
    [MemberData(nameof(ModeNames))]
    public void Text_and_controls_stand_out_from_their_ground(string mode)
    {
        var tokens = Modes[mode];
        Assert.All(Pairs, pair => Assert.True(
            Contrast(tokens[pair.Ink], tokens[pair.Ground]) >= pair.Least,
            $"{mode}: {pair.Ink} {tokens[pair.Ink]} on {pair.Ground} {tokens[pair.Ground]} is {Contrast(tokens[pair.Ink], tokens[pair.Ground]):0.00}, wanted {pair.Least}"));
    }

    [Fact]
    public void Every_mode_sets_every_token()
    {
        Assert.Equal(["contrast", "dark", "light"], Modes.Keys.Order());
        Assert.All(Modes.Values, tokens => Assert.Equal(Modes["light"].Keys.Order(), tokens.Keys.Order()));
    }

    [Fact]
    public void The_contrast_is_that_of_the_guideline()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 6);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), 2);
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var root = Root();
        var krds = Declaration().Matches(File.ReadAllText(Path.Combine(root, "node_modules/krds-uiux/resources/css/token/krds_tokens.css"))).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
        var css = File.ReadAllText(Path.Combine(root, "src/Web/assets/css/tokens.css"));
        return Regex.Matches(css, "\\[data-mode=\"(\\w+)\"\\]\\s*\\{([^}]*)\\}").ToDictionary(
            block => block.Groups[1].Value,
            block => Declaration().Matches(block.Groups[2].Value).ToDictionary(match => match.Groups[1].Value, match => Resolve(match.Groups[2].Value.Trim(), krds)));
    }

    private static string Resolve(string value, Dictionary<string, string> krds) =>
        value.StartsWith("var(--", StringComparison.Ordinal) ? krds[value[6..^1]] : value;

    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Maru.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Maru.slnx.");
    }
}
