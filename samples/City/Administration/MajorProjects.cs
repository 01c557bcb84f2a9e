using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class MajorProjects : CityDataset
{
    private static readonly (string Name, string Department, string Dong, double Billions, int Months)[] Plans =
    [
        ("시립도서관 누리분관 건립", "도서관과", "누리1동", 18.6, 30), ("은계 국민체육센터 건립", "체육과", "은계면", 24.2, 32), ("한빛강 수변공원 조성", "공원녹지과", "강변동", 31.5, 40), ("중앙시장 주차빌딩 건립", "주차관리과", "중앙동", 12.8, 22),
        ("누리2동 어울림센터 건립", "총무과", "누리2동", 15.4, 26), ("새터 하수처리장 증설", "하수도과", "새터읍", 42.7, 44), ("노후 상수관 교체 3차", "상수도과", "남문동", 28.3, 36), ("서문 도시재생 뉴딜", "도시계획과", "서문동", 25.0, 48),
        ("해오름동 청년창업센터", "일자리청년과", "해오름동", 9.6, 18), ("한솔 반다비 체육센터", "장애인복지과", "한솔2동", 16.1, 28), ("달내면 농산물 유통센터", "농업정책과", "달내면", 13.9, 24), ("재활용 선별장 현대화", "자원순환과", "서림면", 19.7, 30),
        ("스마트 교차로 2단계", "교통과", "한솔1동", 7.4, 16), ("학림동 보행환경 개선", "도로과", "학림동", 5.8, 14), ("은계천 재해예방", "하천과", "은계면", 33.2, 42), ("백석대교 보강", "도로과", "백석면", 8.9, 20),
        ("시립 요양원 신축", "경로복지과", "학산면", 21.3, 30), ("국공립 어린이집 확충", "아동보육과", "누리2동", 6.5, 18), ("가축분뇨 공동자원화", "축산과", "동막면", 11.2, 26), ("산림욕장 조성", "산림과", "솔재면", 4.7, 16),
        ("공영 전기버스 차고지", "교통과", "새벌2동", 14.3, 24), ("빈집 활용 마을호텔", "건축과", "너울면", 3.9, 15), ("한빛 산업단지 진입도로", "건설과", "새터읍", 26.8, 36), ("문화예술회관 새단장", "문화예술과", "은행동", 10.4, 20),
        ("평생학습관 이전", "평생학습과", "새벌1동", 7.9, 18), ("도심 침수방지 배수펌프장", "하수도과", "서문동", 22.5, 32), ("공공임대 청년주택", "주택과", "한솔3동", 35.6, 44), ("지능형 CCTV 확충", "안전총괄과", "중앙동", 4.2, 12),
    ];

    public override About About => new("major-projects", "주요사업 추진 현황", "시가 벌이는 큰 사업 28건의 기간, 돈, 공정률과 늦어진 까닭입니다.",
        "기획예산과/기획팀", Cycle.Monthly, "2026-10-15", "주요사업 공정률 사업비 추진 지연 준공");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "사업명", "주관부서", "읍면동", "사업기간|착공일", "사업기간|당초 준공일", "사업기간|준공 예정일", "사업비|총사업비", "사업비|누적 집행액", "공정률|계획", "공정률|실적", "단계", "상태", "늦어진 까닭") { Title = ["2026년 주요사업 추진 현황", "2026. 10. 15. 현재"], Unit = "(단위: 백만원)", Footnotes = ["※ 지연: 계획보다 5%p 넘게 늦음"] };
        for (var i = 0; i < Plans.Length; i++)
        {
            var (name, department, dong, billions, months) = Plans[i];
            var begins = new DateOnly(2023, 3, 2).AddDays((i * 167 + chance.Index(120)) % 1_240);
            var planned = begins.AddMonths(months);
            var share = Math.Clamp((city.Today.DayNumber - begins.DayNumber) / (double)(planned.DayNumber - begins.DayNumber), 0.04, 1);
            var due = 100 * share * share * (3 - 2 * share);
            var late = i % 5 == 2 ? chance.Between(7.0, 19.0) : 0;
            var done = share >= 1 && late == 0 ? 100 : Math.Clamp(due - late + (late > 0 ? 0 : chance.Between(-3.5, 3.0)), 1, 99);
            var ends = late > 0 ? planned.AddMonths((int)(late * months / 100) + 2) : planned;
            var state = done >= 100 ? "완료" : late > 0 ? "지연" : "정상";
            var cost = (int)(billions * 1000);
            var paid = (int)(cost * Math.Min(1, done / 100 * chance.Between(0.86, 1.02)));
            table.Add((i + 1).Digits(2), name, department, dong, begins.Dotted(), planned.Dotted(), ends.Dotted(), cost.Grouped(), paid.Grouped(), due.Rounded(1), done.Rounded(1),
                done >= 100 ? "준공" : done > 35 ? "공사" : done > 12 ? "보상·설계" : "설계", state, late > 0 ? chance.Pick(["토지 보상이 길어짐", "설계를 다시 함", "문화재 조사", "국비 교부가 늦음", "자재 값이 올라 다시 입찰"]) : "");
        }
        to.Xlsx("2026_주요사업_추진현황(10.15.).xlsx", table, "총괄", ["2026년 주요사업 추진 현황", "기획예산과"]).Mess("days as 2026.03.02, money in 백만원", "days read; unit noted");
    }
}
