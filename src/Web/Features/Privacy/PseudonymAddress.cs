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

    /// <summary>Its join with another dataset.</summary>
    public static string Join(string project) => Of(project) + "/join";

    /// <summary>Its linkage by an outside agency.</summary>
    public static string Linkage(string project) => Of(project) + "/linkage";

    /// <summary>Where a part of a package is asked for.</summary>
    public static string Package(string project, int number, bool forKeyBody) => FormattableString.Invariant($"{Linkage(project)}/package-{number}-{(forKeyBody ? "keys" : "data")}.zip");

    /// <summary>Where a linked table is asked for.</summary>
    public static string Linked(string project, int number) => FormattableString.Invariant($"{Linkage(project)}/linked-{number}.csv");

    /// <summary>Where pseudonyms are turned back.</summary>
    public static string Reveal(string project) => Of(project) + "/reveal";

    /// <summary>One of its documents (<see cref="ProjectPapers"/>) to print.</summary>
    public static string PaperOf(string project, string name) => $"{Of(project)}/papers/{Uri.EscapeDataString(name)}";

    /// <summary>The same as a file.</summary>
    public static string PaperFile(string project, string name) => PaperOf(project, name) + ".html";

    /// <summary>Where the approved result is asked for.</summary>
    public static string Result(string project) => Of(project) + "/result.csv";
}
