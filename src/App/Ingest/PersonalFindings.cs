using Maru.Core;
using Maru.Core.Data;
using Maru.Methods.PersonalData;

namespace Maru.App.Ingest;

/// <summary>Judges what was seen of each column, with its name and beside the others.</summary>
internal static class PersonalFindings
{
    /// <summary>By the plan's columns; null for columns that can't hold any. Columns are weighed together: an address beside persons' names is theirs.</summary>
    public static IReadOnlyList<ColumnPrivacy?> Judge(LoadOutcome outcome)
    {
        var own = outcome.Plan.Columns.Zip(outcome.Tallies, (plan, tally) => tally.Personal?.Judge(plan.Name)).ToList();
        var judged = Enumerable.Range(0, own.Count).Where(i => own[i] is not null).ToList();
        var weighed = TablePersonalData.Weigh([.. judged.Select(i => (outcome.Plan.Columns[i].Name, own[i]!))], (front, back) => SplitResidentNumbers.Fit(Sampled(judged[front]).Zip(Sampled(judged[back]))));
        for (var i = 0; i < judged.Count; i++) own[judged[i]] = weighed[i];
        return own;

        IReadOnlyList<string?> Sampled(int column) => outcome.Plan.Rows.Columns[outcome.Plan.IndexOf(outcome.Plan.Columns[column])];
    }

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

    /// <summary>A column that was closed in the version before stays so until a person opens it, however harmless its new values look.</summary>
    public static Column KeepClosed(Column column, Column? before, bool? decided) =>
        decided is not null || before is not { Closed: true } || column.Closed ? column : column with
        {
            Closed = true,
            Privacy = before.Privacy > column.Privacy ? before.Privacy : column.Privacy,
            Personal = column.Personal ?? before.Personal,
        };

    public static Issue? IssueOf(Column column) => column is { Personal: { } found } && column.Privacy >= Core.Data.PrivacyClass.Personal
        ? new Issue("personal-data", 0, column.Name, found.Kind, column.Closed ? Severity.Warning : Severity.Info) { Count = found.Count, Message = found.Reason }
        : null;

    /// <summary>The class in the words of the catalogue.</summary>
    public static Core.Data.PrivacyClass ClassOf(Methods.PersonalData.PrivacyClass found) => found switch
    {
        Methods.PersonalData.PrivacyClass.UniqueIdentifier => Core.Data.PrivacyClass.UniqueIdentifier,
        Methods.PersonalData.PrivacyClass.Sensitive => Core.Data.PrivacyClass.Sensitive,
        Methods.PersonalData.PrivacyClass.Personal => Core.Data.PrivacyClass.Personal,
        Methods.PersonalData.PrivacyClass.None => Core.Data.PrivacyClass.None,
        _ => Core.Data.PrivacyClass.Business,
    };

    /// <summary>As columns keep it: ResidentNumber → resident-number.</summary>
    public static string KindId(PersonalDataKind kind) =>
        string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
