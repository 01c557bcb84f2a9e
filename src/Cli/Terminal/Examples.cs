namespace Maru.Cli.Terminal;

/// <param name="Call">A whole call as a person types it.</param>
internal sealed record Example(string Call, string What);

/// <summary>What <c>--help</c> shows of each command in use. Tests parse every one.</summary>
internal static class Examples
{
    /// <summary>What the script at the root does before it would call this program.</summary>
    public static IReadOnlyList<Example> InCheckout { get; } =
    [
        new("./maru test [--fast | --filter 이름]", "시험을 돌립니다"),
        new("./maru check", "형식, 분석기, 짜임새, 이용 조건을 살핍니다"),
        new("./maru new connector 이름", "연결기의 폴더를 만듭니다"),
        new("./maru bless", "표본을 읽은 기대 결과를 다시 씁니다"),
        new("./maru bench [이름]", "속도를 잽니다"),
        new("./maru shots", "모든 화면을 그림으로 남깁니다"),
    ];

    public static IReadOnlyList<Example> Of(string command) => command switch
    {
        "maru" =>
        [
            new("maru ingest ~/파일 --data ./우리시", "폴더의 파일을 모두 들여옵니다"),
            new("maru datasets --data ./우리시", "무엇이 있는지 봅니다"),
            new("maru up --data ./우리시", "웹과 API를 켭니다"),
        ],
        "ingest" =>
        [
            new("maru ingest 정류장.csv", "파일 하나; 글자 방식·표 위치·좌표계는 스스로 찾습니다"),
            new("maru ingest ~/파일 민원.zip --json", "폴더와 압축 파일; 결과를 JSON으로"),
            new("maru ingest 공원.csv --as csv --set encoding=cp949", "연결기와 설정을 정해 줍니다"),
            new("maru ingest api:airkorea-realtime --set sido=강원", "오픈API의 모든 쪽; 키는 data/keys나 환경 변수에"),
        ],
        "watch" =>
        [
            new("maru watch ~/받는곳", "들어오는 파일을 들여와 done으로, 안 되면 까닭과 함께 failed로 옮깁니다"),
            new("maru watch ~/받는곳 --once --rest 1", "지금 있는 파일만 들여오고 끝냅니다"),
        ],
        "datasets" =>
        [
            new("maru datasets", "표로 봅니다"),
            new("maru datasets --json", "스크립트에서 씁니다"),
        ],
        "show" =>
        [
            new("maru show bus-stops", "컬럼, 자료형, 범위, 찾은 문제"),
            new("maru show bus-stops --json", "버전의 모든 기록을 JSON으로"),
        ],
        "query" =>
        [
            new("maru query 'select count(*) from \"bus-stops\"'", "데이터 이름이 표 이름입니다"),
            new("maru query 'select * from \"bus-stops\" limit 10' --format csv --out 정류장.csv", "파일로 씁니다"),
        ],
        "export" =>
        [
            new("maru export bus-stops --format xlsx --out 정류장.xlsx", "엑셀 파일로"),
            new("maru export bus-stops --format csv-cp949 --out 정류장.csv", "옛 프로그램이 읽는 CSV로"),
            new("maru export 민원 --format csv --out 민원.csv --open 연락처 --why \"만족도 전화 조사\"", "잠긴 컬럼도 함께. 접속기록에 남습니다"),
        ],
        "link" =>
        [
            new("maru link 시설대장 건축물대장 --on 시설명=건물명 --on 주소=소재지:address", "이름과 주소로 잇습니다"),
            new("maru link 승하차 정류장 --left-key 정류장아이디 --through 대응표:정류장아이디=정류장번호", "대응표로 잇습니다"),
            new("maru link 시설대장 건축물대장 --on 주소=소재지:address --same A-12=1001 --because 현장확인", "사람이 정한 짝을 남기고 다시 잇습니다"),
        ],
        "access-log" =>
        [
            new("maru access-log verify", "기록이 하나도 바뀌지 않았음을 증명합니다"),
            new("maru access-log list --from 2026-11-01", "그날부터 누가 무엇을 다루었는지 봅니다"),
            new("maru access-log review --month 2026-10", "그달의 기록을 점검하고, 물어볼 것을 남깁니다"),
            new("maru access-log backup --to /mnt/backup/log", "다른 저장소에 이어서 복사합니다"),
            new("maru access-log verify --against /mnt/backup/log", "백업과 견주어 다른 곳을 말합니다"),
            new("maru access-log retire", "블록마다 언제까지 두는지 봅니다"),
        ],
        "assessments" =>
        [
            new("maru assessments", "개인정보파일마다 몇 명이고 기준에 얼마나 가까운지 봅니다"),
            new("maru assessments record 복지-대상자 --on 2026-03-12 --agency 평가원 --document 2026-118", "한 영향평가를 남깁니다"),
            new("maru assessments count 방문 --subjects 412 --why \"방문 1900건은 412명의 것\"", "행이 사람이 아닐 때 수를 정합니다"),
        ],
        "incidents" =>
        [
            new("maru incidents", "사고마다 남은 시간을 봅니다"),
            new("maru incidents open --title \"잘못 보낸 명단\" --what \"다른 기관에 보냄\"", "사고를 엽니다. 통지와 신고의 기한이 가기 시작합니다"),
            new("maru incidents notice I-2026-001", "통지문을 글로 냅니다"),
        ],
        "pseudonyms" =>
        [
            new("maru pseudonyms list", "가명처리 과제와 단계, 기한이 지난 것을 봅니다"),
            new("maru pseudonyms show P-2026-001", "과제의 계획, 결과, 기록을 봅니다"),
            new("maru pseudonyms verify", "가명처리 기록이 쓰인 그대로인지 증명합니다"),
        ],
        "publish" =>
        [
            new("maru publish switch 복지급여 small-cells --why '구별 통계 공표'", "작은 칸을 가린 표만 내게 정합니다"),
            new("maru publish make 복지급여 --by 거주지 --by 나이:10", "거주지와 나이대별 수를 세어 지킨 표를 만듭니다"),
            new("maru publish make 상담 --by 성별 --labels 성별=남,여 --epsilon 0.5", "잡음을 넣은 표를 만들고 예산에서 0.5를 씁니다"),
            new("maru publish show T-2026-001", "표와 가린 칸, 예산, 기록을 봅니다"),
        ],
        "pseudonymize" =>
        [
            new("maru pseudonymize --recipe 상담.yaml", "레시피대로 가명처리하고 위험과 손실을 봅니다"),
            new("maru pseudonymize --recipe 상담.yaml --json", "단계, 손실, 위험, 효용을 JSON으로 받습니다"),
        ],
        "mend" =>
        [
            new("maru mend bus-stops --list", "따로 둔 행을 까닭별로 봅니다"),
            new("maru mend bus-stops --row 1892 --set 의자수=3 --by 김서연 --why 현장확인", "한 행을 고쳐 다시 들입니다"),
            new("maru mend bus-stops --found 설치일=2025-13-01 --to 2025-12-01 --try", "같은 값을 모두 고치면 어떻게 되는지 봅니다"),
            new("maru mend bus-stops --file 고침.csv --by 김서연 --why 대장대조", "표에 적은 대로 여러 행을 고칩니다"),
        ],
        "drift" =>
        [
            new("maru drift", "컬럼이 바뀌어 기다리는 파일"),
            new("maru drift bus-stops", "버전마다 컬럼이 어떻게 바뀌었는지"),
            new("maru drift policy bus-stops stop", "바뀌면 멈추고 묻게 합니다"),
            new("maru drift accept bus-stops --same 정류소명칭=정류장명 --by 김서연 --why 제공기관확인", "멈춘 파일을 받아들이고, 이 열은 저 열이라고 정합니다"),
            new("maru drift refuse bus-stops --by 김서연 --why 잘못보낸파일", "받아들이지 않습니다"),
        ],
        "accounts" =>
        [
            new("maru accounts add kim --display 김서연 --role administrator", "첫 관리자를 만들고, 비밀번호를 정할 주소를 받습니다"),
            new("maru accounts add lee --role data-lead:교통과", "교통과의 데이터 담당을 만듭니다"),
            new("maru accounts list", "누가 어떤 역할을 맡았는지 봅니다"),
            new("maru accounts settings --set lockout-failures=5", "몇 번 틀리면 잠글지 정합니다"),
        ],
        "grants" =>
        [
            new("maru grants list --waiting", "처리할 이용 신청"),
            new("maru grants approve 0193f0c0a1b27c3d8e4f5a6b7c8d9e0f --why 업무협의확인", "신청을 허락합니다"),
            new("maru grants open 단속대장 연락처 --why 공개된_대표번호", "잠긴 컬럼을 엽니다"),
            new("maru grants approve 0193f0c0a1b27c3d8e4f5a6b7c8d9e0f --rows 읍면동=효자동,퇴계동", "두 동의 행만 허락합니다"),
        ],
        "org" =>
        [
            new("maru org list", "오늘의 부서와 팀"),
            new("maru org list --on 2025-01-01", "그날의 조직"),
            new("maru org show 교통과", "언제 무엇이었고 지금은 어디인지"),
            new("maru org import 조직.csv", "바뀔 것을 봅니다. --take --ground를 붙이면 들입니다"),
            new("maru org reorganize rename --unit 교통과 --into 교통정책과 --on 2027-01-01 --ground '행정기구 설치 조례 제8조'", "이름을 바꿉니다"),
            new("maru org reorganize split --unit 교통과 --into 교통과 주차과 --team 주차팀=주차과 --on 2027-01-01 --ground '행정기구 설치 조례 제8조'", "둘로 나눕니다"),
            new("maru org completeness --department 교통과", "팀마다 데이터가 주기에 맞게 왔는지"),
            new("maru org open", "누가 맡을지 정해야 하는 데이터"),
            new("maru org export --out 조직.csv", "다시 들일 수 있는 CSV"),
        ],
        "excavations" =>
        [
            new("maru excavations", "지금 파는 곳과 예정된 곳, 겹치는 공사를 봅니다"),
            new("maru excavations --near '중앙로 120'", "그 주소 가까이에 무슨 공사가 있는지, 뭐라고 안내할지 봅니다"),
            new("maru excavations --road 중앙로 --at 2026-10-25T10:00 --json", "그때 그 도로의 공사를 JSON으로"),
        ],
        "keys" =>
        [
            new("maru keys list", "API 키와 화면 토큰"),
            new("maru keys screen 민원실 --dataset bus-stops --network 10.1.0.0/16", "민원실 화면의 토큰을 만듭니다"),
            new("maru keys revoke 0193f0c0a1b27c3d8e4f5a6b7c8d9e0f", "키를 끊습니다"),
        ],
        "reports" =>
        [
            new("maru reports", "답할 오류 신고를 답할 날이 가까운 것부터 봅니다"),
            new("maru reports --accept 20261122-K7QM4TPX", "신고를 접수합니다"),
            new("maru reports --answer 20261122-K7QM4TPX --text '3번 정류장의 위치를 고쳤습니다.'", "답을 통지합니다"),
        ],
        "quality" =>
        [
            new("maru quality", "모든 데이터의 점수, 낮은 것부터"),
            new("maru quality 지출원장 --suggest", "자료를 보고 규칙을 제안받습니다"),
            new("maru quality 지출원장 --accept all", "제안을 모두 받습니다"),
            new("maru quality 지출원장 --add 규칙.yaml --check", "YAML의 규칙을 넣고 점검합니다"),
            new("maru quality 지출원장 --rule range --on 지출액 --set min=0 --because 음수일리없다", "규칙 하나를 넣습니다"),
            new("maru quality 지출원장 --rows range-지출액", "그 규칙에 어긋난 행"),
        ],
        "metadata" =>
        [
            new("maru metadata", "데이터마다 법이 묻는데 없는 것"),
            new("maru metadata bus-stops", "적은 것과 없는 것"),
            new("maru metadata bus-stops --set 'legal-basis=도로법 제61조' --set collection=file", "항목을 고칩니다"),
            new("maru metadata bus-stops --column 정류장명 --set 'description=정류장 표지에 적힌 이름'", "컬럼의 설명을 적습니다"),
            new("maru metadata bus-stops --terms", "컬럼마다 공통표준용어를 따르는지, 아니면 무엇을 써야 하는지"),
            new("maru metadata bus-stops --history", "누가 언제 무엇을 고쳤는지 봅니다"),
            new("maru metadata --lacks legal-basis --json", "법적 근거가 없는 데이터를 JSON으로"),
        ],
        "relations" =>
        [
            new("maru relations", "모든 데이터 사이의 관계와 맞는 비율"),
            new("maru relations bus-stops --sql", "함께 쓸 데이터와 그 SQL"),
            new("maru relations bus-stops --json", "관계를 JSON으로"),
        ],
        "lineage" =>
        [
            new("maru lineage bus-stops", "컬럼마다 온 곳과 한 일, 쓰는 곳"),
            new("maru lineage bus-stops 위도 --json", "한 컬럼의 앞뒤를 JSON으로"),
        ],
        "list" =>
        [
            new("maru list connectors", "읽을 수 있는 파일의 종류"),
            new("maru list apis", "받을 수 있는 오픈API와 꼭 줄 값"),
            new("maru list rules", "품질 규칙의 종류와 설정"),
            new("maru list engines --json", "엔진을 JSON으로"),
        ],
        "terms" =>
        [
            new("maru terms 정류소명", "이 머리글이 공통표준용어의 무엇인지"),
            new("maru terms import 공통표준용어.csv", "포털에서 받은 공통표준용어 고시를 들입니다"),
        ],
        "indicators" =>
        [
            new("maru indicators", "지표마다 지금 값과 견줌"),
            new("maru indicators show complaints-received", "값이 걸어온 길, 선언, 산출 근거"),
            new("maru indicators add 지표.yaml", "지표를 넣거나 고칩니다. 쓰는 법은 docs/howto/indicators.md"),
        ],
        "boards" =>
        [
            new("maru boards", "현황판과, 아무것도 보이지 못하는 타일"),
            new("maru boards add 민원.yaml", "현황판을 넣거나 고칩니다. 쓰는 법은 docs/howto/boards.md"),
            new("maru boards menu 메뉴.yaml", "왼쪽 메뉴의 차례를 바꿉니다"),
        ],
        "feeds" =>
        [
            new("maru feeds", "피드마다 제때 들어오는지, 마지막 값이 언제 것인지 봅니다"),
            new("maru feeds show live-air", "측정소마다 가장 새 값과 따로 둔 값"),
            new("maru feeds add weather kma-nowcast \"우리 시 날씨\" --set longitude=127.73 --set latitude=37.88 --open", "기상청 격자는 경도와 위도로 찾습니다"),
            new("maru feeds add sensors push \"하천 센서\" --set \"quantities=level | 수위 | m | 0 | 20\"", "센서가 보내오는 피드"),
            new("maru feeds allow sensors maru_0123456789abcdef0123456789abcdef_열쇠", "API 키 하나에 보낼 권한을 줍니다"),
            new("maru feeds run weather", "지금 한 번 받습니다(서버가 꺼져 있을 때)"),
        ],
        "jobs" =>
        [
            new("maru jobs", "무엇을 언제 모으는지, 지난번에 어땠는지 봅니다"),
            new("maru jobs add \"버스 승하차\" ~/받은파일/승하차.csv --at \"매일 06:00\" --dataset bus-ridership", "날마다 아침 6시에 모읍니다"),
            new("maru jobs add \"대기질\" https://apis.data.go.kr/air.json --at \"0 * * * *\" --catch-up skip", "cron으로도 적습니다"),
            new("maru jobs add \"월 집계\" ~/집계 --after 버스-승하차", "다른 작업이 끝나면 이어서 합니다"),
            new("maru jobs watch \"받는 곳\" ~/받는곳", "들어오는 파일을 1분마다 살펴 들입니다"),
            new("maru jobs link \"정류장 잇기\" 승하차-정류장 --after 버스-승하차", "새 자료가 오면 다시 잇습니다"),
            new("maru jobs run 버스-승하차", "지금 합니다"),
            new("maru jobs run --due", "때가 된 것을 모두 하고 끝냅니다(서버 없이 쓸 때)"),
        ],
        "sources" =>
        [
            new("maru sources folders", "화면에서 만든 작업이 모을 수 있는 폴더와, 그 밖에서 모으는 작업을 봅니다"),
            new("maru sources folders add 공유 /srv/공유", "이 폴더의 파일을 모을 수 있게 합니다"),
        ],
        "up" =>
        [
            new("maru up", "./data를 열고, 비어 있으면 표본 도시를 넣습니다"),
            new("maru up --data ./우리시 --port 9000 --empty", "표본 도시 없이 다른 포트에서"),
        ],
        _ => [],
    };
}
