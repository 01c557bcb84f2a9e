namespace Maru.Web.Features.Jobs;

/// <summary>Addresses of the jobs' pages and forms.</summary>
internal static class JobAddress
{
    public const string List = "/jobs";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    /// <param name="act">run, pause, resume or cancel.</param>
    public static string Do(string id, string act) => $"{Of(id)}/{act}";
}
