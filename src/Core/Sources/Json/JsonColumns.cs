using System.Text;

namespace Maru.Core.Sources.Json;

/// <summary>
/// The columns of records in order of first appearance, nested names joined by dots. Learned in one pass over all records;
/// from then on only asked, from any thread.
/// </summary>
public sealed class JsonColumns
{
    /// <summary>More columns than this are values used as names.</summary>
    public const int Limit = 10_000;

    private readonly string _file;
    private readonly List<string> _names = [];

    public JsonColumns(string file)
    {
        _file = file;
        Root = new Node(null, "");
    }

    public IReadOnlyList<string> Names => _names;

    internal Node Root { get; }

    /// <summary>A column that is no member's and comes behind all others; −1 when there is none.</summary>
    public int Last { get; private set; } = -1;

    /// <summary>The names in the order of a row's cells.</summary>
    public IEnumerable<string> Ordered => Last < 0 ? _names : _names.Where((_, i) => i != Last).Append(_names[Last]);

    /// <summary>Declares the column behind all others.</summary>
    public int AddLast(string name)
    {
        _names.Add(name);
        return Last = _names.Count - 1;
    }

    /// <summary>The column of a name at the top of the records; learned when new.</summary>
    public int Column(string name) => ColumnOf(Root.Child(Encoding.UTF8.GetBytes(name), name));

    internal int ColumnOf(Node node)
    {
        if (node.Column >= 0) return node.Column;
        if (_names.Count == Limit) throw JsonErrors.TooManyColumns(_file, Limit);
        _names.Add(node.Path);
        return node.Column = _names.Count - 1;
    }

    /// <summary>A name at some depth.</summary>
    internal sealed class Node(Node? parent, string name)
    {
        private Dictionary<byte[], Node>? _children;

        public string Path { get; } = parent is null || parent.Path.Length == 0 ? name : parent.Path + "." + name;

        public int Column { get; set; } = -1;

        public Node? Find(ReadOnlySpan<byte> written) =>
            _children is not null && _children.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(written, out var child) ? child : null;

        public Node Child(ReadOnlySpan<byte> written, string text)
        {
            if (Find(written) is { } known) return known;
            // The same name may be written with and without escapes.
            var plain = Encoding.UTF8.GetBytes(text);
            var child = Find(plain) ?? new Node(this, text);
            _children ??= new(Utf8Names.Comparer);
            _children.TryAdd(plain, child);
            _children.TryAdd(written.ToArray(), child);
            return child;
        }
    }
}
