namespace Maru.App.Organization;

/// <summary>Somebody who works in a department or team.</summary>
/// <param name="Unit">Id of the unit they were said to work in: who follows it has them.</param>
/// <param name="ValidTo">First day they no longer did; null while they do.</param>
public sealed record OrgPerson(string Id, string Unit, string Name, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>직위: 주무관, 팀장.</summary>
    public string? Post { get; init; }

    public string? Phone { get; init; }

    /// <summary>데이터 담당.</summary>
    public bool IsLead { get; init; }

    /// <summary>Name of the account; rights come from its roles, not from here.</summary>
    public string? Account { get; init; }

    public bool WorksOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}
