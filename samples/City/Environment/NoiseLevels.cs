using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Writers;

namespace Maru.City.Environment;

internal sealed class NoiseLevels : CityDataset
{
    public override About About => new("noise-levels", "환경소음 측정", "주거지와 도로변에서 낮과 밤에 잰 소음입니다.",
        "환경정책과/생활환경팀", Cycle.Quarterly, "2026-09-30", "소음 시끄러움 도로변 환경");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("측정지점", "지역구분", "2025|1분기|낮", "2025|1분기|밤", "2025|2분기|낮", "2025|2분기|밤", "2025|3분기|낮", "2025|3분기|밤", "2025|4분기|낮", "2025|4분기|밤", "2026|1분기|낮", "2026|1분기|밤", "2026|2분기|낮", "2026|2분기|밤", "2026|3분기|낮", "2026|3분기|밤") { Title = ["환경소음 측정 결과"], Unit = "(단위: dB(A))", Footnotes = ["※ 기준: 일반 주거지 낮 55, 밤 45"] };
        foreach (var dong in city.Dongs.Where(dong => !dong.Plan.IsRural || dong.Plan.Kind == DongKind.Town))
            foreach (var (kind, mean) in new[] { ("주거지역", 53.0), ("도로변", 64.0) })
                table.Add([$"{dong.Name} {kind[..2]}", kind, .. Enumerable.Range(0, 14).Select(i => (object?)(int)(mean + chance.Normal(0, 2.2) - (i % 2 == 1 ? 7 : 0)))]);
        to.Xlsx("환경소음측정(분기).xlsx", table, "측정결과");
    }
}
