namespace Maru.Methods.Coordinates;

/// <summary>
/// Seven parameters from a datum to WGS 84, in the position-vector convention (EPSG method 9606, the order of <c>towgs84</c>).
/// Translations in metres, rotations in arc-seconds, scale in parts per million.
/// </summary>
public sealed record DatumShift(
    double X, double Y, double Z, double RotationX, double RotationY, double RotationZ, double PartsPerMillion)
{
    /// <summary>
    /// Korean 1985 (Bessel) to WGS 84. EPSG operation 5191 is Molodensky-Badekas: translations −145.907, 505.034, 685.756 about
    /// a pivot in Korea. Its translations are not Helmert translations: read as <c>towgs84</c> they put points in Korea about 15 m
    /// off. These are the same operation with the pivot moved to the Earth's centre, T' = P + T − (1+s)·R·P.
    /// </summary>
    public static DatumShift Korean1985 { get; } = new(
        -114.61998513899744, 475.96296987030655, 675.0183286857791, 1.162, -2.347, -1.592, 6.342);

    /// <summary>
    /// The rounded parameters most Korean software carries for the same datum (<c>+towgs84=-115.80,474.99,674.11,1.16,-2.31,-1.63,6.43</c>);
    /// within 5 cm of <see cref="Korean1985"/> in Korea.
    /// </summary>
    public static DatumShift Korean1985Rounded { get; } = new(-115.80, 474.99, 674.11, 1.16, -2.31, -1.63, 6.43);

    public bool IsZero =>
        X == 0 && Y == 0 && Z == 0 && RotationX == 0 && RotationY == 0 && RotationZ == 0 && PartsPerMillion == 0;
}
