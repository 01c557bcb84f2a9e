using System.Globalization;
using Maru.Core;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>The answers to SQL that can't run: what was found, and what to do.</summary>
internal static class Refusal
{
    private static readonly Bilingual AskForTables = new(
        "볼 수 있는 데이터의 이름만 쓸 수 있습니다.",
        "Only the datasets you may see can be named.");

    internal static InputException NoSelect() => new(
        new("SELECT 문 하나만 실행할 수 있습니다.", "Only a single SELECT can be run."),
        new("쓰기·설정·불러오기 명령과 둘째 문장을 빼 주세요.", "Leave out commands that write, set or load, and any second statement."));

    internal static InputException TooLong(int longest) => new(
        new(
            string.Create(CultureInfo.InvariantCulture, $"SQL이 너무 깁니다(최대 {longest:N0}자)."),
            string.Create(CultureInfo.InvariantCulture, $"The SQL is too long (at most {longest:N0} characters).")),
        new("조건 목록은 표로 올려 JOIN해 주세요.", "Load long lists as a table and join it."));

    internal static InputException TooDeep(int deepest) => new(
        new($"하위 질의가 {deepest}겹보다 깊습니다.", $"Subqueries are nested deeper than {deepest} levels."),
        new("WITH 절로 단계를 나눠 주세요.", "Split the query into steps with WITH."));

    internal static InputException Function(string name) => new(
        new($"{name} 함수는 쓸 수 없습니다.", $"The function {name} may not be used."),
        AskForTables);

    internal static InputException Unbounded(string name) => new(
        new($"{name} 함수는 메모리를 한없이 쓸 수 있어 값을 만드는 데 쓸 수 없습니다.", $"The function {name} may not make a value: it could take any amount of memory."),
        new("하나씩 늘어나는 값은 FROM range(…)이나 FROM generate_series(…)로, 채우기는 1,000자까지의 lpad와 rpad로 쓰세요.", "For a series write FROM range(…) or FROM generate_series(…); for padding lpad and rpad of up to 1,000 letters."));

    internal static InputException Form(string kind) => new(
        new($"허용되지 않는 구문입니다({kind}).", $"This form is not allowed ({kind})."),
        AskForTables);

    internal static InputException Name(string name) => new(
        new($"\"{name}\" 이름으로는 읽을 수 없습니다.", $"\"{name}\" can't be read under that name."),
        AskForTables);

    internal static InputException UnknownTable(string name, IEnumerable<string> known)
    {
        var names = string.Join(", ", known.Take(10));
        return new(
            new($"\"{name}\" 표가 없거나 볼 권한이 없습니다.", $"There is no table \"{name}\", or you may not see it."),
            names.Length == 0 ? AskForTables : new($"볼 수 있는 표: {names}", $"Tables you may see: {names}"));
    }

    internal static InputException OutOfMemory(Exception error) => new(
        new("질의가 정해진 메모리보다 많이 필요합니다.", "The query needs more memory than it may have."),
        new("기간·지역 등 조건으로 범위를 줄여 주세요.", "Narrow it down by period, region or the like."),
        inner: error);
}
