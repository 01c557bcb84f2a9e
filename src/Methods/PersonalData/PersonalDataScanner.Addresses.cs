namespace Maru.Methods.PersonalData;

public static partial class PersonalDataScanner
{
    /// <summary>A street or village with a number behind it, whatever stands before: 석사동 123-4, 효자로 12.</summary>
    internal static bool IsStreetAndNumber(ReadOnlySpan<byte> text)
    {
        int digit = text.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (digit < 2 * Utf8Hangul.Width) return false;
        int end = text[digit - 1] == ' ' ? digit - 1 : digit;
        return Utf8Hangul.Before(text, end) is '로' or '길' or '동' or '리' && Utf8Hangul.Before(text, end - Utf8Hangul.Width) != '\0';
    }

    private ref partial struct Scanning
    {
        private const int LongestDetail = 90;
        private const int LongestToken = 60;

        // "강원특별자치도 춘천시 신샘밭로 373, 101동 1203호": the number after 로·길·동·리·가 is the anchor,
        // the words before it the area, a 호 after it the flat.
        private bool TryAddress(int i, ref int end)
        {
            int start = run[i].Start;
            if (i > 0 && run[i].Before != Separator.Space || run[i].Count > 5 || run[i].Masked) return false;
            int nameEnd = SkipBack(start);
            if (!EndsStreetOrVillage(Utf8Hangul.Before(text, nameEnd))) return false;
            if (!ReadHouseNumber(i, out int numberEnd)) return false;
            int areaStart = AreaBefore(nameEnd, out int areas);
            var detail = DetailAfter(numberEnd, out int detailEnd);
            if (areas == 0 && (detail != Detail.BuildingAndFlat || nameEnd - areaStart < 2 * Utf8Hangul.Width)) return false;
            end = Math.Max(end, detailEnd);
            Report(detail == Detail.None ? PersonalDataKind.Address : PersonalDataKind.DetailedAddress, areaStart, detailEnd,
                detail == Detail.Flat ? Certainty.Possible : Certainty.Likely, false);
            return true;
        }

        private enum Detail
        {
            None,
            Flat,
            BuildingAndFlat,
        }

        private static bool EndsStreetOrVillage(char syllable) => syllable is '로' or '길' or '동' or '리' or '가';

        // Over the space, and over "산" (hill lots) and "지하" (underground), which stand between name and number.
        private readonly int SkipBack(int at)
        {
            int end = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
            if (text[..end].EndsWith(" 산"u8)) return end - " 산"u8.Length;
            if (text[..end].EndsWith(" 지하"u8)) return end - " 지하"u8.Length;
            return end;
        }

        private readonly bool ReadHouseNumber(int i, out int end)
        {
            bool hyphened = i + 1 < run.GroupCount && run[i + 1].Before == Separator.Dash && run[i + 1].Count <= 5;
            end = run[hyphened ? i + 1 : i].End;
            if (StartsWithAt(end, "번지"u8))
            {
                end += 2 * Utf8Hangul.Width;
                return true;
            }
            return Utf8Hangul.At(text, end) is not ('길' or '가' or '번' or '로' or '동' or '리' or '호' or '개' or '년' or '월' or '일' or '명' or '층' or '차' or '단');
        }

        private readonly int AreaBefore(int nameEnd, out int areas)
        {
            areas = 0;
            int start = nameEnd;
            for (int token = 0; token < 6; token++)
            {
                int tokenEnd = token == 0 ? nameEnd : start - 1;
                if (token > 0 && (start == 0 || text[start - 1] != ' ')) break;
                int tokenStart = TokenStart(tokenEnd);
                if (tokenStart == tokenEnd) break;
                char last = Utf8Hangul.Before(text, tokenEnd);
                bool area = last is '시' or '도' or '구' or '군' or '읍' or '면' || IsProvince(text[tokenStart..tokenEnd]);
                if (!area && token > 0 && !EndsStreetOrVillage(last)) break;
                if (area) areas++;
                start = tokenStart;
            }
            return start;
        }

        private readonly int TokenStart(int end)
        {
            int at = end;
            while (at > 0 && end - at < LongestToken && (text[at - 1] >= 0x80 || text[at - 1] is >= (byte)'0' and <= (byte)'9' or (byte)'.')) at--;
            return at;
        }

        private static bool IsProvince(ReadOnlySpan<byte> token)
        {
            if (token.Length != 2 * Utf8Hangul.Width) return false;
            foreach (byte[] region in PlateRegions)
                if (token.SequenceEqual(region)) return true;
            return false;
        }

        private readonly Detail DetailAfter(int at, out int end)
        {
            var detail = Detail.None;
            bool building = false;
            end = at;
            int limit = Math.Min(text.Length, at + LongestDetail);
            while (at < limit)
            {
                byte b = text[at];
                if (b is >= (byte)'0' and <= (byte)'9')
                {
                    int from = at;
                    while (at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9' or (byte)'-') at++;
                    char unit = Utf8Hangul.At(text, at);
                    if (unit == '동' && at - from <= 4) building = true;
                    bool pair = text[from..at].Contains((byte)'-');
                    if (unit == '호' && at - from <= 9)
                    {
                        detail = building || pair ? Detail.BuildingAndFlat : Detail.Flat;
                        end = at + Utf8Hangul.Width;
                        return detail;
                    }
                }
                else if (b is (byte)' ' or (byte)',' or (byte)'(' or (byte)')' || IsLetter(b) || b == '.') at++;
                else if (Utf8Hangul.At(text, at) != '\0') at += Utf8Hangul.Width;
                else break;
            }
            return detail;
        }
    }
}
