namespace Maru.Methods.PersonalData;

/// <summary>Weighs the columns of a table together: an address beside people's names is where they live, beside a shop's it is the shop's.</summary>
public static class TablePersonalData
{
    /// <summary>The judgements again, with places and office lines raised to personal where the rows are about persons.</summary>
    /// <param name="columns">Each column's name and its own judgement, in the table's order.</param>
    public static IReadOnlyList<ColumnPrivacy> Weigh(IReadOnlyList<(string Name, ColumnPrivacy Judged)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        bool aboutPersons = columns.Any(column => NamesPersons(column.Name, column.Judged));
        return [.. columns.Select(column => aboutPersons && BelongsToPersons(column.Name, column.Judged) ? Raise(column.Name, column.Judged) : column.Judged)];
    }

    // The one in charge of a place, or who represents a firm, does not make its rows about persons.
    private static bool NamesPersons(string name, ColumnPrivacy judged)
    {
        bool identity = judged.Kind is PersonalDataKind.PersonName or PersonalDataKind.ResidentNumber or PersonalDataKind.ForeignerNumber;
        return identity && judged.Share >= 0.5 && !new ColumnNameHints(name).Caretaker;
    }

    private static bool BelongsToPersons(string name, ColumnPrivacy judged)
    {
        bool place = judged.Kind is PersonalDataKind.Address or PersonalDataKind.DetailedAddress && judged.Class == PrivacyClass.None;
        bool line = judged.Kind is PersonalDataKind.Phone && judged.Class == PrivacyClass.OfficeContact;
        var hints = new ColumnNameHints(name);
        return (place || line) && !hints.FacilityPlace && !hints.Office;
    }

    private static ColumnPrivacy Raise(string name, ColumnPrivacy judged)
    {
        var kind = judged.Kind!.Value;
        return judged with
        {
            Class = PrivacyClass.Personal,
            Certainty = Certainty.Possible,
            ReasonKorean = $"같은 표에 사람 이름이 있어 ‘{name}’의 {kind.KoreanName()} {ColumnReasons.Number(judged.Count)}칸을 그 사람의 것으로 봅니다.",
            ReasonEnglish = $"The table names persons, so the {ColumnReasons.Number(judged.Count)} cells of column “{name}” ({kind.EnglishName()}) are taken to be theirs.",
        };
    }
}
