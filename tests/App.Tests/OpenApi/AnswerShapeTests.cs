using System.Text.Json;
using Maru.App.OpenApi;

namespace Maru.App.Tests.OpenApi;

/// <summary>Answers as the families of Korean open APIs give them, made up in their shapes.</summary>
public sealed class AnswerShapeTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "maru-answer-" + Guid.NewGuid().ToString("n"));

    [Theory]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":{"item":[{"a":1},{"a":2}]},"totalCount":"2"}}}""", 2, 2)]
    [InlineData("""{"response":{"header":{"resultCode":"0000"},"body":{"items":{"item":{"a":1}},"totalCount":1}}}""", 1, 1)]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":"","totalCount":0}}}""", 0, 0)]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":[{"a":1}],"totalCount":"1"}}}""", 1, 1)]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"items":[{"item":{"a":1}},{"item":{"a":2}}],"totalCount":2}}}""", 2, 2)]
    [InlineData("""{"header":{"resultCode":"00"},"body":{"items":[{"a":1}],"totalCount":1}}""", 1, 1)]
    [InlineData("""{"header":{"resultCode":"00","resultMsg":"NORMAL SERVICE","errorMsg":null},"totalCount":1,"body":[{"a":1}]}""", 1, 1)]
    [InlineData("""{"resultCode":"00","totalCount":1,"items":{"item":[{"a":1}]}}""", 1, 1)]
    [InlineData("""{"resultCode":"S00","resultCount":1,"resultList":[{"a":1}]}""", 1, 1)]
    [InlineData("""{"StanReginCd":[{"head":[{"totalCount":1},{"numOfRows":"10","pageNo":"1","type":"JSON"},{"RESULT":{"resultCode":"INFO-0","resultMsg":"NOMAL SERVICE"}}]},{"row":[{"a":1}]}]}""", 1, 1)]
    [InlineData("""{"Svc":{"list_total_count":7,"RESULT":{"CODE":"INFO-000","MESSAGE":"정상"},"row":[{"a":1}]}}""", 1, 7)]
    [InlineData("""{"page":1,"perPage":10,"totalCount":9,"currentCount":1,"matchCount":3,"data":[{"a":1}]}""", 1, 3)]
    [InlineData("""[{"PRD_DE":"2025","DT":"1"}]""", 1, null)]
    [InlineData("""{"id":"API_0301","result":[{"adm_cd":"11"}],"errMsg":"Success","errCd":0}""", 1, null)]
    [InlineData("""{"response":{"status":"OK","record":{"total":"1"},"result":{"featureCollection":{"features":[{"type":"Feature"}]}}}}""", 1, 1)]
    [InlineData("""{"results":{"common":{"errorCode":"0","errorMessage":"정상","totalCount":"1"},"juso":[{"roadAddr":"가"}]}}""", 1, 1)]
    [InlineData("<response><header><resultCode>00</resultCode></header><body><items><item><a>1</a></item><item><a>2</a></item></items><totalCount>2</totalCount></body></response>", 2, 2)]
    [InlineData("<?xml version=\"1.0\" encoding=\"EUC-KR\"?><response><header><resultCode>00</resultCode></header><body><items><item><a>1</a></item></items><totalCount>1</totalCount></body></response>", 1, 1)]
    [InlineData("<response><header><resultCode>00</resultCode></header><body><items/><totalCount>0</totalCount></body></response>", 0, 0)]
    [InlineData("<Svc><list_total_count>1</list_total_count><RESULT><CODE>INFO-000</CODE><MESSAGE/></RESULT><row><a>1</a></row></Svc>", 1, 1)]
    public void Rows_and_their_number_are_found_in_every_envelope(string body, int rows, int? total)
    {
        var answer = Read(body);
        Assert.Equal((AnswerKind.Rows, rows, total), (answer.Kind, answer.Rows.Count, (int?)answer.Total));
    }

    [Theory]
    [InlineData("<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>", "Key", "30")]
    [InlineData("""{"OpenAPI_ServiceResponse":{"cmmMsgHeader":{"errMsg":"SERVICE ERROR","returnAuthMsg":"LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR","returnReasonCode":"22"}}}""", "Quota", "22")]
    [InlineData("""{"response":{"header":{"resultCode":"99","resultMsg":"UNKNOWN_ERROR"}}}""", "Passing", "99")]
    [InlineData("""{"response":{"header":{"resultCode":"10","resultMsg":"INVALID_REQUEST_PARAMETER_ERROR"}}}""", "Refused", "10")]
    [InlineData("""{"response":{"header":{"resultCode":"03","resultMsg":"NODATA_ERROR"}}}""", "Nothing", "03")]
    [InlineData("""{"RESULT":{"resultCode":"INFO-3","resultMsg":"데이터없음"}}""", "Nothing", "INFO-3")]
    [InlineData("""{"RESULT":{"CODE":"INFO-100","MESSAGE":"인증키가 유효하지 않습니다."}}""", "Key", "INFO-100")]
    [InlineData("""{"RESULT":{"CODE":"ERROR-337","MESSAGE":"일별 한도"}}""", "Quota", "ERROR-337")]
    [InlineData("""{"RESULT":{"CODE":"ERROR-500","MESSAGE":"서버"}}""", "Passing", "ERROR-500")]
    [InlineData("""{"err":"30","errMsg":"데이터가 존재하지 않습니다."}""", "Nothing", "30")]
    [InlineData("""{"err":"20","errMsg":"필수요청변수값이 누락되었습니다."}""", "Refused", "20")]
    [InlineData("""{"errCd":-401,"errMsg":"인증 정보가 존재하지 않습니다"}""", "Key", "-401")]
    [InlineData("""{"errCd":"-100","errMsg":"검색결과가 존재하지 않습니다"}""", "Nothing", "-100")]
    [InlineData("""{"response":{"status":"NOT_FOUND"}}""", "Nothing", "NOT_FOUND")]
    [InlineData("""{"response":{"status":"ERROR","error":{"code":"INVALID_KEY","text":"등록되지 않은 인증키입니다."}}}""", "Refused", "ERROR")]
    [InlineData("""{"results":{"common":{"errorCode":"E0001","errorMessage":"승인되지 않은 KEY입니다."},"juso":null}}""", "Key", "E0001")]
    [InlineData("""{"code":-401,"msg":"유효하지 않은 인증키입니다."}""", "Key", "-401")]
    [InlineData("""{"response":{"header":{"resultCode":"00"},"body":{"totalCount":5}}}""", "Unknown", "00")]
    [InlineData("""{"hello":"world"}""", "Unknown", "")]
    public void Errors_are_told_apart_in_every_envelope(string body, string kind, string code)
    {
        var answer = Read(body);
        Assert.Equal((kind, code, 0), (answer.Kind.ToString(), answer.Code, answer.Rows.Count));
    }

    [Theory]
    [InlineData("""[{ORG_ID:"101",TBL_ID:"DT_1"}]""")]
    [InlineData("<!DOCTYPE html><html><body>점검 중입니다</body></html>")]
    [InlineData("<a><b></a>")]
    [InlineData("")]
    [InlineData("{\"response\":{\"header\"")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>")]
    public void What_is_neither_json_nor_xml_is_no_answer(string body)
    {
        File.WriteAllText(_path, body);
        Assert.Null(AnswerBody.Read(_path, CancellationToken.None).Document);
    }

    [Fact]
    public void Elements_nested_without_end_are_no_answer()
    {
        File.WriteAllText(_path, string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)));
        Assert.Null(AnswerBody.Read(_path, CancellationToken.None).Document);
        File.WriteAllText(_path, new string('[', 10_000) + new string(']', 10_000));
        Assert.Null(AnswerBody.Read(_path, CancellationToken.None).Document);
    }

    [Fact]
    public void A_shape_of_its_own_is_declared()
    {
        var declared = new ApiAnswer { Rows = ["reply.list.entry"], Total = ["reply.n"], Code = ["reply.ok"], Fine = ["Y"], None = ["E"] };
        using var some = JsonDocument.Parse("""{"reply":{"ok":"Y","n":4,"list":{"entry":[{"a":1}]}}}""");
        Assert.Equal((AnswerKind.Rows, 1, 4L), Facts(AnswerShape.Read(some.RootElement, declared)));
        using var none = JsonDocument.Parse("""{"reply":{"ok":"E"}}""");
        Assert.Equal(AnswerKind.Nothing, AnswerShape.Read(none.RootElement, declared).Kind);
    }

    private static (AnswerKind, int, long?) Facts(Answer answer) => (answer.Kind, answer.Rows.Count, answer.Total);

    private Answer Read(string body)
    {
        File.WriteAllText(_path, body);
        return AnswerShape.Read(AnswerBody.Read(_path, CancellationToken.None).Document!.RootElement, null);
    }

    public void Dispose() => File.Delete(_path);
}
