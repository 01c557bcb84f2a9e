namespace Maru.Methods.PersonalData;

public static partial class PersonalDataScanner
{
    private ref partial struct Scanning
    {
        private const int ContextBytes = 48;

        // A number that continues to the left (a letter, a digit's dash, an address bar's '=') is part of something else.
        private readonly bool OpensCleanly(int i)
        {
            if (i > 0) return run[i].Before is Separator.Space or Separator.MiddleDot;
            int start = run[i].Start;
            if (start == 0) return true;
            byte before = text[start - 1];
            if (IsWord(before) || before is (byte)'=' or (byte)'&' or (byte)'%' or (byte)'@') return false;
            bool joins = before is (byte)'-' or (byte)'.' or (byte)'/';
            return !(joins && start > 1 && IsWord(text[start - 2]));
        }

        private readonly bool ClosesCleanly(int j)
        {
            if (j + 1 < run.GroupCount) return run[j + 1].Before is Separator.Space or Separator.MiddleDot || IsDecimalZero(j);
            int end = run[j].End;
            if (end >= text.Length) return true;
            byte after = text[end];
            if (IsWord(after) || after is (byte)'@' or (byte)'%' or (byte)'*') return false;
            bool joins = after is (byte)'-' or (byte)'.' or (byte)'/';
            return !(joins && end + 1 < text.Length && IsWord(text[end + 1]));
        }

        // Names of files and titles stuck on ("명단_010-1234-5678.csv", "T.010-1234-5678", two numbers with a stroke between): enough
        // for a form that can hardly be anything else.
        private readonly bool OpensLoosely(int i)
        {
            int start = run[i].Start;
            if (i > 0 || start == 0) return OpensCleanly(i);
            byte before = text[start - 1];
            byte further = start > 1 ? text[start - 2] : (byte)' ';
            return before == '_' || before == '.' && IsLetter(further) || before == '/' && further is >= (byte)'0' and <= (byte)'9' || OpensCleanly(i);
        }

        private readonly bool ClosesLoosely(int j)
        {
            if (ClosesCleanly(j)) return true;
            int end = run[j].End;
            if (j + 1 < run.GroupCount) return run[j + 1].Before == Separator.Dot && j > 0 && run[j].Before != Separator.Dot;
            return text[end] is (byte)'_' or (byte)'/' || text[end] == '.' && end + 1 < text.Length && IsLetter(text[end + 1]);
        }

        // Spreadsheets write whole numbers as "1048656659.0".
        private readonly bool IsDecimalZero(int j) =>
            j == 0 && run.GroupCount == 2 && run[1].Before == Separator.Dot && run[1].Count == 1
            && run.Digits(1, 1)[0] == 0 && run[1].End == text.Length;

        private static bool IsWord(byte b) => b is >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or (byte)'_';

        private readonly bool HasBefore(int start, byte[][] words)
        {
            if (start == 0) return false;
            var window = text[Math.Max(0, start - ContextBytes)..start];
            foreach (byte[] word in words)
                if (window.IndexOf(word) >= 0) return true;
            return false;
        }

        private readonly bool StartsWithAt(int at, ReadOnlySpan<byte> word) => at <= text.Length && text[at..].StartsWith(word);

        private readonly int SkipSpace(int at) => at < text.Length && text[at] == ' ' ? at + 1 : at;
    }

    /// <summary>Words that, standing just before a number, say what it is.</summary>
    private static class ContextWords
    {
        public static readonly byte[][] Resident = Utf8("주민등록", "주민번호", "외국인등록", "RRN", "rrn");
        public static readonly byte[][] Phone = Utf8("전화", "연락처", "휴대", "핸드폰", "폰번호", "☎", "TEL", "Tel", "tel", "H.P", "HP", "phone", "Phone", "문의");
        public static readonly byte[][] Card = Utf8("카드", "card", "Card", "CARD", "결제");
        public static readonly byte[][] Licence = Utf8("면허", "licen", "Licen");
        public static readonly byte[][] Passport = Utf8("여권", "passport", "Passport", "PASSPORT");
        public static readonly byte[][] Plate = Utf8("차량", "차번", "번호판", "자동차");
        public static readonly byte[][] Birth = Utf8("생년월일", "생일", "출생");
        public static readonly byte[][] Account = Utf8("계좌", "통장", "입금", "송금", "예금주", "account", "Account");
        public static readonly byte[][] Bank = [.. Account, .. Utf8("예금", "은행", "농협", "국민", "신한", "우리은", "하나은", "기업은", "카카오뱅크",
            "토스뱅크", "케이뱅크", "새마을금고", "신협", "수협", "우체국")];

        private static byte[][] Utf8(params string[] words) => Array.ConvertAll(words, System.Text.Encoding.UTF8.GetBytes);
    }
}
