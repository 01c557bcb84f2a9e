using System.Globalization;
using System.Text;
using Maru.Methods.Regions;

namespace Maru.App.Ingest;

/// <summary>What a region code means today.</summary>
/// <param name="Today">The code of today; null when it can't be carried over: the region was split, or its new code is not known.</param>
/// <param name="Changed">Today's code is another than the one written, or none.</param>
internal sealed record RegionMeaning(string Written, string? Today, RegionCode Code, bool Changed, byte[]? Dong, byte[]? District)
{
    public byte[]? TodayBytes { get; } = Today is null ? null : Encoding.UTF8.GetBytes(Today);
}

/// <summary>
/// Looks up region codes of one system: carries them to today's code, and names dong and 시군구 from the boundaries the lake holds and the
/// country's table of districts. Remembers what it looked up; used from one thread.
/// </summary>
internal sealed class RegionCodes
{
    private readonly RegionCodeSystem _system;
    private readonly DateOnly _today;
    private readonly Dictionary<string, KnownArea> _dong = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _district = new(StringComparer.Ordinal);
    private readonly Dictionary<long, RegionMeaning?> _known = [];

    public RegionCodes(RegionCodeSystem system, DateOnly today, AreaSet? areas)
    {
        _system = system;
        _today = today;
        foreach (var area in areas?.Areas ?? [])
        {
            // Boundaries are of some day as well.
            if (area.Code is null || !RegionCode.TryParse(area.Code, out var code) || code.Level < RegionLevel.Dong || CarryOver(code.Significant) is not { } now) continue;
            _dong.TryAdd(now, area);
            if (area.Parent is not null) _district.TryAdd(now[..5], area.Parent);
        }
    }

    public RegionCodeSystem System => _system;

    /// <summary>What a code means; null when there is no such region.</summary>
    public RegionMeaning? Find(long number)
    {
        if (_known.TryGetValue(number, out var known)) return known;
        return _known[number] = Read(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reads the bytes of a code, be it in brackets after a name as in 한빛시 새터읍(5199025000); 0 when there is none.</summary>
    public static long NumberOf(ReadOnlySpan<byte> text)
    {
        if (IsAfterName(text)) text = text[^11..^1];
        return text.Length is 5 or 7 or 8 or 10 && text[0] != (byte)'0' && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    public static bool IsAfterName(ReadOnlySpan<byte> text) => text.Length > 12 && text[^1] == (byte)')' && text[^12] == (byte)'(';

    private RegionMeaning? Read(string text)
    {
        if (!RegionCode.TryParse(text, out var code) || code.Level == RegionLevel.Province) return null;
        var today = CarryOver(code.Significant);
        var dong = today is null ? null : _dong.GetValueOrDefault(today);
        if (dong is null && !IsDistrict(code.District!) && (today is null || !IsDistrict(today[..5]))) return null;
        var filled = today is null ? null : today + text[code.Significant.Length..];
        return new(text, filled, code, filled != text, Bytes(dong?.Name), Bytes(today is null ? null : DistrictName(today[..5])));
    }

    private bool IsDistrict(string code) => _district.ContainsKey(code) || RegionTable.Dimension.FindCode(_system, code) is not null;

    private string? DistrictName(string code) => _district.GetValueOrDefault(code) ?? RegionTable.Dimension.FindCode(_system, code, _today)?.Name;

    private string? CarryOver(string code) => RegionSuccessions.AsOf(_system, code, _today).Codes is [var only] ? only : null;

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
