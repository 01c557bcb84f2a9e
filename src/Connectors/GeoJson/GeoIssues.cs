using Maru.Core.Data;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.GeoJson;

/// <summary>What was wrong with shapes, as people read it.</summary>
internal static class GeoIssues
{
    public static IEnumerable<Issue> Of(GeometryRecord seen)
    {
        if (seen.Broken > 0)
            yield return new("bad-geometry", seen.FirstBroken, GeoTable.GeometryColumn, $"{seen.Broken:N0}", Severity.Warning)
            {
                Expected = "GeoJSON geometry",
                Count = seen.Broken,
                Message = new($"도형 {seen.Broken:N0}개를 읽을 수 없어 비웠습니다. 처음은 {seen.FirstBroken:N0}번째입니다.",
                    $"{seen.Broken:N0} shapes could not be read and were left blank, the first at record {seen.FirstBroken:N0}."),
            };
        if (seen.HasElevation)
            yield return new("elevation-dropped", 0, GeoTable.GeometryColumn, "z", Severity.Info)
            {
                Message = new("높이(Z) 값은 읽지 않았습니다. 지도는 평면 좌표만 씁니다.", "Elevations (Z) were not read: maps use plane coordinates only."),
            };
    }

    public static IEnumerable<Issue> OfLines(JsonRecords records)
    {
        if (records.BrokenLineCount == 0) yield break;
        var (line, start) = records.BrokenLines[0];
        yield return new("unreadable-line", line, "", start, Severity.Warning)
        {
            Expected = "JSON",
            Count = records.BrokenLineCount,
            Message = new($"{records.BrokenLineCount:N0}줄을 JSON으로 읽을 수 없어 뺐습니다. 처음은 {line:N0}번째 줄입니다.",
                $"{records.BrokenLineCount:N0} lines are not JSON and were left out, the first is line {line:N0}."),
        };
    }
}
