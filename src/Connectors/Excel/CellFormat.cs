using System.Globalization;
using System.Text;

namespace Maru.Connectors.Excel;

/// <summary>How a cell's number format shows its number, as far as it changes what is meant.</summary>
internal readonly record struct CellFormat(bool Percent, int Digits)
{
    public static CellFormat General { get; }

    /// <summary>Reads the first section of a number format: 0.0% is a percentage, 00000 a code of five digits.</summary>
    public static CellFormat Parse(string? format)
    {
        if (string.IsNullOrEmpty(format)) return General;
        var section = WithoutLiterals(format);
        if (section.Contains('%', StringComparison.Ordinal)) return new(true, 0);
        return section.Length > 1 && section.All(c => c == '0') ? new(false, section.Length) : General;
    }

    private static string WithoutLiterals(string format)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < format.Length && format[i] != ';'; i++)
            switch (format[i])
            {
                case '"' or '[':
                    var end = format.IndexOf(format[i] == '"' ? '"' : ']', i + 1);
                    i = end < 0 ? format.Length : end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    plain.Append(format[i]);
                    break;
            }
        return plain.ToString();
    }

    public string Show(double value)
    {
        if (Percent) return Plain(Hundredfold(value)) + "%";
        if (Digits > 0 && value >= 0 && value == Math.Floor(value) && value < 1e15) return ((long)value).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
        return Plain(value);
    }

    // In decimals, so that 0.253 becomes 25.3 and not 25.299999999999997.
    private static double Hundredfold(double value) =>
        Math.Abs(value) < 1e12 && decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? (double)(exact * 100)
            : value * 100;

    /// <summary>The shortest text that reads back as the same number, without an exponent where that is readable.</summary>
    public static string Plain(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15) return ((long)value).ToString(CultureInfo.InvariantCulture);
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(value) is > 1e-20 and < 1e20 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>A date, a time, or both, in ISO form. Excel keeps times as days of the year 1899 or 1900.</summary>
    public static string Show(DateTime value)
    {
        var rounded = new DateTime((value.Ticks + TimeSpan.TicksPerMillisecond * 500) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, value.Kind);
        if (value.Year < 1900) return rounded.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return rounded.TimeOfDay == TimeSpan.Zero
            ? rounded.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : rounded.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    public static string Show(TimeSpan value)
    {
        var seconds = (long)Math.Round(value.TotalSeconds);
        var sign = seconds < 0 ? "-" : "";
        seconds = Math.Abs(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }
}
