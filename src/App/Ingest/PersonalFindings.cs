using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.PersonalData;

namespace Maru.App.Ingest;

/// <summary>Judges what was seen of a column together with its name.</summary>
internal static class PersonalFindings
{
    public static ColumnPrivacy? Judge(LoadOutcome outcome, int column) => outcome.Tallies[column].Personal?.Judge(outcome.Plan.Columns[column].Name);

    public static Column Apply(Column column, ColumnPrivacy? privacy, bool? decided)
    {
        if (privacy is null) return column with { Closed = decided ?? column.Closed };
        return column with
        {
            Privacy = ClassOf(privacy.Class),
            Closed = decided ?? privacy.ClosesColumn,
            Personal = privacy.Kind is { } kind ? new(KindId(kind), privacy.Share, privacy.Count, new(privacy.ReasonKorean, privacy.ReasonEnglish)) : null,
        };
    }

    public static Issue? IssueOf(Column column) => column is { Personal: { } found } && column.Privacy >= Core.Data.PrivacyClass.Personal
        ? new Issue("personal-data", 0, column.Name, found.Kind, column.Closed ? Severity.Warning : Severity.Info) { Count = found.Count, Message = found.Reason }
        : null;

    private static Core.Data.PrivacyClass ClassOf(Methods.PersonalData.PrivacyClass found) => found switch
    {
        Methods.PersonalData.PrivacyClass.UniqueIdentifier => Core.Data.PrivacyClass.UniqueIdentifier,
        Methods.PersonalData.PrivacyClass.Sensitive => Core.Data.PrivacyClass.Sensitive,
        Methods.PersonalData.PrivacyClass.Personal => Core.Data.PrivacyClass.Personal,
        Methods.PersonalData.PrivacyClass.None => Core.Data.PrivacyClass.None,
        _ => Core.Data.PrivacyClass.Business,
    };

    // ResidentNumber → resident-number.
    private static string KindId(PersonalDataKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
