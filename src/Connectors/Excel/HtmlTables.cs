using System.Globalization;
using System.Net;
using System.Text;
using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Excel;

/// <summary>
/// The tables of an HTML page saved as .xls, as many Korean systems do. Not an HTML engine: it knows table, tr, td, th, br and the
/// entities, and takes everything else for text or decoration.
/// </summary>
internal sealed class HtmlTables
{
    private const long MaxBytes = 256L << 20;
    private const int MaxNesting = 16;

    private readonly string _html;
    private readonly string _file;
    private readonly Stack<Grid> _open = [];
    private readonly List<Grid> _done = [];
    private readonly StringBuilder _text = new();
    private bool _inCell;
    private int _columns;
    private int _rows;

    private HtmlTables(string html, string file)
    {
        _html = html;
        _file = file;
    }

    public static IReadOnlyList<RawTable> Open(SourceFile file, CancellationToken stop)
    {
        if (file.Length > MaxBytes) throw ExcelErrors.TooLarge(file.Name, $"{file.Length >> 20:N0} MB > {MaxBytes >> 20:N0} MB");
        var finding = TextDetection.Detect(file.Path, stop);
        using var reader = new StreamReader(Utf8Stream.Open(file.Path, finding), new UTF8Encoding(false));
        var html = new HtmlTables(reader.ReadToEnd(), file.Name);
        html.Parse(stop);
        var tables = html._done.Where(g => g.HasValues).ToList();
        if (tables.Count == 0) throw ExcelErrors.NoRows(file.Name);
        return [.. tables.Select((grid, i) => new GridTable(grid.Rows())
        {
            Name = tables.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"table {i + 1}"),
            Encoding = finding.Finding,
            Merged = grid.Merged,
            Issues = [Note()],
        })];
    }

    private void Parse(CancellationToken stop)
    {
        var at = 0;
        for (var n = 0; at < _html.Length; n++)
        {
            if (n % 4096 == 0) stop.ThrowIfCancellationRequested();
            var tag = _html.IndexOf('<', at);
            if (_inCell) _text.Append(_html, at, (tag < 0 ? _html.Length : tag) - at);
            if (tag < 0) break;
            at = Tag(tag);
        }
        while (_open.Count > 0) EndTable();
    }

    /// <summary>Handles the tag at a place and returns where the text goes on.</summary>
    private int Tag(int start)
    {
        if (_html.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal)) return After("-->", start + 4);
        var end = EndOfTag(start);
        var tag = _html.AsSpan(start + 1, Math.Max(0, end - start - 1));
        var closing = tag.StartsWith("/", StringComparison.Ordinal);
        var name = NameOf(closing ? tag[1..] : tag);
        switch (name)
        {
            case "script" or "style" when !closing:
                return After("</" + name, end + 1);
            case "table":
                if (closing) EndTable();
                else BeginTable();
                break;
            case "tr":
                EndCell();
                if (!closing && _open.Count > 0) _open.Peek().BeginRow();
                break;
            case "td" or "th":
                EndCell();
                if (!closing && _open.Count > 0) BeginCell(tag);
                break;
            case "br" or "p" or "div" or "li" when _inCell && _text.Length > 0 && _text[^1] != '\n':
                _text.Append('\n');
                break;
        }
        return Math.Min(_html.Length, end + 1);
    }

    private int After(string mark, int from)
    {
        var at = _html.IndexOf(mark, Math.Min(from, _html.Length), StringComparison.OrdinalIgnoreCase);
        return at < 0 ? _html.Length : at + mark.Length;
    }

    // A quoted attribute may hold a >.
    private int EndOfTag(int start)
    {
        var quote = '\0';
        for (var i = start + 1; i < _html.Length; i++)
        {
            var c = _html[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' && _html[i - 1] == '=') quote = c;
            else if (c == '>') return i;
        }
        return _html.Length;
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && length < 10 && char.IsAsciiLetterOrDigit(tag[length])) length++;
        return tag[..length].ToString().ToLowerInvariant();
    }

    private void BeginTable()
    {
        EndCell();
        if (_open.Count < MaxNesting) _open.Push(new(_file));
    }

    private void EndTable()
    {
        EndCell();
        if (_open.TryPop(out var grid)) _done.Add(grid);
    }

    private void BeginCell(ReadOnlySpan<char> tag)
    {
        _inCell = true;
        _text.Clear();
        _columns = Span(tag, "colspan");
        _rows = Span(tag, "rowspan");
    }

    private void EndCell()
    {
        if (!_inCell) return;
        _inCell = false;
        _open.Peek().Add(Cell(_text.ToString()), _columns, _rows);
    }

    private static string Cell(string html)
    {
        var lines = WebUtility.HtmlDecode(html).Replace('\u00A0', ' ').Split('\n')
            .Select(l => string.Join(' ', l.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries)))
            .Where(l => l.Length > 0);
        return string.Join('\n', lines);
    }

    private static int Span(ReadOnlySpan<char> tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return 1;
        var value = tag[(at + attribute.Length)..].TrimStart(" =\"'");
        var length = 0;
        while (length < value.Length && length < 5 && char.IsAsciiDigit(value[length])) length++;
        return length > 0 ? int.Parse(value[..length], CultureInfo.InvariantCulture) : 1;
    }

    private static Issue Note() => new("html-as-excel", 0, "", "HTML", Severity.Info)
    {
        Message = new("이름은 엑셀이지만 내용은 HTML 표라서 그 표를 읽었습니다.", "It is named like a workbook but holds an HTML table, which was read."),
    };
}
