using System.Globalization;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>A refusal with an HTTP status other than 400.</summary>
internal sealed class ApiProblem(int status, string code, InputException details) : Exception(details.Message, details)
{
    public int Status => status;

    public string Code => code;

    public InputException Details => details;

    public static ApiProblem NoDataset(string id, int? version = null) => version is null
        ? new(StatusCodes.Status404NotFound, "unknown-dataset", new(
            new($"'{id}' 데이터가 없습니다.", $"There is no dataset '{id}'."),
            new("GET /api/v1/datasets에서 이름을 확인하세요.", "Look the id up with GET /api/v1/datasets."), id))
        : new(StatusCodes.Status404NotFound, "unknown-version", new(
            new($"'{id}'에 없는 버전입니다: {version}.", $"'{id}' has no version {version}."),
            new($"GET /api/v1/datasets/{id}/versions에서 버전 번호를 확인하세요.", $"See GET /api/v1/datasets/{id}/versions."), $"version={version}"));

    public static ApiProblem NotOpen(string id) => new(StatusCodes.Status403Forbidden, "not-open", new(
        new($"'{id}' 데이터는 누구나 쓸 수 있게 열려 있지 않습니다.", $"The dataset '{id}' is not open to everyone."),
        new($"/datasets/{id} 페이지에서 이용 방법과 까닭을 확인하세요.", $"The page /datasets/{id} says why, and how to get it."), id));

    public static ApiProblem ShareOnly(string id) => new(StatusCodes.Status403Forbidden, "not-open", new(
        new($"'{id}' 데이터는 일부 행만 이용이 허락되었습니다. 이 주소는 데이터 전체에 관한 것을 말합니다.", $"Some rows of the dataset '{id}' were granted, and this address tells of all of it."),
        new("행과 통계는 /rows와 /schema에서 허락된 행만으로 받습니다.", "/rows and /schema answer for the rows that were granted."), id));

    public static ApiProblem NoSuchAddress(string path) => new(StatusCodes.Status404NotFound, "unknown-address", new(
        new("이런 API 주소는 없습니다.", "There is no such API address."),
        new("/openapi/v1.json에 모든 주소가 있습니다.", "All addresses are in /openapi/v1.json."), path));

    public static ApiProblem NotAcceptable(string accept) => new(StatusCodes.Status406NotAcceptable, "not-acceptable", new(
        new($"'{accept}' 형식으로는 답할 수 없습니다.", $"'{accept}' is no format this address answers in."),
        new("application/json, application/jsonl, text/csv, application/geo+json, application/vnd.apache.parquet 가운데 고르세요.",
            "Ask for application/json, application/jsonl, text/csv, application/geo+json or application/vnd.apache.parquet."), "Accept"));

    public static ApiProblem Busy { get; } = new(StatusCodes.Status503ServiceUnavailable, "busy", new(
        new("지금 다른 SQL을 계산하고 있어 받을 수 없습니다.", "Other SQL is being computed; no more can be taken now."),
        new("잠시 뒤에 다시 하거나, 파일을 내려받아 계산하세요.", "Try again in a moment, or download the file and compute there."), "sql"));

    public static ApiProblem TooLong(TimeSpan limit) => new(StatusCodes.Status400BadRequest, "too-long", new(
        new(string.Create(CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0}초 안에 끝나지 않아 멈추었습니다."), string.Create(CultureInfo.InvariantCulture, $"Stopped: it did not finish within {limit.TotalSeconds:0} seconds.")),
        new("조건을 좁히거나, 파일을 내려받아 계산하세요.", "Narrow the conditions, or download the file and compute there."), "sql"));
}
