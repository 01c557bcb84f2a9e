using System.Globalization;
using Maru.App.Access.Storage;
using Maru.App.AccessLog.Keeping;
using Maru.App.AccessLog.Review;
using Maru.App.Catalog.Storage;
using Maru.App.Privacy.Assessments;
using Maru.App.Privacy.Incidents;
using Maru.App.Privacy.Projects;
using Maru.App.Privacy.Publishing;
using Maru.Core;

namespace Maru.App.Access;

/// <param name="Source">Where the value comes from, with the day it was looked up.</param>
public sealed record AccessSetting(string Name, Bilingual Label, Bilingual Unit, int Default, int Least, int Most, Bilingual Source)
{
    public static AccessSetting PasswordLength { get; } = new("password-length", new("비밀번호의 가장 짧은 길이", "Shortest password"), new("자", "characters"), 10, 8, 64, Plan);
    public static AccessSetting LockoutFailures { get; } = new("lockout-failures", new("잠그기까지 틀리는 횟수", "Failures until an account is locked"), new("번", "times"), 5, 3, 20, Lockout);
    public static AccessSetting LockoutMinutes { get; } = new("lockout-minutes", new("잠그는 시간", "Time it stays locked"), new("분", "minutes"), 15, 1, 1440, Lockout);
    public static AccessSetting SessionHours { get; } = new("session-hours", new("로그인이 가장 오래 가는 시간", "Longest session"), new("시간", "hours"), 12, 1, 168, Plan);
    public static AccessSetting IdleMinutes { get; } = new("idle-minutes", new("쓰지 않으면 로그아웃하는 시간", "Idle time until signed out"), new("분", "minutes"), 60, 5, 1440, Plan);
    public static AccessSetting FreshMinutes { get; } = new("fresh-minutes", new("비밀번호를 다시 확인한 뒤 키와 두 번째 인증을 바꿀 수 있는 시간", "How long keys and the second factor can be changed after the password was given again"), new("분", "minutes"), 5, 1, 60, Plan);
    public static AccessSetting LinkHours { get; } = new("link-hours", new("비밀번호 링크가 살아 있는 시간", "Life of a link to a password"), new("시간", "hours"), 72, 1, 336, Plan);
    public static AccessSetting GrantDays { get; } = new("grant-days", new("이용 허락의 가장 긴 기간", "Longest grant"), new("일", "days"), 365, 1, 3650, Plan);
    public static AccessSetting KeyDays { get; } = new("key-days", new("API 키의 가장 긴 기간", "Longest life of an API key"), new("일", "days"), 180, 1, 730, Plan);
    public static AccessSetting RecordYears { get; } = new("record-years", new("권한 기록을 두는 기간", "How long the record of rights is kept"), new("년", "years"), 3, 3, 20,
        new("개인정보의 안전성 확보조치 기준: 권한 부여·변경·말소 기록 3년(2026-11-22 확인)", "Safety standard of personal data: records of rights given, changed and taken back, three years (seen 2026-11-22)"));

    public static IReadOnlyList<AccessSetting> All { get; } = [PasswordLength, LockoutFailures, LockoutMinutes, SessionHours, IdleMinutes, FreshMinutes, LinkHours, GrantDays, KeyDays, RecordYears, .. ReviewSetting.All, .. RetentionSetting.All, .. ProjectSetting.All, .. PublishSetting.All, .. AssessmentSetting.All, .. IncidentSetting.All];

    private static Bilingual Plan => new("기관의 내부 관리계획으로 정함. 처음 값은 마루의 제안(2026-11-22)", "Set by the agency's own plan; the first value is Maru's proposal (2026-11-22)");

    private static Bilingual Lockout => new(
        "개인정보의 안전성 확보조치 기준(2025-10-31 시행): 인증에 되풀이해 실패하면 접근을 막음. 횟수와 시간은 내부 관리계획", "Safety standard of personal data (in force 2025-10-31): repeated failures close the account; numbers by the agency's plan");
}

/// <summary>The settings in force: what people said, else the first values.</summary>
public sealed class AccessSettings(AccountsDatabase database, TimeProvider clock)
{
    public int Value(AccessSetting setting)
    {
        if (!database.Exists) return setting.Default;
        using var connection = database.Open();
        return connection.Scalar("select value from access_settings where name = @p0", setting.Name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : setting.Default;
    }

    /// <exception cref="InputException">There is no such setting, or the value is out of its limits.</exception>
    public void Say(string name, string text, string by)
    {
        var setting = AccessSetting.All.FirstOrDefault(known => known.Name == name) ?? throw new InputException(
            new($"'{name}' 설정은 없습니다.", $"There is no setting '{name}'."),
            new($"쓸 수 있는 설정: {string.Join(", ", AccessSetting.All.Select(known => known.Name))}", $"Settings: {string.Join(", ", AccessSetting.All.Select(known => known.Name))}"), name);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < setting.Least || value > setting.Most)
            throw new InputException(
                new($"{setting.Label.Ko} 값이 \"{text}\"입니다.", $"{setting.Label.En} is \"{text}\"."),
                new(string.Create(CultureInfo.InvariantCulture, $"{setting.Least}에서 {setting.Most}까지의 수({setting.Unit.Ko})를 쓰세요."), string.Create(CultureInfo.InvariantCulture, $"Write a number from {setting.Least} to {setting.Most} ({setting.Unit.En}).")), name);
        database.Migrate();
        using var connection = database.Open();
        connection.Run(
            "insert into access_settings (name, value, said_by, said_at) values (@p0, @p1, @p2, @p3) on conflict (name) do update set value = excluded.value, said_by = excluded.said_by, said_at = excluded.said_at",
            setting.Name, value, by, clock.GetUtcNow());
        AccessEvents.Write(connection, clock.GetUtcNow(), by, null, "setting", $"{setting.Name} = {text}");
    }
}
