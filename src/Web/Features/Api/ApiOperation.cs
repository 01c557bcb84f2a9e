using Maru.Core;

namespace Maru.Web.Features.Api;

/// <summary>What the OpenAPI document says of one operation.</summary>
/// <param name="Id">operationId: what generated clients call it.</param>
internal sealed record ApiOperation(string Id, Bilingual Summary, Bilingual Description, IReadOnlyList<ApiParameter> Parameters, IReadOnlyList<ApiBody> Answers)
{
    public ApiBody? Body { get; init; }
}

/// <param name="Type">string or integer.</param>
internal sealed record ApiParameter(string Name, Bilingual Meaning, string Type = "string", string? Example = null, bool InPath = false);

/// <param name="Example">As text; parsed when the media type is JSON.</param>
internal sealed record ApiBody(string MediaType, string? Example = null);
