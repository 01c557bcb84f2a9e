namespace Maru.Web.Features.Api;

/// <summary>Every operation of /api/v1 in words, with examples that work on the sample city.</summary>
internal static class ApiOperations
{
    private static readonly ApiParameter Id = new("id", new("데이터 이름", "The dataset's id"), Example: "버스정류장", InPath: true);
    private static readonly ApiParameter Version = new("version", new("버전 번호. 없으면 최신 버전", "Version number; the newest without it"), "integer", "1");
    private static readonly ApiParameter Limit = new("limit", new("한 쪽의 행 수. JSON은 기본 100, 최대 10,000", "Rows of a page; JSON: 100 unless given, at most 10,000"), "integer", "100");
    private static readonly ApiParameter After = new("after", new("앞 쪽의 next가 준 값. 만들어 쓰지 마세요", "As the page before said in next; not for making up"));
    private static readonly ApiParameter Lang = new("lang", new("오류 글의 언어: ko, en", "Language of error texts: ko, en"), Example: "ko");

    public static ApiOperation Datasets { get; } = new(
        "listDatasets", new("데이터 목록", "List datasets"), new("공개 목록을 제목 순으로 줍니다.", "The catalogue, in order of title."),
        [
            new("domain", new("분야 (traffic, safety, welfare, …)", "Domain (traffic, safety, welfare, …)"), Example: "traffic"),
            new("department", new("담당 부서", "Department in charge")),
            new("format", new("있는 형식 (csv, geojson, …)", "A format it comes in (csv, geojson, …)")),
            Limit, After, Lang,
        ],
        [new("application/json", """{"datasets":[{"id":"버스정류장","title":{"ko":"버스정류장","en":"Bus stops"},"rows":1890,"referenceDate":"2025-09-30"}],"count":{"shown":1,"matched":1,"total":105},"next":null}""")]);

    public static ApiOperation Dataset { get; } = new(
        "getDataset", new("데이터 설명", "Describe a dataset"), new("컬럼의 형·역할·단위·분포, 버전, 출처, 품질을 줍니다. 개인정보로 닫힌 컬럼은 나오지 않습니다.", "Columns with type, role, unit and profile, versions, source, quality. Columns closed for personal data do not appear."),
        [Id, Version, Lang],
        [new("application/json", """{"id":"버스정류장","version":1,"rows":1890,"setAside":0,"columns":[{"name":"정류장명","type":"text","role":"name"}]}""")]);

    public static ApiOperation Metadata { get; } = new(
        "getMetadata", new("메타데이터", "Metadata"), new("사람이 적은 것과 셈한 것, 법이 묻는데 없는 것을 줍니다. DCAT으로는 /datasets/{id}/metadata.jsonld.", "What people said and what is worked out, and what the law asks for and is missing. As DCAT: /datasets/{id}/metadata.jsonld."),
        [Id, Lang],
        [new("application/json", """{"dataset":"버스정류장","share":0.92,"fields":{"title":{"ko":"버스정류장","en":"Bus stops"}},"missing":[{"item":"legal-basis","law":{"ko":"데이터기반행정법 제16조","en":"…"},"message":{"ko":"법적 근거가 없습니다.","en":"There is no legal basis."}}]}""")]);

    public static ApiOperation Versions { get; } = new(
        "listVersions", new("버전 목록", "List versions"), new("새 버전부터. 앞 버전과 달라진 행 수를 함께 줍니다.", "Newest first, with the rows that differ from the version before."),
        [Id, Lang],
        [new("application/json", """{"dataset":"버스정류장","versions":[{"version":1,"rows":1890,"setAside":0}]}""")]);

    public static ApiOperation Schema { get; } = new(
        "getRowSchema", new("행의 JSON Schema", "JSON Schema of a row"), new("rows가 주는 행 하나의 모양입니다 (2020-12).", "The shape of one row of rows (2020-12)."),
        [Id, Version, Lang],
        [new("application/json", """{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"정류장명":{"type":["string","null"]}}}""")]);

    public static ApiOperation Drift { get; } = new(
        "listColumnChanges", new("컬럼의 변화", "Changes of columns"), new("컬럼이 앞 버전과 다른 버전을 새것부터 줍니다. 이름이 바뀐 컬럼은 무엇으로 알아보았는지(by)와 얼마나 확실한지(score)가 함께 옵니다.", "Versions whose columns differ from those of the version before, newest first; renamed columns with how they are known (by) and how surely (score)."),
        [Id, Lang],
        [new("application/json", """{"dataset":"버스정류장","policy":"evolve","versions":[{"version":2,"against":1,"grade":"notable","columns":[{"before":"위도","now":"위도","header":"LAT","fate":"renamed","by":"standard-term","score":0.98,"grade":"notable","changes":[]}]}]}""")]);

    public static ApiOperation Rows { get; } = new(
        "getRows", new("행 조회", "Read rows"),
        new("""
            거르기: 컬럼 이름이 곧 매개변수입니다. `승차인원=gt.100`, `노선=7`, `노선=in.(7,8)`, `정류장명=contains.역`, `일자=2025-06`(6월 내내), `비고=is.null`. 여러 조건은 모두 만족해야 합니다.
            연산: eq ne gt ge lt le in contains starts ends is.null is.notnull. 이름이 예약어와 같은 컬럼은 `filter[이름]=…`으로 씁니다.
            묶기: `group=행정동&agg=sum(승차인원),count()`; 날짜는 `group=month(일자)`.
            행이 닫힌 데이터라도 공표한 표가 있으면 그 표의 묶기(`group`, `agg`, `컬럼=범주`)에는 그 표로 답합니다. 가린 칸은 null입니다.
            JSON은 쪽 단위(next, Link), jsonl·csv·geojson·parquet은 제한 없이 한 번에 흘려보냅니다.
            """,
            """
            Filters: a column's name is a parameter. `승차인원=gt.100`, `노선=7`, `노선=in.(7,8)`, `정류장명=contains.역`, `일자=2025-06` (all of June), `비고=is.null`. All conditions must hold.
            Operators: eq ne gt ge lt le in contains starts ends is.null is.notnull. For a column that bears a reserved word write `filter[name]=…`.
            Groups: `group=행정동&agg=sum(승차인원),count()`; dates as `group=month(일자)`.
            Where the rows are closed but tables of them were published, groups of those tables (`group`, `agg`, `column=label`) are answered out of them; cells held back are null.
            JSON comes in pages (next, Link); jsonl, csv, geojson and parquet stream everything at once.
            """),
        [
            Id,
            new("select", new("보일 열, 쉼표로", "Columns to show, by commas"), Example: "정류장명,승차인원"),
            new("sort", new("정렬할 열, 쉼표로. -는 내림차순, 빈 값은 늘 뒤", "Columns to sort by; - for descending, blanks always last"), Example: "-승차인원,정류장명"),
            new("group", new("묶을 열, 또는 year·quarter·month·week·day·hour(열)", "Columns to group by, or year, quarter, month, week, day, hour of one"), Example: "행정동"),
            new("agg", new("count() sum avg min max distinct median. 이름을 붙이려면 합계:sum(열)", "count() sum avg min max distinct median; to name one: total:sum(column)"), Example: "sum(승차인원)"),
            new("q", new("모든 문자 컬럼에서 찾을 낱말", "Words to find in any text column"), Example: "시청"),
            Limit, After, Version,
            new("format", new("json jsonl csv geojson parquet. 없으면 Accept를 봅니다", "json jsonl csv geojson parquet; else Accept decides"), Example: "json"),
            new("guard", new("formulas면 CSV에서 수식처럼 보이는 칸 앞에 '를 붙입니다", "formulas: puts ' before CSV cells that look like a formula"), Example: "none"),
            Lang,
        ],
        [
            new("application/json", """{"dataset":"승하차","title":"버스 승하차","version":1,"referenceDate":"2025-06-28","collectedAt":"2025-07-01T09:00:00+09:00","columns":[{"name":"정류장명","type":"text"},{"name":"승차인원","type":"integer","unit":"명"}],"rows":[{"정류장명":"시청","승차인원":412}],"count":{"shown":1,"matched":1,"exact":true,"total":65535},"next":null}"""),
            new("application/jsonl", "{\"정류장명\":\"시청\",\"승차인원\":412}\n"),
            new("text/csv", "정류장명,승차인원\r\n시청,412\r\n"),
            new("application/geo+json", """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[127.73,37.88]},"properties":{"정류장명":"시청"}}]}"""),
            new("application/vnd.apache.parquet"),
        ]);

    public static ApiOperation Issues { get; } = new(
        "listIssues", new("찾은 문제", "List issues"), new("규칙·행·열·찾은 값·기대한 값을 줍니다.", "Rule, row, column, what was found and what was expected."),
        [Id, Version, Lang],
        [new("application/json", """{"dataset":"승하차","version":1,"issues":[{"rule":"cut","severity":"warning","row":0,"column":"","found":"65535","expected":"","count":1,"message":{"ko":"…","en":"…"}}]}""")]);

    public static ApiOperation SetAside { get; } = new(
        "listSetAside", new("따로 둔 행", "List rows set aside"), new("맞지 않아 싣지 않은 행을 원래 칸과 까닭과 함께 줍니다.", "Rows that did not fit, with their own cells and the reason."),
        [Id, Version, Limit, After, Lang],
        [new("application/json", """{"dataset":"승하차","version":1,"rows":[{"rule":"type","row":12,"column":"승차인원","found":"12,3O4","expected":"정수","cells":["시청","12,3O4"]}],"count":{"shown":1,"total":1},"next":null}""")]);

    public static ApiOperation Relations { get; } = new(
        "listRelations", new("함께 쓸 데이터", "Relations of a dataset"), new("값이 맞는 데이터를 컬럼, 맞는 수와 비율, 짝, 함께 쓰는 SQL과 함께 줍니다. 닫힌 컬럼과 열지 않은 데이터를 지나는 관계는 나오지 않습니다.", "Datasets whose values match, with columns, match rate, cardinality and SQL that joins them. Relations through closed columns do not appear."),
        [Id, Lang],
        [new("application/json", """{"dataset":"승하차","relations":[{"kind":"key","left":{"dataset":"승하차","version":1,"column":"정류장번호"},"right":{"dataset":"버스정류장","version":1,"column":"정류장번호"},"matched":65410,"of":65535,"rate":0.998093,"cardinality":"n:1","stale":false}]}""")]);

    public static ApiOperation Lineage { get; } = new(
        "getLineage", new("컬럼 계보", "Column lineage"), new("원본의 칸, 컬럼, 규칙·첫 화면의 숫자·이은 데이터를 점과 선으로 줍니다. 닫힌 컬럼을 쓰는 것은 나오지 않습니다.", "Cells of the source, columns and what uses them as nodes and edges. What uses closed columns does not appear."),
        [Id, Lang],
        [new("application/json", """{"dataset":"버스정류장","version":1,"nodes":[{"id":"column 버스정류장 정류장명","kind":"column","title":{"ko":"정류장명","en":"정류장명"}}],"edges":[{"from":"source 버스정류장 1 정류장명","to":"column 버스정류장 정류장명","what":[]}]}""")]);

    public static ApiOperation AllRelations { get; } = Relations with
    {
        Id = "listAllRelations",
        Summary = new("데이터관계도", "All relations"),
        Parameters = [Lang],
    };

    public static ApiOperation Indicators { get; } = new(
        "listIndicators", new("지표 목록", "List indicators"), new("지표마다 끝난 기간의 최신 값과 견줌, 상태, 산출 근거를 줍니다. 볼 수 있는 데이터의 지표만 나옵니다.", "Indicators of data you may read, each with its newest value of a period that is over, comparisons, level and receipt."),
        [Lang],
        [new("application/json", """{"indicators":[{"id":"complaints-received","title":{"ko":"접수한 민원","en":"Complaints received"},"dataset":"complaints","grain":"month","current":{"period":"2026-09","value":4096,"rows":4096},"comparisons":[{"with":"last","period":"2026-08","value":4004,"change":92}],"receipt":"/receipts/…"}]}""")]);

    public static ApiOperation Indicator { get; } = new(
        "getIndicator", new("지표의 모든 값", "All values of an indicator"), new("기간마다, 컬럼이 있으면 지역과 부서마다 값을 줍니다.", "Its values by period and, where its columns say so, by region and office."),
        [new("id", new("지표 이름", "The indicator's id"), Example: "complaints-received", InPath: true), Lang],
        [new("application/json", """{"id":"complaints-received","values":[{"period":"2026-09","region":"누리1동","value":521,"rows":521}]}""")]);

    public static ApiOperation Excavations { get; } = new(
        "listExcavations", new("굴착공사", "Excavations"), new("어느 때에 막힌 곳·열린 곳·예정된 공사를 차로, 정류장, 담당, 구간(경위도)과 함께 주고, 기간이 겹치는 공사와 포장하거나 판 지 얼마 안 된 구간을 줍니다.", "Works closed, open and planned at a moment with lanes, stops, contact and line in degrees; pairs that conflict, and stretches paved or dug up not long before."),
        [
            new("at", new("때. 한국 시각, 없으면 지금", "A moment, Korean time; now without it"), Example: "2026-10-20T10:30"),
            new("road", new("도로 이름", "Name of a road")),
            new("near", new("주소, 교차로나 장소: 그 가까이의 공사만, 가까운 것부터", "An address, crossing or place: only works near it, nearest first")),
            Limit, Lang,
        ],
        [new("application/json", """{"at":"2026-10-20T10:30:00+09:00","works":[{"number":"2026-굴착-0109","work":"통신관로 매설","road":"학산로","state":"closed","first":"2026-08-15","last":"2026-10-30","hours":{"days":"every","start":"09:00","end":"18:00"},"lanes":4,"lanesClosed":1,"department":"건설과 도로점용팀","extension":"1340","stops":[],"line":[[[127.73,37.88],[127.731,37.881]]]}],"conflicts":[],"redigs":[],"count":{"shown":1,"matched":1},"datasets":[{"id":"excavation-permits","version":1,"referenceDate":"2026-10-20"}]}""")]);

    public static ApiOperation Places { get; } = new(
        "findPlaces", new("주소와 장소 찾기", "Find places"), new("도로명과 건물번호, 지번, 두 도로의 교차로, 장소 이름을 초성이나 틀린 글자로도 찾습니다.", "Finds road and number, lot number, a crossing of two roads and names of places, also by initial consonants or with a wrong letter."),
        [new("q", new("찾을 말", "What to look for"), Example: "중앙로 120"), Lang],
        [new("application/json", """{"query":"중앙로 120","places":[{"kind":"address","title":"중앙로 120","detail":"학림동 612-3","longitude":127.73,"latitude":37.88,"road":"중앙로","match":"exact"}],"suggestions":[]}""")]);

    public static ApiOperation Query { get; } = new(
        "queryByAddress", new("SQL 조회", "Query with SQL"), new("읽기만 하는 SELECT 한 문장. 표 이름은 데이터 이름입니다. 30초, 1 GB, JSON 10,000행까지.", "One read-only SELECT; tables are named by dataset ids. 30 seconds, 1 GB, 10,000 rows of JSON."),
        [
            new("sql", new("SELECT 문", "The SELECT"), Example: "select 행정동, count(*) from 버스정류장 group by 행정동 order by 2 desc"),
            new("format", new("json jsonl csv", "json jsonl csv"), Example: "json"), Lang,
        ],
        [
            new("application/json", """{"columns":[{"name":"행정동","type":"text"},{"name":"count_star()","type":"integer"}],"rows":[{"행정동":"서면","count_star()":225}],"count":{"shown":1,"truncated":false},"datasets":[{"id":"버스정류장","version":1}],"seconds":0.004}"""),
            new("application/jsonl"), new("text/csv"),
        ]);

    public static ApiOperation PostQuery { get; } = Query with
    {
        Id = "query",
        Parameters = [.. Query.Parameters.Where(p => p.Name != "sql")],
        Body = new("application/json", """{"sql":"select count(*) as 수 from 버스정류장"}"""),
    };
}
