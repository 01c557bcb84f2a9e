using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Tests.Rows;

/// <summary>A small dataset with everything that makes rows hard: blanks, empty text, ties, quotes, dates.</summary>
public static class Ridership
{
    public static readonly Column[] Columns =
    [
        new("정류장명", ColumnType.Text, ColumnRole.Name),
        new("노선", ColumnType.Text, ColumnRole.Code),
        new("승차인원", ColumnType.Integer, ColumnRole.Measure, Unit: "명"),
        new("일자", ColumnType.Date, ColumnRole.Time),
        new("비고", ColumnType.Text),
        new("전화번호", ColumnType.Text, Privacy: PrivacyClass.Personal) { Closed = true },
    ];

    public static readonly object?[][] Rows =
    [
        ["시청", "7", 412L, new DateOnly(2025, 6, 25), null, "010-1111-2222"],
        ["춘천역", "7", 120L, new DateOnly(2025, 6, 25), "", "010-1111-2223"],
        ["시청", "8", null, new DateOnly(2025, 6, 26), "고장, \"수리\" 중", "010-1111-2224"],
        ["남춘천역", "100", 9L, new DateOnly(2025, 7, 1), "=HYPERLINK(\"x\")", "010-1111-2225"],
        ["강원대", "07", 120L, null, "두 줄\n입니다", "010-1111-2226"],
    ];

    public static VersionManifest PutInto(TestLake lake) => lake.Put("승하차", Columns, Rows);
}
