using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Import;

/// <summary>Why something brought can't be taken.</summary>
public static class ImportErrors
{
    public static InputException NothingChosen { get; } = new(
        new("올린 파일이 없습니다.", "No file was chosen."),
        new("파일을 고른 뒤 다시 올리세요.", "Choose a file and upload it again."));

    public static InputException Empty(string name) => new(
        new("빈 파일(0 B)입니다.", "The file is empty (0 B)."),
        new("내용이 있는 파일을 다시 받아 올리세요.", "Get the file again and upload it with its content."), name);

    public static InputException TooLarge(long limit) => new(
        new($"파일이 {limit / 1_000_000:N0} MB보다 큽니다.", $"The files are over {limit / 1_000_000:N0} MB."),
        new("나누거나 압축(zip)해서 올리고, 더 크면 이 컴퓨터에서 maru ingest로 들여오세요.", "Split or zip them, or take them in with maru ingest on this machine."));

    public static InputException TooMany(int limit) => new(
        new($"파일이 {limit:N0}개를 넘습니다.", $"There are over {limit:N0} files."),
        new("zip 하나로 묶거나 나누어 올리세요.", "Put them in one zip, or upload them in parts."));

    public static InputException TooManyDrafts(int limit) => new(
        new($"끝내지 않은 들여오기가 {limit:N0}건 있습니다.", $"There are {limit:N0} unfinished imports."),
        new("아래 목록에서 마치거나 지운 뒤 다시 하세요.", "Finish or discard some in the list below, then try again."));

    public static InputException Interrupted { get; } = new(
        new("올리는 중에 끊겼습니다.", "The upload was cut short."),
        new("연결을 확인하고 다시 올리세요. 받다 만 파일은 지웠습니다.", "Check the connection and upload again; the part received was deleted."));

    public static InputException NotAnAddress(string given) => new(
        new($"\"{given}\"{Josa.Pick(given, "은", "는")} 인터넷 주소가 아닙니다.", $"\"{given}\" is no address."),
        new("https://로 시작하는 전체 주소를 쓰세요.", "Write the whole address, beginning with https://."));

    public static InputException Stale { get; } = new(
        new("화면을 연 지 오래되어 확인할 수 없는 요청입니다.", "The page was open too long for this request to be verified."),
        new("바뀐 것은 없습니다. 이 화면에서 다시 하세요.", "Nothing was changed. Do it again from here."));

    public static InputException FormTooLarge { get; } = new(
        new("이 화면에서 받을 수 있는 것보다 많은 값이 왔습니다.", "More values came than a page of the wizard has."),
        new("바뀐 것은 없습니다. 컬럼이 아주 많은 표는 나누어 올리세요.", "Nothing was changed. Split a table with very many columns."));

    public static InputException NoTableChosen { get; } = new(
        new("고른 표가 없습니다.", "No table was chosen."),
        new("들여올 표를 하나 이상 고르세요.", "Choose one table or more."));

    public static InputException ColumnsDiffer { get; } = new(
        new("고른 표들의 컬럼이 달라서 하나로 이어 붙일 수 없습니다.", "The chosen tables have different columns and can't be joined."),
        new("컬럼이 같은 표만 고르거나 따로 들여오세요.", "Choose tables with the same columns, or take them in separately."));

    public static InputException Fault(string what) => new(
        new($"마루 안의 오류로 읽지 못했습니다({what}).", $"It could not be read because of a fault in Maru ({what})."),
        new("파일은 그대로 있습니다. 다시 점검해 보고, 되풀이되면 담당자에게 알려 주세요.", "The file is kept. Check again; if it happens again, tell the office."));
}
