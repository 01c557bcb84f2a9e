using System.Text.Json;

namespace Maru.App.OpenApi;

internal enum AnswerKind
{
    /// <summary>Rows, or none of many pages' worth.</summary>
    Rows,

    /// <summary>The provider says that there is no data.</summary>
    Nothing,

    /// <summary>The key is not known, not approved for this API, or has ended.</summary>
    Key,

    /// <summary>The calls of the day are used up.</summary>
    Quota,

    /// <summary>An error of the server that may pass.</summary>
    Passing,

    /// <summary>The request is wrong.</summary>
    Refused,

    /// <summary>No rows and no word about them.</summary>
    Unknown,
}

/// <param name="Rows">Values that are rows: objects.</param>
/// <param name="Total">Rows the provider says there are in all.</param>
internal sealed record Answer(AnswerKind Kind, IReadOnlyList<JsonElement> Rows, long? Total, string Code, string Message);

/// <summary>
/// Where an API family puts rows, their number, and how it went. Families differ, and one and the same differs between one row (an object),
/// many (an array) and none (an empty text), so that everything is looked for, nothing assumed.
/// </summary>
/// <remarks>Shapes as answered by data.go.kr, its standard datasets, odcloud, Seoul, KOSIS, SGIS, VWorld and juso in 2024–2026.</remarks>
internal sealed record AnswerShape(string[] Rows, string[] Total, string[] Code, string[] Message)
{
    private static readonly string[] Gateway = ["OpenAPI_ServiceResponse.cmmMsgHeader.", "cmmMsgHeader.", "response.cmmMsgHeader."];

    public AnswerCodes Codes { get; init; } = AnswerCodes.Portal;

    /// <summary>The shapes in the order they are tried: the narrower first.</summary>
    public static IReadOnlyList<AnswerShape> Known { get; } =
    [
        new([], [], [.. Gateway.Select(at => at + "returnReasonCode")], [.. Gateway.Select(at => at + "returnAuthMsg"), .. Gateway.Select(at => at + "errMsg")]),
        new(["response.body.items.item", "response.body.items", "response.body.item"], ["response.body.totalCount"], ["response.header.resultCode"], ["response.header.resultMsg"]),
        new(["response.result.featureCollection.features"], ["response.record.total"], ["response.status"], ["response.error.text"]) { Codes = AnswerCodes.VWorld },
        new(["results.juso"], ["results.common.totalCount"], ["results.common.errorCode"], ["results.common.errorMessage"]) { Codes = AnswerCodes.Juso },
        new(["body.items.item", "body.items", "body.item", "body"], ["body.totalCount", "totalCount"], ["header.resultCode"], ["header.errorMsg", "header.resultMsg"]),
        new(["result", "features"], [], ["errCd"], ["errMsg"]) { Codes = AnswerCodes.Sgis },
        new(["resultList", "items.item", "items", "list"], ["totalCount", "resultCount"], ["resultCode"], ["resultMsg", "resultMessage"]),
        new(["*.row"], ["*.head.totalCount", "*.head.list_total_count", "*.list_total_count"],
            ["*.head.RESULT.resultCode", "*.head.RESULT.CODE", "*.RESULT.CODE", "*.RESULT.resultCode", "RESULT.CODE", "RESULT.resultCode"],
            ["*.head.RESULT.resultMsg", "*.head.RESULT.MESSAGE", "*.RESULT.MESSAGE", "*.RESULT.resultMsg", "RESULT.MESSAGE", "RESULT.resultMsg"]) { Codes = AnswerCodes.City },
        new(["data"], ["matchCount", "totalCount"], ["code"], ["msg", "message"]),
        new(["features"], ["totalFeatures", "numberMatched"], [], []),
        new([""], [], ["err"], ["errMsg"]) { Codes = AnswerCodes.Kosis },
    ];

    public static AnswerShape Of(ApiAnswer declared) =>
        new([.. declared.Rows], [.. declared.Total], [.. declared.Code], [.. declared.Message]) { Codes = AnswerCodes.Portal with { AlsoFine = declared.Fine, AlsoNothing = declared.None } };

    /// <summary>Reads an answer by the first shape it has.</summary>
    public static Answer Read(JsonElement root, ApiAnswer? declared)
    {
        IEnumerable<AnswerShape> shapes = declared is null ? Known : [Known[0], Of(declared)];
        var shape = shapes.FirstOrDefault(shape => shape.Fits(root));
        return shape is null ? new(AnswerKind.Unknown, [], null, "", "") : shape.Read(root);
    }

    private bool Fits(JsonElement root) => AnswerPath.Text(root, Code) is not null || RowsOf(root) is { Count: > 0 };

    private Answer Read(JsonElement root)
    {
        var code = AnswerPath.Text(root, Code) ?? "";
        var rows = RowsOf(root);
        var kind = code.Length == 0 ? AnswerKind.Rows : Codes.KindOf(code);
        var total = AnswerPath.Number(root, Total);
        // Neither rows nor a word that there are none: an answer of another kind must not pass as no data.
        if (kind == AnswerKind.Rows && rows is null && total is not 0) kind = AnswerKind.Unknown;
        return new(kind, kind == AnswerKind.Rows ? rows ?? [] : [], total, code, AnswerPath.Text(root, Message) ?? "");
    }

    private List<JsonElement>? RowsOf(JsonElement root)
    {
        foreach (var path in Rows)
            if (!IsInsideList(root, path) && AnswerPath.Find(root, path) is { } found && RowsIn(found, path) is { } rows) return rows;
        return null;
    }

    // In items: [{"item": …}, …] the list is the rows, not what its first element holds.
    private static bool IsInsideList(JsonElement root, string path) =>
        path.EndsWith(".item", StringComparison.Ordinal) && AnswerPath.Find(root, path[..^".item".Length]) is { ValueKind: JsonValueKind.Array };

    private static List<JsonElement>? RowsIn(JsonElement found, string path) => found.ValueKind switch
    {
        JsonValueKind.Array => [.. found.EnumerateArray().Select(Unwrapped).Where(row => row.ValueKind == JsonValueKind.Object)],
        JsonValueKind.Object when IsRowName(path) => [found],
        JsonValueKind.Null => [],
        JsonValueKind.String when string.IsNullOrWhiteSpace(found.GetString()) => [],
        _ => null,
    };

    private static JsonElement Unwrapped(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object && row.EnumerateObject().Count() == 1 && row.TryGetProperty("item", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : row;

    private static bool IsRowName(string path) => path[(path.LastIndexOf('.') + 1)..] is "item" or "row" or "juso" or "record" or "list" or "features" or "resultList" or "data";
}
