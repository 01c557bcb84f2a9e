using Maru.Core;

namespace Maru.App.Catalog;

/// <summary>만든 곳: who produced a dataset.</summary>
public enum Origin
{
    Unknown,
    /// <summary>자체생산: the city's own work.</summary>
    Own,
    /// <summary>연계: taken over from another agency.</summary>
    Linked,
}

/// <summary>공개 범위: who may use a dataset.</summary>
public enum AccessLevel
{
    Everyone,
    /// <summary>신청 후 이용.</summary>
    Request,
    /// <summary>행정 내부.</summary>
    Internal,
    /// <summary>제공하지 않음: listed with reason, law and alternative.</summary>
    Refused,
}

/// <summary>What a person decided of a personal column.</summary>
public enum PrivacyDecision
{
    /// <summary>Readers may not see it.</summary>
    Closed,
    /// <summary>Readers may see it.</summary>
    Opened,
    /// <summary>Not to be loaded at all; versions that have it keep it closed.</summary>
    Dropped,
    /// <summary>Somebody asks to open it; closed until a second person agrees.</summary>
    OpenAsked,
}

/// <summary>Where an error report stands.</summary>
public enum ReportState
{
    /// <summary>대기.</summary>
    Waiting,
    /// <summary>접수.</summary>
    Accepted,
    /// <summary>통지: answered.</summary>
    Answered,
}

/// <summary>The words pages use for the catalogue's states.</summary>
public static class CatalogWords
{
    public static Bilingual Name(this Origin origin) => origin switch
    {
        Origin.Own => new("자체생산", "Own"),
        Origin.Linked => new("연계", "Linked"),
        _ => new("모름", "Unknown"),
    };

    public static Bilingual Name(this AccessLevel level) => level switch
    {
        AccessLevel.Everyone => new("누구나", "Everyone"),
        AccessLevel.Request => new("신청 후 이용", "On request"),
        AccessLevel.Internal => new("행정 내부", "Staff only"),
        _ => new("제공하지 않음", "Not provided"),
    };

    public static Bilingual Name(this FreshnessState state) => state switch
    {
        FreshnessState.OnTime => new("제때", "On time"),
        FreshnessState.Late => new("늦음", "Late"),
        FreshnessState.Ended => new("갱신 끝남", "No longer updated"),
        _ => new("알 수 없음", "Unknown"),
    };

    public static Bilingual Name(this ReportState state) => state switch
    {
        ReportState.Waiting => new("대기", "Waiting"),
        ReportState.Accepted => new("접수", "Accepted"),
        _ => new("통지", "Answered"),
    };

    /// <summary>The licence as people know it: kogl-1 is 공공누리 1유형.</summary>
    public static Bilingual LicenceName(string licence) => licence switch
    {
        "kogl-0" => new("공공누리 0유형(자유 이용)", "KOGL type 0 (no conditions)"),
        "kogl-1" => new("공공누리 1유형(출처 표시)", "KOGL type 1 (attribution)"),
        "kogl-2" => new("공공누리 2유형(출처 표시, 상업 이용 금지)", "KOGL type 2 (attribution, non-commercial)"),
        "kogl-3" => new("공공누리 3유형(출처 표시, 변경 금지)", "KOGL type 3 (attribution, no derivatives)"),
        "kogl-4" => new("공공누리 4유형(출처 표시, 상업 이용·변경 금지)", "KOGL type 4 (attribution, non-commercial, no derivatives)"),
        _ => new(licence, licence),
    };
}
