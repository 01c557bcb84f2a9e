namespace Maru.Methods.PersonalData;

/// <summary>Forms in which a reader sees a number of a person and a pattern does not: joined by odd marks, in groups of two, in words.</summary>
public static partial class PersonalDataScanner
{
    private static readonly byte[][] SpeltDigits = Array.ConvertAll(
        ["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구", "영", "륙", "하나", "둘", "셋", "넷"], System.Text.Encoding.UTF8.GetBytes);

    private static ReadOnlySpan<byte> SpeltValues => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 6, 1, 2, 3, 4];

    private ref partial struct Scanning
    {
        private const int MobileDigits = 11;
        private const int LongestGap = 5;

        // 610215/2728030, 010,8065,3280, 61/02/15-2728030, a number over two lines. A date, an amount, a list of numbers has these marks, too:
        // only what can start such a number is read on, and where its form proves little its check digit must be right.
        private int ReadOddNumber(int end)
        {
            Span<int> starts = stackalloc int[3];
            int candidates = 0;
            for (int i = Math.Max(0, run.GroupCount - starts.Length); i < run.GroupCount; i++)
                if (MayStartOddly(i)) starts[candidates++] = run[i].Start;
            foreach (int start in starts[..candidates])
            {
                run.ReadOddly(start);
                if (!OpensLoosely(0)) continue;
                int last = MatchOddResident();
                if (last < 0) last = MatchOddPhone();
                if (last >= 0) return run[last].End;
            }
            return end;
        }

        private readonly bool MayStartOddly(int i) =>
            !run[i].Masked && (run[i].Count is 2 or 6 || run.Digits(i, i)[0] == 0 && run[i].Count is 3 or 7) && (i == 0 || run[i].Before is Separator.Space or Separator.MiddleDot || i + 1 < run.GroupCount);

        private int MatchOddResident()
        {
            int j = run.GroupCount >= 2 && run[0].Count == 6 && run[1].Count == 7 ? 1 : HasCounts(0, 2, 2, 2, 7) ? 3 : -1;
            if (j < 0 || !ClosesOddly(j)) return -1;
            return MatchGroupedResident(0, j) > 0 ? j : -1;
        }

        // 61.02.15-2728030. Files and chapters are numbered so as well: the check digit must be right, or the cell hold nothing else, or a word say what it is.
        private int MatchGroupedResident(int i, int j)
        {
            var digits = run.Digits(i, j);
            if (run.AnyMasked(i, j)) return digits[..7].Contains(NumberRun.MaskedDigit) ? i : MatchMaskedResident(i, j, digits);
            if (!NumberRules.HasResidentDate(digits)) return i;
            bool foreigner = digits[6] >= 5;
            bool check = foreigner ? NumberRules.HasForeignerCheckDigit(digits) : NumberRules.HasResidentCheckDigit(digits);
            bool named = HasBefore(run[i].Start, ContextWords.Resident);
            if (!check && !named && !IsWhole(i, j)) return i;
            return Accept(foreigner ? PersonalDataKind.ForeignerNumber : PersonalDataKind.ResidentNumber, i, j, check ? Certainty.Likely : named ? Certainty.Likely : Certainty.Possible);
        }

        private int MatchOddPhone()
        {
            Span<byte> number = stackalloc byte[12];
            int length = 0;
            bool isOdd = false;
            for (int j = 0; j < run.GroupCount && j <= 2; j++)
            {
                var group = run.Digits(j, j);
                if (length + group.Length > number.Length) return -1;
                group.CopyTo(number[length..]);
                length += group.Length;
                isOdd |= j > 0 && run[j].Before == Separator.Odd;
                if (!isOdd || length < 8 || !IsPhone(number[..length], 0, j, abroad: false, out var kind, out _) || !ClosesOddly(j)) continue;
                bool isSure = kind == PersonalDataKind.MobilePhone && number[2] == 0 || IsWhole(0, j) || HasBefore(run[0].Start, ContextWords.Phone);
                if (!isSure) continue;
                AcceptPhone(kind, 0, j, abroad: false, Certainty.Likely);
                return j;
            }
            return -1;
        }

        private readonly bool IsWhole(int i, int j) => run[i].Start == 0 && run[j].End == text.Length;

        private readonly bool ClosesOddly(int j) => j + 1 < run.GroupCount ? run[j + 1].Before is Separator.Odd or Separator.Space or Separator.MiddleDot : ClosesLoosely(j);

        // 공일공 일이삼사 오육칠팔, also with figures among the words. Other first numbers are spelt too seldom to be told from counting.
        private void ReadSpelt(int at)
        {
            Span<byte> digits = stackalloc byte[MobileDigits];
            int count = 0, end = at;
            for (int next = at; count < MobileDigits;)
            {
                int width = DigitOrWord(next, out byte digit);
                if (width == 0) break;
                digits[count++] = digit;
                end = next + width;
                next = SkipBetween(end);
            }
            if (count < MobileDigits || digits[0] != 0 || digits[1] != 1 || digits[2] != 0 || DigitOrWord(end, out _) > 0) return;
            Report(PersonalDataKind.MobilePhone, at, end, Certainty.Likely, false);
        }

        private readonly int DigitOrWord(int at, out byte digit)
        {
            digit = 0;
            if (at >= text.Length) return 0;
            if (NumberRun.DigitAt(text, at, out digit) is > 0 and var width) return width;
            for (int i = 0; i < SpeltDigits.Length; i++)
                if (text[at..].StartsWith(SpeltDigits[i]))
                {
                    digit = SpeltValues[i];
                    return SpeltDigits[i].Length;
                }
            return 0;
        }

        // Spaces, dashes, commas and 에, 의, 다시: 공일공에 일이삼사에 오육칠팔.
        private readonly int SkipBetween(int at)
        {
            int limit = Math.Min(text.Length, at + LongestGap * Utf8Hangul.Width);
            while (at < limit)
            {
                if (text[at] is (byte)' ' or (byte)'-' or (byte)'.' or (byte)',' or (byte)'/' or (byte)'~' or FoldedText.MiddleDot) at++;
                else if (Utf8Hangul.At(text, at) is '에' or '의') at += Utf8Hangul.Width;
                else if (StartsWithAt(at, "다시"u8)) at += 2 * Utf8Hangul.Width;
                else break;
            }
            return at;
        }
    }
}
