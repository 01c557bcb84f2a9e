using Maru.Core;

namespace Maru.Web.Features.Privacy;

/// <summary>What the page that gathers personal-data protection says.</summary>
public static class PrivacyWords
{
    public static readonly Bilingual Title = new("개인정보 보호", "Personal-data protection");
    public static readonly Bilingual Lead = new("기한이 있는 일과 살필 것을 한자리에 모았습니다.", "What has a clock and what is to be looked after, in one place.");
    public static readonly Bilingual Now = new("지금 할 일", "To do now");
    public static readonly Bilingual Nothing = new("급한 일이 없습니다", "Nothing presses");

    /// <summary>What was looked at for this reader, when nothing of it presses.</summary>
    public static Bilingual NothingText(bool assessments, bool backup) => new(
        $"살펴본 것: {string.Join(", ", (string[])["유출 대응 기한", .. assessments ? ["영향평가"] : Array.Empty<string>(), .. backup ? ["접속기록 백업"] : Array.Empty<string>()])}.",
        $"Looked at: {string.Join(", ", (string[])["breach clocks", .. assessments ? ["impact assessments"] : Array.Empty<string>(), .. backup ? ["the backup of the access log"] : Array.Empty<string>()])}.");

    public static readonly Bilingual Places = new("여기에서 하는 일", "What is done here");
    public static readonly Bilingual IncidentsAbout = new("유출을 알면 바로 열고, 정해진 시간 안에 통지하고 신고하는지 챙깁니다.", "Open it at once; its clocks, notices and reports.");
    public static readonly Bilingual AssessmentsAbout = new("영향평가가 필요해지기 전에 정보주체 수로 알립니다.", "Warns by numbers of persons before an assessment is due.");
    public static readonly Bilingual LogAbout = new("누가 누구의 개인정보를 다루었는지 보고 증명합니다.", "Who handled whose data, and the proof of it.");
    public static readonly Bilingual ReviewAbout = new("접속기록에서 물어볼 것을 찾고 소명을 듣습니다.", "Findings in the log, and what people say to them.");
    public static readonly Bilingual KeepingAbout = new("접속기록의 백업과 보관 기간입니다.", "Backup of the log, and how long it is kept.");
    public static readonly Bilingual PublishAbout = new("잠긴 데이터에서 사람을 알아볼 수 없는 표를 만들어 냅니다.", "Tables out of closed data in which nobody can be recognised.");
    public static readonly Bilingual PseudonymsAbout = new("가명처리 과제를 단계마다 승인받아 합니다.", "Projects, step by step with approval.");
}
