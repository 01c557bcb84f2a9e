namespace Maru.Web.Features.Privacy;

/// <summary>Addresses of the pages of personal-data protection.</summary>
public static class PrivacyAddress
{
    public const string Home = "/privacy";
    public const string Assessments = "/privacy/assessments";
    public const string Incidents = "/privacy/incidents";
    public const string NewIncident = "/privacy/incidents/new";

    public static string Incident(string id) => $"{Incidents}/{Uri.EscapeDataString(id)}";

    /// <summary>The form that opens one from a finding of the access log's review.</summary>
    public static string IncidentFrom(string finding) => $"{NewIncident}?finding={Uri.EscapeDataString(finding)}";
}
