using System.Text;

namespace Maru.Methods.Privacy;

/// <summary>
/// How the values of a column become coarser, level by level: each line is a value and its label at level 1, 2, … (level 0 is the value itself).
/// Labels nest: values that are one at a level stay one above it.
/// </summary>
/// <remarks>The file form is that of ARX: one line a value, <c>value;level 1;level 2;…</c>, no header; a field may be quoted.</remarks>
public sealed class Hierarchy
{
    private Hierarchy(string[][] lines) => Lines = lines;

    /// <summary>Lines of equal length; <c>Lines[i][0]</c> is a value, <c>Lines[i][n]</c> its label at level n.</summary>
    public IReadOnlyList<string[]> Lines { get; }

    /// <summary>The highest level; 0 when values are only kept.</summary>
    public int Height => Lines[0].Length - 1;

    /// <exception cref="HierarchyException">The lines are no hierarchy.</exception>
    public static Hierarchy From(IEnumerable<string[]> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var kept = new List<string[]>();
        var known = new Dictionary<string, string[]>(StringComparer.Ordinal);
        int number = 0;
        foreach (var line in lines)
        {
            number++;
            if (kept.Count > 0 && line.Length != kept[0].Length) throw new HierarchyException(HierarchyFlaw.LevelsDiffer, number, string.Join(';', line)) { Fields = (line.Length, kept[0].Length) };
            if (!known.TryGetValue(line[0], out var earlier))
            {
                known.Add(line[0], line);
                kept.Add(line);
            }
            else if (!earlier.AsSpan().SequenceEqual(line))
            {
                throw new HierarchyException(HierarchyFlaw.ValueTwice, number, line[0]);
            }
        }
        if (kept.Count == 0) throw new HierarchyException(HierarchyFlaw.Empty, 0, "");
        RequireNesting(kept);
        return new([.. kept]);
    }

    /// <summary>Reads the file form.</summary>
    /// <exception cref="HierarchyException">The text is no hierarchy.</exception>
    public static Hierarchy Parse(string text, char separator = ';')
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);
        return From(lines.Select(line => Fields(line, separator)));
    }

    /// <summary>The file form.</summary>
    public string Write(char separator = ';')
    {
        var text = new StringBuilder();
        foreach (var line in Lines) text.AppendJoin(separator, line.Select(field => Quoted(field, separator))).Append('\n');
        return text.ToString();
    }

    private static string Quoted(string field, char separator) =>
        field.Contains(separator) || field.Contains('"') ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    private static string[] Fields(string line, char separator)
    {
        if (!line.Contains('"')) return line.Split(separator);
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == separator && !quoted) Close();
            else field.Append(line[i]);
        }
        Close();
        return [.. fields];

        void Close()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }

    private static void RequireNesting(List<string[]> lines)
    {
        for (int level = 1; level + 1 < lines[0].Length; level++)
        {
            var above = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int i = 0; i < lines.Count; i++)
                if (!above.TryAdd(lines[i][level], lines[i][level + 1]) && above[lines[i][level]] != lines[i][level + 1])
                    throw new HierarchyException(HierarchyFlaw.NotNested, i + 1, lines[i][level]);
        }
    }
}
