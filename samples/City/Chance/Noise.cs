namespace Maru.City.Chance;

/// <summary>Smooth value noise in the plane, −1 … 1, for relief and for borders that bend as real ones do.</summary>
internal sealed class Noise(ulong seed)
{
    /// <summary>Octaves of halving size and amplitude, starting at <paramref name="wavelength"/> metres.</summary>
    public double Fractal(double x, double y, double wavelength, int octaves)
    {
        double sum = 0, amplitude = 1, total = 0;
        for (var octave = 0; octave < octaves; octave++)
        {
            sum += amplitude * Smooth(x / wavelength, y / wavelength, octave);
            total += amplitude;
            amplitude *= 0.5;
            wavelength *= 0.5;
        }
        return sum / total;
    }

    private double Smooth(double x, double y, int layer)
    {
        var left = Math.Floor(x);
        var bottom = Math.Floor(y);
        var u = Fade(x - left);
        var v = Fade(y - bottom);
        var (i, j) = ((long)left, (long)bottom);
        var low = Mix(Lattice(i, j, layer), Lattice(i + 1, j, layer), u);
        var high = Mix(Lattice(i, j + 1, layer), Lattice(i + 1, j + 1, layer), u);
        return Mix(low, high, v);
    }

    private double Lattice(long i, long j, int layer)
    {
        var hash = seed ^ ((ulong)i * 0x9E3779B97F4A7C15) ^ ((ulong)j * 0xC2B2AE3D27D4EB4F) ^ ((ulong)layer * 0x165667B19E3779F9);
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53;
        hash ^= hash >> 33;
        return (hash >> 11) * (2.0 / 9007199254740992.0) - 1;
    }

    private static double Fade(double t) => t * t * t * (t * (t * 6 - 15) + 10);

    private static double Mix(double a, double b, double t) => a + (b - a) * t;
}
