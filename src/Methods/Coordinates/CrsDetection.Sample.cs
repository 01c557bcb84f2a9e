namespace Maru.Methods.Coordinates;

public static partial class CrsDetection
{
    /// <summary>The points that are tried: rows with both numbers, evenly taken.</summary>
    private sealed record Sample(double[] X, double[] Y, double[] OwnLongitude, double[] OwnLatitude, CoordinateForm Form, int Missing)
    {
        public int Count => X.Length;

        public static Sample Of(IReadOnlyList<CoordinateColumn> columns, CoordinatePair pair, DetectedCoordinates? reference)
        {
            ReadOnlySpan<double> x = columns[pair.X].Values.Span, y = columns[pair.Y].Values.Span;
            var rows = new List<int>(x.Length);
            for (var row = 0; row < x.Length; row++)
                if (IsGiven(x[row], y[row]))
                    rows.Add(row);
            var step = Math.Max(1, (rows.Count + LargestSample - 1) / LargestSample);
            var taken = rows.Where((_, i) => i % step == 0).ToArray();
            double[] sampleX = Take(x, taken), sampleY = Take(y, taken);
            var form = Unpack(sampleX, sampleY) ? CoordinateForm.PackedDegrees : CoordinateForm.Plain;
            if (reference is null)
                return new(sampleX, sampleY, [], [], form, x.Length - rows.Count);
            var (lon, lat) = reference.AreAxesSwapped ? (reference.Pair.Y, reference.Pair.X) : (reference.Pair.X, reference.Pair.Y);
            return new(sampleX, sampleY, Take(columns[lon].Values.Span, taken), Take(columns[lat].Values.Span, taken), form, x.Length - rows.Count);
        }

        /// <summary>Distances to the file's own WGS 84 points, on a sphere flattened at Korea: within 1 % and exact where it matters, near 0.</summary>
        public double[] ErrorsMetres(double[] longitude, double[] latitude)
        {
            var errors = new List<double>(OwnLongitude.Length);
            for (var i = 0; i < OwnLongitude.Length; i++)
            {
                if (!IsGiven(OwnLongitude[i], OwnLatitude[i]) || double.IsNaN(longitude[i]))
                    continue;
                var east = (longitude[i] - OwnLongitude[i]) * Math.Cos(double.DegreesToRadians(OwnLatitude[i])) * 111_320;
                var north = (latitude[i] - OwnLatitude[i]) * 111_000;
                errors.Add(Math.Sqrt(east * east + north * north));
            }
            return [.. errors];
        }

        private static double[] Take(ReadOnlySpan<double> values, int[] rows)
        {
            var taken = new double[rows.Length];
            for (var i = 0; i < rows.Length; i++)
                taken[i] = values[rows[i]];
            return taken;
        }

        private static bool Unpack(double[] x, double[] y)
        {
            if (x.Length == 0 || !Array.TrueForAll(x, value => AngleText.TryReadPacked(value, out _)) || !Array.TrueForAll(y, value => AngleText.TryReadPacked(value, out _)))
                return false;
            foreach (var values in (ReadOnlySpan<double[]>)[x, y])
                for (var i = 0; i < values.Length; i++)
                    AngleText.TryReadPacked(values[i], out values[i]);
            return true;
        }
    }

    internal static bool IsGiven(double x, double y) => double.IsFinite(x) && double.IsFinite(y) && !(x == 0 && y == 0);
}
