namespace Maru.Web.Features.Jobs;

/// <summary>Addresses of the jobs' pages and forms.</summary>
internal static class JobAddress
{
    public const string List = "/jobs";

    // Not below /jobs, where a job may have any name.
    public const string New = "/new-job";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    public static string Edit(string id) => Do(id, "edit");

    /// <param name="act">run, pause, resume, cancel or remove.</param>
    public static string Do(string id, string act) => $"{Of(id)}/{act}";
}
