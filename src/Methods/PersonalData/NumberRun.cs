namespace Maru.Methods.PersonalData;

/// <summary>What stands between two groups of digits.</summary>
internal enum Separator : byte
{
    None,
    Space,
    Dash,
    Dot,
    MiddleDot,
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
    /// <summary>Each digit stands by itself.</summary>
    public bool Spaced;
}

/// <summary>
/// Digits in groups joined by single separators, e.g. <c>010-1234-5678</c> or <c>960121 1021413</c>, read from <see cref="FoldedText"/>.
/// Digits each by itself (<c>0 1 0 - 1 2 3 4</c>) make one group; <c>*</c>, <c>x</c>, <c>○</c> in a digit's place count as masked digits.
/// </summary>
internal ref struct NumberRun
{
    public const int MaxGroups = 8;
    public const int MaxDigits = 64;
    public const byte MaskedDigit = 10;
    private const int MostSpaces = 3;

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
            if (digitCount == MaxDigits) return;
            before = ReadSeparator(ref at);
            if (before == Separator.None) return;
        }
    }

    private bool ReadGroup(ref int at, Separator before)
    {
        int start = at, first = digitCount, count = 0;
        bool masked = false, spaced = IsSpaced(at);
        while (at < text.Length)
        {
            if (spaced && count > 0 && IsLoneDigit(at + 1) && text[at] == ' ') at++;
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
            Spaced = spaced,
        };
        return true;
    }

    // "0 1 0", "9 0 0 1 0 1": three digits each by itself, or two where the first is a prefix's 0.
    private readonly bool IsSpaced(int at)
    {
        if (at + 2 >= text.Length || text[at + 1] != ' ' || !IsLoneDigit(at) || !IsLoneDigit(at + 2)) return false;
        return text[at] == '0' || at + 4 < text.Length && text[at + 3] == ' ' && IsLoneDigit(at + 4);
    }

    private readonly bool IsLoneDigit(int at) =>
        at < text.Length && DigitAt(text, at, out _) > 0 && (at + 1 == text.Length || DigitAt(text, at + 1, out _) == 0);

    /// <summary>Width in bytes of the digit at <paramref name="at"/>, or 0.</summary>
    public static int DigitAt(ReadOnlySpan<byte> text, int at, out byte digit)
    {
        digit = (byte)(text[at] - '0');
        return digit <= 9 ? 1 : 0;
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
        if (MarkAt(text[i]) is var mark and not Separator.None)
        {
            separator = mark;
            i++;
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
        while (at < text.Length && at - from < MostSpaces && text[at] == ' ') at++;
        return at - from;
    }

    private static Separator MarkAt(byte b) => b switch
    {
        (byte)'-' => Separator.Dash,
        (byte)'.' => Separator.Dot,
        (byte)')' => Separator.Bracket,
        FoldedText.MiddleDot => Separator.MiddleDot,
        _ => Separator.None,
    };
}
