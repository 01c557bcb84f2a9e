using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Culture;

internal sealed class LibraryLoans : CityDataset
{
    public override About About => new("library-loans", "도서관 대출 통계", "도서관마다 달마다 빌려 간 책을 갈래별로 셌습니다.",
        "도서관과/자료팀", Cycle.Monthly, "2026-09-30", "도서관 대출 독서 책 이용자");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        string[] subjects = ["총류", "철학", "종교", "사회과학", "자연과학", "기술과학", "예술", "언어", "문학", "역사", "아동"];
        double[] shares = [2, 5, 2, 9, 4, 6, 5, 3, 27, 7, 30];
        var table = new Table(["년월", "도서관", .. subjects.Select(subject => $"대출 권수|{subject}"), "대출 권수|계", "이용자"]);
        foreach (var month in CityCalendar.Months(new DateOnly(2024, 1, 1), Population.Latest))
            foreach (var (name, small, _) in Libraries.All(city))
            {
                var parts = Shares.Of((int)((small ? 420 : 13_500) * (1 + 0.16 * Rhythm.Season(month, 1)) * chance.Factor(0.08)), [.. shares.Select(share => share * chance.Factor(0.1))]);
                table.Add([month.YearMonth(), name, .. parts.Cast<object?>(), parts.Sum(), (int)(parts.Sum() / 3.1)]);
            }
        to.Xlsx("도서관별_대출통계.xlsx", table, "대출");
    }
}
