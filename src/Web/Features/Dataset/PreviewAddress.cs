using System.Text;
using Maru.App.Charts;

namespace Maru.Web.Features.Dataset;

/// <summary>The state of the page as its address holds it: which rows, in what order, and which chart.</summary>
/// <param name="Filters">Conditions on columns, as the API writes them.</param>
public sealed record PreviewAddress(string Dataset, string? Sort, string? Search, string? After, IReadOnlyList<KeyValuePair<string, string>> Filters)
{
    /// <summary>Parameters of the page that are not about its rows, or that the preview sets itself.</summary>
    public static readonly string[] OwnParameters = ["lang", "version", "format", "select", "group", "agg", "limit"];

    /// <summary>Fields of the form that adds one condition.</summary>
    public const string ColumnField = "f.column";
    public const string OperatorField = "f.is";
    public const string ValueField = "f.value";

    /// <summary>Words of an address: a column so called is named by <c>filter[…]</c>.</summary>
    private static readonly string[] Reserved = [.. OwnParameters, "sort", "q", "after", "guard"];

    /// <summary>The chart asked for, as parameters; empty for the page's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Chart { get; init; } = [];

    public bool IsPlain => Chart.Count == 0 && ShowsFirstRows;

    public bool ShowsFirstRows => Sort is null && Search is null && After is null && Filters.Count == 0;

    public static PreviewAddress Read(string dataset, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        string? sort = null, search = null, after = null, column = null, value = null;
        var condition = "contains";
        List<KeyValuePair<string, string>> filters = [], chart = [];
        foreach (var parameter in parameters)
        {
            var (name, text) = parameter;
            if (OwnParameters.Contains(name) || string.IsNullOrWhiteSpace(text)) continue;
            if (name == "sort") sort = text;
            else if (name == "q") search = text.Trim();
            else if (name == "after") after = text;
            else if (name == ColumnField) column = text;
            else if (name == OperatorField) condition = text;
            else if (name == ValueField) value = text.Trim();
            else if (ChartRequestReader.Owns(name)) chart.Add(parameter);
            else filters.Add(parameter);
        }
        if (column is not null && Condition(condition, value) is { } added) filters.Add(new(Named(column), added));
        return new(dataset, sort, search, after, filters) { Chart = chart };
    }

    /// <summary>Path of a dataset's page.</summary>
    public static string Path(string dataset) => "/datasets/" + Uri.EscapeDataString(dataset);

    /// <summary>The page in this state, at its rows.</summary>
    public string Href => Path(Dataset) + Text(Parameters.Concat(Chart)) + "#preview";

    /// <summary>The page in this state, at its chart.</summary>
    public string ChartHref => Path(Dataset) + Text(Parameters.Concat(Chart)) + "#chart";

    /// <summary>As parameters of the API and of downloads, without the page.</summary>
    public string Query => Text(Parameters);

    /// <summary>Conditions alone, as the map and a chart read them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Conditions => Search is null ? Filters : Filters.Append(new("q", Search));

    /// <summary>Which rows in what order.</summary>
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

    public static string Text(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
            text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    /// <summary>The parameter that filters by a column.</summary>
    public static string Named(string column) => Reserved.Contains(column) || ChartRequestReader.Owns(column) || column.StartsWith("f.", StringComparison.Ordinal) ? $"filter[{column}]" : column;

    /// <summary>"ascending", "descending" or null.</summary>
    public string? SortedBy(string column) =>
        Sort == Quoted(column) ? "ascending" : Sort == "-" + Quoted(column) ? "descending" : null;

    /// <summary>Sorts by a column: upwards first, then downwards, then not.</summary>
    public PreviewAddress ToggleSort(string column) => this with
    {
        After = null,
        Sort = SortedBy(column) switch { null => Quoted(column), "ascending" => "-" + Quoted(column), _ => null },
    };

    private static string? Condition(string condition, string? value) => condition switch
    {
        "null" => "is.null",
        "notnull" => "is.notnull",
        _ => string.IsNullOrEmpty(value) ? null : $"{condition}.{value}",
    };

    private static string Quoted(string name) =>
        name.AsSpan().IndexOfAny(",\"+-") >= 0 ? "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : name;
}
