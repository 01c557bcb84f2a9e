using System.Text.RegularExpressions;
using Maru.Core;
using Maru.Core.Engine;

namespace Maru.Engines.DuckDb.Reading;

/// <summary>DuckDB's reasons for not running a SELECT, in the words of those who wrote it. What is not known here is told as DuckDB has it.</summary>
internal static partial class SqlFault
{
    [GeneratedRegex("""Referenced (?:column|table) "(?<name>[^"]+)" not found|does not have a column named "(?<name>[^"]+)"|Referenced column "(?<name>[^"]+)" was not found""")]
    private static partial Regex MissingColumn();

    [GeneratedRegex("""Candidate bindings: (?<names>[^\n]+)""")]
    private static partial Regex Candidates();

    [GeneratedRegex("""syntax error at (?:or near "(?<near>[^"]*)"|(?<end>end of input))""")]
    private static partial Regex NearSyntax();

    [GeneratedRegex("""column "(?<name>[^"]+)" must appear in the GROUP BY""")]
    private static partial Regex NotGrouped();

    [GeneratedRegex("""Ambiguous reference to column name "(?<name>[^"]+)" \(use: (?<use>.+)\)""")]
    private static partial Regex Ambiguous();

    [GeneratedRegex("""(?:Function with name|function) "?(?<name>[\w.]+)"? (?:does not exist|is not)""")]
    private static partial Regex NoFunction();

    [GeneratedRegex("""No function matches the given name and argument types '(?<call>[^']+)'""")]
    private static partial Regex WrongArguments();

    [GeneratedRegex("""[Cc]ould not convert string ["'](?<value>.*?)["'] to (?<type>'?\w+'?)""")]
    private static partial Regex NoConversion();

    /// <param name="reason">DuckDB's message.</param>
    internal static InputException Of(string reason, string sql, IReadOnlyList<EngineTable> tables, Exception? error) =>
        Known(reason, sql, tables) is { } known
            ? new(known.Problem, known.Todo, inner: error)
            : new(new($"SQL을 실행하지 못했습니다: {reason}", $"The SQL could not be run: {reason}"), inner: error);

    private static (Bilingual Problem, Bilingual? Todo)? Known(string reason, string sql, IReadOnlyList<EngineTable> tables)
    {
        if (MissingColumn().Match(reason) is { Success: true } missing) return Column(missing.Groups["name"].Value, reason, tables);
        if (NearSyntax().Match(reason) is { Success: true } near) return Syntax(near, sql, tables);
        if (NotGrouped().Match(reason) is { Success: true } grouped) return NotGrouped(grouped.Groups["name"].Value);
        if (Ambiguous().Match(reason) is { Success: true } both)
            return (new($"'{both.Groups["name"].Value}' 컬럼이 여러 표에 있습니다.", $"The column '{both.Groups["name"].Value}' is in several tables."),
                new($"표 이름을 붙여 쓰세요: {both.Groups["use"].Value}", $"Put the table's name before it: {both.Groups["use"].Value}"));
        if (WrongArguments().Match(reason) is { Success: true } wrong)
            return (new($"{wrong.Groups["call"].Value}에 맞는 함수가 없습니다. 자료형이 다릅니다.", $"No function fits {wrong.Groups["call"].Value}: the types differ."),
                new("TRY_CAST(컬럼 AS DOUBLE)처럼 자료형을 바꿔 쓰세요.", "Change the type, as in TRY_CAST(column AS DOUBLE)."));
        if (NoFunction().Match(reason) is { Success: true } none)
            return (new($"{none.Groups["name"].Value} 함수가 없습니다.", $"There is no function {none.Groups["name"].Value}."),
                new("DuckDB SQL의 함수 이름을 확인하세요.", "Check the name among the functions of DuckDB's SQL."));
        if (NoConversion().Match(reason) is { Success: true } text)
            return (new($"\"{text.Groups["value"].Value}\" 값을 {text.Groups["type"].Value} 자료형으로 바꿀 수 없습니다.", $"The value \"{text.Groups["value"].Value}\" can't become {text.Groups["type"].Value}."),
                new("CAST 대신 TRY_CAST를 쓰면 바꿀 수 없는 값은 빈칸이 됩니다.", "With TRY_CAST in place of CAST such values become null."));
        return null;
    }

    private static (Bilingual, Bilingual?) Column(string name, string reason, IReadOnlyList<EngineTable> tables)
    {
        if (tables.Any(table => table.Hidden.Contains(name, StringComparer.OrdinalIgnoreCase)))
            return (new($"잠긴 컬럼입니다: '{name}'. 개인정보가 있어 읽을 수 없습니다.", $"The column '{name}' is closed: it holds personal data."),
                new("데이터 담당자에게 공개를 요청하세요.", "Ask the keeper of the data to open it."));
        var alike = Candidates().Match(reason).Groups["names"].Value.Trim();
        return (new($"'{name}' 컬럼이 없습니다.", $"There is no column '{name}'."),
            alike.Length == 0
                ? new("글자 값은 작은따옴표('…')로, 빈칸이나 기호가 든 이름은 큰따옴표(\"…\")로 묶습니다.", "Put text in single quotes, and names with spaces or signs in double quotes.")
                : new($"비슷한 이름: {alike}. 글자 값은 작은따옴표('…')로 묶습니다.", $"Names like it: {alike}. Text goes in single quotes."));
    }

    private static (Bilingual, Bilingual?) Syntax(Match near, string sql, IReadOnlyList<EngineTable> tables)
    {
        var bare = tables.FirstOrDefault(table => table.Name.Contains('-', StringComparison.Ordinal)
            && Regex.IsMatch(sql, $"""(?<![\w"-]){Regex.Escape(table.Name)}(?![\w"-])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        Bilingual problem = near.Groups["end"].Success
            ? new("SQL이 끝나지 않은 채 끝났습니다.", "The SQL ends before it is complete.")
            : new($"SQL의 \"{near.Groups["near"].Value}\" 가까이에서 문법이 맞지 않습니다.", $"Syntax error in the SQL near \"{near.Groups["near"].Value}\".");
        return (problem, bare is null ? null
            : new($"하이픈(-)이 든 이름은 큰따옴표로 묶습니다: \"{bare.Name}\"", $"A name with a hyphen goes in double quotes: \"{bare.Name}\""));
    }

    private static (Bilingual, Bilingual?) NotGrouped(string name) => (
        new($"'{name}' 컬럼을 묶지도 모으지도 않았습니다.", $"The column '{name}' is neither grouped nor aggregated."),
        new("GROUP BY에 적거나 sum, count, any_value 같은 집계 함수 안에 쓰세요.", "Put it in GROUP BY, or inside an aggregate such as sum, count or any_value."));
}
