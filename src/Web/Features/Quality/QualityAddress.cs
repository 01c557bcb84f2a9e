namespace Maru.Web.Features.Quality;

/// <summary>Addresses of the pages of quality.</summary>
internal static class QualityAddress
{
    public const string All = "/quality";

    public static string Of(string dataset) => $"/datasets/{Uri.EscapeDataString(dataset)}/quality";

    public static string Rows(string dataset, string rule) => $"{Of(dataset)}?rows={Uri.EscapeDataString(rule)}#rows";

    public static string New(string dataset, string kind) => $"{Of(dataset)}?kind={Uri.EscapeDataString(kind)}#new";

    public static string Do(string dataset, string act) => $"{Of(dataset)}/{act}";
}
