namespace Maru.Web.Features.Sources;

/// <summary>Addresses of the pages of open APIs, databases, keys and limits.</summary>
internal static class SourceAddress
{
    public const string All = "/sources";
    public const string Limits = "/sources/limits";

    public static string Api(string id) => $"{All}/api/{Uri.EscapeDataString(id)}";

    public static string Database(string name) => $"{All}/sql/{Uri.EscapeDataString(name)}";

    /// <param name="key">Name of a key.</param>
    public static string Key(string key) => $"{All}/keys/{Uri.EscapeDataString(key)}";
}
