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

    /// <summary>A mark that joins numbers only where nothing else can be meant: / _ ~ : , or a line break.</summary>
    Odd,
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
    private const int MaxOddGroups = 5;
    public const int MaxDigits = 64;
    public const byte MaskedDigit = 10;
    private const int MostSpaces = 3;

    private readonly ReadOnlySpan<byte> text;
    private readonly Span<DigitGroup> groups;
    private readonly Span<byte> digits;
    private int digitCount;
    private bool joinsOddly;

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
        joinsOddly = false;
        ReadGroups(start, MaxGroups);
    }

    /// <summary>Reads it again with odd separators as well, as far as one number can go.</summary>
    public void ReadOddly(int start)
    {
        joinsOddly = true;
        ReadGroups(start, MaxOddGroups);
    }

    /// <summary>Whether the run goes on behind an odd separator.</summary>
    public readonly bool GoesOnOddly()
    {
        int at = End;
        SkipSpaces(ref at);
        if (at < text.Length && text[at] == '-') at++;
        SkipSpaces(ref at);
        return OddAt(ref at) && at < text.Length && StartsGroup(at);
    }

    private void ReadGroups(int start, int most)
    {
        GroupCount = 0;
        digitCount = 0;
        int at = start;
        var before = Separator.None;
        while (GroupCount < most && ReadGroup(ref at, before))
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
        bool masked = false;
        byte between = BetweenDigits(at, follows: GroupCount > 0 && groups[GroupCount - 1].Spaced);
        bool spaced = between != 0;
        while (at < text.Length)
        {
            if (spaced && count > 0 && IsLoneDigit(at + 1) && text[at] == between) at++;
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

    // "0 1 0", "9 0 0 1 0 1": three digits each by itself, or two where the first is a prefix's 0. "0.1.0-1.2.3.4", "0-1-0-1-2-…": three from a
    // prefix's 0 and in the groups behind it, else six, for chapters and versions are written so.
    private readonly byte BetweenDigits(int at, bool follows)
    {
        if (at + 2 >= text.Length || text[at + 1] is not ((byte)' ' or (byte)'.' or (byte)'-') || !IsLoneDigit(at) || !IsLoneDigit(at + 2)) return 0;
        byte between = text[at + 1];
        bool isPrefix = text[at] == '0';
        int least = between == ' ' ? isPrefix ? 2 : 3 : isPrefix || follows ? 3 : 6, count = 2;
        while (count < least && at + 2 * count < text.Length && text[at + 2 * count - 1] == between && IsLoneDigit(at + 2 * count)) count++;
        return count >= least ? between : (byte)0;
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
            // A dash at the end of a line.
            if (joinsOddly && OddAt(ref i)) separator = Separator.Odd;
        }
        else if (joinsOddly && OddAt(ref i))
        {
            separator = Separator.Odd;
        }
        if (separator == Separator.None || i >= text.Length || !StartsGroup(i)) return Separator.None;
        // "5 * 3" is not a number with masked digits.
        if (separator == Separator.Space && DigitAt(text, i, out _) == 0) return Separator.None;
        at = i;
        return separator;
    }

    private readonly bool OddAt(ref int at)
    {
        if (at >= text.Length || text[at] is not ((byte)'/' or (byte)'_' or (byte)'~' or (byte)':' or (byte)',' or (byte)'\r' or (byte)'\n')) return false;
        at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        SkipSpaces(ref at);
        return true;
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
