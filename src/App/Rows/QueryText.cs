using System.Text;

namespace Maru.App.Rows;

/// <summary>Lists in an address: items parted by commas, an item with a comma in double quotes, a quote doubled inside them.</summary>
internal static class QueryText
{
    public static IReadOnlyList<string> Split(string list)
    {
        var items = new List<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] == '"') quoted = !quoted;
            if (list[i] != ',' || quoted) continue;
            items.Add(list[start..i].Trim());
            start = i + 1;
        }
        items.Add(list[start..].Trim());
        items.RemoveAll(item => item.Length == 0);
        return items;
    }

    public static string Unquote(string item) =>
        item.Length >= 2 && item[0] == '"' && item[^1] == '"' ? item[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : item;

    /// <summary>Reads <c>name(argument)</c>.</summary>
    public static bool TryCall(string item, out string function, out string argument)
    {
        var open = item.IndexOf('(', StringComparison.Ordinal);
        var isCall = open > 0 && item[^1] == ')';
        function = isCall ? item[..open].Trim() : "";
        argument = isCall ? Unquote(item[(open + 1)..^1].Trim()) : "";
        return isCall;
    }

    public static string Composed(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
}
