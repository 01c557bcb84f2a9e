namespace Maru.Web.Features.Publishing;

/// <summary>Addresses of the pages of safe publication.</summary>
public static class PublishAddress
{
    public const string List = "/publish";

    /// <summary>A dataset's switch, budget and tables.</summary>
    public static string OfDataset(string dataset) => $"{List}/of/{Uri.EscapeDataString(dataset)}";

    /// <summary>One table.</summary>
    public static string Of(string release) => $"{List}/{Uri.EscapeDataString(release)}";
}
