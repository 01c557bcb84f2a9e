namespace Maru.Web.Features.Indicators;

/// <summary>Addresses of the pages of indicators.</summary>
internal static class IndicatorAddress
{
    public const string All = "/indicators";

    /// <summary>The form for a new one.</summary>
    public const string New = "/indicator-new";

    public static string Of(string id) => $"{All}/{Uri.EscapeDataString(id)}";

    /// <summary>The form that holds an indicator as it is.</summary>
    public static string Edit(string id) => $"{New}?of={Uri.EscapeDataString(id)}";
}
