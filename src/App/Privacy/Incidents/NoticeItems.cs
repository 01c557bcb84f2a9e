using System.Globalization;
using System.Text;
using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Privacy.Incidents;

/// <summary>The items of a notice that the law asks for, a first draft of them, and the letter they make.</summary>
public static class NoticeItems
{
    public static Bilingual Items { get; } = new("유출된 개인정보의 항목", "what personal data got out");
    public static Bilingual When { get; } = new("유출된 시점과 그 경위", "when and how they got out");
    public static Bilingual Harm { get; } = new("피해를 줄이기 위해 정보주체가 할 수 있는 방법", "what persons can do against harm");
    public static Bilingual Response { get; } = new("대응조치와 피해 구제절차", "what is done, and how harm is made good");
    public static Bilingual Contact { get; } = new("피해를 신고하는 담당 부서와 연락처", "where harm is reported");

    public static IReadOnlyList<Bilingual> All { get; } = [Items, When, Harm, Response, Contact];

    /// <summary>A first draft from what is known: what is not stays empty, for nobody but the officer knows it.</summary>
    public static IncidentNotice Draft(Incident incident) => new(
        incident.Scope is { } scope ? string.Join(", ", scope.Columns) + (scope.Subjects is { } many ? string.Create(CultureInfo.InvariantCulture, $" (정보주체 {many:N0}명)") : "") : "",
        incident.Scope is { } known ? $"{KoreanTime.Of(known.From):yyyy-MM-dd HH:mm}부터 {KoreanTime.Of(known.Until):yyyy-MM-dd HH:mm}까지. {incident.Opening.What}" : "",
        "비밀번호를 바꾸고, 모르는 번호의 전화와 문자에 답하지 마세요. 명의도용이 의심되면 아래 부서에 알려 주세요.",
        string.Join('\n', incident.Entries.Where(entry => entry.Act == IncidentAct.Contained).Select(entry => entry.Text)), "");

    /// <summary>The letter (Korean: it goes to Korean persons and offices).</summary>
    /// <param name="agency">Name of the agency; null where none is set.</param>
    public static string Letter(Incident incident, IncidentDuty to, IncidentNotice notice, string? agency)
    {
        var text = new StringBuilder();
        text.AppendLine(to == IncidentDuty.Subjects ? "개인정보 유출 사실을 알려 드립니다" : "개인정보 유출 신고");
        text.AppendLine();
        if (to == IncidentDuty.Subjects) text.AppendLine("개인정보가 유출된 사실을 알게 되어 개인정보 보호법 제34조에 따라 알려 드립니다. 심려를 끼쳐 드려 깊이 사과드립니다.");
        else
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"사고 번호: {incident.Id}");
            if (agency is not null) text.AppendLine(CultureInfo.InvariantCulture, $"기관명: {agency}");
            text.AppendLine(CultureInfo.InvariantCulture, $"유출을 안 때: {KoreanTime.Of(incident.KnownAt):yyyy-MM-dd HH:mm}");
            text.AppendLine(CultureInfo.InvariantCulture, $"정보주체 수: {(incident.Scope?.Subjects is { } many ? string.Create(CultureInfo.InvariantCulture, $"{many:N0}명") : "확인하고 있음")}");
            text.AppendLine(CultureInfo.InvariantCulture, $"정보주체 통지: {(incident.SentTo(IncidentDuty.Subjects) is [var first, ..] ? $"{KoreanTime.Of(first.Sent!.At):yyyy-MM-dd HH:mm}에 {first.Sent.Count:N0}명에게 알림" : "아직 알리지 않음")}");
        }
        string[] said = [notice.Items, notice.When, notice.Harm, notice.Response, notice.Contact];
        for (var i = 0; i < said.Length; i++)
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"{i + 1}. {All[i].Ko}");
            text.AppendLine(said[i].Length > 0 ? said[i] : "확인하고 있습니다. 확인되는 대로 알려 드리겠습니다.");
        }
        text.AppendLine();
        text.AppendLine(agency ?? "");
        return text.ToString().TrimEnd() + "\n";
    }
}
