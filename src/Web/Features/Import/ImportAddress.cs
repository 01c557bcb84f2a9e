namespace Maru.Web.Features.Import;

/// <summary>Addresses of the import wizard.</summary>
internal static class ImportAddress
{
    public const string Start = "/import";
    public const string Upload = "/import/upload";
    public const string Fetch = "/import/address";

    public static string Found(string id) => $"{Start}/{Uri.EscapeDataString(id)}";

    public static string Arrival(string id) => $"{Found(id)}/arrival";

    public static string Again(string id) => $"{Found(id)}/again";

    public static string Tables(string id) => $"{Found(id)}/tables";

    public static string About(string id) => $"{Found(id)}/about";

    public static string Load(string id) => $"{Found(id)}/load";

    public static string Discard(string id) => $"{Found(id)}/discard";

    public static string Notice(string address, string key) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}notice={key}";
}
