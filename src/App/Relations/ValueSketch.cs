using System.Buffers.Binary;
using System.Text;
using Maru.Methods.Sketches;

namespace Maru.App.Relations;

/// <summary>What is known of a column's values without the values: enough to tell with which others it may join.</summary>
/// <param name="Rows">Rows with a value.</param>
/// <param name="Serial">Share of values that follow directly upon another (L-101 upon L-100), 0–1: how likely a number nearby is a value too.</param>
/// <param name="Prefix">Letters that all values begin with; null when they have none in common.</param>
/// <param name="Regions">Of the different values, those that are a region of the city.</param>
/// <param name="RegionRows">Rows of these.</param>
public sealed record ValueSketch(string Dataset, int Version, string Column, long Rows, double Serial, string? Prefix, long Regions, long RegionRows, BottomSketch Values)
{
    public long Distinct => Values.Distinct;

    /// <summary>Share of rows that are told apart by the column, 0–1.</summary>
    public double Uniqueness => Rows == 0 ? 0 : (double)Distinct / Rows;

    /// <summary>Nearly every value is a region of the city.</summary>
    public bool IsOfRegions => Distinct > 0 && Regions >= 0.8 * Distinct;

    internal byte[] Bytes()
    {
        var bytes = new byte[Values.Smallest.Length * sizeof(ulong)];
        for (var i = 0; i < Values.Smallest.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), Values.Smallest[i]);
        return bytes;
    }

    internal static ulong[] Read(byte[] bytes)
    {
        var values = new ulong[bytes.Length / sizeof(ulong)];
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)));
        return values;
    }
}

/// <summary>Makes a sketch of a column's different values, one after another.</summary>
/// <param name="regions">Names and codes of the city's regions.</param>
internal sealed class SketchMaker(IReadOnlySet<string> regions)
{
    private const int ShortestPrefix = 2;

    private readonly List<ulong> _fingerprints = [];
    private readonly List<(ulong Head, long Number)> _numbered = [];
    private string? _common;
    private long _rows;
    private long _regions;
    private long _regionRows;

    public void Add(string value, long rows)
    {
        _rows += rows;
        _fingerprints.Add(Fingerprint.Of(Encoding.UTF8.GetBytes(value)));
        _common = _common is null ? value : Common(_common, value);
        if (regions.Contains(value) || regions.Contains(value[(value.LastIndexOf(' ') + 1)..]))
        {
            _regions++;
            _regionRows += rows;
        }
        var digits = value.Length;
        while (digits > 0 && char.IsAsciiDigit(value[digits - 1])) digits--;
        if (value.Length - digits is > 0 and <= 18)
            _numbered.Add((Fingerprint.Of(Encoding.UTF8.GetBytes(value.AsSpan(0, digits).ToString())), long.Parse(value.AsSpan(digits), System.Globalization.CultureInfo.InvariantCulture)));
    }

    public ValueSketch Make(string dataset, int version, string column) =>
        new(dataset, version, column, _rows, Serial(), Prefix(), _regions, _regionRows, BottomSketch.Of(_fingerprints));

    private double Serial()
    {
        _numbered.Sort();
        long following = 0;
        for (var i = 1; i < _numbered.Count; i++)
            if (_numbered[i].Head == _numbered[i - 1].Head && _numbered[i].Number == _numbered[i - 1].Number + 1) following++;
        return _fingerprints.Count == 0 ? 0 : (double)following / _fingerprints.Count;
    }

    private string? Prefix()
    {
        var letters = string.Concat((_common ?? "").TakeWhile(char.IsLetter));
        return letters.Length >= ShortestPrefix && !letters.Equals("no", StringComparison.OrdinalIgnoreCase) ? letters : null;
    }

    private static string Common(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length]) length++;
        return one[..length];
    }
}
