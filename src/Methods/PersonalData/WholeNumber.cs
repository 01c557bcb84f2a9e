namespace Maru.Methods.PersonalData;

/// <summary>Identifiers stored as whole numbers, whose leading zeros are gone.</summary>
internal static class WholeNumber
{
    public static ValueReading Read(long value)
    {
        Span<byte> digits = stackalloc byte[19];
        int count = 0;
        for (long rest = value; rest > 0; rest /= 10) digits[count++] = (byte)(rest % 10);
        digits[..count].Reverse();
        return Read(digits, count);
    }

    private static ValueReading Read(Span<byte> digits, int count)
    {
        bool account = count is >= 10 and <= 14;
        return ReadIdentifier(digits, count) with { Account = account };
    }

    private static ValueReading ReadIdentifier(Span<byte> digits, int count)
    {
        var reading = ReadAsWritten(digits[..count]);
        if (reading.Found || count is 8 && (reading = DateOrNothing(digits[..8])).Date) return reading;
        // A resident number of someone born in the 2000s, or a mobile number, that lost its zeros.
        Span<byte> padded = stackalloc byte[13];
        if (count is >= 11 and <= 12)
        {
            padded.Clear();
            digits[..count].CopyTo(padded[(13 - count)..]);
            return ReadResident(padded);
        }
        bool mobile = count == 10 && digits[0] == 1 && digits[1] == 0 && digits[2] >= 2;
        return mobile ? Found(PersonalDataKind.MobilePhone, Certainty.Possible) : ValueReading.Nothing;
    }

    private static ValueReading ReadAsWritten(ReadOnlySpan<byte> digits)
    {
        if (digits.Length == 13) return ReadResident(digits);
        if (digits.Length is 15 or 16 && NumberRules.IsPaymentCard(digits)) return Found(PersonalDataKind.PaymentCard, Certainty.Possible);
        if (digits.Length == 10 && NumberRules.IsBusinessNumber(digits)) return Found(PersonalDataKind.BusinessNumber, Certainty.Possible);
        return ValueReading.Nothing;
    }

    private static ValueReading ReadResident(ReadOnlySpan<byte> digits)
    {
        if (!NumberRules.HasResidentDate(digits)) return ValueReading.Nothing;
        bool foreigner = digits[6] >= 5;
        bool check = foreigner ? NumberRules.HasForeignerCheckDigit(digits) : NumberRules.HasResidentCheckDigit(digits);
        return Found(foreigner ? PersonalDataKind.ForeignerNumber : PersonalDataKind.ResidentNumber, check ? Certainty.Likely : Certainty.Possible);
    }

    private static ValueReading DateOrNothing(ReadOnlySpan<byte> digits) => ValueReading.Nothing with { Date = ValueReading.IsDate(digits) };

    private static ValueReading Found(PersonalDataKind kind, Certainty certainty) =>
        ValueReading.Nothing with { Kind = kind, Certainty = certainty, Found = true, Whole = true };
}
