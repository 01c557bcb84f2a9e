namespace Maru.Methods.PersonalData;

public static partial class PersonalDataScanner
{
    private ref partial struct Scanning
    {
        // Most particular form first: a resident number may look like two phone numbers, never the other way round.
        private int MatchNumber(int i)
        {
            ref DigitGroup first = ref run[i];
            if (first.Count > 16 || IsListOfFlags(i)) return i + 1;
            if (IsTooShort(i) || !OpensLoosely(i)) return i;
            bool clean = OpensCleanly(i);
            int next = MatchResident(i, clean);
            if (next == i) next = MatchPhone(i, clean);
            if (next == i) next = MatchCard(i, clean);
            if (!clean) return next;
            if (next == i) next = MatchLicence(i);
            if (next == i) next = MatchBusiness(i);
            if (next == i) next = MatchBirthDate(i);
            if (next == i) next = MatchAccount(i);
            if (next == i) next = MatchIpAddress(i);
            return next;
        }

        // 0 1 0 1 1 0: answers and switches are written so.
        private readonly bool IsListOfFlags(int i) => run[i].Spaced && run[i].Count > 3 && !run.Digits(i, i).ContainsAnyExcept((byte)0, (byte)1);

        // House numbers, counts: nothing has fewer than eight digits but a date (six, or three groups) and a host (four groups).
        private readonly bool IsTooShort(int i)
        {
            if (run.GroupCount - i >= 3 || run[i].Count is 6 or >= 8) return false;
            return run[i].Count + (i + 1 < run.GroupCount ? run[i + 1].Count : 0) < 8;
        }

        private int Accept(PersonalDataKind kind, int i, int j, Certainty certainty)
        {
            Report(kind, run[i].Start, run[j].End, certainty, run.AnyMasked(i, j));
            return j + 1;
        }

        private int MatchResident(int i, bool clean)
        {
            bool compact = run[i].Count == 13;
            bool split = run[i].Count == 6 && i + 1 < run.GroupCount && run[i + 1].Count == 7 && run[i + 1].Before is Separator.Dash or Separator.Space;
            int j = split ? i + 1 : i;
            if (HasCounts(i, 2, 2, 2, 7)) return clean && SameDateMarks(i) && ClosesCleanly(i + 3) ? MatchGroupedResident(i, i + 3) : i;
            if (!(compact || split) || run[i].Masked && !compact) return i;
            var digits = run.Digits(i, j);
            if (!clean || !ClosesCleanly(j)) return split && ClosesLoosely(j) ? MatchLooseResident(i, j, digits) : i;
            if (run.AnyMasked(i, j)) return MatchMaskedResident(i, j, digits);
            if (!NumberRules.HasResidentDate(digits))
                return IsCorporate(digits, split) ? Accept(PersonalDataKind.CorporateNumber, i, j, split ? Certainty.Likely : Certainty.Possible) : i;
            bool foreigner = digits[6] >= 5;
            bool check = foreigner ? NumberRules.HasForeignerCheckDigit(digits) : NumberRules.HasResidentCheckDigit(digits);
            if (!check && IsCorporate(digits, split)) return Accept(PersonalDataKind.CorporateNumber, i, j, Certainty.Possible);
            // A list of thirteen small numbers may be a date and more by accident.
            if (!check && compact && run[i].Spaced) return i;
            var certainty = check ? split ? Certainty.Confirmed : Certainty.Likely : Certainty.Possible;
            if (HasBefore(run[i].Start, ContextWords.Resident)) certainty = check ? Certainty.Confirmed : Certainty.Likely;
            return Accept(foreigner ? PersonalDataKind.ForeignerNumber : PersonalDataKind.ResidentNumber, i, j, certainty);
        }

        private readonly bool SameDateMarks(int i) => run[i + 1].Before == run[i + 2].Before;

        // Numbers of files and cases are made of a date and a serial number, too: the check digit must be right.
        private int MatchLooseResident(int i, int j, ReadOnlySpan<byte> digits)
        {
            if (run.AnyMasked(i, j) || !NumberRules.HasResidentDate(digits)) return i;
            bool foreigner = digits[6] >= 5;
            bool check = foreigner ? NumberRules.HasForeignerCheckDigit(digits) : NumberRules.HasResidentCheckDigit(digits);
            return check ? Accept(foreigner ? PersonalDataKind.ForeignerNumber : PersonalDataKind.ResidentNumber, i, j, Certainty.Confirmed) : i;
        }

        private static bool IsCorporate(ReadOnlySpan<byte> digits, bool split) => split && NumberRules.IsCorporateNumber(digits);

        private int MatchMaskedResident(int i, int j, ReadOnlySpan<byte> digits)
        {
            Span<byte> guess = stackalloc byte[13];
            digits.CopyTo(guess);
            if (guess[6] == NumberRun.MaskedDigit) guess[6] = 1;
            if (!NumberRules.HasResidentDate(guess)) return i;
            bool foreigner = digits[6] is >= 5 and <= 8;
            if (digits[6] != NumberRun.MaskedDigit && !digits[..7].Contains(NumberRun.MaskedDigit))
            {
                Report(PersonalDataKind.PartialResidentNumber, run[i].Start, run[j].End, Certainty.Likely, masked: false);
                return j + 1;
            }
            return Accept(foreigner ? PersonalDataKind.ForeignerNumber : PersonalDataKind.ResidentNumber, i, j, Certainty.Likely);
        }

        private int MatchPhone(int i, bool clean)
        {
            if (run[i].Masked) return i;
            bool abroad = IsCountryCode(i, out int skip);
            int lead = run.Digits(i, i)[0];
            if (!abroad && lead is not (0 or 1)) return i;
            Span<byte> number = stackalloc byte[16];
            int length = 0;
            if (abroad) number[length++] = 0;
            for (int j = i; j < run.GroupCount && j <= i + 4; j++)
            {
                var group = run.Digits(j, j);
                if (j == i) group = group[skip..];
                if (abroad && length == 1 && group.Length > 0 && group[0] == 0) group = group[1..];
                if (length + group.Length > number.Length) return i;
                group.CopyTo(number[length..]);
                length += group.Length;
                if (length >= 8 && IsPhone(number[..length], i, j, abroad, out var kind, out var certainty)
                    && (clean && ClosesCleanly(j) || kind == PersonalDataKind.MobilePhone && (j > i || number[2] == 0) && ClosesLoosely(j)))
                    return AcceptPhone(kind, i, j, abroad, certainty);
            }
            return i;
        }

        private int AcceptPhone(PersonalDataKind kind, int i, int j, bool abroad, Certainty certainty)
        {
            int start = run[i].Start;
            if (TrunkOfCountry(i) is >= 0 and var country) start = country;
            if (start > 0 && text[start - 1] == (abroad ? '+' : '(')) start--;
            Report(kind, start, run[j].End, certainty, run.AnyMasked(i, j));
            return j + 1;
        }

        // "+82-10-…", "+8210…", "0082 10 …", "+82 (0)10-…", and "82-10-…" where the 82 stands by itself.
        private readonly bool IsCountryCode(int i, out int skip)
        {
            var digits = run.Digits(i, i);
            skip = 0;
            if (TrunkOfCountry(i) >= 0)
            {
                skip = 1;
                return true;
            }
            if (digits.StartsWith((ReadOnlySpan<byte>)[0, 0, 8, 2]) && (digits.Length == 4 && i + 1 < run.GroupCount && run[i + 1].Before != Separator.Dot || digits.Length is 13 or 14))
            {
                skip = 4;
                return true;
            }
            if (digits.Length < 2 || digits[0] != 8 || digits[1] != 2) return false;
            bool plus = run[i].Start > 0 && text[run[i].Start - 1] == '+';
            bool alone = digits.Length == 2 && i + 1 < run.GroupCount && run[i + 1].Before != Separator.Dot;
            skip = 2;
            return plus || alone;
        }

        // Where the country begins, when the group is the 0 of "+82 (0)10"; else -1.
        private readonly int TrunkOfCountry(int i)
        {
            int at = run[i].Start - 1;
            if (run[i].Count != 1 || at < 2 || text[at] != '(' || i + 1 >= run.GroupCount || run[i + 1].Before != Separator.Bracket) return -1;
            while (at > 0 && text[at - 1] is (byte)' ' or (byte)'-') at--;
            if (!text[..at].EndsWith("82"u8)) return -1;
            at -= 2;
            if (text[..at].EndsWith("00"u8)) at -= 2;
            return at == 0 || text[at - 1] == '+' || !IsWord(text[at - 1]) ? at : -1;
        }

        private readonly bool IsPhone(ReadOnlySpan<byte> number, int i, int j, bool abroad, out PersonalDataKind kind, out Certainty certainty)
        {
            certainty = j > i || abroad ? Certainty.Confirmed : Certainty.Possible;
            kind = PersonalDataKind.ServicePhone;
            if (NumberRules.IsServicePhone(number)) return j == i + 1 && run[i].Count == 4 && run[j].Before == Separator.Dash || j == i && HasBefore(run[i].Start, ContextWords.Phone);
            if (number[0] != 0) return false;
            int prefix = NumberRules.PhonePrefix(number, out kind);
            if (prefix == 0 || !NumberRules.HasPhoneLength(number, prefix, written: j > i)) return false;
            if (!GroupsFitPhone(i, j, prefix, number.Length, abroad)) return false;
            bool spaced = false;
            for (int g = i + 1; g <= j; g++) spaced |= run[g].Before == Separator.Space;
            if (kind == PersonalDataKind.MobilePhone && j == i) certainty = Certainty.Likely;
            if (kind != PersonalDataKind.MobilePhone && j > i) certainty = spaced ? Certainty.Possible : Certainty.Likely;
            if (certainty < Certainty.Likely && HasBefore(run[i].Start, ContextWords.Phone)) certainty = Certainty.Likely;
            return true;
        }

        // 3-4-4, 3-8, 7-4 or one piece; a group may not begin or end inside the prefix or the last four digits.
        private readonly bool GroupsFitPhone(int i, int j, int prefix, int length, bool abroad)
        {
            if (j == i) return true;
            if (run[j].Count is not (4 or 7 or 8)) return false;
            if (abroad) return true;
            if (run[i].Count != prefix && run[i].Count != length - 4) return false;
            return j - i <= 2;
        }

        private int MatchCard(int i, bool clean)
        {
            int j = run[i].Count switch
            {
                14 or 15 or 16 => i,
                4 when HasCounts(i, 4, 4, 4, 4) => i + 3,
                4 when HasCounts(i, 4, 6, 5) || HasCounts(i, 4, 6, 4) => i + 2,
                _ => -1,
            };
            if (j < 0 || run[i].Masked || !SameSeparators(i, j) || !(clean && ClosesCleanly(j) || j > i && ClosesLoosely(j))) return i;
            var digits = run.Digits(i, j);
            if (run.AnyMasked(i, j)) return j > i && digits[0] is >= 3 and <= 9 ? Accept(PersonalDataKind.PaymentCard, i, j, Certainty.Likely) : i;
            if (!NumberRules.IsPaymentCard(digits)) return i;
            var certainty = j > i ? Certainty.Confirmed : HasBefore(run[i].Start, ContextWords.Card) ? Certainty.Likely : Certainty.Possible;
            return Accept(PersonalDataKind.PaymentCard, i, j, certainty);
        }

        private int MatchLicence(int i)
        {
            bool compact = run[i].Count == 12;
            bool split = HasCounts(i, 2, 2, 6, 2);
            int j = split ? i + 3 : i;
            if (!(compact || split) || run[i].Masked || !SameSeparators(i, j) || !ClosesCleanly(j)) return i;
            if (!NumberRules.IsDriverLicence(run.Digits(i, j))) return i;
            bool context = HasBefore(run[i].Start, ContextWords.Licence);
            if (compact && !context && IsTimestamp(run.Digits(i, j))) return i;
            var certainty = split ? context ? Certainty.Confirmed : Certainty.Likely : context ? Certainty.Likely : Certainty.Possible;
            return Accept(PersonalDataKind.DriverLicence, i, j, certainty);
        }

        private static bool IsTimestamp(ReadOnlySpan<byte> d) =>
            (d[0] == 2 && d[1] == 0 || d[0] == 1 && d[1] == 9)
            && NumberRules.IsDate(Four(d), d[4] * 10 + d[5], d[6] * 10 + d[7]) && d[8] * 10 + d[9] < 25 && d[10] < 6;

        private static int Four(ReadOnlySpan<byte> d) => d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3];

        private int MatchBusiness(int i)
        {
            bool compact = run[i].Count == 10;
            bool split = HasCounts(i, 3, 2, 5);
            int j = split ? i + 2 : i;
            if (!(compact || split) || run.AnyMasked(i, j) || !SameSeparators(i, j) || !ClosesCleanly(j)) return i;
            if (!NumberRules.IsBusinessNumber(run.Digits(i, j))) return i;
            return Accept(PersonalDataKind.BusinessNumber, i, j, split ? Certainty.Confirmed : Certainty.Possible);
        }

        // Banks' patterns differ (3-2-6, 3-6-2-3, 6-2-6 …) and change; so any 10–14 digits will do, but only beside a word about accounts,
        // and in one piece only beside one that can mean nothing else.
        private int MatchAccount(int i)
        {
            int total = 0;
            for (int j = i; j < run.GroupCount && j < i + 5 && total <= 14; j++)
            {
                if (j > i && run[j].Before != Separator.Dash) return i;
                total += run[j].Count;
                if (total is >= 10 and <= 14 && ClosesCleanly(j))
                    return HasBefore(run[i].Start, j > i ? ContextWords.Bank : ContextWords.Account) ? Accept(PersonalDataKind.BankAccount, i, j, Certainty.Likely) : i;
            }
            return i;
        }

        private int MatchBirthDate(int i)
        {
            if (!TryDate(i, out int j) || !(HasBefore(run[i].Start, ContextWords.Birth) || StartsWithAt(SkipSpace(run[j].End), "생"u8))) return i;
            return Accept(PersonalDataKind.BirthDate, i, j, Certainty.Likely);
        }

        private readonly bool TryDate(int i, out int j)
        {
            j = i;
            if (run[i].Masked) return false;
            var d = run.Digits(i, i);
            if (d.Length == 8) return NumberRules.IsDate(Four(d), d[4] * 10 + d[5], d[6] * 10 + d[7]) && ClosesCleanly(i);
            if (d.Length == 6) return NumberRules.IsDate(1900 + d[0] * 10 + d[1], d[2] * 10 + d[3], d[4] * 10 + d[5]) && ClosesCleanly(i);
            if (d.Length is not (2 or 4) || i + 2 >= run.GroupCount || run[i + 1].Count > 2 || run[i + 2].Count > 2) return false;
            j = i + 2;
            int year = d.Length == 4 ? Four(d) : 1900 + d[0] * 10 + d[1];
            return !run.AnyMasked(i, j) && NumberRules.IsDate(year, NumberAt(i + 1), NumberAt(i + 2)) && ClosesCleanly(j);
        }

        private int MatchIpAddress(int i)
        {
            if (i + 3 >= run.GroupCount || run[i].Count > 3) return i;
            bool wide = false;
            for (int j = i; j < i + 4; j++)
            {
                if (run[j].Count > 3 || run[j].Masked || j > i && run[j].Before != Separator.Dot || NumberAt(j) > 255) return i;
                wide |= run[j].Count > 1;
            }
            // "1.2.3.4" is a chapter of a document rather than a host.
            return wide && NumberAt(i) > 0 && ClosesCleanly(i + 3) ? Accept(PersonalDataKind.IpAddress, i, i + 3, Certainty.Possible) : i;
        }

        private readonly int NumberAt(int group)
        {
            int value = 0;
            foreach (byte digit in run.Digits(group, group)) value = value * 10 + digit;
            return value;
        }

        private readonly bool HasCounts(int i, int first, int second, int third, int fourth = 0)
        {
            int groups = fourth == 0 ? 3 : 4;
            return i + groups <= run.GroupCount && run[i].Count == first && run[i + 1].Count == second && run[i + 2].Count == third
                && (fourth == 0 || run[i + 3].Count == fourth);
        }

        private readonly bool SameSeparators(int i, int j)
        {
            for (int g = i + 2; g <= j; g++)
                if (run[g].Before != run[i + 1].Before) return false;
            return true;
        }
    }
}
