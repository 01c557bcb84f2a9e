using System.Collections.Frozen;
using Maru.App.Organization;
using Maru.Core;

namespace Maru.App.Access;

/// <summary>What a line of the record of rights says to people: its first word is what was done, the rest what it was done to.</summary>
public static class AccessEventWords
{
    /// <summary>What a change of the organisation is called in the record.</summary>
    internal const string Organization = "organization";

    private static readonly FrozenDictionary<(string What, string Did), Bilingual> _words = new Dictionary<(string, string), Bilingual>
    {
        [("account", "add")] = new("계정을 만듦", "Account made"),
        [("account", "unlock")] = new("잠금을 풂", "Account unlocked"),
        [("account", "close")] = new("계정을 닫음", "Account closed"),
        [("second-factor", "on")] = new("두 번째 인증을 켬", "Second factor turned on"),
        [("second-factor", "off")] = new("두 번째 인증을 끔", "Second factor turned off"),
        [("second-factor", "forgotten")] = new("두 번째 인증을 없앰", "Second factor taken away"),
        [("password", "changed")] = new("비밀번호를 바꿈", "Password changed"),
        [("password", "link")] = new("비밀번호 링크", "Password link"),
        [("grant", "asked")] = new("이용을 신청", "Asked for"),
        [("grant", nameof(GrantState.Approved))] = new("이용을 허락", "Approved"),
        [("grant", nameof(GrantState.Refused))] = new("이용을 거절", "Refused"),
        [("grant", nameof(GrantState.TakenBack))] = new("신청이나 허락을 거둠", "Taken back"),
        [("sign-on", "linked")] = new("통합 로그인과 이음", "Linked"),
        [("sign-on", "unlinked")] = new("통합 로그인과 끊음", "Unlinked"),
        [("column", "opened")] = new("잠긴 컬럼을 엶", "Closed column opened"),
        [("column", "kept")] = new("컬럼을 닫아 둠", "Column kept closed"),
        [("key", "made")] = new("키를 만듦", "Key made"),
        [("key", "revoked")] = new("키를 끊음", "Key revoked"),
    }.ToFrozenDictionary();

    /// <summary>What was done and to what, in words.</summary>
    public static Bilingual Words(this AccessEvent line)
    {
        if (line.What == "roles") return new($"역할: {Roles(line.Detail, name => name.Ko)}", $"Roles: {Roles(line.Detail, name => name.En)}");
        if (line.What == "setting") return new($"설정: {line.Detail}", $"Setting: {line.Detail}");
        if (line.What == Organization && line.Detail.Split(' ', 2) is [var kind, var units] && Enum.TryParse<OrgChangeKind>(kind, out var change)) return new($"조직: {change.Name().Ko} {units}", $"Organisation: {change.Name().En} {units}");
        var (did, rest) = line.Detail.Split(' ', 2) is [var first, var more] ? (first, more) : (line.Detail, "");
        if (!_words.TryGetValue((line.What, did), out var words)) return new($"{line.What} {line.Detail}", $"{line.What} {line.Detail}");
        if (line.What == "password") return rest == "made" ? new("비밀번호 링크를 만듦", "Password link made") : did == "link" ? new("링크로 비밀번호를 정함", "Password set by link") : words;
        return rest.Length == 0 ? words : new($"{words.Ko}: {rest}", $"{words.En}: {rest}");
    }

    // "data-lead 교통과; staff": ids of roles, with the office they are held for.
    private static string Roles(string detail, Func<Bilingual, string> say) => detail.Length == 0 ? "–" : string.Join("; ", detail.Split("; ").Select(held =>
        held.Split(' ', 2) is [var id, .. var office] && RoleTable.All.FirstOrDefault(line => line.Id == id) is { } role ? string.Join(' ', (string[])[say(role.Name), .. office]) : held));
}
