using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.GeoJson;

/// <summary>Reads GeoJSON (RFC 7946), features line by line, and TopoJSON: properties as columns, shapes as WKB in the file's own coordinates.</summary>
public sealed class GeoJsonConnector : IConnector
{
    public Card Card { get; } = new(
        "geojson",
        new("GeoJSON·TopoJSON", "GeoJSON and TopoJSON"),
        new("GeoJSON과 TopoJSON 공간 자료를 읽습니다. 속성은 열로, 도형은 geometry 열로 들어옵니다.",
            "Reads GeoJSON and TopoJSON: properties become columns, shapes the column geometry."),
        [
            new("nested", ParameterType.Choice,
                new("안쪽 객체", "Inner objects"),
                new("속성 안의 객체를 ‘가.나’ 열로 펼칠지, JSON 글자 그대로 둘지 정합니다.",
                    "Whether objects inside properties become columns ‘a.b’ or stay as JSON text."),
                "flatten", Choices:
                [
                    new("flatten", new("열로 펼치기", "Columns")),
                    new("text", new("JSON 글자로 두기", "JSON text")),
                ]),
        ]);

    public int Recognise(SourceFile file) =>
        JsonHead.Look(file.Head.Span) != JsonHeadKind.Geographic ? 0
        : file.Extension is "geojson" or "topojson" or "geojsonl" or "geojsons" ? 100
        : 90;

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        var json = JsonFile.Open(file, stop);
        var flatten = settings.Text("nested") != "text";
        if (JsonLines.Looks(json)) return [GeoTable.Features(json, [new(0, long.MaxValue)], JsonLayout.Lines, null, flatten, stop)];
        var survey = JsonSurvey.Take(json, stop);
        var crs = survey.Scalar("crs.properties.name") ?? Epsg(survey.Scalar("crs.properties.code"));
        var type = survey.Scalar("type");
        if (type == "Topology") return Topology.Open(json, survey, crs, flatten, stop);
        var whole = survey.Root.Object is { } braces && survey.TopValues == 1 ? braces : new JsonRange(0, survey.Length);
        if (survey.Find("features") is { Arrays.Count: > 0 } features) return [GeoTable.Features(json, features.Arrays, JsonLayout.Values, crs, flatten, stop)];
        if (type == "Feature") return [GeoTable.Features(json, [whole], JsonLayout.Values, crs, flatten, stop)];
        if (GeoJsonGeometry.TypeOf(type) is not null) return [GeoTable.Geometries(json, [whole], crs, stop)];
        throw NotGeographic(file.Name, type);
    }

    private static string? Epsg(string? code) => code is null ? null : "EPSG:" + code;

    private static InputException NotGeographic(string file, string? type) => new(
        new($"GeoJSON이나 TopoJSON이 아닙니다. type: {type ?? "없음"}.", $"It is neither GeoJSON nor TopoJSON: its type is {type ?? "missing"}."),
        new("보통 JSON이면 --as json 으로 읽으세요.", "If it is plain JSON, read it with --as json."), file);
}
