using System.Globalization;
using System.Text;
using Maru.App.Catalog.Search;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Catalog;

/// <summary>A catalogue search as an address, and back: whatever is narrowed or sorted can be sent, kept and gone back to.</summary>
public static class CatalogAddress
{
    public const string Path = "/datasets";
    public const int PageSize = 20;

    private const int LongestText = 200;

    public static string Name(Facet facet) => facet.ToString().ToLowerInvariant();

    public static CatalogQuery Read(IQueryCollection query)
    {
        var text = query["q"].ToString();
        return new(text.Length > LongestText ? text[..LongestText] : text)
        {
            Chosen = Enum.GetValues<Facet>().Select(facet => (Facet: facet, Values: query[Name(facet)].OfType<string>().Where(value => value.Length > 0).Distinct().Take(50).ToArray()))
                .Where(chosen => chosen.Values.Length > 0).ToDictionary(chosen => chosen.Facet, chosen => (IReadOnlyList<string>)chosen.Values),
            QualityFrom = Bound(query["qmin"], 0),
            QualityTo = Bound(query["qmax"], 100),
            Sort = Enum.TryParse<CatalogSort>(query["sort"], ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : CatalogSort.Relevance,
            Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
            PageSize = PageSize,
        };
    }

    public static string Of(CatalogQuery query)
    {
        var parts = new StringBuilder(Path);
        void Add(string name, string value) => parts.Append(parts.Length == Path.Length ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        if (query.Text.Length > 0) Add("q", query.Text);
        foreach (var (facet, values) in query.Chosen.OrderBy(chosen => chosen.Key))
        {
            foreach (var value in values) Add(Name(facet), value);
        }
        if (query.QualityFrom is > 0 and var from) Add("qmin", from.ToString(CultureInfo.InvariantCulture));
        if (query.QualityTo is < 100 and var to) Add("qmax", to.ToString(CultureInfo.InvariantCulture));
        if (query.Sort != CatalogSort.Relevance) Add("sort", query.Sort.ToString().ToLowerInvariant());
        if (query.Page > 1) Add("page", query.Page.ToString(CultureInfo.InvariantCulture));
        return parts.ToString();
    }

    /// <summary>The same search without one chosen value.</summary>
    public static CatalogQuery Without(CatalogQuery query, Facet facet, string value) => query with
    {
        Page = 1,
        Chosen = query.Chosen.Select(chosen => (chosen.Key, Values: chosen.Key == facet ? [.. chosen.Value.Where(other => other != value)] : chosen.Value))
            .Where(chosen => chosen.Values.Count > 0).ToDictionary(chosen => chosen.Key, chosen => chosen.Values),
    };

    // The end of the range says nothing: no bound.
    private static int? Bound(string? text, int end) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100 && value != end ? value : null;
}
