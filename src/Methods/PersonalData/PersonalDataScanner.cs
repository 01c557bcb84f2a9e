using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Maru.Methods.PersonalData;

/// <summary>Finds Korean personal data in text by its form, its check digits and the words around it. Allocates nothing on UTF-8.</summary>
/// <remarks>
/// Every form but a name holds a digit or an '@', so the scan jumps from one such byte to the next and reads what stands around it.
/// Forms and their sources are listed in this folder's README.
/// </remarks>
public static partial class PersonalDataScanner
{
    private static readonly SearchValues<byte> Anchors = SearchValues.Create("0123456789@"u8);

    // The shortest values that can hold anything: "a@b.kr" and two Hangul syllables are six bytes.
    internal const int ShortestValue = 6;

    /// <summary>Writes the findings of <paramref name="text"/> (UTF-8), in order, as far as there is room. Positions are bytes.</summary>
    /// <returns>How many were written.</returns>
    public static int Scan(ReadOnlySpan<byte> text, Span<PersonalDataSpan> found) =>
        FoldedText.MayDiffer(text) ? ScanUnfolded(text, found) : ScanFolded(text, found);

    /// <summary>The same for text that is folded already.</summary>
    [SkipLocalsInit]
    internal static int ScanFolded(ReadOnlySpan<byte> text, Span<PersonalDataSpan> found)
    {
        if (text.Length < ShortestValue || PlainNumbers.Are(text)) return 0;
        Span<DigitGroup> groups = stackalloc DigitGroup[NumberRun.MaxGroups];
        Span<byte> digits = stackalloc byte[NumberRun.MaxDigits];
        var scan = new Scanning(text, found, new NumberRun(text, groups, digits));
        scan.FindLabelledNames();
        scan.FindAnchored();
        return scan.Count;
    }

    [SkipLocalsInit]
    private static int ScanUnfolded(ReadOnlySpan<byte> text, Span<PersonalDataSpan> found)
    {
        byte[]? rented = text.Length > FoldedText.Short ? ArrayPool<byte>.Shared.Rent(text.Length) : null;
        int[]? rentedEnds = rented is null ? null : ArrayPool<int>.Shared.Rent(text.Length);
        Span<byte> folded = rented is null ? stackalloc byte[FoldedText.Short] : rented;
        Span<int> ends = rentedEnds is null ? stackalloc int[FoldedText.Short] : rentedEnds;
        int count = ScanFolded(folded[..FoldedText.Fold(text, folded, ends)], found);
        foreach (ref var span in found[..count])
        {
            int start = span.Start == 0 ? 0 : ends[span.Start - 1];
            span = span with { Start = start, Length = ends[span.End - 1] - start };
        }
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        if (rentedEnds is not null) ArrayPool<int>.Shared.Return(rentedEnds);
        return count;
    }

    /// <summary>Findings in a string, in order; positions are chars.</summary>
    public static IReadOnlyList<PersonalDataSpan> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var found = new PersonalDataSpan[16];
        int count = Scan(utf8, found);
        while (count == found.Length)
        {
            found = new PersonalDataSpan[found.Length * 4];
            count = Scan(utf8, found);
        }
        return ToChars(utf8, found.AsSpan(0, count));
    }

    private static PersonalDataSpan[] ToChars(ReadOnlySpan<byte> utf8, ReadOnlySpan<PersonalDataSpan> found)
    {
        var spans = new PersonalDataSpan[found.Length];
        int bytes = 0, chars = 0;
        for (int i = 0; i < spans.Length; i++)
        {
            var span = found[i];
            chars += Encoding.UTF8.GetCharCount(utf8[bytes..span.Start]);
            int length = Encoding.UTF8.GetCharCount(utf8.Slice(span.Start, span.Length));
            spans[i] = span with { Start = chars, Length = length };
            chars += length;
            bytes = span.End;
        }
        return spans;
    }

    /// <summary>One pass over one text: where it is, what it has found.</summary>
    private ref partial struct Scanning(ReadOnlySpan<byte> text, Span<PersonalDataSpan> found, NumberRun run)
    {
        private readonly ReadOnlySpan<byte> text = text;
        private readonly Span<PersonalDataSpan> found = found;
        private NumberRun run = run;
        private int labelledCount;

        public int Count { get; private set; }

        public void FindAnchored()
        {
            labelledCount = Count;
            int at = 0;
            while (at < text.Length && Count < found.Length)
            {
                int skip = text[at..].IndexOfAny(Anchors);
                if (skip < 0) break;
                at += skip;
                at = text[at] == '@' ? ReadEmail(at) : ReadNumbers(at);
            }
            if (labelledCount > 0) Sort(found[..Count]);
        }

        // Few findings, nearly in order; and no comparer is allocated.
        private static void Sort(Span<PersonalDataSpan> spans)
        {
            for (int i = 1; i < spans.Length; i++)
                for (int j = i; j > 0 && spans[j].Start < spans[j - 1].Start; j--)
                    (spans[j], spans[j - 1]) = (spans[j - 1], spans[j]);
        }

        private int ReadNumbers(int at)
        {
            run.Read(at);
            int end = run.End, before = Count;
            for (int i = 0; i < run.GroupCount && Count < found.Length;)
                i = Math.Max(i + 1, MatchAt(i, ref end));
            return Count == before && end == run.End && run.GoesOnOddly() ? ReadOddNumber(end) : end;
        }

        // Returns the group to go on with; moves `end` when the finding reaches beyond the run of digits (a plate's letter, a flat's 호).
        private int MatchAt(int i, ref int end)
        {
            int next = MatchNumber(i);
            if (next > i) return next;
            if (TryPassport(i, ref end) || TryPlate(i, ref end) || TryAddress(i, ref end)) return run.GroupCount;
            return i + 1;
        }

        private void Report(PersonalDataKind kind, int start, int end, Certainty certainty, bool masked)
        {
            if (Count < found.Length) found[Count++] = new PersonalDataSpan(kind, start, end - start, certainty, masked);
        }
    }
}
