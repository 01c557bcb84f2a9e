using System.Globalization;
using Maru.Web.Components.Chart;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Graph;

/// <param name="Id">Unique in the diagram.</param>
public sealed record FlowNode(string Id, string Title)
{
    /// <summary>A second, smaller line.</summary>
    public string? Note { get; init; }
    public string? Href { get; init; }

    /// <summary>The one the diagram is about.</summary>
    public bool IsThis { get; init; }
}

/// <param name="Label">Short, as 98%; shown where the line ends.</param>
public sealed record FlowEdge(string From, string To, string? Label = null)
{
    /// <summary>Older than what it joins, or a warning.</summary>
    public bool IsDashed { get; init; }
}

/// <summary>
/// Boxes in layers from left to right, joined by lines, drawn on the server. Says nothing that the list beside it doesn't: screen readers and
/// small screens get that instead. Boxes with an address are links and can be reached by keyboard.
/// </summary>
public sealed class FlowDiagram : Drawing
{
    private const double RowHeight = 62, BoxHeight = 48, Padding = 12;

    // Narrower than this the diagram is not shown: texts are cut to fit it.
    private const double NarrowestWidth = 900;

    /// <summary>Left to right.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<IReadOnlyList<FlowNode>> Layers { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<FlowEdge> Edges { get; set; } = [];

    protected override string Draw()
    {
        var layers = Layers.Where(layer => layer.Count > 0).ToList();
        if (layers.Count == 0) return "";
        var height = (layers.Max(layer => layer.Count) * RowHeight) + 4;
        var width = layers.Count switch { 1 => 40.0, 2 => 36, 3 => 27, _ => 84.0 / layers.Count };
        var step = layers.Count == 1 ? 0 : (100 - width) / (layers.Count - 1);
        var places = new Dictionary<string, (double X, double Y)>(StringComparer.Ordinal);
        for (var layer = 0; layer < layers.Count; layer++)
            for (var row = 0; row < layers[layer].Count; row++)
                places[layers[layer][row].Id] = (layer * step, (height / 2) + ((row - ((layers[layer].Count - 1) / 2.0)) * RowHeight));

        // Boxes beside one another in a layer are joined in the list only.
        var edges = Edges.Where(edge => places.TryGetValue(edge.From, out var from) && places.TryGetValue(edge.To, out var to) && from.X < to.X).ToList();
        var svg = new Svg().Raw(string.Create(CultureInfo.InvariantCulture, $"<div class=\"flow\"><svg class=\"flow-area\" width=\"100%\" height=\"{height:0}\" role=\"group\" aria-label=\"{Svg.Escape(Name ?? "")}\">"));
        svg.OpenStretched(height);
        foreach (var edge in edges) Line(svg, edge, places[edge.From], places[edge.To], width);
        svg.Close();
        foreach (var edge in edges.Where(edge => edge.Label is not null))
            svg.Text("flow-rate", Along.Percent(places[edge.To].X), places[edge.To].Y - 6, edge.Label!, "end", -6);
        foreach (var node in layers.SelectMany(layer => layer)) Box(svg, node, places[node.Id], width);
        return svg.Raw("</svg></div>").ToString();
    }

    private static void Line(Svg svg, FlowEdge edge, (double X, double Y) from, (double X, double Y) to, double width)
    {
        var (start, end) = (from.X + width, to.X);
        var middle = (start + end) / 2;
        svg.Path(edge.IsDashed ? "flow-line dashed" : "flow-line", string.Create(CultureInfo.InvariantCulture, $"M{start:0.##} {from.Y:0.#}C{middle:0.##} {from.Y:0.#} {middle:0.##} {to.Y:0.#} {end:0.##} {to.Y:0.#}"));
    }

    private static void Box(Svg svg, FlowNode node, (double X, double Y) at, double width)
    {
        var room = (NarrowestWidth * width / 100) - (2 * Padding);
        svg.Raw(node.Href is null ? "<g>" : $"<a href=\"{Svg.Escape(node.Href)}\" class=\"flow-link\">");
        svg.Rect(node.IsThis ? "flow-box this" : "flow-box", Along.Percent(at.X), at.Y - (BoxHeight / 2), Along.Percent(width), BoxHeight, 8, node.Note is null ? node.Title : $"{node.Title} · {node.Note}");
        svg.Text("flow-title", Along.Percent(at.X), at.Y + (node.Note is null ? 5 : -3), Cut(node.Title, room, 15), shift: Padding);
        if (node.Note is not null) svg.Text("flow-note", Along.Percent(at.X), at.Y + 15, Cut(node.Note, room, 13), shift: Padding);
        svg.Raw(node.Href is null ? "</g>" : "</a>");
    }

    private static string Cut(string text, double room, double size)
    {
        if (TextWidth.Of(text, size) <= room) return text;
        var length = text.Length;
        while (length > 1 && TextWidth.Of(text[..length], size) + size > room) length--;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd() + "…";
    }
}
