using System.Xml;
using Maru.Core;

namespace Maru.Connectors.Xml;

/// <summary>What can be wrong with an XML file, as people read it.</summary>
internal static class XmlErrors
{
    public static InputException Empty(string file) => new(
        new("파일이 비어 있습니다.", "The file is empty."),
        new("파일을 다시 받으세요.", "Get the file again."), file);

    public static InputException HasDtd(string file) => new(
        new("문서 형식 정의(DOCTYPE)가 든 XML은 안전하지 않아 읽지 않습니다.", "The XML holds a document type definition (DOCTYPE), which is not safe to read."),
        new("<!DOCTYPE …> 부분을 지우고 다시 넣으세요.", "Take out the <!DOCTYPE …> part and bring it again."), file);

    public static InputException NotXml(string file, XmlException e) => new(
        new("XML로 읽을 수 없습니다. 문법이 어긋났거나 파일이 중간에 잘렸습니다.", "It can't be read as XML: the syntax is wrong there, or the file was cut short."),
        new("그 위치의 꺾쇠와 닫는 요소를 확인하거나 파일을 다시 받으세요.", "Check brackets and closing elements at that place, or get the file again."),
        $"{file}, {e.LineNumber}:{e.LinePosition}", e);

    public static InputException TooDeep(string file) => new(
        new($"요소가 {XmlSource.MaxDepth}겹 넘게 겹쳐 있습니다.", $"Elements are nested over {XmlSource.MaxDepth} levels deep."),
        new("표가 될 수 있는 더 얕은 자료를 내보내세요.", "Export a flatter document."), file);

    public static InputException TooManyNames(string file, int limit) => new(
        new($"요소 이름의 종류가 {limit:N0}개를 넘습니다.", $"It has over {limit:N0} different element paths."),
        new("자료를 표별로 나누어 내보내세요.", "Split the document into tables."), file);

    public static InputException TooLong(string file, int limit) => new(
        new($"값 하나가 {limit >> 20} MB를 넘습니다.", $"A single value is over {limit >> 20} MB."),
        new("파일을 확인하세요.", "Check the file."), file);

    public static InputException NoRecords(string file, string? path, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new(
            path is null
                ? new("표로 읽을 되풀이되는 요소가 없습니다.", "It holds no repeated elements that could be rows.")
                : new($"레코드 경로 '{path}'에 요소가 없습니다.", $"There is no element at the record path '{path}'."),
            new($"--set records=경로 로 지정하세요. 이 파일의 요소: {list}", $"Name one with --set records=PATH. Elements in this file: {list}"), file);
    }

    public static InputException ErrorAnswer(string file, string code, string? message) => new(
        new($"자료가 아니라 오픈API의 오류 응답입니다: {code} {message}", $"This is not data but an open API's error answer: {code} {message}"),
        new("인증키, 활용신청, 요청 변수를 확인하고 다시 받으세요.", "Check the service key, its approval and the request, then fetch it again."), file);
}
