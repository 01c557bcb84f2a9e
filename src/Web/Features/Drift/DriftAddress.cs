namespace Maru.Web.Features.Drift;

/// <summary>Addresses of the page that shows how a dataset's columns changed.</summary>
internal static class DriftAddress
{
    public static string Of(string dataset) => $"/datasets/{Uri.EscapeDataString(dataset)}/drift";

    public static string Do(string dataset, string act) => $"{Of(dataset)}/{act}";

    public static string Version(string dataset, int version) => FormattableString.Invariant($"{Of(dataset)}#version-{version}");

    public static string Hold(string dataset, string hold) => $"{Of(dataset)}#hold-{hold}";
}
