namespace Maru.Web.Features.Metadata;

/// <summary>Addresses of the pages of metadata.</summary>
internal static class MetadataAddress
{
    public const string All = "/metadata";

    /// <summary>The catalogue as DCAT in JSON-LD.</summary>
    public const string Dcat = "/catalog.jsonld";

    public static string Of(string dataset) => $"/datasets/{Uri.EscapeDataString(dataset)}/metadata";

    public static string Columns(string dataset) => Of(dataset) + "/columns";

    public static string DcatOf(string dataset) => Of(dataset) + ".jsonld";

    public static string File(string extension) => $"{All}.{extension}";

    public static string Lacking(string? item, string? department)
    {
        var parts = new List<string>();
        if (item is not null) parts.Add("lacks=" + Uri.EscapeDataString(item));
        if (department is not null) parts.Add("department=" + Uri.EscapeDataString(department));
        return parts.Count == 0 ? All : $"{All}?{string.Join('&', parts)}";
    }
}
