using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class Factories : CityDataset
{
    public override About About => new("factories", "공장 등록 현황", "등록된 공장의 업종, 만드는 물건, 종업원 수와 위치입니다.",
        "기업지원과/공장등록팀", Cycle.Quarterly, "2026-09-30", "공장 기업 산업단지 제조업");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("순번", "단지명", "회사명", "공장대표주소", "업종번호", "업종명", "생산품", "종업원수", "용지면적", "최초등록일");
        foreach (var spot in city.Places.Spread(chance, 468, dong => dong.Plan.IsRural ? 6 : 1.2, 45))
        {
            var (code, trade, product) = chance.Pick<(string, string, string)>([("10309", "채소 가공", "김치"), ("10795", "두부 제조", "두부"), ("25929", "금속 가공", "철구조물"), ("23991", "콘크리트 제품", "블록"), ("27199", "의료기기", "심장충격기"), ("28909", "전기장비", "배전반"), ("01412", "바이오 소재", "추출물")]);
            table.Add(table.Rows.Count + 1, chance.Happens(0.35) ? chance.Pick(["한빛일반산업단지", "새터농공단지", "은계농공단지"]) : "개별입지", $"{chance.Pick(["㈜", "주식회사 ", ""])}{chance.Pick(["한빛", "가온", "대명", "새한", "유진", "청우"])}{chance.Pick(["테크", "식품", "산업", "바이오", "전기"])}", spot.RoadAddress, code, trade, product, (int)(3 + 11 * chance.Factor(1)), (800 + 2_600 * chance.Factor(0.8)).Rounded(1), new DateOnly(chance.Between(1985, 2026), chance.Between(1, 9), chance.Between(1, 28)).Dotted());
        }
        to.Csv("공장등록현황(202609).csv", table, Delivery.Utf8, ';').Mess("업종번호 01412 with a leading zero", "stays text");
    }
}
