using Maru.City.Surveying;

namespace Maru.City.Model;

/// <summary>A place in the city with its address. X and Y in EPSG:5186 metres.</summary>
internal sealed record Spot(double X, double Y, Dong Dong, Village? Village, string RoadName, int BuildingNumber, int Lot, int SubLot)
{
    private (double Longitude, double Latitude)? geographic;

    public double Longitude => (geographic ??= CoordinateSystem.ToGeographic(X, Y)).Longitude;

    public double Latitude => (geographic ??= CoordinateSystem.ToGeographic(X, Y)).Latitude;

    public string LegalCode => Village?.LegalCode ?? Dong.LegalCode;

    public string LegalName => Village is null ? Dong.LegalName : $"{Dong.Name} {Village.Name}";

    public string RoadAddress => Village is null
        ? $"{CityPlace.Province} {CityPlace.Name} {RoadName} {BuildingNumber} ({Dong.LegalName})"
        : $"{CityPlace.Province} {CityPlace.Name} {Dong.Name} {RoadName} {BuildingNumber}";

    public string LotAddress => $"{CityPlace.Province} {CityPlace.Name} {LegalName} {Lot}" + (SubLot > 0 ? $"-{SubLot}" : "");

    public (double X, double Y) In(int epsg) => CoordinateSystem.Convert(X, Y, epsg);
}
