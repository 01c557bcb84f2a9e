using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Receipts;

/// <summary>Addresses of receipts. That of a chart's holds what the chart was asked for: it outlives the receipt.</summary>
public static class ReceiptAddress
{
    private const string Dataset = "of";

    public static string Of(string id, string dataset, QueryString conditions) =>
        $"/receipts/{id}?{Dataset}={Uri.EscapeDataString(dataset)}{(conditions.HasValue ? "&" + conditions.Value![1..] : "")}";

    /// <summary>Where the chart of such an address is computed again; null for other addresses.</summary>
    public static string? Again(HttpRequest request)
    {
        if (request.Query[Dataset].FirstOrDefault() is not { Length: > 0 } dataset) return null;
        var conditions = request.QueryString.Value![1..].Split('&').Where(pair => !pair.StartsWith(Dataset + "=", StringComparison.Ordinal));
        return $"/datasets/{Uri.EscapeDataString(dataset)}/receipt?{string.Join('&', conditions)}";
    }
}
