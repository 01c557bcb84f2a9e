using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class LifelongCourses : CityDataset
{
    public override About About => new("lifelong-courses", "평생학습 강좌", "배울 수 있는 강좌의 때, 곳, 정원과 수강료입니다.",
        "평생학습과/학습기획팀", Cycle.Quarterly, "2026-09-30", "평생학습 강좌 교육 배움 수강");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("강좌명", "강사명", "교육시작일자", "교육종료일자", "교육시작시각", "교육종료시각", "운영요일", "교육장소", "정원수", "신청인원", "수강료", "접수시작일자") { Personal = ["강사명"] };
        for (var i = 0; i < 486; i++)
        {
            var begins = new DateOnly(2026, 9, 1).AddDays(chance.Index(80));
            var hour = chance.Between(9, 19);
            var places = chance.Pick([12, 15, 20, 25]);
            object?[] cells = [$"{chance.Pick(["처음 배우는", "주말", "어르신", "아이와 함께", "직장인"])} {chance.Pick(["스마트폰", "수채화", "우쿨렐레", "영어 회화", "제빵", "요가", "서예", "생활 목공", "코딩"])}", PersonNames.Name(chance), begins.Short(), begins.AddDays(chance.Between(28, 84)).Short(), $"{hour.Digits(2)}:00", $"{(hour + 2).Digits(2)}:00", chance.Pick(["월+수", "화+목", "금", "토"]), $"{chance.Pick(city.Dongs).Name} 배움터", places, Math.Min(places, (int)(places * chance.Between(0.3, 1.25))), chance.Happens(0.4) ? "무료" : (chance.Between(1, 8) * 10_000).Grouped(), begins.AddDays(-20).Short()];
            if (i is 44 or 300)
                table.AddStray(Stray.DateOrder, [.. cells[..3], begins.AddDays(-3).Short(), .. cells[4..]]);
            else
                table.Add(cells);
            if (i == 243)
                table.AddStray(Stray.RepeatedHeader, [.. table.Columns]);
        }
        to.Csv("평생학습강좌_4분기.csv", table, Delivery.Cp949).Mess("dates as 26-09-14; “무료” among amounts", "dates read; text kept");
    }
}
