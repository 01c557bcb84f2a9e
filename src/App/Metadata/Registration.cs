using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Metadata;

/// <summary>Whether a dataset has its place in the national list (공공데이터 목록, 데이터통합관리 플랫폼).</summary>
public enum RegistrationState
{
    NotSaid,
    /// <summary>It need not be registered.</summary>
    NotDue,
    /// <summary>It must be registered and is not yet.</summary>
    Due,
    Registered,
}

/// <summary>What people said of a dataset's registration.</summary>
/// <param name="AcquiredOn">The day it was made or acquired; null: the day it was first collected.</param>
/// <param name="UpdatedOn">The day a change was last registered.</param>
/// <param name="Number">목록 등록번호.</param>
public sealed record Registration(RegistrationState State, DateOnly? AcquiredOn, DateOnly? RegisteredOn, DateOnly? UpdatedOn, string? Number)
{
    /// <summary>공공데이터법 시행령 제15조: the list is registered within 15 days, a change of it within 10.</summary>
    public const int DaysToRegister = 15;
    public const int DaysToUpdate = 10;

    public static Registration NotSaid { get; } = new(RegistrationState.NotSaid, null, null, null, null);

    /// <summary>What the national list holds of a dataset, by the names of the catalogue's own table: a change of these has to be registered.</summary>
    internal static IReadOnlyList<string> ListedFields { get; } =
        ["title_ko", "description_ko", "domain", "department", "contact", "origin", "provider", "cycle", "licence", "legal_basis", "keywords", "access"];
}

/// <summary>How long there is to register a dataset or a change of it. A last day that is no working day is the next working day (민법 제161조).</summary>
/// <param name="IsChange">It is a change that is to be registered, not the dataset.</param>
/// <param name="Since">The day the time runs from.</param>
public sealed record RegistrationClock(bool IsChange, DateOnly Since, DateOnly DueOn, int DaysLeft)
{
    public bool IsLate => DaysLeft < 0;

    /// <summary>Null when there is nothing to register.</summary>
    public static RegistrationClock? Of(CatalogEntry entry, DateOnly today)
    {
        var said = entry.Registration;
        if (said.State == RegistrationState.Due && Acquired(entry, today) is { } acquired) return From(false, acquired, Registration.DaysToRegister, today);
        if (said.State != RegistrationState.Registered || entry.ListedChangeOn is not { } changed) return null;
        var listed = Later(said.RegisteredOn, said.UpdatedOn);
        changed = Earlier(changed, today);
        return listed is { } day && changed > day ? From(true, changed, Registration.DaysToUpdate, today) : null;
    }

    /// <summary>The day it was made or acquired, as somebody said or as it was first collected.</summary>
    public static DateOnly? Acquired(CatalogEntry entry, DateOnly today) =>
        entry.Registration.AcquiredOn ?? (entry.FirstCollectedAt is { } first ? Earlier(KoreanTime.Day(first), today) : null);

    public Bilingual Words => (IsChange, IsLate) switch
    {
        (false, false) => new($"등록까지 {DaysLeft}일 남았습니다({DueOn:yyyy-MM-dd}까지).", $"{DaysLeft} days left to register (until {DueOn:yyyy-MM-dd})."),
        (false, true) => new($"등록할 날({DueOn:yyyy-MM-dd})이 {-DaysLeft}일 지났습니다.", $"Registration was due {-DaysLeft} days ago ({DueOn:yyyy-MM-dd})."),
        (true, false) => new($"{Since:yyyy-MM-dd}에 바뀐 것을 {DueOn:yyyy-MM-dd}까지 변경 등록해야 합니다({DaysLeft}일 남음).", $"A change of {Since:yyyy-MM-dd} is to be registered by {DueOn:yyyy-MM-dd} ({DaysLeft} days left)."),
        _ => new($"{Since:yyyy-MM-dd}에 바뀐 것을 변경 등록할 날({DueOn:yyyy-MM-dd})이 {-DaysLeft}일 지났습니다.", $"A change of {Since:yyyy-MM-dd} was to be registered {-DaysLeft} days ago ({DueOn:yyyy-MM-dd})."),
    };

    private static RegistrationClock From(bool isChange, DateOnly since, int days, DateOnly today)
    {
        var due = BusinessDays.OnOrAfter(since.AddDays(days));
        return new(isChange, since, due, due.DayNumber - today.DayNumber);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}

public static class RegistrationWords
{
    public static Bilingual Name(this RegistrationState state) => state switch
    {
        RegistrationState.NotDue => new("등록 대상 아님", "Need not be registered"),
        RegistrationState.Due => new("등록해야 함", "To be registered"),
        RegistrationState.Registered => new("등록함", "Registered"),
        _ => new("정하지 않음", "Not decided"),
    };
}
