using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Methods.KoreanText;
using Maru.Web.Components.Basics;
using Maru.Web.Text;

namespace Maru.Web.Features.Privacy;

/// <summary>What the documents of projects, and the state of copies, say.</summary>
public static class PaperWords
{
    public static readonly Bilingual Papers = new("문서", "Documents");
    public static readonly Bilingual Licence = new("가명정보 이용 허락서", "Licence to use pseudonymised data");
    public static readonly Bilingual CopyCertificate = new("가명정보 사본 파기 확인서", "Certificate: a copy of pseudonymised data destroyed");
    public static readonly Bilingual Certificate = new("가명정보 파기 확인서", "Certificate: pseudonymised data destroyed");
    public static readonly Bilingual WhatIsGiven = new("무엇을 주나", "What is given");
    public static readonly Bilingual ToWhom = new("누구에게, 무엇에, 언제까지", "To whom, for what, until when");
    public static readonly Bilingual Terms = new("지킬 것", "Terms");
    public static readonly Bilingual WhatIsDestroyed = new("파기하는 것", "What is destroyed");
    public static readonly Bilingual HowDestroyed = new("언제, 어떻게", "When and how");
    public static readonly Bilingual Files = new("파기한 파일", "Files destroyed");
    public static readonly Bilingual NoFiles = new("남은 파일 없음", "No file was left");
    public static readonly Bilingual CopiesBack = new("나누어 준 사본", "Copies given out");
    public static readonly Bilingual Items = new("항목", "Items");
    public static readonly Bilingual EditionName = new("판", "Edition");
    public static readonly Bilingual Rows = new("행", "Rows");
    public static readonly Bilingual Hash = new("결과 파일의 SHA-256", "SHA-256 of the result");
    public static readonly Bilingual GivenBy = new("허락한 사람", "Given by");
    public static readonly Bilingual Holder = new("사본을 가진 곳", "Held by");
    public static readonly Bilingual LicenceEnds = new("허락 기한", "Licence ends on");
    public static readonly Bilingual On = new("파기·반환한 날", "Destroyed or given back on");
    public static readonly Bilingual Method = new("방법", "Method");
    public static readonly Bilingual MethodHelp = new("보기: 파일 영구 삭제, 저장 매체 파쇄, 저장 매체 반환", "As: files wiped, disk shredded, disk given back");
    public static readonly Bilingual DoneBy = new("파기한 사람", "Destroyed by");
    public static readonly Bilingual DoneByHelp = new("소속과 이름", "Office and name");
    public static readonly Bilingual Backups = new("백업과 임시 사본", "Backups and temporary copies");
    public static readonly Bilingual Proof = new("받은 확인", "Proof received");
    public static readonly Bilingual EnteredBy = new("적은 사람", "Entered by");
    public static readonly Bilingual Why = new("파기한 까닭", "Why");
    public static readonly Bilingual StoppedBecause = new("처리를 멈춘 까닭", "Why processing was stopped");
    public static readonly Bilingual KeyWithIt = new("결과와 함께 파기함", "Destroyed together with the result");
    public static readonly Bilingual RecordKept = new("기록 보관 기한", "Record kept until");
    public static readonly Bilingual Giver = new("주는 사람", "Given by");
    public static readonly Bilingual Taker = new("받는 사람", "Received by");
    public static readonly Bilingual Receiver = new("확인한 사람", "Seen by");
    public static readonly Bilingual Witness = new("입회한 사람", "Witness");
    public static readonly Bilingual WitnessHelp = new("확인서에 함께 서명할 사람. 없으면 비워 둡니다.", "Who signs the certificate too; leave it empty for nobody.");
    public static readonly Bilingual Signature = new("(서명)", "(signature)");
    public static readonly Bilingual SaveFile = new("파일로 받기", "Save as a file");
    public static readonly Bilingual PrintHint = new("브라우저의 인쇄(Ctrl+P)로 종이나 PDF로 만듭니다. 받은 파일은 인터넷 없이 열립니다.", "Print it (Ctrl+P) on paper or as PDF. The file opens without a network.");
    public static readonly Bilingual EndingSoon = new("곧 기한이 끝나는 사본", "Copies whose licence ends soon");
    public static readonly Bilingual State = new("상태", "State");
    public static readonly Bilingual LicenceStatement = new("위 가명정보를 적은 목적과 기한 안에서 쓰도록 허락하며, 받는 사람은 위의 것을 지킵니다.", "The data named above may be used for the purpose and until the day named; who receives them keeps the terms above.");
    public static readonly Bilingual CopyStatement = new("위 가명정보의 사본을 되살릴 수 없게 파기했거나 반환했고, 다른 사본이 남지 않았음을 확인합니다.", "The copy named above was destroyed beyond recovery or given back, and no other copy remains.");
    public static readonly Bilingual Statement = new("위 가명정보와 추가정보를 파기했음을 확인합니다.", "The pseudonymised data and the additional information named above were destroyed.");

    /// <summary>What who receives a copy keeps to (개인정보 보호법 제28조의2–5).</summary>
    public static IReadOnlyList<Bilingual> TermsOfUse { get; } =
    [
        new("적은 목적(통계작성, 과학적 연구, 공익적 기록보존)에만 씁니다(법 제28조의2).", "It is used for the purpose named only (article 28-2)."),
        new("누구인지 알아보려고 처리하지 않습니다. 알아볼 수 있게 되면 곧바로 멈추고, 알리고, 거두어 파기합니다(법 제28조의5).", "It is not processed to find out who somebody is; if somebody becomes identifiable, processing stops at once, we are told, and it is retrieved and destroyed (article 28-5)."),
        new("잃거나 새지 않게 보호하고, 처리 목적·항목·이용 내역을 기록해 둡니다(법 제28조의4).", "It is protected, and its use is recorded (article 28-4)."),
        new("다른 데 주거나 다른 정보와 결합하지 않습니다. 필요하면 먼저 묻습니다.", "It is neither passed on nor linked with other data without asking first."),
        new("기한이 되면 파기하고, 파기 확인서를 보냅니다.", "It is destroyed when the licence ends, and the certificate is sent to us."),
    ];

    public static Bilingual Of(CopyState state) => state switch
    {
        CopyState.InUse => new("쓰는 중", "In use"),
        CopyState.EndsSoon => new("곧 기한", "Ends soon"),
        CopyState.Expired => new("기한 지남: 거두어야 함", "Expired: to be retrieved"),
        CopyState.CalledBack => new("처리 중지: 거두어야 함", "Stopped: to be retrieved"),
        _ => new("돌아옴", "Back"),
    };

    public static Tone ToneOf(CopyState state) => state switch
    {
        CopyState.EndsSoon => Tone.Late,
        CopyState.Expired or CopyState.CalledBack => Tone.Danger,
        CopyState.Returned => Tone.Good,
        _ => Tone.Neutral,
    };

    public static Bilingual Soon(ProjectDue due) => new(
        $"{due.Project.Id}: {due.Copy!.To}에 준 사본 {Josa.IGa(due.Copy.Id)} {Figures.Day(due.Since)}에 끝납니다. 거두거나 새로 허락하세요.", $"{due.Project.Id}: copy {due.Copy.Id}, given to {due.Copy.To}, ends on {Figures.Day(due.Since)}. Retrieve it or give a new licence.");
}
