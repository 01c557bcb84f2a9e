using Maru.Core;

namespace Maru.Connectors.Excel;

/// <summary>Why a workbook can't be read.</summary>
internal static class ExcelErrors
{
    public static InputException Empty(string file) => new(
        new("파일이 비어 있습니다.", "The file is empty."),
        new("파일을 다시 받으세요.", "Get the file again."), file);

    public static InputException NotWorkbook(string file) => new(
        new("이름은 엑셀이지만 내용은 엑셀 통합 문서가 아닙니다.", "It is named like a workbook, but its content is not one."),
        new("쉼표나 탭으로 나눈 글이면 --as csv 로 읽으세요.", "If it is text split by commas or tabs, read it with --as csv."), file);

    public static InputException Protected(string file) => new(
        new("암호가 걸린 엑셀 파일입니다.", "The workbook is protected by a password."),
        new("--set password=암호 로 열거나, 엑셀에서 암호를 풀고 다시 저장하세요.", "Open it with --set password=…, or save it again without a password."), file);

    public static InputException Damaged(string file, Exception cause) => new(
        new("엑셀 파일이 깨졌거나 알 수 없는 방식입니다.", "The workbook is damaged or of an unknown kind."),
        new("엑셀에서 열어 .xlsx로 다시 저장하거나, 파일을 다시 받으세요.", "Open it in Excel and save it as .xlsx, or get it again."), file, cause);

    public static InputException Bomb(string file) => new(
        new("압축을 풀면 지나치게 커지는 엑셀 파일이라 멈췄습니다.", "The workbook unpacks to far more than its size and was stopped."),
        new("믿을 수 있는 파일이면 엑셀에서 다시 저장하세요.", "If you trust it, save it again in Excel."), file);

    public static InputException TooLarge(string file, string what) => new(
        new($"시트가 엑셀의 한계를 넘습니다: {what}", $"A sheet is beyond Excel's own limits: {what}"),
        new("파일이 깨진 것 같습니다. 엑셀에서 다시 저장하세요.", "It seems to be damaged; save it again in Excel."), file);

    public static InputException TooWide(string file, string sheet, int rows, int columns) => new(
        new($"'{sheet}' 시트의 범위가 {rows:N0}행 × {columns:N0}열로 지나치게 넓습니다. 멀리 떨어진 칸에 값이 남아 있는 것 같습니다.",
            $"Sheet '{sheet}' spans {rows:N0} rows × {columns:N0} columns: a cell far away seems to hold a left-over value."),
        new("표 밖의 행과 열을 지우고 다시 저장하세요.", "Delete the rows and columns outside the table and save it again."), file);

    public static InputException NoSheet(string file, string wanted, IEnumerable<string> sheets)
    {
        var list = string.Join(", ", sheets);
        return new(
            new($"'{wanted}' 시트가 없습니다.", $"There is no sheet '{wanted}'."),
            new($"이 파일의 시트: {list}", $"Sheets of this file: {list}"), file);
    }

    public static InputException NoRows(string file) => new(
        new("값이 있는 시트나 표가 없습니다.", "No sheet or table holds a value."),
        new("파일에 자료가 있는지 확인하세요.", "Check that the file holds data."), file);
}
