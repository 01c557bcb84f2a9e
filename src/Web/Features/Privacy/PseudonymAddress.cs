namespace Maru.Web.Features.Privacy;

/// <summary>Addresses of the pages of pseudonymisation.</summary>
public static class PseudonymAddress
{
    public const string List = "/pseudonyms";
    public const string New = "/pseudonyms/new";

    public static string Of(string project) => $"{List}/{Uri.EscapeDataString(project)}";

    /// <summary>The form of its plan.</summary>
    public static string Plan(string project) => Of(project) + "/plan";

    /// <summary>Its records as a paper to print.</summary>
    public static string Paper(string project) => Of(project) + "/record";

    /// <summary>Where the approved result is asked for.</summary>
    public static string Result(string project) => Of(project) + "/result.csv";
}
