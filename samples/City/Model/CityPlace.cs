namespace Maru.City.Model;

/// <summary>Name, codes and place of the fictional city. Sigungu code 990 is not in use in any province.</summary>
internal static class CityPlace
{
    public const string Name = "한빛시";
    public const string EnglishName = "Hanbit";
    public const string Province = "강원특별자치도";
    public const string OldProvince = "강원도";
    public const string ProvinceCode = "51";
    public const string OldProvinceCode = "42";
    public const string SigunguCode = ProvinceCode + "990";
    public const string OldSigunguCode = OldProvinceCode + "990";

    /// <summary>City hall in EPSG:5186. The city stays clear of Chuncheon, whose real files are also loaded beside it.</summary>
    public const double HallX = 221_500;
    public const double HallY = 614_500;

    public const double AreaSquareKilometres = 1_108;

    public static DateOnly CodesChanged { get; } = new(2023, 6, 11);
}
