using Maru.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Maru.Web.Features.Api;

/// <summary>The one place where the API's exceptions become answers.</summary>
internal sealed partial class ApiErrors(ILogger<ApiErrors> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
        catch (Exception error) when (http.Response.HasStarted)
        {
            // The status is out already: a cut connection is the only way left to say that the answer is not whole.
            AnswerCut(logger, http.Request.Path, error);
            http.Abort();
            return Results.Empty;
        }
        catch (ApiProblem problem)
        {
            await ProblemWriter.Write(http, problem.Status, problem.Code, problem.Details);
        }
        catch (InputException error)
        {
            await ProblemWriter.Write(http, StatusCodes.Status400BadRequest, "bad-request", error);
        }
        catch (BadHttpRequestException error)
        {
            await ProblemWriter.Write(http, error.StatusCode, "bad-request", new(new("요청을 읽을 수 없습니다.", "The request could not be read."), null, null, error));
        }
        catch (Exception error)
        {
            AnswerFailed(logger, http.Request.Path, error);
            await ProblemWriter.Write(http, StatusCodes.Status500InternalServerError, "internal", new(
                new("서버에서 예상하지 못한 일이 생겼습니다.", "Something unexpected happened on the server."),
                new($"잠시 뒤 다시 해 보고, 계속되면 담당자에게 번호 {http.TraceIdentifier}를 알려 주세요.", $"Try again in a while; if it stays, tell the operators the number {http.TraceIdentifier}.")));
        }
        return Results.Empty;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Path} was cut off.")]
    private static partial void AnswerCut(ILogger logger, string path, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {Path} failed.")]
    private static partial void AnswerFailed(ILogger logger, string path, Exception error);
}
