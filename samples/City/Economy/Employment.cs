using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Economy;

internal sealed class Employment : CityDataset
{
    public override About About => new("employment", "고용 지표", "반년마다 조사한 취업자, 실업자 수와 고용률, 실업률입니다.",
        "일자리청년과/고용지원팀", Cycle.HalfYearly, "2026-06-30", "고용률 실업률 취업자 일자리 고용")
    { Provider = "국가데이터처" };

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("시점", "항목", "계", "남자", "여자", "15~29세", "30~49세", "50~64세", "65세 이상") { Title = ["한빛시 고용 지표 (지역별고용조사)"], Unit = "(단위: 천명, %)", Footnotes = ["※ e: 잠정치", "자료: 국가데이터처"] };
        for (var half = 0; half < 21; half++)
        {
            var name = $"{2016 + half / 2}.{half % 2 + 1}/2{(half == 20 ? " e" : "")}";
            var rate = 60.2 + 0.14 * half + (half is 8 or 9 or 10 ? -1.6 : 0) + chance.Normal(0, 0.3);
            double[] byGroup = [rate, rate + 8.6, rate - 8.4, rate - 18.5, rate + 15.8, rate + 9.9, rate - 26.4];
            double[] thousands = [241, 119, 122, 46, 73, 68, 54];
            table.Add([name, "취업자", .. byGroup.Zip(thousands, (share, people) => (object?)(share * people / 100).Rounded(1))]);
            table.Add([name, "고용률", .. byGroup.Select(share => (object?)share.Rounded(1))]);
            table.Add([name, "실업률", .. byGroup.Select((_, i) => i == 6 && chance.Happens(0.4) ? (object?)"-" : Math.Abs(2.6 + (i == 3 ? 3.1 : 0) + chance.Normal(0, 0.5)).Rounded(1))]);
        }
        to.Csv("고용지표_반기.csv", table, Delivery.Cp949).Mess("half years as 2026.1/2, “e” for provisional, three measures stacked in rows", "period recognised; flag kept");
    }
}
