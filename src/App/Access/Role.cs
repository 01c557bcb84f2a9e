namespace Maru.App.Access;

/// <summary>What somebody is to the city's data. An account may hold several, each for the whole city, a department or a team.</summary>
public enum Role
{
    /// <summary>시민.</summary>
    Citizen,
    /// <summary>직원.</summary>
    Staff,
    /// <summary>데이터 담당(선도인력): keeps the data of an office.</summary>
    DataLead,
    /// <summary>분석가.</summary>
    Analyst,
    /// <summary>간부.</summary>
    Executive,
    /// <summary>개인정보 보호책임자.</summary>
    PrivacyOfficer,
    /// <summary>감사.</summary>
    Auditor,
    /// <summary>시스템 관리자.</summary>
    Administrator,
}

/// <summary>What a role allows.</summary>
public enum Act
{
    /// <summary>Read data that are for staff only, or on request.</summary>
    ReadInternal,
    /// <summary>Read columns that are closed for personal data.</summary>
    ReadPersonal,
    /// <summary>Describe, check, mend and take in data. Held for the whole city it opens the pages of the desk too.</summary>
    Edit,
    /// <summary>Decide on requests for data without personal columns.</summary>
    DecideGrants,
    /// <summary>Decide on requests for personal columns.</summary>
    DecidePersonalGrants,
    /// <summary>See all grants.</summary>
    SeeGrants,
    /// <summary>See accounts, their roles and what became of them.</summary>
    SeeAccounts,
    /// <summary>Make and change accounts.</summary>
    ManageAccounts,
    /// <summary>See who handled which personal data, and have the record proven.</summary>
    SeeAccessLog,
    /// <summary>Decide on what the review of that record found about others.</summary>
    DecideAccess,
    /// <summary>See the organisation with its staff, and which of its data came when.</summary>
    SeeOrganization,
    /// <summary>Reorganise, and say who works where.</summary>
    ManageOrganization,
    /// <summary>Plan and carry out pseudonymisation of data one may read, without seeing its closed columns.</summary>
    Pseudonymize,
    /// <summary>Approve what others planned and carried out of it.</summary>
    ApprovePseudonyms,
    /// <summary>Lead the answer to a breach of personal data, and keep impact assessments.</summary>
    HandleIncidents,
    /// <summary>Set up tables that are published out of data one keeps, without seeing the rows.</summary>
    PublishTables,
    /// <summary>Approve tables that others set up, and set what they are held to.</summary>
    ApproveTables,
}

/// <param name="Department">Id of the department it is held for, or its name where the organisation chart does not know it; null for the whole city.</param>
/// <param name="Team">Id or name of the team within it; null for the whole department.</param>
public sealed record RoleHeld(Role Role, string? Department = null, string? Team = null);
