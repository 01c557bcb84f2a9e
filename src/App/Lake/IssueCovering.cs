using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Lake;

/// <summary>Keeps personal data out of what is said of a version's problems: an issue shows a value or a line of the source as an example.</summary>
internal static class IssueCovering
{
    private static readonly Bilingual OfClosed = new("개인정보 컬럼의 값이어서 가렸습니다.", "Covered: a value of a closed column.");
    private static readonly Bilingual OfPersonal = new("개인정보로 보이는 값이어서 가렸습니다.", "Covered: what was found looks like personal data.");

    // What is found under these rules is text of a line, of no column or of any.
    private static readonly HashSet<string> Lines = ["total-row", "footnote", "repeated-header", "unreadable-line"];

    /// <param name="closed">Names of the version's closed columns.</param>
    public static Issue Cover(Issue issue, IReadOnlySet<string> closed)
    {
        if (MessageOf(issue.Rule, issue.Column, issue.Message, closed) is { } message) return issue with { Found = SetAsideReading.Covered, Message = message };
        if (closed.Count > 0 && Lines.Contains(issue.Rule)) return issue with { Found = SetAsideReading.Covered };
        return PersonalText.IsPersonal(issue.Found) ? issue with { Found = SetAsideReading.Covered } : issue;
    }

    /// <summary>What is said instead of a message that tells a value readers may not see; null when the message may stand.</summary>
    public static Bilingual? MessageOf(string rule, string column, Bilingual message, IReadOnlySet<string> closed)
    {
        // That a column holds personal data may be said; it names no value.
        if (rule == "personal-data") return null;
        if (closed.Contains(column)) return OfClosed;
        return rule == "type" && PersonalText.IsPersonal(message.Ko) ? OfPersonal : null;
    }
}
