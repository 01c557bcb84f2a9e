namespace Maru.City.Model;

/// <summary>The 25 읍면동: one 읍, nine 면, fifteen 동. All names are invented.</summary>
internal static class Gazetteer
{
    public static IReadOnlyList<DongPlan> Dongs { get; } =
    [
        new("새터읍", DongKind.Town, 1.2, 8.4, 2.5, 18_903, 0.275, "새터리 장터리 갈밭리 송정리 상천리 하천리 구암리 월평리 신안리 두물리"),
        new("달내면", DongKind.Rural, 12.6, 3.4, 3.0, 9_604, 0.308, "달내리 수동리 옥계리 감정리 평촌리 매화리 고은리 창말리 지내리"),
        new("솔재면", DongKind.Rural, 11.5, 14.6, 3.1, 2_478, 0.521, "솔재리 오탄리 물안리 청평리 부귀리 추전리 내평리 조교리"),
        new("너울면", DongKind.Rural, -8.2, 14.2, 3.0, 3_352, 0.448, "너울리 고성리 원평리 인람리 송암리 가일리 지촌리 신포리"),
        new("서림면", DongKind.Rural, -11.4, 3.2, 3.0, 7_896, 0.369, "서림리 금산리 현암리 방동리 월송리 안보리 당림리 덕두리 신매리 오월리"),
        new("백석면", DongKind.Rural, -13.2, -8.6, 3.0, 3_118, 0.463, "백석리 창촌리 수동골리 관천리 한덕리 통곡리 발산리 박암리"),
        new("학산면", DongKind.Rural, -5.6, -8.2, 2.4, 5_611, 0.352, "학산리 증리 팔미리 정족리 의암리 혈동리 강촌골리"),
        new("운암면", DongKind.Rural, -5.2, -15.8, 3.0, 2_694, 0.487, "운암리 가정리 후동리 추곡리 행촌리 미나리 황골리"),
        new("동막면", DongKind.Rural, 4.6, -12.4, 3.0, 2_881, 0.432, "동막리 원창리 조양리 군자리 봉명리 새술막리 풍류리"),
        new("은계면", DongKind.Rural, 8.2, -4.6, 2.3, 14_296, 0.175, "은계리 사암리 거두리 학곡리 고은골리 신촌리 만천리"),
        new("중앙동", DongKind.OldCentre, 0.1, 0.25, 1, 7_902, 0.334, ""),
        new("남문동", DongKind.OldCentre, 0.35, -0.65, 1, 9_208, 0.312, ""),
        new("서문동", DongKind.OldCentre, -0.85, 0.05, 1, 8_597, 0.298, ""),
        new("은행동", DongKind.Centre, 1.15, 0.75, 1, 11_811, 0.251, ""),
        new("학림동", DongKind.University, 1.5, -0.35, 1, 15_694, 0.196, ""),
        new("강변동", DongKind.Centre, -1.35, -1.25, 1.1, 16_903, 0.228, ""),
        new("해오름동", DongKind.Centre, 3.0, 0.75, 1.2, 14_205, 0.214, ""),
        new("한솔1동", DongKind.Centre, 0.0, -1.75, 1, 17_402, 0.226, ""),
        new("한솔2동", DongKind.Centre, 1.35, -1.55, 1, 19_297, 0.203, ""),
        new("한솔3동", DongKind.Centre, 2.75, -1.2, 1.15, 13_806, 0.209, ""),
        new("누리1동", DongKind.NewTown, 0.3, -3.3, 1.2, 26_898, 0.128, ""),
        new("누리2동", DongKind.NewTown, 2.2, -3.0, 1.2, 22_503, 0.141, ""),
        new("새벌1동", DongKind.Centre, 0.5, 2.9, 1.1, 12_602, 0.229, ""),
        new("새벌2동", DongKind.Centre, 2.3, 2.7, 1.2, 8_397, 0.197, ""),
        new("물빛동", DongKind.Centre, -4.1, 0.5, 1.2, 4_356, 0.243, ""),
    ];

    /// <summary>The outer 면, where two in five residents and more are 65 or older.</summary>
    public static IReadOnlyList<string> OuterRural { get; } = ["솔재면", "너울면", "백석면", "운암면", "동막면"];

    public static string LegalName(DongPlan plan) =>
        plan.IsRural ? plan.Name : plan.Name.TrimEnd('동').TrimEnd('1', '2', '3') + "동";

    public static string AdministrativeCode(int index) => Dongs[index].Kind switch
    {
        DongKind.Town => CityPlace.SigunguCode + "25000",
        DongKind.Rural => CityPlace.SigunguCode + (310 + 10 * (index - 1)).ToString("000", System.Globalization.CultureInfo.InvariantCulture) + "00",
        _ => CityPlace.SigunguCode + (510 + 10 * (index - 10)).ToString("000", System.Globalization.CultureInfo.InvariantCulture) + "00",
    };

    public static string LegalCode(int index)
    {
        var plan = Dongs[index];
        if (plan.IsRural)
            return AdministrativeCode(index);
        var names = Dongs.Where(dong => !dong.IsRural).Select(LegalName).Distinct().ToList();
        return CityPlace.SigunguCode + (101 + names.IndexOf(LegalName(plan))).ToString(System.Globalization.CultureInfo.InvariantCulture) + "00";
    }
}
