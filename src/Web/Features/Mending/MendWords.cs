using Maru.App.Mending;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.KoreanText;
using Maru.Web.Text;

namespace Maru.Web.Features.Mending;

/// <summary>What the page that mends rows set aside says.</summary>
public static class MendWords
{
    public static readonly Bilingual Title = new("따로 둔 행 고치기", "Mend rows set aside");
    public static readonly Bilingual Lead = new(
        "맞지 않아 따로 둔 행의 값을 고치면, 들여올 때와 똑같이 다시 읽어 새 버전에 넣습니다. 앞 버전은 그대로 남고, 누가 무엇을 왜 고쳤는지 기록합니다.",
        "Mend the values of rows that did not fit; they are read again as on import and go into a new version. Earlier versions stay, and the record says who changed what and why.");
    public static readonly Bilingual ClosedTitle = new("따로 둔 행은 담당자만 고칠 수 있습니다", "Only staff mend rows set aside");
    public static readonly Bilingual ClosedText = new(
        "마루가 설치된 컴퓨터에서, ./maru up을 켠 창에 나온 ‘데이터 올리기’ 주소를 이 브라우저로 한 번 여세요.",
        "On the machine Maru runs on, open the address \"to add data\" that ./maru up printed once in this browser.");
    public static readonly Bilingual ToDataset = new("데이터 쪽으로", "To the dataset");
    public static readonly Bilingual Nothing = new("따로 둔 행이 없습니다", "No rows are set aside");
    public static readonly Bilingual NothingText = new("모든 행이 들어와 있습니다.", "Every row is in the data.");
    public static readonly Bilingual Mend = new("고치기", "Mend");
    public static readonly Bilingual MendHere = new("따로 둔 행 고치기", "Mend these rows");
    public static readonly Bilingual BulkTitle = new("같은 값을 한꺼번에 고치기", "Mend the same value everywhere");
    public static readonly Bilingual NewValue = new("고칠 값", "New value");
    public static readonly Bilingual OneByOne = new("한 행씩 고치기", "One row at a time");
    public static readonly Bilingual ThisRow = new("이 행 고치기", "Mend this row");
    public static readonly Bilingual ThisRowText = new("값을 고치고 미리 보세요. 고치지 않은 칸은 원본 그대로 들어갑니다.", "Change values and preview. Cells left alone go in as in the source.");
    public static readonly Bilingual CoveredCell = new("가린 값입니다. 비워 두면 그대로 들어갑니다.", "Covered. Leave it blank to keep it.");
    public static readonly Bilingual ShowClosed = new("가린 칸 보기", "Show covered cells");
    public static readonly Bilingual ShowClosedNote = new("열어 보면 기록에 남습니다.", "Looking is logged.");
    public static readonly Bilingual ShownClosed = new("개인정보 컬럼의 칸을 보이고 있습니다. 이 열람은 기록했습니다.", "Cells of closed columns are shown. This was logged.");
    public static readonly Bilingual HideClosed = new("다시 가리기", "Cover again");
    public static readonly Bilingual By = new("고치는 사람", "Who mends");
    public static readonly Bilingual Why = new("고치는 까닭", "Why");
    public static readonly Bilingual WhyHelp = new("무엇을 보고 고쳤는지 적으세요. 데이터 쪽에 공개됩니다.", "What it is based on. Shown on the dataset's page.");
    public static readonly Bilingual Preview = new("미리 보기", "Preview");
    public static readonly Bilingual Apply = new("이대로 다시 들이기", "Take them in");
    public static readonly Bilingual AsItIs = new("자료 행으로 보고 그대로 들이기", "It is data: take it as it is");
    public static readonly Bilingual KeepOut = new("밖에 두기로 하기", "Leave it out");
    public static readonly Bilingual WhatChanges = new("이렇게 됩니다", "What will change");
    public static readonly Bilingual NothingYet = new("아직 아무것도 바꾸지 않았습니다.", "Nothing has been changed yet.");
    public static readonly Bilingual NoChange = new("고칠 값을 하나도 적지 않았습니다.", "No new value was given.");
    public static readonly Bilingual NoChangeDo = new("고칠 값을 적거나 다른 행을 고르세요.", "Give a value, or choose another row.");
    public static readonly Bilingual Row = new("원본 행", "Source row");
    public static readonly Bilingual Column = new("컬럼", "Column");
    public static readonly Bilingual Before = new("원본", "Source");
    public static readonly Bilingual After = new("고친 값", "Mended");
    public static readonly Bilingual Result = new("결과", "Result");
    public static readonly Bilingual Fits = new("맞습니다. 들어갑니다", "Fits; goes in");
    public static readonly Bilingual TakenAsItIs = new("그대로", "As it is");
    public static readonly Bilingual NoValue = new("값 없음", "no value");
    public static readonly Bilingual LeftOut = new("밖에 두기로 한 행", "Rows left out");
    public static readonly Bilingual History = new("사람이 고친 행", "Rows mended by people");
    public static readonly Bilingual When = new("고친 때", "When");
    public static readonly Bilingual What = new("한 일", "What");
    public static readonly Bilingual MendedBy = new("고친 사람", "By");
    public static readonly Bilingual Reason = new("까닭", "Why");
    public static readonly Bilingual OldLink = new("예전 방식의 주소라 그 행을 열 수 없습니다", "This is a link of the older kind: the row can't be opened by it");
    public static readonly Bilingual RowGone = new("이 주소가 가리키는 행이 없습니다", "The row of this link is not set aside");
    public static readonly Bilingual OpenAgain = new("가려진 값을 알아맞힐 수 없게 주소를 바꾸었고, 고친 행은 목록에서 빠집니다. 아래 목록에서 그 행을 다시 여세요.", "Links were changed so that covered values can't be guessed, and rows that were mended leave the list. Open the row anew from the list below.");
    public static readonly Bilingual Unknown = new("빼고 들인 컬럼이 있어 칸을 남기지 않았습니다. 고칠 수 없습니다.", "Its cells were not kept because a column was left out; it can't be mended.");

    /// <summary>버스정류장 위치정보에서 따로 둔 행 고치기.</summary>
    public static Bilingual TitleOf(Bilingual title) => new($"{title.Ko}에서 {Title.Ko}", $"{Title.En}: {title.En}");

    public static Bilingual RowTitle(long row) => new($"원본 {Figures.Number(row)}행", $"Source row {Figures.Number(row)}");

    public static Bilingual Count(long rows) => new($"{Figures.Number(rows)}행", $"{Figures.Number(rows)} rows");

    public static Bilingual FirstOf(long shown, long all) => new($"{Figures.Number(all)}행 가운데 앞의 {Figures.Number(shown)}행입니다.", $"The first {Figures.Number(shown)} of {Figures.Number(all)} rows.");

    public static Bilingual Done(int rows, int version) => new(
        $"{Figures.Number(rows)}행을 다시 들여 버전 {Figures.Number(version)}{Josa.Pick(Figures.Number(version), "이", "가")} 되었습니다.", $"{Figures.Number(rows)} rows were taken in; it is version {Figures.Number(version)} now.");

    public static Bilingual StillAside(int rows) => new($"{Figures.Number(rows)}행은 아직 맞지 않아 따로 두었습니다.", $"{Figures.Number(rows)} rows still do not fit and stay aside.");

    public static Bilingual OutDone(int rows) => new($"{Figures.Number(rows)}행을 밖에 두기로 기록했습니다.", $"{Figures.Number(rows)} rows are recorded as left out.");

    public static Bilingual Tally(int fitting, int refused) => refused == 0
        ? new($"{Figures.Number(fitting)}행이 모두 맞습니다.", $"All {Figures.Number(fitting)} rows fit.")
        : new($"{Figures.Number(fitting)}행이 맞고 {Figures.Number(refused)}행은 아직 맞지 않습니다.", $"{Figures.Number(fitting)} rows fit; {Figures.Number(refused)} do not yet.");

    public static Bilingual Refusal(MendRefusal refused) => new(
        $"아직 맞지 않습니다. {(refused.Column.Length > 0 ? $"‘{refused.Column}’ 칸에서 " : "")}찾은 값 \"{refused.Found}\", 기대한 값: {refused.Expected.Ko}",
        $"Does not fit yet. {(refused.Column.Length > 0 ? $"Column {refused.Column}: " : "")}found \"{refused.Found}\", expected {refused.Expected.En}");

    public static Bilingual FoundExpected(string found, Bilingual expected) => new($"찾은 값 \"{found}\", 기대한 값: {expected.Ko}", $"Found \"{found}\", expected {expected.En}");

    public static Bilingual State(MendingState state) => state switch
    {
        MendingState.Mended => new("고쳐 들임", "Mended"),
        MendingState.Again => new("새 원본에도 같은 행이 있어 다시 고침", "Mended again in a new source"),
        MendingState.Dropped => new("원본이 바뀌어 고침을 그만둠", "Ended: the source has changed"),
        _ => new("밖에 두기로 함", "Left out"),
    };

    public static Bilingual TypeOf(Column column) => column.Type.Name();
}
