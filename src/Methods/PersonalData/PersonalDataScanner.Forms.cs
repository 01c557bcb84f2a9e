namespace Maru.Methods.PersonalData;

public static partial class PersonalDataScanner
{
    // 자동차등록번호판 등의 기준에 관한 고시: private, commercial (아바사자), rental (하허호), delivery (배).
    private const string PlateLetters = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주아바사자하허호배";
    private const string NotAfterPlate = "년월일원억만천개명호번동층세권쪽점주차회건톤평";
    private static readonly byte[][] PlateRegions = Array.ConvertAll(
        ["서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주"],
        System.Text.Encoding.UTF8.GetBytes);

    private ref partial struct Scanning
    {
        private const int LongestLocalPart = 64;

        private int ReadEmail(int at)
        {
            int floor = Count > labelledCount ? found[Count - 1].End : 0;
            int start = at;
            while (start > floor && at - start < LongestLocalPart && IsLocalByte(text[start - 1])) start--;
            while (start < at && text[start] is (byte)'.' or (byte)'-' or (byte)'+') start++;
            int end = at + 1, lastDot = -1;
            while (end < text.Length && (IsWord(text[end]) || text[end] is (byte)'-' or (byte)'.'))
            {
                if (text[end] == '.') lastDot = end + 1 < text.Length && IsLetter(text[end + 1]) ? end : lastDot;
                end++;
            }
            if (start == at || lastDot <= at + 1) return at + 1;
            int top = lastDot + 1;
            while (top < end && IsLetter(text[top])) top++;
            if (top - lastDot < 3) return at + 1;
            bool masked = text[start..at].Contains((byte)'*');
            Report(PersonalDataKind.Email, start, top, Certainty.Confirmed, masked);
            return top;
        }

        private static bool IsLocalByte(byte b) => IsWord(b) || b is (byte)'.' or (byte)'-' or (byte)'+' or (byte)'%' or (byte)'*';

        private static bool IsLetter(byte b) => (b | 0x20) is >= (byte)'a' and <= (byte)'z';

        // Since 2021 M123A4567, before that M12345678; M, S, R, O, D say the kind of passport.
        private bool TryPassport(int i, ref int end)
        {
            ref DigitGroup group = ref run[i];
            int start = group.Start - 1;
            if (i > 0 || start < 0 || (text[start] | 0x20) is not ((byte)'m' or (byte)'s' or (byte)'r' or (byte)'o' or (byte)'d')) return false;
            if (start > 0 && IsJoiner(text[start - 1])) return false;
            bool old = group.Count == 8 && ClosesCleanly(i);
            bool current = group.Count == 3 && run.GroupCount == 1 && EndsLikePassport(group.End);
            if (!old && !current) return false;
            if (current) end = group.End + 5;
            var certainty = HasBefore(start, ContextWords.Passport) ? Certainty.Confirmed : current ? Certainty.Likely : Certainty.Possible;
            Report(PersonalDataKind.Passport, start, current ? end : group.End, certainty, group.Masked);
            return true;
        }

        private static bool IsJoiner(byte b) => IsWord(b) || b is (byte)'-' or (byte)'.' or (byte)'/' or (byte)'=';

        private readonly bool EndsLikePassport(int at)
        {
            if (at + 5 > text.Length || !IsLetter(text[at])) return false;
            for (int k = at + 1; k < at + 5; k++)
                if (text[k] is < (byte)'0' or > (byte)'9') return false;
            return at + 5 == text.Length || !IsJoiner(text[at + 5]);
        }

        private bool TryPlate(int i, ref int end)
        {
            ref DigitGroup group = ref run[i];
            if (i != run.GroupCount - 1 || group.Count > 3 || i > 0 && group.Before != Separator.Space) return false;
            char letter = Utf8Hangul.At(text, group.End);
            if (letter == '\0' || !PlateLetters.Contains(letter, StringComparison.Ordinal)) return false;
            int start = group.Start;
            int region = RegionBefore(start);
            if (group.Count < (region > 0 ? 1 : 2) || region == 0 && start > 0 && ContinuesPlate(start)) return false;
            int tail = group.End + Utf8Hangul.Width;
            bool spaced = tail < text.Length && text[tail] == ' ';
            if (spaced) tail++;
            if (!ReadFour(tail, out bool masked)) return false;
            start -= region;
            bool context = HasBefore(start, ContextWords.Plate);
            bool whole = start == 0 && tail + 4 == text.Length;
            Report(PersonalDataKind.VehiclePlate, start, tail + 4, spaced && !context && !whole ? Certainty.Possible : Certainty.Likely, masked);
            end = tail + 4;
            return true;
        }

        private readonly bool ContinuesPlate(int start) => IsWord(text[start - 1]) || text[start - 1] == '-' || Utf8Hangul.Before(text, start) != '\0';

        private readonly int RegionBefore(int start)
        {
            int space = start > 0 && text[start - 1] == ' ' ? 1 : 0;
            foreach (byte[] region in PlateRegions)
                if (text[..(start - space)].EndsWith(region)) return region.Length + space;
            return 0;
        }

        private readonly bool ReadFour(int at, out bool masked)
        {
            masked = false;
            if (at + 4 > text.Length) return false;
            for (int k = at; k < at + 4; k++)
            {
                if (text[k] == '*') masked = true;
                else if (text[k] is < (byte)'0' or > (byte)'9') return false;
            }
            if (at + 4 == text.Length) return true;
            char after = Utf8Hangul.At(text, at + 4);
            return after == '\0' ? !IsWord(text[at + 4]) && text[at + 4] is not ((byte)'-' or (byte)',') : !NotAfterPlate.Contains(after, StringComparison.Ordinal);
        }
    }
}
