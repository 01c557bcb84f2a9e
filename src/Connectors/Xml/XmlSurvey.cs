using System.Xml;

namespace Maru.Connectors.Xml;

/// <summary>What elements a document has: one pass, memory by the number of different paths.</summary>
internal sealed class XmlSurvey
{
    private const int MaxPaths = 20_000;
    private const int ScalarLength = 256;

    private readonly Dictionary<(Element? Parent, string Name), Element> _elements = [];
    private readonly string _file;

    private XmlSurvey(string file) => _file = file;

    /// <summary>All paths in order of appearance; the first is the root.</summary>
    public List<Element> Elements { get; } = [];

    public static XmlSurvey Take(XmlSource source, CancellationToken stop)
    {
        var survey = new XmlSurvey(source.Name);
        source.Guard(() =>
        {
            using var reader = source.OpenReader();
            survey.Walk(reader, stop);
            return true;
        });
        return survey;
    }

    public string? Scalar(string path) => Elements.Find(e => e.Path == path)?.Scalar;

    private void Walk(XmlReader reader, CancellationToken stop)
    {
        var open = new Stack<Frame>();
        for (var n = 0L; reader.Read(); n++)
        {
            if (n % 4096 == 0) stop.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= XmlSource.MaxDepth) throw XmlErrors.TooDeep(_file);
                    var element = Enter(reader, open);
                    if (!reader.IsEmptyElement) open.Push(new(element));
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.Count > 0 && open.Peek().Element.Scalar is null:
                    open.Peek().Element.Scalar = reader.Value.Length <= ScalarLength ? reader.Value : reader.Value[..ScalarLength];
                    break;
            }
        }
    }

    private Element Enter(XmlReader reader, Stack<Frame> open)
    {
        var parent = open.Count > 0 ? open.Peek() : null;
        var element = Known(parent?.Element, reader.LocalName);
        element.Count++;
        element.HasAttributes |= reader.HasAttributes;
        if (parent is null) return element;
        parent.Element.HasChildren = true;
        element.MostInOneParent = Math.Max(element.MostInOneParent, parent.CountOf(element));
        return element;
    }

    private Element Known(Element? parent, string name)
    {
        if (_elements.TryGetValue((parent, name), out var known)) return known;
        if (Elements.Count >= MaxPaths) throw XmlErrors.TooManyNames(_file, MaxPaths);
        var element = new Element(name, parent);
        _elements.Add((parent, name), element);
        Elements.Add(element);
        return element;
    }

    /// <summary>All elements of one path together.</summary>
    internal sealed class Element(string name, Element? parent)
    {
        public string Name => name;

        public Element? Parent => parent;

        /// <summary>Names from the root on, joined by dots.</summary>
        public string Path { get; } = parent is null ? name : parent.Path + "." + name;

        public long Count { get; set; }

        /// <summary>How many stand in one and the same parent at most.</summary>
        public int MostInOneParent { get; set; } = 1;

        public bool HasChildren { get; set; }

        public bool HasAttributes { get; set; }

        /// <summary>The first text, 256 characters at most.</summary>
        public string? Scalar { get; set; }

        public bool IsUnderRepeated
        {
            get
            {
                for (var above = Parent; above is not null; above = above.Parent)
                    if (above.MostInOneParent > 1) return true;
                return false;
            }
        }
    }

    private sealed class Frame(Element element)
    {
        private Dictionary<Element, int>? _children;

        public Element Element => element;

        public int CountOf(Element child)
        {
            _children ??= [];
            return _children[child] = _children.GetValueOrDefault(child) + 1;
        }
    }
}
