namespace Maru.Methods.PersonalData;

public sealed partial class ColumnPersonalData
{
    // One unmistakable value closes a column; a value that is only likely must be some, one that is only possible many.
    private const double LikelyShare = 0.01;
    private const double PossibleShare = 0.2;
    private const double NamedShare = 0.05;
    private const double MaskedShare = 0.95;
    private const double HalfShare = 0.95;
    private const double DecadeShare = 0.05;
    private const int FewestBirths = 5;

    /// <summary>Weighs what was counted against the column's name.</summary>
    public ColumnPrivacy Judge(string columnName)
    {
        ArgumentNullException.ThrowIfNull(columnName);
        var hints = new ColumnNameHints(columnName);
        var found = new List<KindShare>();
        for (int i = 0; i < KindCount; i++)
            if (kinds[i] is { } tally && JudgeKind((PersonalDataKind)i, tally, hints) is { } share) found.Add(share);
        if (JudgeNames(hints) is { } people) found.Add(people);
        if (!hints.BirthDate && hints.ResidentPart && values > 0 && Half == ResidentHalf.Front) found.Add(new(PersonalDataKind.BirthDate, PrivacyClass.Personal, fronts, Certainty.Likely, false));
        if (hints.BirthDate && (values == 0 || dates >= values / 2)) found.Add(new(PersonalDataKind.BirthDate, PrivacyClass.Personal, dates, Certainty.Likely, false));
        if (hints.Names(PersonalDataKind.BankAccount) && values > 0 && accounts >= values / 2) found.Add(new(PersonalDataKind.BankAccount, PrivacyClass.Personal, accounts, Certainty.Likely, false));
        MergePhones(found);
        found.Sort((a, b) => (b.Class, b.Count).CompareTo((a.Class, a.Count)));
        return Conclude(columnName, hints, found) with { Half = Half, SpreadsOverLives = SpreadsOverLives, Streets = streets };
    }

    private ResidentHalf Half => values == 0 ? ResidentHalf.None
        : fronts >= values * HalfShare ? ResidentHalf.Front
        : backs >= values * HalfShare ? ResidentHalf.Back : ResidentHalf.None;

    // Three decades with a twentieth of the days each: what is registered, built or paid seldom goes back so far beside people's names.
    private bool SpreadsOverLives => values >= FewestBirths && (dates >= values * HalfShare || fronts >= values * HalfShare) && byDecade.Count(count => count >= values * DecadeShare) >= 3;

    private ColumnPrivacy Conclude(string columnName, ColumnNameHints hints, List<KindShare> found)
    {
        var top = found.Count > 0 ? found[0] : default;
        bool sensitive = hints.Sensitive && numeric * 2 <= values && top.Class < PrivacyClass.Sensitive;
        if (sensitive) return ColumnReasons.Sensitive(columnName, values, found);
        if (found.Count == 0) return ColumnReasons.Nothing(columnName, values);
        bool named = hints.Names(top.Kind);
        bool embedded = kinds[(int)top.Kind] is { } tally && tally.Whole * 2 < tally.Count;
        return ColumnReasons.Found(columnName, values, found, named, embedded);
    }

    private KindShare? JudgeKind(PersonalDataKind kind, KindTally tally, ColumnNameHints hints)
    {
        bool named = hints.Names(kind);
        if (!Passes(kind, tally, named)) return null;
        var certainty = named || tally.With(Certainty.Confirmed) > 0 ? Certainty.Confirmed : tally.With(Certainty.Likely) > 0 ? Certainty.Likely : Certainty.Possible;
        if (tally.With(Certainty.Possible) > tally.Count * 0.8 && !named) certainty = Certainty.Possible;
        var judged = ClassOf(kind, tally, hints);
        return new(kind, judged, tally.Count, certainty, tally.Masked >= tally.Count * MaskedShare);
    }

    private bool Passes(PersonalDataKind kind, KindTally tally, bool named)
    {
        if (kind == PersonalDataKind.Address) return tally.Count >= values * 0.5;
        if (kind.Class() < PrivacyClass.Personal) return tally.Count >= values * (named ? NamedShare : PossibleShare);
        if (named) return tally.Count >= Math.Max(1, values * NamedShare) || tally.With(Certainty.Confirmed) > 0;
        if (tally.With(Certainty.Confirmed) > 0) return true;
        long likely = tally.With(Certainty.Likely);
        long embedded = tally.Count - tally.Whole;
        if (likely > 0 && (embedded > 0 || likely >= values * LikelyShare) && kind != PersonalDataKind.DetailedAddress) return true;
        if (IsResident(kind) && tally.EmbeddedPossible > 0) return true;
        return tally.Count >= values * (IsResident(kind) ? NamedShare : PossibleShare) && NeedsNoName(kind, tally);
    }

    private static bool IsResident(PersonalDataKind kind) => kind is PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber;

    // Nine to twelve digits in a row are too common (times, permits, serial numbers) to be read as licences or land lines
    // without the name saying so.
    private static bool NeedsNoName(PersonalDataKind kind, KindTally tally) => kind switch
    {
        PersonalDataKind.DriverLicence => false,
        PersonalDataKind.Phone => tally.With(Certainty.Possible) < tally.Count,
        _ => true,
    };

    private PrivacyClass ClassOf(PersonalDataKind kind, KindTally tally, ColumnNameHints hints) => kind switch
    {
        PersonalDataKind.Phone => IsOfficeLine(tally, hints) ? PrivacyClass.OfficeContact : PrivacyClass.Personal,
        PersonalDataKind.MobilePhone => IsOfficeMobile(tally, hints) ? PrivacyClass.OfficeContact : PrivacyClass.Personal,
        PersonalDataKind.Email => IsOfficeMail(tally, hints) ? PrivacyClass.OfficeContact : PrivacyClass.Personal,
        PersonalDataKind.DetailedAddress => ClassOfAddress(tally, hints),
        PersonalDataKind.Address => hints.Person ? PrivacyClass.Personal : PrivacyClass.None,
        PersonalDataKind.IpAddress => hints.Device ? PrivacyClass.None : PrivacyClass.Personal,
        _ => kind.Class(),
    };

    // Offices repeat their number down the column, people do not. A neutral name (전화번호) over land lines is a list of places.
    private static bool IsOfficeLine(KindTally tally, ColumnNameHints hints) =>
        hints.Office || !hints.Person && (hints.Phone || Repeats(tally));

    private static bool Repeats(KindTally tally) => tally.Count >= 20 && tally.Distinct <= Math.Max(1, tally.Count / 10);

    private bool IsOfficeMobile(KindTally tally, ColumnNameHints hints) =>
        !hints.Person && (hints.Office && Repeats(tally) || hints.Phone && tally.Count <= values * NamedShare && Tally(PersonalDataKind.Phone) > tally.Count);

    private static bool IsOfficeMail(KindTally tally, ColumnNameHints hints) =>
        !hints.Person && (hints.Office || Repeats(tally) || tally.OfficialMailboxes >= tally.Count * 0.8);

    private PrivacyClass ClassOfAddress(KindTally tally, ColumnNameHints hints)
    {
        if (hints.Person) return PrivacyClass.Personal;
        if (hints.FacilityPlace || hints.Office) return PrivacyClass.None;
        return tally.With(Certainty.Likely) >= values * PossibleShare ? PrivacyClass.Personal : PrivacyClass.None;
    }

    private long Tally(PersonalDataKind kind) => kinds[(int)kind]?.Count ?? 0;

    private KindShare? JudgeNames(ColumnNameHints hints)
    {
        if (hints.ForeignName && numeric * 2 <= values && names.Count * 2 <= values)
            return new(PersonalDataKind.PersonName, PrivacyClass.Personal, values - numeric, Certainty.Likely, false);
        if (names.Count == 0) return null;
        double share = (double)names.Count / values;
        bool masked = names.Masked >= names.Count * MaskedShare;
        bool people = hints.PersonName || hints.Person && !hints.ThingName
            ? share >= 0.3
            : masked ? share >= 0.5 : LooksLikePeople(share, hints.ThingName);
        if (!people) return null;
        var certainty = hints.PersonName ? Certainty.Confirmed : share >= 0.8 && names.Count >= 20 ? Certainty.Likely : Certainty.Possible;
        return new(PersonalDataKind.PersonName, PrivacyClass.Personal, names.Count, certainty, masked);
    }

    // Nouns that read like names come from few words (이동식, 고정식) and share their ending (…동, …리); people's do neither,
    // and every second person is a 김, 이, 박, 최 or 정.
    private bool LooksLikePeople(double share, bool thing)
    {
        long distinct = names.Distinct;
        bool many = names.Count >= 10;
        return share >= (thing ? 0.9 : 0.6)
            && distinct >= 3 && distinct >= Math.Min(12, names.Count / 3)
            && names.ThreeSyllables >= names.Count * 0.6
            && names.TopSurnameShare >= (thing ? 0.4 : 0.28)
            && (!many || names.LastSyllableShare <= 0.3);
    }

    // A column of phone numbers is one thing to its reader: the gravest class wins, and the counts are added.
    private static void MergePhones(List<KindShare> found)
    {
        var phones = found.FindAll(f => f.Kind is PersonalDataKind.MobilePhone or PersonalDataKind.Phone or PersonalDataKind.ServicePhone);
        if (phones.Count < 2 || phones.Exists(p => p.Class == PrivacyClass.Personal && p.Kind == PersonalDataKind.MobilePhone)) return;
        var gravest = phones.MaxBy(p => p.Class);
        found.RemoveAll(phones.Contains);
        found.Add(gravest with { Kind = PersonalDataKind.Phone, Count = phones.Sum(p => p.Count), Masked = phones.TrueForAll(p => p.Masked) });
    }
}
