using Maru.App.AccessLog;
using Maru.Core;
using Maru.Web.Shell;
using Maru.Web.Text;

namespace Maru.Web.Features.AccessLog;

/// <summary>What the pages of the access log say.</summary>
public static class AccessLogWords
{
    public static readonly Bilingual Title = new("개인정보 접속기록", "Access log of personal data");
    public static readonly Bilingual Lead = new("누가 언제 어디서 누구의 개인정보로 무슨 일을 했는지의 기록입니다. 덧붙기만 하며, 아무도 고치거나 지우지 못합니다.", "Who did what with whose personal data, when and from where. It is appended to only; nobody changes or deletes it.");
    public static readonly Bilingual Records = new("기록", "Records");
    public static readonly Bilingual RecordUnit = new("건", " records");
    public static readonly Bilingual LastRecord = new("마지막 기록", "Last record");
    public static readonly Bilingual Checkpoint = new("서명된 확인점", "Signed checkpoint");
    public static readonly Bilingual NoCheckpoint = new("기록이 생기면 서명합니다.", "Signed with the first record.");
    public static readonly Bilingual CutEnd = new("확인점보다 기록이 적습니다. 끝이 잘렸는지 검증하세요.", "Fewer records than the checkpoint says: the end may be cut off. Verify it.");
    public static readonly Bilingual Proof = new("마지막 검증", "Last verification");
    public static readonly Bilingual Whole = new("온전함", "Whole");
    public static readonly Bilingual Broken = new("어긋남", "Broken");
    public static readonly Bilingual Never = new("아직 검증하지 않았습니다.", "Not verified yet.");
    public static readonly Bilingual BrokenTitle = new("접속기록이 온전하지 않습니다", "The access log is not whole");
    public static readonly Bilingual BrokenTodo = new("기록 폴더를 그대로 두고 백업과 견주세요. 그 앞의 기록은 처음 쓴 그대로입니다.", "Leave the folder as it is and compare it with the backup. What comes before is as it was written.");
    public static readonly Bilingual Prove = new("처음부터 끝까지 검증", "Verify all of it");
    public static readonly Bilingual Proving = new("검증하고 있습니다. 기록이 천만 건이면 일 분쯤 걸립니다.", "Verifying. Ten million records take about a minute.");
    public static readonly Bilingual Reload = new("새로 보기", "Look again");
    public static readonly Bilingual Find = new("찾기", "Find");
    public static readonly Bilingual Account = new("계정", "Account");
    public static readonly Bilingual Dataset = new("데이터(id)", "Dataset (id)");
    public static readonly Bilingual Action = new("한 일", "Action");
    public static readonly Bilingual AnyAction = new("모두", "Any");
    public static readonly Bilingual From = new("이날부터", "From");
    public static readonly Bilingual To = new("이날까지", "To");
    public static readonly Bilingual BadDay = new("2026-11-01처럼 쓰세요.", "Write it as 2026-11-01.");
    public static readonly Bilingual All = new("모든 기록", "All records");
    public static readonly Bilingual Number = new("번호", "Number");
    public static readonly Bilingual When = new("때", "When");
    public static readonly Bilingual Place = new("접속지", "Place");
    public static readonly Bilingual What = new("데이터", "Dataset");
    public static readonly Bilingual Subjects = new("정보주체(명)", "Persons");
    public static readonly Bilingual NoKeys = new("처리한 정보주체는 몇 명인지로 남깁니다. 누구인지 가리키는 키는 그것도 개인정보일 수 있어 남기지 않고, 어느 데이터의 어느 컬럼을 무엇을 찾아 왜 다루었는지로 압니다.", "Persons are recorded by their number. Keys that point at them may be personal data themselves and are not kept; which dataset, columns, search and reason tell whom it was about.");
    public static readonly Bilingual Keys = new("정보주체의 키", "Their keys");
    public static readonly Bilingual Columns = new("컬럼", "Columns");
    public static readonly Bilingual Reason = new("까닭", "Reason");
    public static readonly Bilingual None = new("기록이 없습니다", "No records");
    public static readonly Bilingual NoneText = new("개인정보를 다루면 여기에 남습니다.", "Handling personal data leaves one here.");
    public static readonly Bilingual NoneFound = new("찾는 기록이 없습니다", "No such records");
    public static readonly Bilingual NoneFoundText = new("계정과 데이터는 기록에 적힌 그대로 써야 합니다. 기간을 넓혀 보세요.", "Accounts and datasets are to be written as they are recorded. Try more days.");
    public static readonly Bilingual NewestNote = new("새 것부터", "The newest first");
    public static readonly Bilingual Older = new("더 오래된 기록", "Older records");
    public static readonly Bilingual Newest = new("가장 새 기록", "Newest records");

    public static Bilingual Files(int files) => new($"파일 {files}개", files == 1 ? "1 file" : $"{files} files");

    public static Bilingual UpTo(long number) => new($"{Figures.Number(number)}번까지", $"up to {Figures.Number(number)}");

    public static Bilingual ProofNote(AccessLogProof proof)
    {
        var at = Second(proof.At);
        return new($"{at} · 기록 {Figures.Number(proof.Records)}건 · {Figures.Number(proof.Seconds, 1)}초 · {proof.By ?? "정한 때에"}", $"{at} · {Figures.Number(proof.Records)} records · {Figures.Number(proof.Seconds, 1)} s · {proof.By ?? "at its time"}");
    }

    public static Bilingual LookedTo(long number, DateTimeOffset at) => new(
        $"{Second(at)}의 기록 {Figures.Number(number)}번까지 찾았습니다. 더 오래된 기록에서 이어 찾으세요.", $"Looked back to record {Figures.Number(number)} of {Second(at)}. Go on with older records.");

    /// <summary>2026-11-23 02:10:05, as the city's clocks show it.</summary>
    public static string Second(DateTimeOffset at) => PageTime.Local(at).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
