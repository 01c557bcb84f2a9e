namespace Maru.Web.Features.Linking;

/// <summary>Addresses of the linking pages and forms.</summary>
internal static class LinkAddress
{
    public const string List = "/links";
    public const string New = "/links/new";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    public static string Decide(string id) => Of(id) + "/decide";

    public static string Again(string id) => Of(id) + "/again";

    /// <summary>The rows of one verdict, on the page of the dataset of links.</summary>
    public static string Rows(string id, string verdict) => $"/datasets/{Uri.EscapeDataString(id)}?{Uri.EscapeDataString("판정")}={Uri.EscapeDataString(verdict)}#preview";

    /// <summary>The form as it was filled in.</summary>
    public static string Filled(IEnumerable<KeyValuePair<string, string>> fields) =>
        $"{New}?{string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))}";
}
