using System.Text.Json.Nodes;
using Maru.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Maru.Web.Features.Api;

/// <summary>The OpenAPI 3.1 document at /openapi/v1.json: Korean first, English below it.</summary>
internal static class ApiDocument
{
    private const string Problem = "Problem";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
    });

    /// <summary>Says of an endpoint what <see cref="ApiOperations"/> has for it.</summary>
    public static RouteHandlerBuilder Document(this RouteHandlerBuilder endpoint, ApiOperation operation) =>
        endpoint.WithName(operation.Id).AddOpenApiOperationTransformer((target, context, _) =>
        {
            Fill(target, operation, context.Document);
            return Task.CompletedTask;
        });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "마루 열린 API (Maru open API)",
            Version = "1",
            Description = """
                도시 데이터의 목록, 설명, 행을 JSON·CSV·GeoJSON·Parquet으로 줍니다. 키가 필요 없습니다. 모든 주소는 HEAD도 받고, ETag와 If-None-Match로 같은 답을 다시 보내지 않습니다.

                The city's catalogue and rows as JSON, CSV, GeoJSON and Parquet, without a key. Every address takes HEAD, and ETag with If-None-Match saves sending the same answer again.
                """,
            License = new() { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new() { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag> { new() { Name = "v1", Description = "데이터 · Datasets" } };
        document.Components ??= new();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[Problem] = ProblemSchema();
        // HEAD answers as GET does, without a body; generated clients need no second method for it.
        foreach (var path in document.Paths.Values) path.Operations?.Remove(HttpMethod.Head);
    }

    private static void Fill(OpenApiOperation target, ApiOperation operation, OpenApiDocument? document)
    {
        target.OperationId = operation.Id;
        target.Summary = Both(operation.Summary, " · ");
        target.Description = Both(operation.Description, "\n\n");
        target.Parameters = [.. operation.Parameters.Select(Parameter)];
        target.RequestBody = operation.Body is { } body ? new OpenApiRequestBody { Required = true, Content = Content([body]) } : null;
        target.Responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = Both(operation.Summary, " · "), Content = Content(operation.Answers) } };
        if (operation.Parameters.Any(p => p.InPath)) target.Responses["404"] = Refusal(new("없는 데이터나 버전", "No such dataset or version"), document);
        target.Responses["400"] = Refusal(new("고쳐야 할 요청", "A request that needs mending"), document);
        if (operation.Id is "getRows") target.Responses["304"] = new OpenApiResponse { Description = "바뀌지 않음 · Not modified" };
    }

    private static IOpenApiParameter Parameter(ApiParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = parameter.InPath,
        Description = Both(parameter.Meaning, "\n\n"),
        Schema = new OpenApiSchema { Type = parameter.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String },
        Example = parameter.Example is not { } example ? null
            : parameter.Type == "integer" ? JsonNode.Parse(example) : JsonValue.Create(example),
    };

    private static Dictionary<string, OpenApiMediaType> Content(IEnumerable<ApiBody> bodies) => bodies.ToDictionary(b => b.MediaType, b => new OpenApiMediaType
    {
        Schema = new OpenApiSchema { Type = b.MediaType.EndsWith("json", StringComparison.Ordinal) ? JsonSchemaType.Object : JsonSchemaType.String },
        Example = b.Example is not { } example ? null : b.MediaType.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(example) : JsonValue.Create(example),
    });

    private static OpenApiResponse Refusal(Bilingual meaning, OpenApiDocument? document) => new()
    {
        Description = Both(meaning, " · "),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemWriter.ContentType] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(Problem, document) },
        },
    };

    private static OpenApiSchema ProblemSchema()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        var both = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["ko"] = text, ["en"] = text } };
        return new()
        {
            Type = JsonSchemaType.Object,
            Description = "RFC 9457. 찾은 것과 기대한 것(problem), 어디서(where), 무엇을 할지(todo) · found and expected (problem), where, and what to do (todo)",
            Required = new HashSet<string> { "type", "title", "status", "detail", "code", "problem" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = text,
                ["title"] = text,
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = text,
                ["instance"] = text,
                ["code"] = text,
                ["where"] = text,
                ["problem"] = both,
                ["todo"] = both,
            },
        };
    }

    private static string Both(Bilingual text, string between) => text.Ko.Trim() + between + text.En.Trim();
}
