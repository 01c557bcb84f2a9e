using System.Text;
using System.Text.Json;

namespace Maru.Core.Sources.Json;

/// <summary>
/// One pass over a whole document: checks that it is JSON and finds where its arrays and objects lie.
/// Memory grows with the number of different paths and arrays, not with the file.
/// </summary>
public sealed class JsonSurvey
{
    /// <summary>Deepest nesting accepted.</summary>
    public const int MaxDepth = 64;

    /// <summary>Longest single text or record accepted, bytes.</summary>
    public const int MaxRecordBytes = 256 << 20;

    private const int MaxPaths = 100_000;
    private const int MaxChildren = 1_000;
    private const int MaxRanges = 2_000_000;
    private const int MaxRangesOfPath = 100_000;
    private const int MaxTexts = 4_096;

    private readonly string _file;
    private readonly List<Node> _nodes = [];
    private readonly Frame[] _frames = new Frame[MaxDepth + 1];
    private int _depth;
    private int _arraysOpen;
    private int _ranges;
    private Node? _property;

    private JsonSurvey(string file)
    {
        _file = file;
        _nodes.Add(new(new("", null)));
    }

    /// <summary>Values at the top of the file: 1 for a document, more for concatenated ones.</summary>
    public long TopValues { get; private set; }

    /// <summary>Length of the text, bytes.</summary>
    public long Length { get; private set; }

    /// <summary>All paths in order of appearance; the first is the document itself.</summary>
    public IEnumerable<JsonPath> Paths => _nodes.Select(n => n.Path);

    public JsonPath Root => _nodes[0].Path;

    public JsonPath? Find(string path) => Paths.FirstOrDefault(p => p.Name == path);

    /// <summary>The first plain value at a path, as text.</summary>
    public string? Scalar(string path) => Find(path)?.Scalar;

    /// <exception cref="InputException">It is not JSON, is cut short, or is nested too deeply.</exception>
    public static JsonSurvey Take(JsonFile file, CancellationToken stop)
    {
        var survey = new JsonSurvey(file.Name);
        using var stream = file.OpenAt(0);
        try
        {
            survey.Walk(stream, stop);
        }
        catch (JsonException e)
        {
            throw JsonErrors.NotJson(file.Name, e);
        }
        if (survey.TopValues == 0) throw JsonErrors.Empty(file.Name);
        return survey;
    }

    private void Walk(Stream stream, CancellationToken stop)
    {
        var buffer = new byte[1 << 20];
        var length = 0;
        var state = new JsonReaderState(new() { AllowMultipleValues = true, MaxDepth = 1_000 });
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var read = stream.Read(buffer, length, buffer.Length - length);
            length += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length), read == 0, state);
            while (reader.Read()) Token(ref reader);
            state = reader.CurrentState;
            var consumed = (int)reader.BytesConsumed;
            Length += consumed;
            length -= consumed;
            buffer.AsSpan(consumed, length).CopyTo(buffer);
            if (read == 0) return;
            if (length == buffer.Length) buffer = Grow(buffer, _file);
        }
    }

    internal static byte[] Grow(byte[] buffer, string file)
    {
        if (buffer.Length >= MaxRecordBytes) throw JsonErrors.TooLarge(file);
        Array.Resize(ref buffer, buffer.Length * 2);
        return buffer;
    }

    private void Token(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _frames[_depth - 1].Name(reader.ValueSpan);
                _property = Child(_frames[_depth - 1].Node, reader.ValueSpan, ref reader);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Begin(ref reader);
                break;
            case JsonTokenType.EndObject:
                EndObject(Length + reader.BytesConsumed);
                break;
            case JsonTokenType.EndArray:
                EndArray(Length + reader.TokenStartIndex);
                break;
            default:
                Plain(ref reader);
                break;
        }
    }

    private void Begin(ref Utf8JsonReader reader)
    {
        if (_depth == MaxDepth) throw JsonErrors.TooDeep(_file);
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        var node = NodeOfValue(isArray);
        if (_depth == 0) TopValues++;
        else _frames[_depth - 1].Count(isArray);
        var start = Length + (isArray ? reader.BytesConsumed : reader.TokenStartIndex);
        _frames[_depth++] = new(node, isArray, start);
        if (isArray) _arraysOpen++;
    }

    private Node? NodeOfValue(bool isArray)
    {
        if (_depth == 0) return _nodes[0];
        ref var parent = ref _frames[_depth - 1];
        if (!parent.IsArray) return _property;
        return isArray ? Child(parent.Node, "[]"u8) : parent.Node;
    }

    private void EndObject(long end)
    {
        var frame = _frames[--_depth];
        if (_depth > 0) _frames[_depth - 1].Shape(frame);
        if (_depth > 0 && _frames[_depth - 1].IsArray)
        {
            if (frame.Plain > 0 && frame.Node is { } element) element.Path.Records++;
        }
        else if (_arraysOpen == 0 && frame.Node is { } node && node.Path.Object is null)
        {
            node.Path.Object = new(frame.Start, end);
            node.Path.Members = frame.Members;
            node.Path.AlikeMembers = frame.Alike;
        }
    }

    private void EndArray(long end)
    {
        var frame = _frames[--_depth];
        _arraysOpen--;
        if (frame.Node?.Path is not { } path) return;
        path.Elements += frame.Elements;
        path.Objects += frame.Objects;
        path.InnerArrays += frame.Arrays;
        // Coordinates are millions of small arrays; the first array of every path is always kept, since outer ones end last.
        if (path.Arrays.Count == 0 || (path.Arrays.Count < MaxRangesOfPath && _ranges < MaxRanges)) Keep(path, new(frame.Start, end));
        else path.TooScattered = true;
    }

    private void Keep(JsonPath path, JsonRange range)
    {
        _ranges++;
        path.Arrays.Add(range);
    }

    private void Plain(ref Utf8JsonReader reader)
    {
        if (_depth == 0)
        {
            TopValues++;
            return;
        }
        ref var parent = ref _frames[_depth - 1];
        parent.Plain++;
        if (parent.IsArray)
        {
            parent.Elements++;
            if (reader.TokenType == JsonTokenType.String && parent.Node is { } array && array.Path.Texts.Count < MaxTexts)
                array.Path.Texts.Add(Text(ref reader));
        }
        else if (_arraysOpen == 0 && _property is { } node)
        {
            node.Path.Scalar ??= reader.TokenType == JsonTokenType.Null ? null : Text(ref reader);
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(reader.ValueSpan.Length, 1024)]);
        if (reader.ValueIsEscaped && reader.ValueSpan.Length <= 1024)
        {
            try
            {
                text = reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair: shown as it is written.
            }
        }
        return text.Length <= 256 ? text : text[..256];
    }

    private Node? Child(Node? parent, ReadOnlySpan<byte> name, ref Utf8JsonReader reader)
    {
        if (parent is null) return null;
        if (parent.Find(name) is { } known) return known;
        return Add(parent, name, Text(ref reader));
    }

    private Node? Child(Node? parent, ReadOnlySpan<byte> name)
    {
        if (parent is null) return null;
        return parent.Find(name) ?? Add(parent, name, Encoding.UTF8.GetString(name));
    }

    private Node? Add(Node parent, ReadOnlySpan<byte> key, string name)
    {
        if (_nodes.Count >= MaxPaths || parent.Count >= MaxChildren) return null;
        var path = name == "[]" ? parent.Path.Name + name : parent.Path.Name.Length == 0 ? name : parent.Path.Name + "." + name;
        var node = new Node(new(path, parent.Path));
        parent.Add(key, node);
        _nodes.Add(node);
        return node;
    }

    private sealed class Node(JsonPath path)
    {
        private Dictionary<byte[], Node>? _children;

        public JsonPath Path => path;

        public int Count => _children?.Count ?? 0;

        public Node? Find(ReadOnlySpan<byte> name) =>
            _children is not null && _children.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out var child) ? child : null;

        public void Add(ReadOnlySpan<byte> name, Node child) =>
            (_children ??= new(Utf8Names.Comparer)).Add(name.ToArray(), child);
    }

    /// <summary>An array or object being read.</summary>
    private struct Frame(Node? node, bool isArray, long start)
    {
        private ulong _names = 14695981039346656037;
        private ulong _firstShape;

        public readonly Node? Node = node;
        public readonly bool IsArray = isArray;
        public readonly long Start = start;
        public long Elements;
        public long Objects;
        public long Arrays;
        public long Plain;
        public int Members;
        public int Alike;

        public void Count(bool array)
        {
            if (!IsArray) return;
            Elements++;
            if (array) Arrays++;
            else Objects++;
        }

        public void Name(ReadOnlySpan<byte> name)
        {
            Members++;
            foreach (var b in name) _names = (_names ^ b) * 1099511628211;
            _names = (_names ^ 0xFF) * 1099511628211;
        }

        public void Shape(in Frame member)
        {
            if (IsArray || member.Members == 0) return;
            if (Alike == 0) _firstShape = member._names;
            if (member._names == _firstShape) Alike++;
        }
    }
}
