using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.People;

internal sealed class OnePersonHouseholds : CityDataset
{
    public override About About => new("one-person-households", "1인가구 (연령·성별)", "혼자 사는 사람을 읍면동, 나이, 성별로 센 것입니다.",
        "여성가족과/인구정책팀", Cycle.Yearly, "2025-12-31", "1인가구 혼자 청년 여성 가구");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("dong_code", "dong", "sex", "age_band", "households");
        foreach (var dong in city.Dongs)
            foreach (var (sex, name) in new[] { (0, "M"), (1, "F") })
                for (var age = 20; age <= 80; age += 10)
                {
                    var rate = age switch { 20 => 0.24, 30 => 0.2, 40 => 0.15, 50 => 0.18, 60 => 0.23, 70 => 0.28, _ => 0.36 } * (sex == 1 && age >= 60 ? 1.45 : 1) * (dong.Plan.Kind == DongKind.University && age == 20 ? 2.1 : 1);
                    table.Add(dong.Code, dong.Name, name, age == 80 ? "80+" : $"{age}-{age + 9}", (int)(city.Population.Between(dong.Index, new DateOnly(2025, 12, 31), age, age == 80 ? 120 : age + 9, sex) * rate));
                }
        to.Json("one_person_households.json", table, "").Mess("lower-case English headers", "matched to standard terms");
    }
}
