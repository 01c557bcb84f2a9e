using Maru.Core;

namespace Maru.Connectors.FixedWidth;

/// <summary>What can be wrong with fixed width text, as people read it.</summary>
internal static class FixedWidthErrors
{
    public static InputException Empty(string file) => new(
        new("파일이 비어 있습니다.", "The file is empty."),
        new("파일을 다시 받으세요.", "Get the file again."), file);

    public static InputException NoColumns(string file) => new(
        new("모든 줄에서 비어 있는 자리가 없어 컬럼을 나눌 수 없습니다.", "No place is blank in every line, so columns can't be told apart."),
        new("자료의 설명서를 보고 --set columns=이름:폭,이름:폭 으로 알려 주세요.", "Say the widths with --set columns=name:width,name:width, as the data's description has them."), file);

    public static InputException Declared(string part) => new(
        new($"컬럼을 \"{part}\"로는 알 수 없습니다.", $"\"{part}\" says no column."),
        new("이름:폭 으로 쓰세요. 폭은 1부터 10000까지입니다(예: 관리번호:10,시설명:20).", "Write name:width, with a width of 1 to 10000 (id:10,name:20)."), "--set columns");

    public static InputException TooManyColumns(string where, int limit) => new(
        new($"컬럼이 {limit:N0}개를 넘습니다.", $"There are over {limit:N0} columns."),
        new("'-:폭'으로 필요 없는 자리를 건너뛰거나, 자리를 더 넓게 묶어 --set columns로 알려 주세요.", "Skip places with -:width, or say wider columns with --set columns."), where);

    public static InputException TooWide(string where, int limit) => new(
        new($"자리가 {limit:N0}개를 넘습니다.", $"There are over {limit:N0} places."),
        new("한 줄이 한 행인지, 줄바꿈이 있는 텍스트인지 확인하세요.", "Check that each row is a line of its own, and that the text has line ends."), where);

    public static InputException TooLong(string file, long line, int limit) => new(
        new($"한 줄이 {limit:N0}자를 넘습니다.", $"A line is over {limit:N0} letters."),
        new("줄바꿈이 있는 텍스트인지 확인하세요.", "Check that the text has line ends."), $"{file}, {line:N0}");
}
