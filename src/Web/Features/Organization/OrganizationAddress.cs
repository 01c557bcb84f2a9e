using System.Globalization;

namespace Maru.Web.Features.Organization;

/// <summary>Addresses of the pages and files of the organisation.</summary>
public static class OrganizationAddress
{
    public const string All = "/organization";
    public const string Change = "/organization/change";
    public const string Units = "/organization.csv";
    public const string People = "/organization/people.csv";

    public const string Completeness = "/organization/completeness";

    /// <summary>A department's teams and datasets.</summary>
    public static string CompletenessOf(string department) => $"{Completeness}?department={Uri.EscapeDataString(department)}";

    /// <param name="department">Null for all.</param>
    public static string CompletenessFile(string? department) => $"{Completeness}.csv" + (department is null ? "" : $"?department={Uri.EscapeDataString(department)}");

    public static string On(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{All}?on={day:yyyy-MM-dd}");

    public static string PeopleOn(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{People}?on={day:yyyy-MM-dd}");

    /// <summary>What an uploaded file would change.</summary>
    public static string Import(string upload) => $"{Change}?import={Uri.EscapeDataString(upload)}#import";
}
