using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Maru.Core.Text;

namespace Maru.App.OpenApi;

/// <summary>
/// An answer's bytes as JSON, whatever they came as: gateways answer errors as XML although JSON was asked, servers name a content type
/// that is not so, and some write EUC-KR. Only the bytes are believed.
/// </summary>
internal static class AnswerBody
{
    /// <summary>A page larger than this is none.</summary>
    public const int MostBytes = 64 << 20;

    private const int MostDepth = 64;
    private const int ShownCharacters = 80;

    /// <returns>The document, or null with what was found instead.</returns>
    public static (JsonDocument? Document, string Found) Read(string path, CancellationToken stop)
    {
        var text = Text(path, stop);
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (start.Length == 0) return (null, "0 B");
        try
        {
            return (start[0] == '<' ? FromXml(start) : JsonDocument.Parse(start, new() { MaxDepth = MostDepth, AllowTrailingCommas = true }), Beginning(start));
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return (null, Beginning(start));
        }
    }

    // Long enough that a key in it is whole, and can be covered before it is shortened.
    private static string Beginning(string text) => text[..Math.Min(text.Length, 8192)];

    /// <summary>The beginning of an answer on one line, for messages.</summary>
    public static string Shown(string text)
    {
        var line = string.Join(' ', text[..Math.Min(text.Length, ShownCharacters * 2)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= ShownCharacters ? line : line[..ShownCharacters] + "…";
    }

    private static string Text(string path, CancellationToken stop)
    {
        var finding = TextDetection.Detect(path, stop);
        using var reader = new StreamReader(Utf8Stream.Open(path, finding), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }

    // Elements that repeat become arrays, one alone an object or a text, an empty one "": what the same servers write as JSON.
    private static JsonDocument FromXml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        var root = XElement.Load(reader);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(root.Name.LocalName);
            Write(writer, root, depth: 1);
            writer.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.ToArray(), new() { MaxDepth = MostDepth * 2 });
    }

    private static void Write(Utf8JsonWriter writer, XElement element, int depth)
    {
        if (depth > MostDepth) throw new XmlException("too deep");
        var attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToList();
        if (!element.HasElements && attributes.Count == 0)
        {
            writer.WriteStringValue(element.Value);
            return;
        }
        writer.WriteStartObject();
        foreach (var attribute in attributes) writer.WriteString("@" + attribute.Name.LocalName, attribute.Value);
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName)) WriteAlike(writer, [.. group], depth);
        if (!element.HasElements && element.Value.Length > 0) writer.WriteString("value", element.Value);
        writer.WriteEndObject();
    }

    private static void WriteAlike(Utf8JsonWriter writer, List<XElement> elements, int depth)
    {
        writer.WritePropertyName(elements[0].Name.LocalName);
        if (elements.Count == 1)
        {
            Write(writer, elements[0], depth + 1);
            return;
        }
        writer.WriteStartArray();
        foreach (var element in elements) Write(writer, element, depth + 1);
        writer.WriteEndArray();
    }
}
