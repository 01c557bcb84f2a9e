using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;

namespace Maru.App.Drift;

/// <summary>Differences of columns in words, for terminal, API and page alike.</summary>
public static class DriftWords
{
    public static Bilingual Name(this DriftPolicy policy) => policy switch
    {
        DriftPolicy.Alert => new("그대로 싣고 알림", "Alert"),
        DriftPolicy.Evolve => new("맞추어 싣기", "Evolve"),
        _ => new("멈추고 묻기", "Stop"),
    };

    public static Bilingual Explain(this DriftPolicy policy) => policy switch
    {
        DriftPolicy.Alert => new("파일에 있는 이름 그대로 싣고 달라진 것을 알립니다.", "Taken in under the file's own names; the differences are told."),
        DriftPolicy.Evolve => new(
            "이름만 바뀐 컬럼은 쓰던 이름을 지키고, 새 컬럼은 더하고, 빠진 컬럼은 빈 값으로 남깁니다.",
            "Columns that were only renamed keep their name, new ones are added, missing ones stay as blanks."),
        _ => new("컬럼이 달라지면 싣지 않고, 담당자가 받아들일 때까지 둡니다.", "When columns differ nothing is taken in until a person accepts it."),
    };

    public static Bilingual Name(this ColumnFate fate) => fate switch
    {
        ColumnFate.Same => new("같음", "Same"),
        ColumnFate.Renamed => new("이름 바뀜", "Renamed"),
        ColumnFate.Added => new("추가", "Added"),
        ColumnFate.Removed => new("빠짐", "Removed"),
        ColumnFate.StillMissing => new("아직 없음", "Still missing"),
        _ => new("돌아옴", "Returned"),
    };

    public static Bilingual Name(this MatchManner by) => by switch
    {
        MatchManner.Header => new("머리글이 같음", "same header"),
        MatchManner.Spelling => new("표기만 다름", "spelt differently"),
        MatchManner.Period => new("기간만 다름", "another period"),
        MatchManner.Person => new("사람이 정함", "a person said so"),
        MatchManner.Earlier => new("전에 쓰던 머리글", "an earlier header"),
        MatchManner.StandardTerm => new("같은 공통표준용어", "the same standard term"),
        _ => new("값이 같음", "the same values"),
    };

    public static Bilingual Name(this DriftGrade grade) => grade switch
    {
        DriftGrade.None => new("같음", "Same"),
        DriftGrade.Harmless => new("괜찮음", "Harmless"),
        DriftGrade.Notable => new("살필 것", "To look at"),
        _ => new("위험", "Grave"),
    };

    /// <summary>What changed in a column: "자료형: 정수 → 문자".</summary>
    public static Bilingual Describe(this ColumnChange change) => change.Kind switch
    {
        ColumnChangeKind.Type => Arrow(new("형식", "type"), TypeName(change.Before), TypeName(change.Now)),
        ColumnChangeKind.Unit when change.Now is null => new($"단위 ‘{change.Before}’ 표시가 없어짐", $"the unit {change.Before} is no longer written"),
        ColumnChangeKind.Unit when change.Before is null => new($"단위 ‘{change.Now}’ 표시가 생김", $"the unit {change.Now} is written now"),
        ColumnChangeKind.Unit => Arrow(new("단위", "unit"), new(change.Before!, change.Before!), new(change.Now!, change.Now!)),
        ColumnChangeKind.Scale => new($"값이 약 {Times(change.Times)}: 단위가 바뀐 듯함", $"values are about {TimesEnglish(change.Times)}: the unit seems to have changed"),
        ColumnChangeKind.Key when change.Grade == DriftGrade.Grave => new("행을 구별하던 기본키가 빠짐", "the key that told rows apart is gone"),
        ColumnChangeKind.Key => new("더는 행을 구별하지 못함(겹치거나 빈 값이 있음)", "no longer tells rows apart (repeats or blanks)"),
        ColumnChangeKind.Privacy => change.Grade == DriftGrade.Grave
            ? new($"사람이 열어 둔 컬럼에서 더 무거운 개인정보({PrivacyName(change.Now).Ko})를 찾음", $"graver personal data ({PrivacyName(change.Now).En}) in a column that a person opened")
            : new($"{Josa.EulReul(PrivacyName(change.Now).Ko)} 새로 찾아 닫음", $"{PrivacyName(change.Now).En} newly found; closed"),
        _ => new(Codes(change), $"{change.Came} codes came, {change.Went} went"),
    };

    /// <summary>Counts of what happened to columns: "이름 바뀜 2, 추가 1".</summary>
    public static Bilingual Counts(SchemaDrift drift)
    {
        var parts = new List<Bilingual>();
        foreach (var fate in (ColumnFate[])[ColumnFate.Renamed, ColumnFate.Added, ColumnFate.Removed, ColumnFate.Returned])
            if (drift.Columns.Count(column => column.Fate == fate) is > 0 and var count) parts.Add(new($"{fate.Name().Ko} {count}", $"{fate.Name().En.ToLowerInvariant()} {count}"));
        foreach (var (kind, name) in Kinds)
            if (drift.Columns.Count(column => column.Changes.Any(change => change.Kind == kind && IsTold(column, change))) is > 0 and var count) parts.Add(new($"{name.Ko} {count}", $"{name.En} {count}"));
        if (drift.Reordered) parts.Add(new("차례 바뀜", "reordered"));
        if (drift.RowsGrade > DriftGrade.None) parts.Add(Rows(drift));
        return new(string.Join(", ", parts.Select(part => part.Ko)), string.Join(", ", parts.Select(part => part.En)));
    }

    public static Bilingual Rows(SchemaDrift drift) => new(
        string.Create(CultureInfo.InvariantCulture, $"행 {drift.RowsBefore:N0} → {drift.RowsNow:N0}"), string.Create(CultureInfo.InvariantCulture, $"rows {drift.RowsBefore:N0} → {drift.RowsNow:N0}"));

    /// <summary>Why it waits for a person, the gravest first.</summary>
    public static IReadOnlyList<Bilingual> Reasons(SchemaDrift drift)
    {
        var least = drift.Policy == DriftPolicy.Stop ? DriftGrade.Notable : DriftGrade.Grave;
        var reasons = new List<Bilingual>();
        if (drift.LooksLikeAnother) reasons.Add(new("쓰던 컬럼의 절반도 없습니다. 다른 표로 보입니다.", "Fewer than half of the columns are there: it looks like another table."));
        if (drift.RowsGrade >= least) reasons.Add(drift.RowsNow == 0 ? new("행이 하나도 없습니다.", "There is no row.") : Rows(drift));
        foreach (var column in drift.Columns.Where(column => column.Grade >= least).OrderByDescending(column => column.Grade))
            reasons.Add(Of(column));
        return reasons;
    }

    /// <summary>One column in a sentence: "‘예산액’ 단위: 원 → 천원".</summary>
    public static Bilingual Of(ColumnDrift column)
    {
        var name = column.Before ?? column.Now!;
        List<Bilingual> said = [.. column.Changes.Where(change => change.Grade > DriftGrade.Harmless).Select(Describe)];
        if (column is { Fate: ColumnFate.Renamed, By: MatchManner.StandardTerm or MatchManner.Content }) said.Insert(0, new($"이름 바뀜(‘{column.Header}’)", $"renamed ('{column.Header}')"));
        else if (column.Fate is ColumnFate.Added or ColumnFate.Removed) said.Insert(0, column.Fate.Name());
        return new($"‘{name}’ {string.Join(", ", said.Select(words => words.Ko))}", $"'{name}' {string.Join(", ", said.Select(words => words.En.ToLowerInvariant()))}");
    }

    /// <summary>The sentence that says a table waits, as a job, a page or a terminal puts it.</summary>
    public static Bilingual Held(SchemaDrift drift)
    {
        var reasons = Reasons(drift);
        var more = reasons.Count > 3 ? reasons.Count - 3 : 0;
        return new(
            $"멈춤: 구조가 바뀜. {string.Join("; ", reasons.Take(3).Select(reason => reason.Ko.TrimEnd('.')))}{(more > 0 ? $" 밖에 {more}가지" : "")}.",
            $"Stopped: the structure has changed. {string.Join("; ", reasons.Take(3).Select(reason => reason.En.TrimEnd('.')))}{(more > 0 ? $" and {more} more" : "")}.");
    }

    private static (ColumnChangeKind, Bilingual)[] Kinds { get; } =
    [
        (ColumnChangeKind.Type, new("형식 바뀜", "type")), (ColumnChangeKind.Unit, new("단위 바뀜", "unit")), (ColumnChangeKind.Scale, new("크기 바뀜", "scale")),
        (ColumnChangeKind.Key, new("기본키", "key")), (ColumnChangeKind.Privacy, new("개인정보", "personal data")), (ColumnChangeKind.Codes, new("코드 바뀜", "codes")),
    ];

    // A key that is gone is told as removed.
    private static bool IsTold(ColumnDrift column, ColumnChange change) => !(change.Kind == ColumnChangeKind.Key && column.Fate == ColumnFate.Removed);

    private static Bilingual Arrow(Bilingual what, Bilingual before, Bilingual now) => new($"{what.Ko}: {before.Ko} → {now.Ko}", $"{what.En}: {before.En} → {now.En}");

    private static Bilingual TypeName(string? type) => Enum.TryParse<ColumnType>(type, out var named) ? named.Name() : new(type ?? "", type ?? "");

    private static Bilingual PrivacyName(string? privacy) => Enum.TryParse<PrivacyClass>(privacy, out var named) ? named switch
    {
        PrivacyClass.UniqueIdentifier => new("고유식별정보", "unique identifiers"),
        PrivacyClass.Sensitive => new("민감정보", "sensitive data"),
        PrivacyClass.Personal => new("개인정보", "personal data"),
        _ => new("업무 정보", "business data"),
    } : new(privacy ?? "", privacy ?? "");

    private static string Times(double? times) => times is >= 1 and var more
        ? string.Create(CultureInfo.InvariantCulture, $"{more:N0}배") : string.Create(CultureInfo.InvariantCulture, $"{1 / (times ?? 1):N0}분의 1");

    private static string TimesEnglish(double? times) => times is >= 1 and var more
        ? string.Create(CultureInfo.InvariantCulture, $"{more:N0} times larger") : string.Create(CultureInfo.InvariantCulture, $"{1 / (times ?? 1):N0} times smaller");

    private static string Codes(ColumnChange change) => string.Join(", ", new[] { change.Came > 0 ? $"새 코드 {change.Came}개" : null, change.Went > 0 ? $"없어진 코드 {change.Went}개" : null }.OfType<string>());
}
