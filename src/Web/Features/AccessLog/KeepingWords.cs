using Maru.App.AccessLog.Keeping;
using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Features.AccessLog;

/// <summary>What the page of the log's backup and retention says.</summary>
public static class KeepingWords
{
    public static readonly Bilingual Title = new("접속기록 보관", "Keeping of the access log");
    public static readonly Bilingual Lead = new("다른 저장소에 백업하고, 정한 기간이 지나기 전에는 아무도 없애지 못합니다. 지난 블록은 기록을 남겨야만 폐기합니다.", "Backed up to another storage, and nobody removes it before its time. What is older goes only by an act that is kept.");
    public static readonly Bilingual Backup = new("백업", "Backup");
    public static readonly Bilingual LastBackup = new("마지막 백업", "Last backup");
    public static readonly Bilingual Behind = new("백업보다 앞선 기록", "Records not backed up");
    public static readonly Bilingual RecordUnit = new("건", " records");
    public static readonly Bilingual Folder = new("백업하는 곳", "Where to");
    public static readonly Bilingual NoFolder = new("정해지지 않음", "Not set");
    public static readonly Bilingual NoFolderText = new("서버의 MARU_ACCESS_BACKUP에 다른 저장소의 폴더를 적으면 켜져 있는 마루가 스스로 백업합니다. 명령으로도 합니다: ./maru access-log backup --to 폴더", "Set MARU_ACCESS_BACKUP on the server to a folder on another storage, and the running server backs up by itself. Or by command: ./maru access-log backup --to FOLDER");
    public static readonly Bilingual NoBackup = new("백업한 적이 없습니다", "Never backed up");
    public static readonly Bilingual Late = new("백업이 늦었습니다", "The backup is late");
    public static readonly Bilingual Failed = new("마지막 백업을 하지 못했습니다", "The last backup failed");
    public static readonly Bilingual BackUpNow = new("지금 백업", "Back up now");
    public static readonly Bilingual UpToDate = new("백업이 모두 따라왔습니다.", "The backup has all of them.");
    public static readonly Bilingual AtItsTime = new("정한 때에", "at its time");
    public static readonly Bilingual Retention = new("보관 기간", "How long it is kept");
    public static readonly Bilingual Term = new("지금 적용하는 기간", "The term in force");
    public static readonly Bilingual YearUnit = new("년", " years");
    public static readonly Bilingual Settings = new("정한 값과 근거", "Values and their sources");
    public static readonly Bilingual Setting = new("설정", "Setting");
    public static readonly Bilingual Value = new("값", "Value");
    public static readonly Bilingual Source = new("근거", "Source");
    public static readonly Bilingual Blocks = new("블록", "Blocks");
    public static readonly Bilingual BlocksNote = new("해가 바뀌거나 256MB가 넘으면 새 블록이 시작합니다", "A new one begins with the year, or over 256 MB");
    public static readonly Bilingual Block = new("블록", "Block");
    public static readonly Bilingual Records = new("기록", "Records");
    public static readonly Bilingual From = new("처음", "From");
    public static readonly Bilingual Until = new("끝", "To");
    public static readonly Bilingual Size = new("크기", "Size");
    public static readonly Bilingual KeptUntil = new("이날까지 둠", "Kept until");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual Open = new("쓰고 있음", "In use");
    public static readonly Bilingual Kept = new("보관 중", "Kept");
    public static readonly Bilingual Over = new("기간이 지남", "Its time is over");
    public static readonly Bilingual None = new("기록이 없습니다", "No records");
    public static readonly Bilingual NoneText = new("개인정보를 다루면 첫 블록이 생깁니다.", "The first block begins when personal data are handled.");
    public static readonly Bilingual Retire = new("폐기", "Retire");
    public static readonly Bilingual RetireTitle = new("가장 오래된 블록 폐기", "Retire the oldest block");
    public static readonly Bilingual RetireText = new("블록의 해시와 누가 왜 폐기했는지는 남고, 남은 기록은 그 해시에서 이어져 계속 증명됩니다. 되돌릴 수 없습니다.", "Its hash stays, with who retired it and why; the rest goes on from that hash and stays provable. It can't be undone.");
    public static readonly Bilingual Why = new("폐기하는 까닭", "Why");
    public static readonly Bilingual WhyHelp = new("내부 관리계획의 어느 조항에 따르는지 적으세요.", "Say which part of the agency's plan it follows.");
    public static readonly Bilingual Retired = new("폐기한 블록", "Retired blocks");
    public static readonly Bilingual When = new("때", "When");
    public static readonly Bilingual By = new("누가", "By");
    public static readonly Bilingual Hash = new("해시(SHA-256)", "Hash (SHA-256)");

    public static Bilingual TermOf(RetentionTerm term)
    {
        var years = Figures.Number(term.Years);
        return term switch
        {
            { Sensitive: [var first, ..] } => new(
                $"{years}년: 고유식별·민감정보가 있는 데이터가 있습니다({first.Ko}{(term.Sensitive.Count > 1 ? $" 외 {term.Sensitive.Count - 1}종" : "")}). 모든 데이터의 정보주체는 많아야 {Figures.Number(term.Subjects)}명입니다.",
                $"{years} years: there are sensitive or identifying data ({first.En}{(term.Sensitive.Count > 1 ? $" and {term.Sensitive.Count - 1} more" : "")}). All data hold {Figures.Number(term.Subjects)} persons at most."),
            { IsLong: true } => new(
                $"{years}년: 모든 데이터의 정보주체가 많아야 {Figures.Number(term.Subjects)}명으로 {Figures.Number(term.Many)}명을 넘을 수 있습니다.", $"{years} years: all data hold {Figures.Number(term.Subjects)} persons at most, which may be {Figures.Number(term.Many)} or more."),
            _ => new(
                $"{years}년: 고유식별·민감정보가 없고, 모든 데이터의 정보주체는 많아야 {Figures.Number(term.Subjects)}명입니다.", $"{years} years: no sensitive or identifying data, and {Figures.Number(term.Subjects)} persons at most."),
        };
    }
}
