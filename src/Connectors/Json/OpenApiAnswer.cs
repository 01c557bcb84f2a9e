using Maru.Core;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.Json;

/// <summary>
/// Open APIs answer errors as documents, often with HTTP 200. Saved as files they look like data of one row; they are refused with the API's own words.
/// </summary>
public static class OpenApiAnswer
{
    private static readonly string[] Fine = ["00", "0", "000", "INFO-0", "INFO-000", "INFO-00", "S00", "NORMAL_CODE", "NORMAL SERVICE.", "03", "INFO-200", "INFO-3"];

    /// <exception cref="InputException">The document is an error answer.</exception>
    public static void ThrowIfError(JsonSurvey survey, string file)
    {
        var gateway = "OpenAPI_ServiceResponse.cmmMsgHeader.";
        Check(survey.Scalar(gateway + "returnReasonCode"), survey.Scalar(gateway + "returnAuthMsg") ?? survey.Scalar(gateway + "errMsg"), file);
        Check(survey.Scalar("response.header.resultCode"), survey.Scalar("response.header.resultMsg"), file);
        Check(survey.Scalar("header.resultCode"), survey.Scalar("header.resultMsg"), file);
        if (survey.Paths.Any(p => p.Elements > 0)) return;
        Check(survey.Scalar("RESULT.CODE") ?? survey.Scalar("RESULT.resultCode"), survey.Scalar("RESULT.MESSAGE") ?? survey.Scalar("RESULT.resultMsg"), file);
        Check(survey.Scalar("err"), survey.Scalar("errMsg"), file);
    }

    private static void Check(string? code, string? message, string file)
    {
        if (code is null || Fine.Contains(code)) return;
        throw new InputException(
            new($"자료가 아니라 오픈API의 오류 응답입니다: {code} {message}", $"This is not data but an open API's error answer: {code} {message}"),
            new("인증키, 활용신청, 요청 변수를 확인하고 다시 받으세요.", "Check the service key, its approval and the request, then fetch it again."), file);
    }
}
