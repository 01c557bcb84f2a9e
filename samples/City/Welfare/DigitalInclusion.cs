using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class DigitalInclusion : CityDataset
{
    private static readonly (string Course, double Finishes)[] Courses =
    [
        ("스마트폰 첫걸음", 0.9), ("키오스크 주문하기", 0.94), ("모바일 금융과 사기 예방", 0.83), ("사진과 영상 나누기", 0.86), ("온라인 민원과 공공앱", 0.8), ("인공지능 비서 쓰기", 0.77), ("컴퓨터 문서 만들기", 0.69),
    ];

    public override About About => new("digital-inclusion", "디지털 포용 교육", "디지털 기기가 어려운 시민을 찾아가 가르친 과정의 곳, 나이대, 신청과 수료 인원입니다.",
        "평생학습과/교육지원팀", Cycle.Monthly, "2026-09-30", "디지털 배움터 교육 어르신 스마트폰 키오스크 수료");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        string[] columns = ["과정번호", "교육월", "과정명", "교육장소", "읍면동", "연령대", "정원", "신청인원", "수료인원", "비고"];
        var table = new Table(columns) { Title = ["디지털 포용 교육 운영 실적(2024~2026)"], Footnotes = ["※ 폐강한 과정은 수료인원이 없음"] };
        var weights = city.Dongs.Select(dong => dong.Plan.Population * dong.Plan.ElderlyShare).ToList();
        var number = 0;
        foreach (var month in CityCalendar.Months(new DateOnly(2024, 1, 1), Population.Latest))
        {
            var runs = (int)((month.Month is 1 or 2 or 8 ? 11 : 19) * (1 + 0.22 * (month.Year - 2024)));
            for (var run = 0; run < runs; run++)
            {
                number++;
                var (course, finishes) = Courses[chance.Weighted([24, 18, 15, 11, 13, month.Year == 2024 ? 3 : 6 * (month.Year - 2023), 6])];
                var dong = city.Dongs[chance.Weighted(weights)];
                var place = dong.Plan.IsRural && chance.Happens(0.6) ? "마을회관" : chance.Pick(["경로당", "복지관", "행정복지센터", "작은도서관", "평생학습관"]);
                var capacity = chance.Pick([12, 15, 20]);
                var enrolled = Math.Max(5, Math.Min(capacity + 4, (int)(capacity * chance.Between(0.55, 1.25))));
                var isClosed = enrolled < capacity * 0.6 && chance.Happens(0.35);
                var ages = Shares.Of(enrolled, course.StartsWith("컴퓨터", StringComparison.Ordinal) ? [3, 4, 2, 1] : [1, 3, 5, 3]);
                string[] groups = ["50대 이하", "60대", "70대", "80대 이상"];
                for (var age = 0; age < groups.Length; age++)
                    if (ages[age] > 0)
                        table.Add($"디지털-{number.Digits(4)}", $"{month.Year}.{month.Month}", course, $"{dong.Name} {place}", dong.Name, groups[age], age == 0 ? capacity : null, ages[age], isClosed ? "-" : Enumerable.Range(0, ages[age]).Count(_ => chance.Happens(finishes - 0.05 * Math.Max(0, age - 1))), isClosed ? "폐강" : "");
            }
            if (month.Month == 12)
                table.AddStray(Stray.RepeatedHeader, [.. columns]);
        }
        to.Csv("디지털포용교육_운영실적.csv", table, Delivery.Cp949).Mess("months as 2026.9 (2026.10 would read as 2026.1); capacity once for the rows of a course; “-” where a course was dropped", "read as year and month; left empty; empty");
    }
}
