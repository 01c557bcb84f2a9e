namespace Maru.Core.Text;

/// <summary>Encodings that Korean files come in.</summary>
public enum TextEncoding
{
    Utf8,
    Cp949,
    Utf16LittleEndian,
    Utf16BigEndian,
}

public static class TextEncodingNames
{
    /// <summary>UTF-8, CP949, UTF-16LE, UTF-16BE.</summary>
    public static string Label(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Cp949 => "CP949",
        TextEncoding.Utf16LittleEndian => "UTF-16LE",
        TextEncoding.Utf16BigEndian => "UTF-16BE",
        _ => "UTF-8",
    };

    /// <summary>The encoding a person or a file names: utf-8, cp949, ms949, euc-kr, ks_c_5601-1987, utf-16 …; null when unknown.</summary>
    public static TextEncoding? Parse(string name) => name.Trim().Replace('_', '-').ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" or "UTF-8-SIG" or "UTF-8 (BOM)" or "65001" or "ASCII" or "US-ASCII" => TextEncoding.Utf8,
        "CP949" or "MS949" or "949" or "UHC" or "EUC-KR" or "EUCKR" or "51949" or "WINDOWS-949" or "KS-C-5601-1987" or "KSC5601" or "KSC-5601" => TextEncoding.Cp949,
        "UTF-16" or "UTF-16LE" or "UTF16" or "UTF16LE" or "UNICODE" => TextEncoding.Utf16LittleEndian,
        "UTF-16BE" or "UTF16BE" => TextEncoding.Utf16BigEndian,
        _ => null,
    };
}
