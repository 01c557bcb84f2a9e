using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Jobs;

/// <summary>Why what a person asked of jobs can't be done.</summary>
internal static class JobErrors
{
    public static InputException NoSuchJob(string id, IEnumerable<string> there, string? where = null) => new(
        new($"'{id}' 작업이 없습니다.", $"There is no job '{id}'."),
        new($"있는 작업: {Listed(there)}", $"Jobs there are: {Listed(there)}"), where);

    public static InputException NoSuchKind(string id, IEnumerable<string> there) => new(
        new($"'{id}'{Josa.Pick(id, "이라는", "라는")} 작업 종류가 없습니다.", $"There is no kind of job '{id}'."),
        new($"쓸 수 있는 종류: {Listed(there)}", $"Kinds: {Listed(there)}"), "--kind");

    public static InputException NoName { get; } = new(
        new("작업 이름이 비어 있습니다.", "The job has no name."), new("무엇을 하는지 짧게 적으세요.", "Say briefly what it does."), "name");

    public static InputException LongName(int length) => new(
        new($"작업 이름이 {length:N0}자입니다.", $"The job's name has {length:N0} characters."), new($"{Job.LongestName}자까지 짧게 적으세요.", $"Write up to {Job.LongestName}."), "name");

    public static InputException NoDate(string part, string? option) => new(
        new($"{part}에서 날짜의 꼴을 알 수 없습니다.", $"{part} is no form of a date."),
        new("{yyyyMMdd}, {yyyy-MM-dd}, {yyyyMM}, {HH}나 {yyyyMMdd-1d}(하루 전), {yyyyMM-1m}(한 달 전), {HH-1h}(한 시간 전)처럼 쓰세요.", "Write {yyyyMMdd}, {yyyy-MM-dd}, {yyyyMM}, {HH}, or {yyyyMMdd-1d} (a day before), {yyyyMM-1m} (a month), {HH-1h} (an hour)."), option);

    public static InputException NoSources { get; } = new(
        new("가져올 곳이 없습니다.", "There is nothing to collect from."), new("파일, 폴더나 주소를 하나 이상 쓰세요.", "Name at least one file, folder or address."), "sources");

    public static InputException Taken(string id) => new(
        new($"'{id}' 작업이 이미 있습니다.", $"There is a job '{id}' already."), new("다른 이름을 쓰거나, 있는 작업을 고치세요(명령에서는 --replace).", "Use another name, or change the job there is (--replace on the command line)."), "name");

    public static InputException Circle(IReadOnlyList<string> path) => new(
        new($"작업이 돌고 돌아 서로를 기다립니다: {string.Join(" → ", path)}", $"The jobs wait for each other in a circle: {string.Join(" → ", path)}"),
        new("앞 작업에서 하나를 빼세요.", "Leave one of them out."), "--after");

    public static InputException Needed(string id, IReadOnlyList<string> by) => new(
        new($"'{id}' 뒤에 하는 작업이 있어 지울 수 없습니다: {Listed(by)}", $"'{id}' can't be removed: jobs run after it: {Listed(by)}"),
        new("그 작업을 먼저 지우거나 고치세요.", "Remove or change them first."));

    public static InputException UnderWay(string id) => new(
        new($"'{id}' 작업을 이미 하고 있습니다.", $"The job '{id}' is under way already."), new("끝난 뒤 다시 하세요.", "Try again when it has ended."));

    public static InputException NothingToCancel(string id) => new(
        new($"'{id}' 작업은 하고 있지도 기다리고 있지도 않습니다.", $"Nothing of the job '{id}' is under way or waiting."));

    public static InputException NotWhole(string source) => new(
        new($"\"{source}\": 전체 경로가 아닙니다.", $"\"{source}\" is not a whole path."),
        new("이 컴퓨터의 맨 위 폴더부터 적거나, http로 시작하는 주소를 쓰세요.", "Write it from the root of this machine, or an address that begins with http."), "sources");

    public static InputException KeyCovered { get; } = new(
        new("인증키를 가린 주소(***)가 바뀌었습니다.", "An address whose key is covered (***) was changed."),
        new("그 주소의 인증키를 다시 적거나, 주소를 처음 보인 대로 두세요.", "Write its key again, or leave the address as it was shown."), "sources");

    public static InputException NoEquals(string line) => new(
        new($"\"{line}\"에 =가 없습니다.", $"\"{line}\" has no =."), new("이름=값으로 쓰세요.", "Write name=value."), "--set");

    public static InputException Attempts(object attempts) => new(
        new($"시도 횟수가 {attempts}입니다.", $"The number of tries is {attempts}."),
        new($"1에서 {RetryPolicy.MostAttempts}까지 쓰세요.", $"Write 1 to {RetryPolicy.MostAttempts}."), "--attempts");

    private static string Listed(IEnumerable<string> ids) => string.Join(", ", ids.DefaultIfEmpty("-"));
}
