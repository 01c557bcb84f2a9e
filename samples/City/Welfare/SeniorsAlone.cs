using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Welfare;

internal sealed class SeniorsAlone : CityDataset
{
    public override About About => new("seniors-alone", "홀로 사는 어르신", "65세 이상으로 혼자 사는 주민을 읍면동과 성별로 셌습니다.",
        "경로복지과/노인돌봄팀", Cycle.Yearly, "2025-12-31", "독거노인 홀몸 어르신 1인 노인");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var sheets = new List<(string, Table, DateOnly)>();
        for (var year = 2021; year <= 2025; year++)
        {
            var end = new DateOnly(year, 12, 31);
            var table = new Table("행정동코드", "읍면동", "65세 이상", "홀로 사는 어르신|계", "홀로 사는 어르신|남", "홀로 사는 어르신|여", "비율(%)") { Title = [$"{year}년 홀로 사는 어르신 현황"], Unit = "(단위: 명)" };
            foreach (var dong in city.Dongs)
            {
                var elderly = city.Population.Between(dong.Index, end, 65, 120);
                var alone = (int)(elderly * (dong.Plan.IsRural ? 0.27 : 0.215) * (1 + 0.012 * (year - 2021)) * chance.Factor(0.02));
                var men = (int)(alone * 0.31);
                table.Add(end < CityPlace.CodesChanged ? dong.OldCode : dong.Code, dong.Name, elderly, alone, men, alone - men, (100.0 * alone / elderly).Rounded(1));
            }
            table.AddStray(Stray.Total, "", "합계", table.Rows.Sum(row => (int)row[2]!), table.Rows.Sum(row => (int)row[3]!), table.Rows.Sum(row => (int)row[4]!), table.Rows.Sum(row => (int)row[5]!), (100.0 * table.Rows.Sum(row => (int)row[3]!) / table.Rows.Sum(row => (int)row[2]!)).Rounded(1));
            sheets.Add(($"{year}", table, end));
        }
        to.XlsxSheets("홀로사는 어르신 5개년.xlsx", sheets);
    }
}
