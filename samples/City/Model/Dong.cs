using NetTopologySuite.Geometries;

namespace Maru.City.Model;

internal enum DongKind { Town, Rural, OldCentre, Centre, University, NewTown }

/// <summary>What is planned of an 읍, 면 or 동 before its land is drawn. Position in kilometres from the city hall.</summary>
/// <param name="Reach">How far its pull goes against its neighbours': wide in the country, narrow in town.</param>
/// <param name="ElderlyShare">Share of residents aged 65 or more on the city's reference day.</param>
internal sealed record DongPlan(string Name, DongKind Kind, double East, double North, double Reach, int Population, double ElderlyShare, string Villages)
{
    public bool IsRural => Kind is DongKind.Town or DongKind.Rural;
}

internal sealed record Dong(int Index, DongPlan Plan, string Code, string LegalName, string LegalCode, Polygon Polygon)
{
    public string Name => Plan.Name;

    public string OldCode => CityPlace.OldProvinceCode + Code[2..];

    public string OldLegalCode => CityPlace.OldProvinceCode + LegalCode[2..];

    public double AreaSquareKilometres => Polygon.Area / 1e6;

    public string Kind => Plan.Kind == DongKind.Town ? "읍" : Plan.Kind == DongKind.Rural ? "면" : "동";
}
