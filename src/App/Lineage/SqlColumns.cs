using System.Text;
using Maru.App.Catalog;
using Maru.App.Quality.Rules;

namespace Maru.App.Lineage;

/// <summary>Which columns a statement names: identifiers, quoted or bare, that are columns of the datasets it reads. Texts and comments are not looked into.</summary>
internal static class SqlColumns
{
    public static IReadOnlyList<UsedColumn> Of(string sql, IEnumerable<CatalogEntry> datasets)
    {
        var names = Identifiers(sql);
        return [.. datasets.SelectMany(entry => entry.Columns.Where(column => names.Contains(column.Name)).Select(column => new UsedColumn(entry.Id, column.Name)))];
    }

    internal static HashSet<string> Identifiers(string sql)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < sql.Length;)
        {
            if (sql[at] == '"') at = Quoted(sql, at, names);
            else if (sql[at] == '\'') at = After(sql, at + 1, "'");
            else if (sql.AsSpan(at).StartsWith("--")) at = After(sql, at, "\n");
            else if (sql.AsSpan(at).StartsWith("/*")) at = After(sql, at, "*/");
            else if (char.IsLetter(sql[at]) || sql[at] == '_') at = Bare(sql, at, names);
            else at++;
        }
        return names;
    }

    private static int Quoted(string sql, int at, HashSet<string> names)
    {
        var name = new StringBuilder();
        for (at++; at < sql.Length; at++)
        {
            if (sql[at] == '"' && (at + 1 == sql.Length || sql[at + 1] != '"')) break;
            if (sql[at] == '"') at++;
            name.Append(sql[at]);
        }
        names.Add(name.ToString());
        return at + 1;
    }

    private static int Bare(string sql, int at, HashSet<string> names)
    {
        var end = at;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_')) end++;
        names.Add(sql[at..end]);
        return end;
    }

    private static int After(string sql, int at, string end) => sql.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : sql.Length;
}
