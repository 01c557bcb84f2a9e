using System.Buffers.Text;
using System.Globalization;
using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <summary>Values as UTF-8 text, the same in every format: 2025-09-11, 13:05:10, 2025-09-11T13:05:10, shortest round-trip numbers.</summary>
public static class CellText
{
    /// <summary>Room any value but text and blobs fits in.</summary>
    public const int MaxLength = 64;

    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;
    private const int DayNumberOf1970 = 719_162;
    private const int LastDay = 3_652_058;

    /// <param name="dateTimeSeparator">T as ISO 8601 has it, or a space as spreadsheets like it.</param>
    /// <returns>Bytes written. Text and blobs are not for this method.</returns>
    public static int Format(ResultBatch batch, OutputColumn column, int index, int row, Span<byte> text, byte dateTimeSeparator = (byte)'T') => column.Type switch
    {
        ResultType.Int64 => Whole(batch.Int64(index)[row], text),
        ResultType.Double => Number(batch.Double(index)[row], text),
        ResultType.Boolean => Flag(batch.Boolean(index)[row], text),
        ResultType.Date => Date(batch.Date(index)[row], text),
        ResultType.Time => Time(batch.Int64(index)[row], text),
        ResultType.Timestamp => Timestamp(batch.Int64(index)[row], text, dateTimeSeparator),
        ResultType.Int128 => batch.Int128(index, row).TryFormat(text, out var written, default, CultureInfo.InvariantCulture) ? written : throw TooLong(),
        ResultType.Decimal => batch.Decimal(index, row).TryFormat(text, out var written, default, CultureInfo.InvariantCulture) ? written : throw TooLong(),
        _ => throw new ArgumentException($"{column.Type} is not formatted here.", nameof(column)),
    };

    public static int Whole(long value, Span<byte> text) => Utf8Formatter.TryFormat(value, text, out var written) ? written : throw TooLong();

    public static int Number(double value, Span<byte> text) => value.TryFormat(text, out var written, "R", CultureInfo.InvariantCulture) ? written : throw TooLong();

    public static int Flag(bool value, Span<byte> text) => Copy(value ? "true"u8 : "false"u8, text);

    public static int Date(int days, Span<byte> text)
    {
        var number = (long)days + DayNumberOf1970;
        if (number is < 0 or > LastDay) return Copy(days < 0 ? "-infinity"u8 : "infinity"u8, text);
        return DateOnly.FromDayNumber((int)number).TryFormat(text, out var written, "O", CultureInfo.InvariantCulture) ? written : throw TooLong();
    }

    /// <summary>HH:mm:ss, and a fraction when there is one; 24:00:00 stays itself.</summary>
    public static int Time(long microseconds, Span<byte> text)
    {
        var seconds = (int)(microseconds / MicrosecondsPerSecond);
        Two(seconds / 3600, text);
        text[2] = (byte)':';
        Two(seconds / 60 % 60, text[3..]);
        text[5] = (byte)':';
        Two(seconds % 60, text[6..]);
        return 8 + Fraction((int)(microseconds % MicrosecondsPerSecond), text[8..]);
    }

    public static int Timestamp(long microseconds, Span<byte> text, byte separator)
    {
        var days = Math.DivRem(microseconds, MicrosecondsPerDay, out var inDay);
        if (inDay < 0)
        {
            days--;
            inDay += MicrosecondsPerDay;
        }
        if (days is < -DayNumberOf1970 or > LastDay - DayNumberOf1970) return Copy(microseconds < 0 ? "-infinity"u8 : "infinity"u8, text);
        var written = Date((int)days, text);
        text[written] = separator;
        return written + 1 + Time(inDay, text[(written + 1)..]);
    }

    private static int Fraction(int microseconds, Span<byte> text)
    {
        if (microseconds == 0) return 0;
        text[0] = (byte)'.';
        var length = 6;
        for (var i = 6; i > 0; i--)
        {
            text[i] = (byte)('0' + (microseconds % 10));
            microseconds /= 10;
        }
        while (text[length] == (byte)'0') length--;
        return length + 1;
    }

    private static void Two(int value, Span<byte> text)
    {
        text[0] = (byte)('0' + (value / 10));
        text[1] = (byte)('0' + (value % 10));
    }

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> text)
    {
        source.CopyTo(text);
        return source.Length;
    }

    private static InvalidOperationException TooLong() => new($"A value took more than {MaxLength} bytes.");
}
