using System.Text.RegularExpressions;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Methods.PersonalData;

namespace Maru.App.Reports;

/// <summary>A report as somebody wrote it, before it is kept.</summary>
/// <param name="Kind">Id of a <see cref="ReportKind"/>.</param>
/// <param name="Column">The column it is about; null for the whole dataset.</param>
/// <param name="ReplyTo">E-mail address or phone number for the answer; null when none is wanted.</param>
public sealed partial record ReportDraft(string Kind, string Message, string? Column = null, string? ReplyTo = null)
{
    public const int LongestMessage = 4000;
    private const int LongestAddress = 120;

    /// <summary>Kinds of personal data in the message; the address to answer to is no part of it.</summary>
    public IReadOnlyList<PersonalDataKind> Personal =>
        [.. PersonalDataScanner.Find(Message).Select(span => span.Kind).Where(kind => kind.Class() >= PrivacyClass.Personal).Distinct()];

    /// <summary>The same with every personal finding in the message covered.</summary>
    public ReportDraft Covered => this with { Message = PersonalDataMask.Apply(Message) };

    /// <summary>What has to be mended before it can be kept, by field: kind, message, column, reply.</summary>
    public IReadOnlyDictionary<string, Bilingual> Problems(CatalogEntry entry)
    {
        var problems = new Dictionary<string, Bilingual>(StringComparer.Ordinal);
        if (ReportKind.Find(Kind) is null) problems["kind"] = new("무엇이 문제인지 하나를 고르세요.", "Choose what is wrong.");
        if (string.IsNullOrWhiteSpace(Message)) problems["message"] = new("내용이 비어 있습니다. 무엇이 어떻게 틀렸는지 적으세요.", "The message is empty. Say what is wrong.");
        else if (Message.Length > LongestMessage)
            problems["message"] = new($"내용이 {Message.Length:N0}자입니다. {LongestMessage:N0}자 안으로 줄이세요.", $"The message has {Message.Length:N0} characters. Shorten it to {LongestMessage:N0}.");
        if (Column is not null && entry.Columns.All(column => column.Name != Column)) problems["column"] = new($"이 데이터에는 ‘{Column}’ 컬럼이 없습니다.", $"This dataset has no column '{Column}'.");
        if (ReplyTo is not null && (ReplyTo.Length > LongestAddress || !Address().IsMatch(ReplyTo)))
            problems["reply"] = new("이메일 주소나 전화번호로 읽을 수 없습니다. 예: hong@example.kr, 033-250-0000", "This is neither an e-mail address nor a phone number, as hong@example.kr or 033-250-0000.");
        return problems;
    }

    [GeneratedRegex(@"^(?:[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|\+?[0-9][0-9 ()-]{6,18}[0-9])$")]
    private static partial Regex Address();
}
