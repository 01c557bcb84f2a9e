using System.Text;
using System.Xml;

namespace Maru.Connectors.Xml;

/// <summary>Reads the elements at a path one by one as named values: <c>name</c>, <c>inner.name</c>, <c>@attribute</c>.</summary>
internal sealed class XmlRecordReader(XmlSource source, string path) : IDisposable
{
    private const int MaxValue = 64 << 20;
    private const string ValueColumn = "value";

    private readonly XmlReader _reader = source.OpenReader();
    private readonly List<string> _names = [];
    private readonly int _depth = path.Count(c => c == '.') + 1;
    private readonly StringBuilder _text = new();
    private readonly char[] _chunk = new char[8192];

    /// <summary>Values of the record at hand in order; a name may come several times.</summary>
    public List<(string Name, string? Value)> Values { get; } = [];

    /// <summary>Moves to the next record; false at the end.</summary>
    public bool Next(CancellationToken stop) => source.Guard(() => Find(stop));

    private bool Find(CancellationToken stop)
    {
        for (var n = 0L; _reader.Read(); n++)
        {
            if (n % 4096 == 0) stop.ThrowIfCancellationRequested();
            if (_reader.NodeType == XmlNodeType.EndElement) _names.RemoveAt(_names.Count - 1);
            if (_reader.NodeType != XmlNodeType.Element) continue;
            _names.Add(_reader.LocalName);
            var found = _names.Count == _depth && string.Join('.', _names) == path;
            var empty = _reader.IsEmptyElement;
            if (found) Record();
            if (found || empty) _names.RemoveAt(_names.Count - 1);
            if (found) return true;
        }
        return false;
    }

    private void Record()
    {
        Values.Clear();
        Element("");
    }

    /// <summary>Takes in the element the reader stands on and leaves the reader on its end.</summary>
    private void Element(string name)
    {
        if (_reader.Depth >= XmlSource.MaxDepth) throw XmlErrors.TooDeep(source.Name);
        var nil = Attributes(name);
        var before = Values.Count;
        var hasChildren = false;
        string? text = null;
        if (!_reader.IsEmptyElement)
            while (_reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
            {
                if (_reader.NodeType == XmlNodeType.Element)
                {
                    hasChildren = true;
                    Element(name.Length == 0 ? _reader.LocalName : name + "." + _reader.LocalName);
                }
                else if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    text = text is null ? Text() : text + Text();
                }
            }
        // Text between children is decoration unless there is some.
        if (hasChildren ? !string.IsNullOrWhiteSpace(text) : name.Length > 0 || text is not null)
            Values.Insert(hasChildren ? before : Values.Count, (name.Length == 0 ? ValueColumn : name, nil ? null : text));
    }

    private bool Attributes(string name)
    {
        var nil = false;
        while (_reader.MoveToNextAttribute())
        {
            if (_reader.Prefix == "xmlns" || _reader.Name == "xmlns") continue;
            if (_reader.LocalName == "nil" && _reader.NamespaceURI.EndsWith("XMLSchema-instance", StringComparison.Ordinal)) nil = _reader.Value is "true" or "1";
            else if (!_reader.NamespaceURI.EndsWith("XMLSchema-instance", StringComparison.Ordinal)) Values.Add(((name.Length == 0 ? "@" : name + ".@") + _reader.LocalName, _reader.Value));
        }
        _reader.MoveToElement();
        return nil;
    }

    private string Text()
    {
        if (!_reader.CanReadValueChunk) return _reader.Value;
        _text.Clear();
        int read;
        while ((read = _reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
        {
            _text.Append(_chunk, 0, read);
            if (_text.Length > MaxValue) throw XmlErrors.TooLong(source.Name, MaxValue);
        }
        return _text.ToString();
    }

    public void Dispose() => _reader.Dispose();
}
