using System.Text;

namespace Maru.Methods.Coordinates;

/// <summary>One KEYWORD[…] of well-known text: its texts and numbers in order, and the nodes inside it.</summary>
internal sealed class WktNode(string keyword)
{
    private const int DeepestNesting = 32;

    public string Keyword { get; } = keyword;

    public List<string> Values { get; } = [];

    public List<WktNode> Children { get; } = [];

    public WktNode? Child(params ReadOnlySpan<string> keywords)
    {
        foreach (var child in Children)
            foreach (var keyword in keywords)
                if (child.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase))
                    return child;
        return null;
    }

    /// <summary>The node itself or the first one below it with one of the keywords, depth first.</summary>
    public WktNode? Find(params ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
            if (Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase))
                return this;
        foreach (var child in Children)
            if (child.Find(keywords) is { } found)
                return found;
        return null;
    }

    public double Number(int index, double otherwise) =>
        index < Values.Count ? CrsText.ParseNumber(Values[index], otherwise) : otherwise;

    /// <summary>Null when the text is not well formed.</summary>
    public static WktNode? Parse(string text)
    {
        var position = 0;
        return ParseNode(text, ref position, 0);
    }

    private static WktNode? ParseNode(string text, ref int position, int depth)
    {
        var keyword = ReadWord(text, ref position);
        if (depth > DeepestNesting || keyword.Length == 0 || !SkipTo(text, ref position, '[', '('))
            return null;
        var node = new WktNode(keyword);
        while (true)
        {
            SkipSpace(text, ref position);
            if (position >= text.Length)
                return null;
            if (text[position] == '"')
                node.Values.Add(ReadQuoted(text, ref position));
            else if (!ReadWordOrNode(node, text, ref position, depth))
                return null;
            SkipSpace(text, ref position);
            if (position >= text.Length)
                return null;
            var separator = text[position++];
            if (separator is ']' or ')')
                return node;
            if (separator != ',')
                return null;
        }
    }

    private static bool ReadWordOrNode(WktNode node, string text, ref int position, int depth)
    {
        var start = position;
        var word = ReadWord(text, ref position);
        if (word.Length == 0)
            return false;
        SkipSpace(text, ref position);
        if (position >= text.Length || text[position] is not ('[' or '('))
        {
            node.Values.Add(word);
            return true;
        }
        position = start;
        if (ParseNode(text, ref position, depth + 1) is not { } child)
            return false;
        node.Children.Add(child);
        return true;
    }

    private static string ReadWord(string text, ref int position)
    {
        SkipSpace(text, ref position);
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '.' or '+' or '-'))
            position++;
        return text[start..position];
    }

    private static string ReadQuoted(string text, ref int position)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] != '"')
                value.Append(text[position]);
            else if (position + 1 < text.Length && text[position + 1] == '"')
                value.Append(text[++position]);
            else
                break;
        }
        position++;
        return value.ToString();
    }

    private static bool SkipTo(string text, ref int position, char first, char second)
    {
        SkipSpace(text, ref position);
        if (position >= text.Length || (text[position] != first && text[position] != second))
            return false;
        position++;
        return true;
    }

    private static void SkipSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }
}
