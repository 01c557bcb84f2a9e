namespace Maru.Connectors.Xml;

/// <summary>Error answers of Korean open APIs, which come as documents with HTTP 200.</summary>
internal static class OpenApiError
{
    private static readonly string[] Fine = ["00", "0", "000", "0000", "INFO-0", "INFO-000", "INFO-00", "S00", "03", "INFO-200", "INFO-3"];

    public static void ThrowIfError(XmlSurvey survey, string file)
    {
        const string Gateway = "OpenAPI_ServiceResponse.cmmMsgHeader.";
        Check(survey.Scalar(Gateway + "returnReasonCode"), survey.Scalar(Gateway + "returnAuthMsg") ?? survey.Scalar(Gateway + "errMsg"), file);
        Check(survey.Scalar("response.header.resultCode"), survey.Scalar("response.header.resultMsg"), file);
        Check(survey.Scalar("RESULT.CODE"), survey.Scalar("RESULT.MESSAGE"), file);
    }

    private static void Check(string? code, string? message, string file)
    {
        if (code is not null && !Fine.Contains(code)) throw XmlErrors.ErrorAnswer(file, code, message);
    }
}
