namespace Maru.Contracts;

/// <summary>A little town's permits, roads, stops, routes and addresses as files, with the settings that say which column is what.</summary>
public static class ExcavationFiles
{
    /// <summary>Names of the files with their texts. Their datasets are permits, roads, stops, routes and sites, with the mark behind.</summary>
    public static IReadOnlyList<(string Name, string Text)> All(string mark = "") =>
    [
        ($"permits{mark}.geojson", Collection(
            Feature("""{"허가번호":"2026-굴착-0001","공사종류":"수도관 교체","도로명":"중앙로","시점":"은행로 교차로","종점":"시장길 교차로","착공일":"2026-10-05","준공일":"2026-10-30","작업요일":"평일","작업시작":"09:00","작업종료":"17:00","전체차로":6,"통제차로":1,"통제위치":"바깥쪽","통제방향":"시장길 쪽","시행기관":"한빛시","담당부서":"상수도과 수도시설팀","내선":"4412","버스조치":"임시 정류장","조치정류장":"1001","임시거리_m":150,"우회도로":""}""", "[127.7010,37.9000],[127.7030,37.9000]"),
            Feature("""{"허가번호":"2026-굴착-0002","공사종류":"도시가스관 이설","도로명":"중앙로","시점":"은행로 교차로","종점":"시장길 교차로","착공일":"2026-10-25","준공일":"2026-11-10","작업요일":"매일","작업시작":"22:00","작업종료":"05:00","전체차로":6,"통제차로":1,"통제위치":"바깥쪽","통제방향":"시장길 쪽","시행기관":"한빛도시가스","담당부서":"건설과 도로점용팀","내선":"2411","버스조치":"","조치정류장":"","임시거리_m":null,"우회도로":""}""", "[127.7020,37.9000],[127.7040,37.9000]"),
            Feature("""{"허가번호":"2026-굴착-0003","공사종류":"<b>관로</b> 매설","도로명":"은행로","시점":"","종점":"","착공일":"2026-03-02","준공일":"2026-03-20","작업요일":"평일","작업시작":"09:00","작업종료":"17:00","전체차로":4,"통제차로":0,"통제위치":"보도","통제방향":"","시행기관":"한빛통신","담당부서":"건설과 도로점용팀","내선":"2411","버스조치":"","조치정류장":"","임시거리_m":null,"우회도로":""}""", "[127.7000,37.9050],[127.7000,37.9060]"))),
        ($"roads{mark}.geojson", Collection(
            Feature("""{"도로명":"중앙로","차로":6,"포장일":"2025-06-01"}""", "[127.7000,37.9000],[127.7100,37.9000]"), Feature("""{"도로명":"은행로","차로":4,"포장일":"2012-06-01"}""", "[127.7000,37.9000],[127.7000,37.9080]"), Feature("""{"도로명":"시장길","차로":2,"포장일":"2012-06-01"}""", "[127.7050,37.9000],[127.7050,37.9050]"))),
        ($"stops{mark}.csv", "정류장번호,정류장명,경도,위도\n1001,중앙시장앞,127.7020,37.90003\n1002,은행로입구,127.7001,37.9030\n1003,종점,127.7300,37.9300\n"),
        ($"routes{mark}.csv", "노선번호,정류장번호,순번\n2,1001,1\n9,1001,2\n16,1002,1\n"),
        ($"sites{mark}.csv", "시설명,도로명주소,지번주소,경도,위도\n중앙시장,한빛시 중앙로 120 (학림동),한빛시 학림동 612-3,127.7021,37.9002\n솔숲도서관,한빛시 은행로 7 (학림동),한빛시 학림동 77,127.6999,37.9070\n먼집,한빛시 시장길 44 (학림동),한빛시 학림동 78,127.7052,37.9049\n"),
    ];

    public static string Settings(string mark = "") =>
        $$"""
        permits: {dataset: permits{{mark}}, number: 허가번호, work: 공사종류, road: 도로명, from: 시점, to: 종점, first: 착공일, last: 준공일, days: 작업요일, start: 작업시작, end: 작업종료, lanes: 전체차로, closed: 통제차로, place: 통제위치, towards: 통제방향, agency: 시행기관, department: 담당부서, extension: 내선, busAction: 버스조치, busStop: 조치정류장, stopMoved: 임시거리_m, detour: 우회도로}
        roads: {dataset: roads{{mark}}, name: 도로명, lanes: 차로, paved: 포장일}
        stops: {dataset: stops{{mark}}, number: 정류장번호, name: 정류장명}
        routes: {dataset: routes{{mark}}, route: 노선번호, stop: 정류장번호}
        addresses: [{dataset: sites{{mark}}, name: 시설명, roadAddress: 도로명주소, lotAddress: 지번주소}]
        ask: 건설과 도로점용팀 2411
        english: {수도관 교체: Water main replacement, 바깥쪽: outer, 상수도과 수도시설팀: "Waterworks, Facilities"}
        """;

    private static string Collection(params string[] features) => $$$"""{"type":"FeatureCollection","features":[{{{string.Join(",", features)}}}]}""";

    private static string Feature(string properties, string line) => $$$"""{"type":"Feature","properties":{{{properties}}},"geometry":{"type":"LineString","coordinates":[{{{line}}}]}}""";
}
