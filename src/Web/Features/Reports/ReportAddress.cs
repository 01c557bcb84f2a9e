using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Reports;

/// <summary>Addresses of error reports, and where they come from.</summary>
internal static class ReportAddress
{
    /// <summary>Where anyone looks up what became of a report.</summary>
    public const string Lookup = "/report";

    /// <summary>Where staff answer them.</summary>
    public const string Desk = "/reports";

    /// <summary>The form of a dataset.</summary>
    public static string Form(string dataset) => $"/datasets/{Uri.EscapeDataString(dataset)}/report";

    public static string Of(string number) => $"{Lookup}/{number}";

    public static string DeskOf(string dataset) => $"{Desk}?dataset={Uri.EscapeDataString(dataset)}";

    /// <summary>
    /// The sender's address, for counting only. Behind a proxy of this machine it is the one the proxy added last: what stands before it a sender
    /// may have written. Of an IPv6 address the network counts, for a household has it whole.
    /// </summary>
    public static string Sender(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null || System.Net.IPAddress.IsLoopback(address))
            if (System.Net.IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim(), out var forwarded)) address = forwarded;
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes[..8] : bytes);
    }
}
