using Maru.Core;

namespace Maru.App.OpenApi;

/// <summary>Why an open API gives nothing. No message holds a key.</summary>
internal static class ApiErrors
{
    /// <summary>What a description lacks; null when it is complete.</summary>
    public static Bilingual? Missing(ApiDescription api)
    {
        if (api.Name.Ko.Length == 0) return Lacks("name.ko");
        if (!Uri.TryCreate(api.Address.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Absolute, out _)) return Lacks("address");
        // A value may not decide who is asked: that host would get the key.
        if (api.Address.Split('{')[0] is var fixedPart && (!Uri.TryCreate(fixedPart, UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https") || fixedPart.IndexOf('/', fixedPart.IndexOf("//", StringComparison.Ordinal) + 2) < 0 && api.Address.Contains('{', StringComparison.Ordinal))) return Lacks("address: https://host/…");
        if (api.Page is { } page && !(Uri.TryCreate(page, UriKind.Absolute, out var apply) && apply.Scheme is "http" or "https")) return Lacks("page: https://…");
        if (api.Keys.Any(key => !ApiKeys.IsName(key.Name))) return Lacks("keys: name (a-z, 0-9, -)");
        if (api.Parameters.Any(parameter => parameter.Id.Length == 0)) return Lacks("parameters: id");
        if (api.Token is { } token && (token.Address.Length == 0 || token.Path.Length == 0 || token.Parameter.Length == 0)) return Lacks("token: address, path, parameter");
        if (api.Paging is { Kind: ApiPagingKind.Cursor, Next.Length: 0 }) return Lacks("paging: next");
        if (api.Paging.Kind == ApiPagingKind.Range && !(api.Address.Contains("{start}", StringComparison.Ordinal) && api.Address.Contains("{end}", StringComparison.Ordinal))) return Lacks("address: {start}, {end}");
        if (api.PerDay < 1) return Lacks("perDay");
        return api.Paging.Rows > 0 ? null : Lacks("paging: rows");
    }

    private static Bilingual Lacks(string what) => new($"쓸 수 있는 값이 없습니다: {what}", $"It has no usable value: {what}");

    public static InputException Description(string file, Bilingual problem) => new(
        problem, new("docs/howto/openapi.md의 보기대로 고치세요.", "Mend it as docs/howto/openapi.md shows."), file);

    public static InputException NoSuchApi(string id, IEnumerable<string> near)
    {
        var list = string.Join(", ", near);
        return new(
            new($"'{id}' 오픈API 설명이 없습니다.", $"There is no description of an open API '{id}'."),
            new($"maru list apis로 보세요.{(list.Length == 0 ? "" : $" 비슷한 이름: {list}")}", $"See maru list apis.{(list.Length == 0 ? "" : $" Near it: {list}")}"), "api:" + id);
    }

    public static InputException KeyAsSetting(string api, string name, string key) => new(
        new($"인증키({name})를 설정으로 줄 수 없습니다. 설정은 버전의 기록에 남습니다.", $"A key ({name}) can't be given as a setting: settings are kept with the version."),
        new($"환경 변수 {ApiKeys.VariableOf(key)}나 데이터 폴더의 keys/{key} 파일에 두세요.", $"Put it in the variable {ApiKeys.VariableOf(key)} or the file keys/{key} of the data folder."), api);

    public static InputException Required(string api, ApiParameter parameter) => new(
        new($"'{parameter.Label.Ko}'({parameter.Id}) 값이 있어야 합니다.", $"'{parameter.Label.Both.En}' ({parameter.Id}) is needed."),
        new($"값을 적거나 명령에서는 --set {parameter.Id}=값으로 주세요. {parameter.Help.Ko}".TrimEnd(), $"Write it, or give it with --set {parameter.Id}=VALUE. {parameter.Help.Both.En}".TrimEnd()), api);

    public static InputException NoKey(string api, string key, string? page) => new(
        new($"인증키가 없습니다: {key}", $"There is no key: {key}"),
        new($"환경 변수 {ApiKeys.VariableOf(key)}나 데이터 폴더의 keys/{key} 파일에 두세요.{Apply(page)}",
            $"Put it in the variable {ApiKeys.VariableOf(key)} or the file keys/{key} of the data folder.{(page is null ? "" : $" Apply for it at {page}.")}"), api);

    public static InputException BadKey(string api, string key) => new(
        new($"keys/{key} 파일에 한 줄짜리 인증키가 없습니다.", $"The file keys/{key} holds no key of one line."),
        new("발급받은 인증키만 한 줄로 넣으세요.", "Put only the key into it, on one line."), api);

    public static InputException NoKeyGiven(string key) => new(
        new("인증키를 읽을 수 없습니다.", "The key can't be read."),
        new("제공 기관이 발급한 키를 한 줄로 넣으세요.", "Put in the provider's key, on one line."), key);

    public static InputException PathValue(string api, string value) => new(
        new($"주소에 넣을 수 없는 값입니다: \"{value}\"", $"This value can't be part of the address: \"{value}\""),
        new("점(.)만으로 된 값을 쓰지 마세요.", "Don't use values of dots only."), api);

    /// <param name="again">When the calls of the day begin anew, or the server said to ask again.</param>
    public static InputException Refused(string api, AnswerKind kind, string code, string message, string? page, DateTimeOffset? again = null) => kind switch
    {
        AnswerKind.Key => new(
            new($"제공 기관이 인증키를 받아 주지 않았습니다: {code} {message}", $"The provider did not accept the key: {code} {message}"),
            new($"이 API의 활용신청이 승인되었는지, 기한이 남았는지 확인하세요. 활용신청은 API마다 따로 합니다.{Apply(page)}",
                "Check that the use of this very API was approved and has not ended; each API is applied for on its own."), api),
        AnswerKind.Quota => new(
            new($"오늘 부를 수 있는 횟수를 다 썼습니다: {code} {message}", $"The calls allowed for today are used up: {code} {message}"),
            new("내일 다시 하면 받은 쪽에 이어서 받습니다. 늘 모자라면 제공 기관에 한도를 늘려 달라고 하세요.", "Tried again tomorrow, it goes on behind the pages received. If it is never enough, ask the provider for more."), api)
        { IsTransient = true, RetryAt = again },
        AnswerKind.Passing => new(
            new($"제공 기관의 서버가 여러 번 오류로 답했습니다: {code} {message}", $"The provider's server answered with an error several times: {code} {message}"),
            new("잠시 뒤 다시 하면 받은 쪽에 이어서 받습니다.", "Tried again later, it goes on behind the pages received."), api)
        { IsTransient = true },
        _ => new(
            new($"제공 기관이 오류로 답했습니다: {code} {message}", $"The provider answered with an error: {code} {message}"),
            new("요청 변수(--set)를 확인하세요.", "Check the settings (--set)."), api),
    };

    public static InputException Unreadable(string api, string found) => new(
        new($"데이터가 아닌 답이 왔습니다: {found}", $"The answer is no data: {found}"),
        new("잠시 뒤 다시 하고, 계속되면 API 설명의 주소와 형식을 확인하세요.", "Try again later; if it stays so, check address and format in the API's description."), api)
    { IsTransient = true };

    public static InputException UnknownShape(string api, string found) => new(
        new($"답에서 행과 결과 코드를 찾지 못했습니다. 답의 처음: {found}", $"Neither rows nor a result code were found in the answer, which begins: {found}"),
        new("API 설명의 answer에 rows와 code의 경로를 적으세요.", "Write the paths of rows and code under answer in the API's description."), api);

    public static InputException Nothing(string api) => new(
        new("조건에 맞는 자료가 없다고 합니다.", "It says there is no data for this request."),
        new("요청 변수(--set)를 확인하세요. 있던 데이터는 그대로 둡니다.", "Check the settings (--set). What was there stays as it is."), api);

    public static InputException TooManyPages(string api, int limit) => new(
        new($"쪽이 {limit:N0}개를 넘습니다.", $"There are over {limit:N0} pages."),
        new("조건을 주어 나누어 받으세요.", "Ask for it in parts."), api);

    public static InputException SameCursor(string api) => new(
        new("다음 쪽을 가리키는 값이 앞의 것과 같아 끝나지 않습니다.", "The value that points to the next page is one seen before, so there is no end."),
        new("API 설명의 paging.next를 확인하세요.", "Check paging.next in the API's description."), api);

    public static InputException NoToken(string api) => new(
        new("토큰을 받지 못했습니다.", "No token was given."),
        new("인증키 두 개(아이디와 비밀)를 확인하세요.", "Check the keys, the id's and the secret's."), api);

    private static string Apply(string? page) => page is null ? "" : $" 신청: {page}";
}
