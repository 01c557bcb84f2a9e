using System.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>The state of the preview as the page's address holds it.</summary>
/// <param name="Filters">Conditions on columns, as the API writes them.</param>
public sealed record PreviewAddress(string Dataset, string? Sort, string? Search, string? After, IReadOnlyList<KeyValuePair<string, string>> Filters)
{
    /// <summary>Parameters of the page that are not about its rows, or that the preview sets itself.</summary>
    public static readonly string[] OwnParameters = ["lang", "version", "format", "select", "group", "agg", "limit"];

    public bool IsPlain => Sort is null && Search is null && After is null && Filters.Count == 0;

    public static PreviewAddress Read(string dataset, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        string? sort = null, search = null, after = null;
        List<KeyValuePair<string, string>> filters = [];
        foreach (var (name, value) in parameters)
        {
            if (OwnParameters.Contains(name) || string.IsNullOrWhiteSpace(value)) continue;
            if (name == "sort") sort = value;
            else if (name == "q") search = value.Trim();
            else if (name == "after") after = value;
            else filters.Add(new(name, value));
        }
        return new(dataset, sort, search, after, filters);
    }

    /// <summary>Path of a dataset's page.</summary>
    public static string Path(string dataset) => "/datasets/" + Uri.EscapeDataString(dataset);

    public string Href => Path(Dataset) + Query + "#preview";

    /// <summary>As parameters of the API and of downloads, without the page.</summary>
    public string Query
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (name, value) in Parameters)
                text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            return text.ToString();
        }
    }

    public IEnumerable<KeyValuePair<string, string>> Parameters
    {
        get
        {
            foreach (var filter in Filters) yield return filter;
            if (Search is not null) yield return new("q", Search);
            if (Sort is not null) yield return new("sort", Sort);
            if (After is not null) yield return new("after", After);
        }
    }

    /// <summary>"ascending", "descending" or null.</summary>
    public string? SortedBy(string column) =>
        Sort == Quoted(column) ? "ascending" : Sort == "-" + Quoted(column) ? "descending" : null;

    /// <summary>Sorts by a column: upwards first, then downwards, then not.</summary>
    public PreviewAddress ToggleSort(string column) => this with
    {
        After = null,
        Sort = SortedBy(column) switch { null => Quoted(column), "ascending" => "-" + Quoted(column), _ => null },
    };

    private static string Quoted(string name) =>
        name.AsSpan().IndexOfAny(",\"+-") >= 0 ? "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : name;
}
