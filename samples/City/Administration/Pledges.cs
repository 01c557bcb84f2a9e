using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Administration;

internal sealed class Pledges : CityDataset
{
    public override About About => new("pledges", "공약 이행 현황", "시장의 공약 68건이 계획에 견주어 얼마나 나아갔는지 담았습니다.",
        "기획예산과/성과관리팀", Cycle.Quarterly, "2026-09-30", "공약 이행 진도 사업 약속");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("번호", "공약명", "분야", "주관부서", "계획 진도율", "실제 진도율", "상태", "착수일", "완료 예정일", "총사업비", "집행액", "비고") { Title = ["민선 8기 공약 이행 현황"], Unit = "(단위: 백만원)", Footnotes = ["※ 지연: 계획보다 10%p 넘게 늦음"] };
        (string Name, string Field, string Department)[] things =
        [
            ("시립도서관 분관", "문화", "도서관과"), ("호수 둘레 자전거길", "교통", "교통과"), ("공영주차장", "교통", "주차관리과"), ("어린이병원", "복지", "보건정책과"),
            ("청년 창업센터", "경제", "일자리청년과"), ("마을버스", "교통", "교통과"), ("은계 체육관", "문화", "체육과"), ("스마트 경로당", "복지", "경로복지과"),
            ("반려동물 놀이터", "복지", "축산과"), ("하수처리장", "안전", "하수도과"), ("한빛강 산책길", "문화", "공원녹지과"), ("장난감 도서관", "복지", "아동보육과"),
            ("보행 친화 거리", "안전", "도로과"), ("농산물 꾸러미", "경제", "농업정책과"), ("작은 영화관", "문화", "문화예술과"), ("빈집 되살리기", "안전", "건축과"),
            ("전기버스", "교통", "기후에너지과"),
        ];
        string[] verbs = ["건립", "확충", "조성", "지원"];
        for (var i = 0; i < 68; i++)
        {
            var state = i < 19 ? "완료" : i < 57 ? "정상 추진" : i < 65 ? "지연" : "보류";
            var planned = state == "완료" ? 100 : chance.Between(35, 92);
            var actual = state switch { "완료" => 100, "정상 추진" => Math.Min(99, planned + chance.Between(-8, 6)), "지연" => planned - chance.Between(12, 24), _ => chance.Between(0, 10) };
            var begins = new DateOnly(2022, 9, 1).AddDays(chance.Index(900));
            var ends = state == "완료" ? begins.AddDays(chance.Between(240, 560)) : CityOptions.Today.AddDays((int)((100 - planned) * chance.Between(5.0, 11.0)));
            var cost = chance.Between(200, 48_000);
            var paid = (int)(cost * Math.Min(1, actual / 100.0 * chance.Between(0.84, 1.03)));
            var (name, field, department) = things[i % things.Length];
            table.Add((i + 1).Digits(2), $"{name} {verbs[i / things.Length]}", field, department, $"{planned}%", $"{actual}%", state, begins.Korean(), ends.Korean(), cost.Grouped(), paid.Grouped(), state == "지연" ? chance.Pick(["토지 보상이 넉 달 길어짐", "실시설계 다시 하는 중", "국비 확정 늦음"]) : "");
        }
        to.Xlsx("공약이행현황_2026.3분기.xlsx", table, "총괄").Mess("days as 2026년 3월 2일", "dates read");
    }
}
