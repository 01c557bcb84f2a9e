using System.Buffers;
using System.Globalization;

namespace Maru.Methods.Geometry;

/// <summary>Well-known text such as <c>MULTIPOLYGON (((126.77 37.55, …)))</c>, as grid files and database dumps carry it. Z and M values are dropped.</summary>
public static class Wkt
{
    private static readonly SearchValues<char> _numberEnds = SearchValues.Create(" ,()\t\r\n");

    private static readonly (string Word, ShapeKind Kind)[] _kinds =
    [
        ("MULTIPOLYGON", ShapeKind.MultiPolygon), ("MULTILINESTRING", ShapeKind.MultiLineString), ("MULTIPOINT", ShapeKind.MultiPoint),
        ("POLYGON", ShapeKind.Polygon), ("LINESTRING", ShapeKind.LineString), ("POINT", ShapeKind.Point),
    ];

    /// <summary>Whether a text starts as well-known text does; cheap enough for every cell of a column.</summary>
    public static bool LooksLike(ReadOnlySpan<char> text)
    {
        text = SkipSrid(text.Trim());
        foreach (var (word, _) in _kinds)
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text[word.Length..].IndexOfAny('(', 'E', 'e') >= 0)
                return true;
        return false;
    }

    public static bool TryRead(ReadOnlySpan<char> text, out Shape shape, out string? problem)
    {
        shape = null!;
        problem = null;
        text = SkipSrid(text.Trim());
        foreach (var (word, kind) in _kinds)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;
            var reader = new Reader(text[word.Length..]);
            var builder = new ShapeBuilder(kind);
            if (reader.Read(kind, builder))
                shape = builder.Build();
            else
                problem = $"Expected the numbers of a {word}, found “{reader.Here}”.";
            return shape is not null;
        }
        problem = $"Expected POINT, LINESTRING, POLYGON or their MULTI form, found “{text[..Math.Min(text.Length, 20)]}”.";
        return false;
    }

    // PostGIS writes SRID=4326;POINT(…).
    private static ReadOnlySpan<char> SkipSrid(ReadOnlySpan<char> text) =>
        text.StartsWith("SRID=", StringComparison.OrdinalIgnoreCase) && text.IndexOf(';') is >= 0 and var end ? text[(end + 1)..].TrimStart() : text;

    private ref struct Reader(ReadOnlySpan<char> text)
    {
        private ReadOnlySpan<char> _rest = text;

        public readonly string Here => _rest.Length == 0 ? "the end" : _rest[..Math.Min(_rest.Length, 20)].ToString();

        public bool Read(ShapeKind kind, ShapeBuilder builder)
        {
            SkipWord("ZM");
            SkipWord("Z");
            SkipWord("M");
            if (SkipWord("EMPTY"))
                return _rest.Trim().Length == 0;
            var isRead = kind switch
            {
                ShapeKind.Point or ShapeKind.LineString => ReadLine(builder, beginPart: true),
                ShapeKind.Polygon => ReadPolygon(builder),
                ShapeKind.MultiPoint => ReadPoints(builder),
                ShapeKind.MultiLineString => ReadList(builder, static (ref Reader reader, ShapeBuilder b) => reader.ReadLine(b, beginPart: true)),
                _ => ReadList(builder, static (ref Reader reader, ShapeBuilder b) => reader.ReadPolygon(b)),
            };
            return isRead && _rest.Trim().Length == 0;
        }

        private delegate bool ReadItem(ref Reader reader, ShapeBuilder builder);

        private bool ReadList(ShapeBuilder builder, ReadItem readItem)
        {
            if (!Skip('('))
                return false;
            do
            {
                if (!readItem(ref this, builder))
                    return false;
            }
            while (Skip(','));
            return Skip(')');
        }

        private bool ReadPolygon(ShapeBuilder builder)
        {
            builder.BeginPart();
            return ReadList(builder, static (ref Reader reader, ShapeBuilder b) =>
            {
                b.BeginRing();
                return reader.ReadLine(b, beginPart: false);
            });
        }

        private bool ReadLine(ShapeBuilder builder, bool beginPart)
        {
            if (beginPart)
                builder.BeginPart();
            return ReadList(builder, static (ref Reader reader, ShapeBuilder b) => reader.ReadVertex(b));
        }

        // Both MULTIPOINT (1 2, 3 4) and MULTIPOINT ((1 2), (3 4)) are about.
        private bool ReadPoints(ShapeBuilder builder) =>
            ReadList(builder, static (ref Reader reader, ShapeBuilder b) =>
            {
                b.BeginPart();
                var isWrapped = reader.Skip('(');
                return reader.ReadVertex(b) && (!isWrapped || reader.Skip(')'));
            });

        private bool ReadVertex(ShapeBuilder builder)
        {
            if (!ReadNumber(out var x) || !ReadNumber(out var y))
                return false;
            builder.Add(x, y);
            while (ReadNumber(out _)) { }
            return true;
        }

        private bool ReadNumber(out double number)
        {
            _rest = _rest.TrimStart();
            var end = _rest.IndexOfAny(_numberEnds);
            var word = end < 0 ? _rest : _rest[..end];
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
                return false;
            _rest = _rest[word.Length..];
            return true;
        }

        private bool Skip(char c)
        {
            _rest = _rest.TrimStart();
            if (_rest.Length == 0 || _rest[0] != c)
                return false;
            _rest = _rest[1..];
            return true;
        }

        private bool SkipWord(string word)
        {
            _rest = _rest.TrimStart();
            if (!_rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return false;
            _rest = _rest[word.Length..];
            return true;
        }
    }
}
