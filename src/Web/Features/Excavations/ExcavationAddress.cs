using System.Globalization;

namespace Maru.Web.Features.Excavations;

/// <summary>Addresses of the excavation pages.</summary>
internal static class ExcavationAddress
{
    public const string CallCentre = "/call-centre";
    public const string All = "/excavations";
    public const string Streets = "/excavations/streets.json";

    public static string Call(string? query, string? at = null, int pick = 0, string? length = null) => CallCentre + Query(("q", query), ("at", at), ("pick", pick == 0 ? null : pick.ToString(CultureInfo.InvariantCulture)), ("length", length));

    public static string List(string? at = null, string? road = null, string? agency = null, int page = 1) => All + Query(("at", at), ("road", road), ("agency", agency), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    public static string Receipt(string? query, string at, int pick) => All + "/receipt" + Query(("q", query), ("at", at), ("pick", pick == 0 ? null : pick.ToString(CultureInfo.InvariantCulture)));

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var text = "";
        foreach (var (name, value) in parts)
            if (!string.IsNullOrEmpty(value)) text += (text.Length == 0 ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
        return text;
    }
}
