using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Maru.Web.Components.Chart;

/// <summary>A position or size in SVG: pixels, or percent of the drawing's width. Charts are laid out across in percent and down in
/// pixels, so one drawing fits every width while its type and lines keep their size.</summary>
public readonly record struct Along(double Value, bool IsPercent)
{
    public static implicit operator Along(double pixels) => new(pixels, false);

    public static Along Percent(double percent) => new(percent, true);

    public override string ToString() => Svg.Number(Value) + (IsPercent ? "%" : "");
}

/// <summary>Writes SVG as text. Colours come from classes alone, so every mode of the site fits and no inline style is needed.</summary>
public sealed class Svg
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _out = new();

    internal static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Escape(string text) => Encoder.Encode(text);

    public Svg Raw(string markup)
    {
        _out.Append(markup);
        return this;
    }

    /// <summary>Opens an svg element. Without a name it is decoration and hidden from screen readers.</summary>
    public Svg Open(string css, Along width, double height, string? name = null, string? description = null, string? viewBox = null)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<svg class=\"{css}\" width=\"{width}\" height=\"{Number(height)}\"");
        if (viewBox is not null) _out.Append(CultureInfo.InvariantCulture, $" viewBox=\"{viewBox}\"");
        _out.Append(name is null ? " aria-hidden=\"true\">" : " role=\"img\">");
        if (name is not null) _out.Append(CultureInfo.InvariantCulture, $"<title>{Escape(name)}</title>");
        if (!string.IsNullOrEmpty(description)) _out.Append(CultureInfo.InvariantCulture, $"<desc>{Escape(description)}</desc>");
        return this;
    }

    /// <summary>Opens a stretched drawing inside: 0–100 across, pixels down. For lines and areas only; type would be distorted.</summary>
    public Svg OpenStretched(double height) =>
        Raw($"<svg class=\"stretched\" width=\"100%\" height=\"{Number(height)}\" viewBox=\"0 0 100 {Number(height)}\" preserveAspectRatio=\"none\">");

    public Svg Close() => Raw("</svg>");

    public Svg Rect(string css, Along x, double y, Along width, double height, double radius = 0, string? hint = null)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x}\" y=\"{Number(y)}\" width=\"{width}\" height=\"{Number(height)}\"");
        if (radius > 0) _out.Append(CultureInfo.InvariantCulture, $" rx=\"{Number(radius)}\"");
        return End("rect", hint);
    }

    public Svg Line(string css, Along x1, double y1, Along x2, double y2)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<line class=\"{css}\" x1=\"{x1}\" y1=\"{Number(y1)}\" x2=\"{x2}\" y2=\"{Number(y2)}\"/>");
        return this;
    }

    public Svg Circle(string css, Along x, double y, double radius, string? hint = null)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<circle class=\"{css}\" cx=\"{x}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"");
        return End("circle", hint);
    }

    public Svg Path(string css, string data, string? hint = null)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<path class=\"{css}\" d=\"{data}\"");
        return End("path", hint);
    }

    /// <summary>Text on its baseline. Anchor: start, middle or end.</summary>
    public Svg Text(string css, Along x, double y, string text, string anchor = "start", double shift = 0)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<text class=\"{css}\" x=\"{x}\" y=\"{Number(y)}\"");
        if (anchor != "start") _out.Append(CultureInfo.InvariantCulture, $" text-anchor=\"{anchor}\"");
        if (shift != 0) _out.Append(CultureInfo.InvariantCulture, $" dx=\"{Number(shift)}\"");
        _out.Append('>').Append(Escape(text)).Append("</text>");
        return this;
    }

    public override string ToString() => _out.ToString();

    private Svg End(string element, string? hint)
    {
        if (hint is null) _out.Append("/>");
        else _out.Append(CultureInfo.InvariantCulture, $"><title>{Escape(hint)}</title></{element}>");
        return this;
    }
}
