namespace Maru.Methods.Regions;

/// <summary>Who gave the code. The same digits mean different places: 26 is 부산 to one and 울산 to the other.</summary>
public enum RegionCodeSystem
{
    /// <summary>행정안전부 행정표준코드: 시도 2, 시군구 5, 법정동 and 행정동 10 (or the first 8).</summary>
    Mois,

    /// <summary>국가데이터처 (통계청) 한국행정구역분류: 시도 2, 시군구 5, 행정동 7 (to 2022) or 8.</summary>
    Statistics,
}

public enum RegionLevel
{
    /// <summary>시도.</summary>
    Province,

    /// <summary>시군구, and the ordinary districts of a city.</summary>
    District,

    /// <summary>읍면동.</summary>
    Dong,

    /// <summary>리.</summary>
    Ri,
}

/// <summary>A region code by its digits alone. Trailing zeros that only fill up to ten digits are not part of the place.</summary>
public readonly record struct RegionCode
{
    private RegionCode(string digits, RegionLevel level)
    {
        Digits = digits;
        Level = level;
    }

    /// <summary>As written: 2, 5, 7, 8 or 10 digits.</summary>
    public string Digits { get; }

    public RegionLevel Level { get; }

    public string Province => Digits[..2];

    /// <summary>The first five digits, or null for a province.</summary>
    public string? District => Level == RegionLevel.Province ? null : Digits[..5];

    /// <summary>The digits that name the place: 2, 5, 7 or 8, or 10 for a 리.</summary>
    public string Significant => Level switch
    {
        RegionLevel.Province => Digits[..2],
        RegionLevel.District => Digits[..5],
        RegionLevel.Dong => Digits[..Math.Min(8, Digits.Length)],
        _ => Digits,
    };

    /// <summary>Reads 2, 5, 7, 8 or 10 digits, spaces around them allowed; anything else is no code. Whether the place exists is not asked.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RegionCode code)
    {
        code = default;
        text = text.Trim();
        if (text.Length is not (2 or 5 or 7 or 8 or 10) || text.ContainsAnyExceptInRange('0', '9') || text[0] == '0')
            return false;
        code = new(text.ToString(), LevelOf(text));
        return true;
    }

    private static RegionLevel LevelOf(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 2 || !digits[2..].ContainsAnyExcept('0'))
            return RegionLevel.Province;
        if (digits.Length == 5 || !digits[5..].ContainsAnyExcept('0'))
            return RegionLevel.District;
        return digits.Length < 10 || digits[8..] is "00" ? RegionLevel.Dong : RegionLevel.Ri;
    }

    /// <summary>
    /// Whether a ten- or eight-digit code of the ministry is of a 법정동 (true), a 행정동 (false), or of an 읍 or 면, which has one code for both (null).
    /// </summary>
    public bool? IsLegalDong => Level < RegionLevel.Dong || Digits.Length == 7 ? null : Level == RegionLevel.Ri ? true
        : int.Parse(Digits.AsSpan(5, 3), System.Globalization.CultureInfo.InvariantCulture) switch { < 200 => true, >= 500 => false, _ => null };

    public override string ToString() => Digits;
}
