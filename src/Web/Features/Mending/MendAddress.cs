namespace Maru.Web.Features.Mending;

/// <summary>Addresses of the page that mends rows set aside.</summary>
internal static class MendAddress
{
    public static string Of(string dataset) => $"/datasets/{Uri.EscapeDataString(dataset)}/set-aside";

    public static string Row(string dataset, string name) => $"{Of(dataset)}?row={name}";

    public static string Done(string dataset, int rows, int refused) => FormattableString.Invariant($"{Of(dataset)}?done={rows}&refused={refused}");

    public static string LeftOut(string dataset, int rows) => FormattableString.Invariant($"{Of(dataset)}?out={rows}");
}
