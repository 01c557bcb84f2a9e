namespace Maru.Core.Data;

/// <summary>What people call types, roles and severities: the same words on pages and in a terminal.</summary>
public static class ColumnWords
{
    public static Bilingual Name(this ColumnType type) => type switch
    {
        ColumnType.Text => new("문자", "Text"),
        ColumnType.Integer => new("정수", "Whole number"),
        ColumnType.Number => new("수", "Number"),
        ColumnType.Boolean => new("예·아니요", "Yes or no"),
        ColumnType.Date => new("날짜", "Date"),
        ColumnType.Time => new("시각", "Time"),
        ColumnType.DateTime => new("날짜와 시각", "Date and time"),
        _ => new("도형", "Shape"),
    };

    /// <summary>Null for an attribute with no special part.</summary>
    public static Bilingual? Name(this ColumnRole role) => role switch
    {
        ColumnRole.Key => new("기본키", "key"),
        ColumnRole.Name => new("이름", "name"),
        ColumnRole.Category => new("분류", "category"),
        ColumnRole.Measure => new("측정값", "measure"),
        ColumnRole.Time => new("때", "time"),
        ColumnRole.Region => new("지역", "region"),
        ColumnRole.Longitude => new("경도", "longitude"),
        ColumnRole.Latitude => new("위도", "latitude"),
        ColumnRole.Geometry => new("도형", "shape"),
        ColumnRole.Code => new("코드", "code"),
        _ => null,
    };

    public static Bilingual Name(this Severity severity) => severity switch
    {
        Severity.Info => new("알림", "Note"),
        Severity.Warning => new("주의", "Warning"),
        _ => new("오류", "Error"),
    };
}
