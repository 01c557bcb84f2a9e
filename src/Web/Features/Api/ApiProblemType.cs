using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>One kind of refusal: what every answer of it says, and the page that explains it. <c>docs/reference/api-errors.md</c> lists the same.</summary>
/// <param name="Code">Its name, in <c>code</c> and at the end of <c>type</c>.</param>
/// <param name="Statuses">The HTTP statuses it comes with.</param>
/// <param name="Meaning">What came about.</param>
/// <param name="Todo">What the caller can do.</param>
internal sealed record ApiProblemType(string Code, IReadOnlyList<int> Statuses, Bilingual Meaning, Bilingual Todo)
{
    /// <summary>The page of all kinds; each has its own below.</summary>
    public const string Page = "/problems";

    public static IReadOnlyList<ApiProblemType> All { get; } =
    [
        new("bad-request", [StatusCodes.Status400BadRequest],
            new("없는 열, 맞지 않는 값, 모르는 매개변수, 틀린 SQL", "An unknown column, a value that does not fit, an unknown parameter, wrong SQL"),
            new("`where`와 `todo`를 보고 고칩니다", "Mend what `where` and `todo` name")),
        new("busy", [StatusCodes.Status503ServiceUnavailable],
            new("다른 SQL을 계산하는 중", "Other SQL is being computed"),
            new("잠시 뒤에 다시 합니다", "Try again in a moment")),
        new("too-long", [StatusCodes.Status400BadRequest],
            new("SQL이 제한 시간을 넘김", "The SQL took longer than it may"),
            new("조건을 좁히거나 파일을 내려받습니다", "Narrow it, or download the file")),
        new("invalid-key", [StatusCodes.Status401Unauthorized],
            new("없거나, 끊었거나, 기한이 지났거나, 이 자리에서 쓸 수 없는 키", "A key that is unknown, revoked, ended, or not for use from here"),
            new("내 계정 화면(`/account`)에서 키를 확인합니다", "See your keys on the page of your account, `/account`")),
        new("not-open", [StatusCodes.Status403Forbidden],
            new("누구에게나 열린 데이터가 아님", "The dataset is not open to everyone"),
            new("데이터 페이지에서 이용 방법을 봅니다", "See the dataset's page")),
        new("unknown-dataset", [StatusCodes.Status404NotFound],
            new("없는 데이터", "No such dataset"),
            new("목록에서 이름을 찾습니다", "Look it up in the list")),
        new("unknown-indicator", [StatusCodes.Status404NotFound],
            new("없거나 볼 수 없는 데이터의 지표", "No such indicator, or of data you may not read"),
            new("`/api/v1/indicators`에서 찾습니다", "Look it up in `/api/v1/indicators`")),
        new("unknown-board", [StatusCodes.Status404NotFound],
            new("없거나 나누지 않은 현황판이나 타일, 또는 지금 값이 없는 타일", "No such board or tile, or not shared with you, or a tile without values now"),
            new("`/boards`에서 찾습니다", "Look it up at `/boards`")),
        new("unknown-version", [StatusCodes.Status404NotFound],
            new("없는 판", "No such version"),
            new("`/versions`를 봅니다", "See `/versions`")),
        new("unknown-address", [StatusCodes.Status404NotFound],
            new("없는 API 주소", "No such address"),
            new("`/openapi/v1.json`을 봅니다", "See `/openapi/v1.json`")),
        new("no-boundaries", [StatusCodes.Status404NotFound],
            new("지도 밑그림이 될 경계 데이터가 없음", "There are no boundaries to draw the map on"),
            new("시군구와 읍면동 경계를 들인 뒤에 다시 합니다", "Try again once boundaries of districts were taken in")),
        new("not-acceptable", [StatusCodes.Status406NotAcceptable],
            new("`Accept`에 맞는 형식이 없음", "No format that `Accept` takes"),
            new("`Accept`나 `format`을 고칩니다", "Change `Accept` or `format`")),
        new("too-large", [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status400BadRequest],
            new("보낸 본문이나 답할 한 행이 너무 큼", "The body that was sent, or one row of the answer, is too large"),
            new("SQL을 줄이거나, 컬럼을 줄이거나, `format=csv`로 받습니다", "Shorten the SQL, ask for fewer columns, or take `format=csv`")),
        new("internal", [StatusCodes.Status500InternalServerError],
            new("서버의 잘못", "Our fault"),
            new("다시 해 보고, 계속되면 번호와 함께 알립니다", "Try again; if it stays, tell us the number")),
    ];

    public string Address => $"{Page}/{Code}";

    public static ApiProblemType? Find(string code) => All.FirstOrDefault(type => type.Code == code);
}
