namespace Maru.Web.Features.Import;

/// <summary>Addresses of the import wizard.</summary>
internal static class ImportAddress
{
    public const string Start = "/import";
    public const string Upload = "/import/upload";
    public const string Fetch = "/import/address";

    public static string Found(string id) => $"{Start}/{id}";

    public static string Arrival(string id) => $"{Start}/{id}/arrival";

    public static string Again(string id) => $"{Start}/{id}/again";

    public static string Tables(string id) => $"{Start}/{id}/tables";

    public static string About(string id) => $"{Start}/{id}/about";

    public static string Load(string id) => $"{Start}/{id}/load";

    public static string Discard(string id) => $"{Start}/{id}/discard";

    public static string Notice(string address, string key) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}notice={key}";
}
