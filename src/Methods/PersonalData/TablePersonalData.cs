namespace Maru.Methods.PersonalData;

/// <summary>Weighs the columns of a table together: an address beside people's names is where they live, beside a shop's it is the shop's.</summary>
public static class TablePersonalData
{
    /// <summary>
    /// The judgements again, with places and office lines raised to personal where the rows are about persons, days that are their births closed, and two
    /// columns that make resident numbers together closed.
    /// </summary>
    /// <param name="columns">Each column's name and its own judgement, in the table's order.</param>
    /// <param name="fit">Whether rows of two columns (of a front and a back, by their places) make resident numbers; asked only where names don't say so.</param>
    public static IReadOnlyList<ColumnPrivacy> Weigh(IReadOnlyList<(string Name, ColumnPrivacy Judged)> columns, Func<int, int, bool>? fit = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        columns = JoinHalves(columns, fit ?? ((_, _) => false));
        bool names = columns.Any(column => NamesPersons(column.Name, column.Judged));
        bool aboutPersons = names || columns.Any(column => TellsOfPersons(column.Name, column.Judged)) && !columns.Any(column => new ColumnNameHints(column.Name) is { FacilityName: true } or { FacilityPlace: true });
        return [.. columns.Select(column =>
            aboutPersons && BelongsToPersons(column.Name, column.Judged) ? Raise(column.Name, column.Judged)
            : names && IsBirthOfPersons(column.Name, column.Judged) ? ColumnReasons.BirthBesideNames(column.Name, column.Judged)
            : column.Judged)];
    }

    private static List<(string Name, ColumnPrivacy Judged)> JoinHalves(IReadOnlyList<(string Name, ColumnPrivacy Judged)> columns, Func<int, int, bool> fit)
    {
        List<(string Name, ColumnPrivacy Judged)> joined = [.. columns];
        for (int back = 0; back < columns.Count; back++)
        {
            if (columns[back].Judged.Half != ResidentHalf.Back) continue;
            int front = FrontBeside(columns, back, fit);
            if (front < 0 && !new ColumnNameHints(columns[back].Name).ResidentPart) continue;
            joined[back] = (columns[back].Name, ColumnReasons.ResidentBack(columns[back].Name, front < 0 ? null : columns[front].Name, columns[back].Judged));
            if (front >= 0 && !columns[front].Judged.ClosesColumn) joined[front] = (columns[front].Name, ColumnReasons.ResidentFront(columns[front].Name, columns[back].Name, columns[front].Judged));
        }
        return joined;
    }

    private static int FrontBeside(IReadOnlyList<(string Name, ColumnPrivacy Judged)> columns, int back, Func<int, int, bool> fit)
    {
        foreach (int front in (ReadOnlySpan<int>)[back - 1, back + 1])
            if (front >= 0 && front < columns.Count && columns[front].Judged.Half == ResidentHalf.Front
                && (new ColumnNameHints(columns[front].Name).ResidentPart || new ColumnNameHints(columns[back].Name).ResidentPart || fit(front, back))) return front;
        return -1;
    }

    // The one in charge of a place, or who represents a firm, does not make its rows about persons.
    private static bool NamesPersons(string name, ColumnPrivacy judged)
    {
        bool identity = judged.Kind is PersonalDataKind.PersonName or PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber or PersonalDataKind.PartialResidentNumber;
        return identity && judged.Share >= 0.5 && !new ColumnNameHints(name).Caretaker;
    }

    // Without names: their births, or the numbers they carry about. A list of shops has the mobile numbers of their owners, too.
    private static bool TellsOfPersons(string name, ColumnPrivacy judged) =>
        judged is { Kind: PersonalDataKind.BirthDate or PersonalDataKind.MobilePhone or PersonalDataKind.PartialResidentNumber, Class: PrivacyClass.Personal, Share: >= 0.5 } && !new ColumnNameHints(name).Caretaker;

    private static bool IsBirthOfPersons(string name, ColumnPrivacy judged) => judged.SpreadsOverLives && judged.Class < PrivacyClass.Personal && !new ColumnNameHints(name).EventDate;

    private static bool BelongsToPersons(string name, ColumnPrivacy judged)
    {
        var hints = new ColumnNameHints(name);
        bool place = judged.Kind is PersonalDataKind.Address or PersonalDataKind.DetailedAddress && judged.Class == PrivacyClass.None;
        place |= hints.Names(PersonalDataKind.Address) && judged.Class == PrivacyClass.None && judged.Streets >= judged.Values * 0.5;
        bool line = judged.Kind is PersonalDataKind.Phone && judged.Class == PrivacyClass.OfficeContact;
        return (place || line) && !hints.FacilityPlace && !hints.Office;
    }

    private static ColumnPrivacy Raise(string name, ColumnPrivacy judged)
    {
        var kind = judged.Kind ?? PersonalDataKind.Address;
        if (judged.Kind is null) judged = judged with { Kind = kind, Count = judged.Streets, Found = [new(kind, PrivacyClass.Personal, judged.Streets, Certainty.Possible, false)] };
        return judged with
        {
            Class = PrivacyClass.Personal,
            Certainty = Certainty.Possible,
            ReasonKorean = $"같은 표가 사람에 관한 것이어서 ‘{name}’의 {kind.KoreanName()} {ColumnReasons.Number(judged.Count)}칸을 그 사람의 것으로 봅니다.",
            ReasonEnglish = $"The table is about persons, so the {ColumnReasons.Number(judged.Count)} cells of column “{name}” ({kind.EnglishName()}) are taken to be theirs.",
        };
    }
}
