namespace Maru.Web.Features.Jobs;

/// <summary>Addresses of the jobs' pages and forms.</summary>
internal static class JobAddress
{
    public const string List = "/jobs";

    // Not below /jobs, where a job may have any name.
    public const string New = "/new-job";

    /// <param name="kind">Id of a kind of job.</param>
    /// <param name="dataset">The dataset it is of; null when that is still to be said.</param>
    public static string NewOf(string kind, string? dataset = null) => $"{New}?kind={kind}{(dataset is null ? "" : $"&dataset={Uri.EscapeDataString(dataset)}")}";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    public static string Edit(string id) => Do(id, "edit");

    /// <param name="act">run, pause, resume, cancel or remove.</param>
    public static string Do(string id, string act) => $"{Of(id)}/{act}";
}
