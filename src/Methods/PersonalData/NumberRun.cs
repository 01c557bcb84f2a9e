namespace Maru.Methods.PersonalData;

/// <summary>What stands between two groups of digits.</summary>
internal enum Separator : byte
{
    None,
    Space,
    Dash,
    Dot,
    Bracket,
}

internal struct DigitGroup
{
    public int Start;
    public int End;
    public int FirstDigit;
    public int Count;
    public Separator Before;
    public bool Masked;
}

/// <summary>
/// Digits in groups joined by single separators, e.g. <c>010-1234-5678</c> or <c>960121 1021413</c>, read from UTF-8.
/// ASCII and full-width digits; hyphens and dashes of any width; <c>*</c>, <c>x</c>, <c>○</c> in a digit's place count as masked digits.
/// </summary>
internal ref struct NumberRun
{
    public const int MaxGroups = 8;
    public const int MaxDigits = 64;
    public const byte MaskedDigit = 10;

    private readonly ReadOnlySpan<byte> text;
    private readonly Span<DigitGroup> groups;
    private readonly Span<byte> digits;
    private int digitCount;

    public NumberRun(ReadOnlySpan<byte> text, Span<DigitGroup> groups, Span<byte> digits)
    {
        this.text = text;
        this.groups = groups;
        this.digits = digits;
    }

    public int GroupCount { get; private set; }

    /// <summary>Where scanning goes on.</summary>
    public int End { get; private set; }

    public readonly ref DigitGroup this[int index] => ref groups[index];

    public readonly ReadOnlySpan<byte> Digits(int first, int last) =>
        digits[groups[first].FirstDigit..(groups[last].FirstDigit + groups[last].Count)];

    public readonly bool AnyMasked(int first, int last)
    {
        for (int i = first; i <= last; i++)
            if (groups[i].Masked) return true;
        return false;
    }

    /// <summary>Reads the run that starts with a digit at <paramref name="start"/>.</summary>
    public void Read(int start)
    {
        GroupCount = 0;
        digitCount = 0;
        int at = start;
        var before = Separator.None;
        while (GroupCount < MaxGroups && ReadGroup(ref at, before))
        {
            End = at;
            before = ReadSeparator(ref at);
            if (before == Separator.None) return;
        }
    }

    private bool ReadGroup(ref int at, Separator before)
    {
        int start = at, first = digitCount, count = 0;
        bool masked = false;
        while (at < text.Length)
        {
            int width = DigitAt(text, at, out byte digit);
            if (width == 0)
            {
                width = count > 0 || before != Separator.None ? MaskAt(at, count) : 0;
                if (width == 0) break;
                digit = MaskedDigit;
                masked = true;
            }
            if (digitCount < MaxDigits) digits[digitCount++] = digit;
            count++;
            at += width;
        }
        if (count == 0) return false;
        groups[GroupCount++] = new DigitGroup
        {
            Start = start,
            End = at,
            FirstDigit = first,
            Count = digitCount == MaxDigits ? int.MaxValue / 2 : count,
            Before = before,
            Masked = masked,
        };
        return digitCount < MaxDigits;
    }

    /// <summary>Width in bytes of the digit at <paramref name="at"/>, or 0.</summary>
    public static int DigitAt(ReadOnlySpan<byte> text, int at, out byte digit)
    {
        byte b = text[at];
        digit = (byte)(b - '0');
        if (digit <= 9) return 1;
        if (b == 0xEF && at + 2 < text.Length && text[at + 1] == 0xBC && text[at + 2] is >= 0x90 and <= 0x99)
        {
            digit = (byte)(text[at + 2] - 0x90);
            return 3;
        }
        return 0;
    }

    // 'x' stands for a digit only among its like ("010-xxxx-1234"), else "12x34" would be read as one number.
    private readonly int MaskAt(int at, int countSoFar)
    {
        byte b = text[at];
        if (b is (byte)'*' or (byte)'#') return 1;
        if (b is (byte)'x' or (byte)'X')
        {
            bool likeBefore = countSoFar > 0 && text[at - 1] == b;
            bool likeAfter = at + 1 < text.Length && text[at + 1] == b;
            return likeBefore || likeAfter ? 1 : 0;
        }
        bool circle = b == 0xE2 && at + 2 < text.Length && text[at + 1] == 0x97 && text[at + 2] is (0x8B or 0x8F);
        return circle ? 3 : 0;
    }

    private readonly Separator ReadSeparator(ref int at)
    {
        int i = at;
        int spaces = SkipSpaces(ref i);
        var separator = spaces > 0 ? Separator.Space : Separator.None;
        if (i >= text.Length) return Separator.None;
        int width = MarkAt(i, out var mark);
        if (width > 0)
        {
            separator = mark;
            i += width;
            SkipSpaces(ref i);
        }
        if (separator == Separator.None || i >= text.Length || !StartsGroup(i)) return Separator.None;
        // "5 * 3" is not a number with masked digits.
        if (separator == Separator.Space && DigitAt(text, i, out _) == 0) return Separator.None;
        at = i;
        return separator;
    }

    private readonly bool StartsGroup(int at) => DigitAt(text, at, out _) > 0 || MaskAt(at, 0) > 0;

    private readonly int SkipSpaces(ref int at)
    {
        int from = at;
        while (at < text.Length && at - from < 2 && text[at] == ' ') at++;
        return at - from;
    }

    private readonly int MarkAt(int at, out Separator mark)
    {
        byte b = text[at];
        mark = b switch { (byte)'-' => Separator.Dash, (byte)'.' => Separator.Dot, (byte)')' => Separator.Bracket, _ => Separator.None };
        if (mark != Separator.None) return 1;
        if (at + 2 >= text.Length) return 0;
        bool dash = b switch
        {
            0xE2 => text[at + 1] == 0x80 && text[at + 2] is >= 0x90 and <= 0x95 || text[at + 1] == 0x88 && text[at + 2] == 0x92,
            0xEF => text[at + 1] == 0xBC && text[at + 2] == 0x8D,
            0xE3 => text[at + 1] == 0x85 && text[at + 2] == 0xA1,
            _ => false,
        };
        if (dash) mark = Separator.Dash;
        return dash ? 3 : 0;
    }
}
