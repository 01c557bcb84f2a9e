using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Organization;

public enum OrgChangeKind
{
    /// <summary>이름을 바꿈.</summary>
    Rename,
    /// <summary>나눔.</summary>
    Split,
    /// <summary>합침.</summary>
    Merge,
    /// <summary>옮김.</summary>
    Move,
    /// <summary>없앰.</summary>
    Abolish,
    /// <summary>파일로 바꿈.</summary>
    Import,
}

/// <summary>A reorganisation that is asked for. Units go by name ("교통과", "교통과/주차팀") or id.</summary>
/// <param name="Units">What it is done to, as it was the day before.</param>
/// <param name="On">The first day on which it holds.</param>
/// <param name="Ground">The ordinance or order it rests on.</param>
public sealed record Reorganization(OrgChangeKind Kind, IReadOnlyList<string> Units, DateOnly On, string Ground)
{
    /// <summary>The new name, the one all are merged into, or those it is split into.</summary>
    public IReadOnlyList<string> Into { get; init; } = [];

    /// <summary>The unit it stands under from then on; null where that stays.</summary>
    public string? Under { get; init; }

    /// <summary>Of a split: which part each team goes to, by the team's name or id. Teams that are not named end.</summary>
    public IReadOnlyDictionary<string, string> Teams { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads lines of "주차팀=주차과".</summary>
    /// <exception cref="InputException">A line says no team and part, or a team is named twice; the field is "team".</exception>
    public static IReadOnlyDictionary<string, string> ReadTeams(string text)
    {
        var teams = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            if (lines[i].Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } team, { Length: > 0 } part]) throw new InputException(
                new($"{i + 1}번째 줄 '{lines[i]}'에서 팀과 갈 곳을 읽지 못했습니다.", $"Line {i + 1}, '{lines[i]}', does not say a team and where it goes."),
                new("한 줄에 하나씩 '주차팀=주차과'처럼 적으세요.", "Write one a line, as team=department."), "team");
            if (!teams.TryAdd(team, part)) throw new InputException(
                new($"{i + 1}번째 줄의 {Josa.EunNeun(team)} 앞줄에도 있습니다.", $"Line {i + 1} names '{team}' again."), new("한 팀은 한 번만 적으세요.", "Write each team once."), "team");
        }
        return teams;
    }
}

/// <summary>A change of the organisation that was made.</summary>
/// <param name="Units">Ids of what was changed.</param>
/// <param name="Before">What they were called.</param>
/// <param name="After">What they are called or what followed them.</param>
public sealed record OrgChange(OrgChangeKind Kind, DateOnly On, string Ground, IReadOnlyList<string> Units, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    public string By { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>"정보화담당관 → 데이터정책과, 정보통신과".</summary>
    public string Line => After.Count == 0 ? string.Join(", ", Before) : Before.Count == 0 ? string.Join(", ", After) : $"{string.Join(", ", Before)} → {string.Join(", ", After)}";
}

public static class OrgWords
{
    public static Bilingual Name(this OrgUnitKind kind) => kind switch
    {
        OrgUnitKind.Bureau => new("국·소", "Bureau"),
        OrgUnitKind.Department => new("부서", "Department"),
        _ => new("팀", "Team"),
    };

    public static Bilingual Name(this OrgImportAct act) => act switch
    {
        OrgImportAct.Added => new("새로", "New"),
        OrgImportAct.Renamed => new("이름 바뀜", "Renamed"),
        OrgImportAct.Moved => new("옮김", "Moved"),
        OrgImportAct.Changed => new("고침", "Changed"),
        _ => new("끝남", "Ended"),
    };

    public static Bilingual Name(this DeliveryState state) => state switch
    {
        DeliveryState.OnTime => new("제때", "On time"),
        DeliveryState.Late => new("늦음", "Late"),
        DeliveryState.Missing => new("빠짐", "Missing"),
        DeliveryState.NotYet => new("기한 전", "Not due yet"),
        _ => new("시작 전", "Before it began"),
    };

    public static Bilingual Name(this OrgChangeKind kind) => kind switch
    {
        OrgChangeKind.Rename => new("이름을 바꿈", "Renamed"),
        OrgChangeKind.Split => new("나눔", "Split"),
        OrgChangeKind.Merge => new("합침", "Merged"),
        OrgChangeKind.Move => new("옮김", "Moved"),
        OrgChangeKind.Abolish => new("없앰", "Abolished"),
        _ => new("파일로 바꿈", "Taken from a file"),
    };
}
