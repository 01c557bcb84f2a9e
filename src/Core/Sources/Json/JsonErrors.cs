using System.Text.Json;

namespace Maru.Core.Sources.Json;

/// <summary>What can be wrong with a JSON file, as people read it.</summary>
public static class JsonErrors
{
    public static InputException NotJson(string file, JsonException e) => new(
        new("JSON으로 읽을 수 없습니다. 문법이 어긋났거나 파일이 중간에 잘렸습니다.", "It can't be read as JSON: the syntax is wrong there, or the file was cut short."),
        new("그 위치의 괄호, 따옴표, 쉼표를 확인하거나 파일을 다시 받으세요.", "Check brackets, quotes and commas at that place, or get the file again."),
        $"{file}, {(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}", e);

    public static InputException Empty(string file) => new(
        new("파일이 비어 있습니다.", "The file is empty."),
        new("파일을 다시 받으세요.", "Get the file again."), file);

    public static InputException TooDeep(string file) => new(
        new($"괄호가 {JsonSurvey.MaxDepth}겹 넘게 겹쳐 있습니다.", $"It is nested over {JsonSurvey.MaxDepth} levels deep."),
        new("표가 될 수 있는 더 얕은 자료를 내보내세요.", "Export a flatter document."), file);

    public static InputException TooLarge(string file) => new(
        new($"레코드 하나가 {JsonSurvey.MaxRecordBytes >> 20} MB를 넘습니다.", $"A single record is over {JsonSurvey.MaxRecordBytes >> 20} MB."),
        new("레코드를 나누어 저장하세요.", "Split the record."), file);

    public static InputException TooManyColumns(string file, int limit) => new(
        new($"컬럼이 {limit:N0}개를 넘습니다. 이름 자리에 값이 들어 있는 것 같습니다.", $"There are over {limit:N0} columns: values seem to be used as names."),
        new("--set nested=text 로 안쪽 객체를 펼치지 않고 읽거나, --set records=경로 로 레코드 위치를 지정하세요.",
            "Use --set nested=text to keep inner objects as text, or --set records=PATH to say where the records are."), file);
}
