using System.Collections.Frozen;
using Maru.Core;

namespace Maru.App.Access;

/// <param name="Id">The name the command line and forms use.</param>
/// <param name="Allows">What who holds it may do, within the offices it is held for.</param>
public sealed record RoleLine(Role Role, string Id, Bilingual Name, Bilingual About, FrozenSet<Act> Allows);

/// <summary>What each role may do: the only place that says so.</summary>
public static class RoleTable
{
    public static IReadOnlyList<RoleLine> All { get; } =
    [
        Line(Role.Citizen, "citizen", new("시민", "Citizen"), new("누구나 보는 데이터와 허락받은 데이터를 봄", "Sees open data, and data granted")),
        Line(Role.Staff, "staff", new("직원", "Staff"), new("맡은 부서의 데이터(행정 내부, 신청 후 이용)를 봄", "Sees the office's data that are internal or on request"), Act.ReadInternal, Act.SeeOrganization),
        Line(Role.DataLead, "data-lead", new("데이터 담당", "Data lead"), new("맡은 부서의 데이터를 설명하고 점검하고 고치고 가명처리하고 안전한 표를 만들고, 잠긴 컬럼이 없는 이용 신청을 처리. 시 전체를 맡으면 올리기·수집 작업·수집원·잇기도", "Keeps, mends and pseudonymises the office's data, makes safe tables of them, and decides on requests without closed columns; for the whole city also takes data in"), Act.ReadInternal, Act.Edit, Act.DecideGrants, Act.SeeGrants, Act.SeeOrganization, Act.Pseudonymize, Act.PublishTables),
        Line(Role.Analyst, "analyst", new("분석가", "Analyst"), new("맡은 범위의 데이터(행정 내부, 신청 후 이용)를 보고 계산하고 가명처리", "Sees, computes over and pseudonymises data that are internal or on request"), Act.ReadInternal, Act.SeeOrganization, Act.Pseudonymize),
        Line(Role.Executive, "executive", new("간부", "Executive"), new("맡은 범위의 데이터(행정 내부, 신청 후 이용)를 봄", "Sees data that are internal or on request"), Act.ReadInternal, Act.SeeOrganization),
        Line(Role.PrivacyOfficer, "privacy-officer", new("개인정보 보호책임자", "Privacy officer"), new("잠긴 컬럼을 보고, 접속기록을 점검하고, 잠긴 컬럼이 든 이용 신청을 처리하고, 가명처리와 표 공표를 승인하고, 유출 대응을 이끎", "Sees closed columns, reviews the access log, decides on requests for closed columns, approves pseudonymisation and published tables, and leads the answer to breaches"),
            Act.ReadInternal, Act.ReadPersonal, Act.DecideGrants, Act.DecidePersonalGrants, Act.SeeGrants, Act.SeeAccounts, Act.SeeAccessLog, Act.DecideAccess, Act.SeeOrganization, Act.ApprovePseudonyms, Act.HandleIncidents, Act.PublishTables, Act.ApproveTables),
        Line(Role.Auditor, "auditor", new("감사", "Auditor"), new("계정과 허락의 기록을 보고, 접속기록을 보고 점검함. 데이터는 보지 못함", "Sees the records of accounts and grants, reviews the access log, sees no data"), Act.SeeGrants, Act.SeeAccounts, Act.SeeAccessLog, Act.DecideAccess, Act.SeeOrganization),
        Line(Role.Administrator, "administrator", new("시스템 관리자", "Administrator"), new("계정과 조직도를 관리하고, 모든 데이터를 올리고 고치고, 잠긴 컬럼이 없는 이용 신청을 처리. 잠긴 컬럼은 보지 못함", "Keeps accounts, the organisation and all data, and decides on requests without closed columns; sees no closed columns"),
            Act.ReadInternal, Act.Edit, Act.DecideGrants, Act.SeeGrants, Act.SeeAccounts, Act.ManageAccounts, Act.SeeOrganization, Act.ManageOrganization),
    ];

    public static RoleLine Of(Role role) => All[(int)role];

    /// <exception cref="InputException">There is no such role.</exception>
    public static Role Read(string? id) => All.FirstOrDefault(line => line.Id == id)?.Role ?? throw new InputException(
        new($"'{id}' 역할은 없습니다.", $"There is no role '{id}'."),
        new($"쓸 수 있는 역할: {string.Join(", ", All.Select(line => line.Id))}", $"Roles: {string.Join(", ", All.Select(line => line.Id))}"), "role");

    /// <summary>Reads <c>role</c>, <c>role:department</c> or <c>role:department/team</c>.</summary>
    /// <exception cref="InputException">There is no such role.</exception>
    public static RoleHeld ReadHeld(string written)
    {
        var (role, scope) = written.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (written[..at].Trim(), written[(at + 1)..].Trim()) : (written.Trim(), "");
        var parts = scope.Split('/', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(Read(role), parts.Length > 0 ? parts[0] : null, parts.Length > 1 ? parts[1] : null);
    }

    private static RoleLine Line(Role role, string id, Bilingual name, Bilingual about, params Act[] allows) => new(role, id, name, about, allows.ToFrozenSet());
}
