using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Maru.Methods.PersonalData;

public static partial class PersonalDataScanner
{
    private static readonly byte[][] NameLabels = Array.ConvertAll(
        ["성명", "이름", "신청인", "민원인", "예금주", "보호자", "세대주", "담당자"], System.Text.Encoding.UTF8.GetBytes);

    private const string MayFollowHonorific = "가는의와를도에께";

    // Last syllables of the labels, 씨, and what a spelt number begins with: most syllables of a text are none of them.
    private static readonly bool[] EndsLabel = LabelEnds();

    private static bool[] LabelEnds()
    {
        var ends = new bool[char.MaxValue + 1];
        foreach (char syllable in "명름인주자씨공영") ends[syllable] = true;
        return ends;
    }

    private ref partial struct Scanning
    {
        // A name in running text is taken only beside a label ("성명: …") or before 씨; syllables alone prove too little.
        public void FindLabelledNames()
        {
            if (text.Length < 5 * Utf8Hangul.Width) return;
            ref bool ends = ref MemoryMarshal.GetArrayDataReference(EndsLabel);
            int last = text.Length - Utf8Hangul.Width;
            for (int at = 0; at <= last;)
            {
                byte lead = text[at];
                if (lead is < 0xEA or > 0xED)
                {
                    at++;
                    continue;
                }
                // The index is at most 0xFFFF by its masks, whatever the bytes are.
                int syllable = (lead & 0x0F) << 12 | (text[at + 1] & 0x3F) << 6 | (text[at + 2] & 0x3F);
                at += Utf8Hangul.Width;
                if (Unsafe.Add(ref ends, syllable)) ReadNameAround(at, (char)syllable);
            }
        }

        private void ReadNameAround(int at, char syllable)
        {
            if (syllable == '씨') ReadNameBefore(at - Utf8Hangul.Width);
            else if (syllable is '공' or '영')
            {
                if (Utf8Hangul.At(text, at) is '일' or '하') ReadSpelt(at - Utf8Hangul.Width);
            }
            else if (EndsWithLabel(text[..at])) ReadNameAfter(at);
        }

        private static bool EndsWithLabel(ReadOnlySpan<byte> text)
        {
            foreach (byte[] label in NameLabels)
                if (text.EndsWith(label)) return true;
            return false;
        }

        private void ReadNameAfter(int at)
        {
            int from = at;
            while (at < text.Length && text[at] is (byte)' ' or (byte)':' or (byte)'-' or (byte)'(' or (byte)'/') at++;
            if (at == from) return;
            // A particle or a title may be stuck on: the first three syllables are read as the name.
            if (IsName(at)) ReportName(at);
        }

        private void ReadNameBefore(int at)
        {
            char after = Utf8Hangul.At(text, at + Utf8Hangul.Width);
            if (after != '\0' && !MayFollowHonorific.Contains(after, StringComparison.Ordinal)) return;
            int end = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
            int start = end - NameBytes;
            if (start < 0 || Utf8Hangul.Before(text, start) != '\0') return;
            if (IsName(start)) ReportName(start);
        }

        private const int NameBytes = 3 * Utf8Hangul.Width;

        private readonly bool IsName(int at)
        {
            if (at + NameBytes > text.Length) return false;
            Span<char> syllables = stackalloc char[3];
            return Utf8Hangul.Decode(text.Slice(at, NameBytes), syllables) == 3
                && KoreanNames.Score(syllables) >= KoreanNames.LooksLikeName;
        }

        private void ReportName(int at)
        {
            if (Count > 0 && found[Count - 1].Start == at) return;
            Report(PersonalDataKind.PersonName, at, at + NameBytes, Certainty.Possible, false);
        }
    }
}
