using Maru.App.Import;
using Maru.Core;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Maru.Web.Features.Import;

/// <summary>
/// Receives files as they come, part by part, straight to disk: nothing of them is held in memory or in the system's temporary folder.
/// The form's token is its first part, so nobody else's page can send anything before it is checked.
/// </summary>
internal static class UploadEndpoint
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestToken = 4096;
    private const long FormOverhead = 1 << 20;

    public static async Task<IResult> Receive(HttpContext http, IAntiforgery antiforgery, ImportArrival arrival, ImportDesk desk, ImportLimits limits)
    {
        if (!Gate.MayEdit(http)) return Results.Redirect(ImportAddress.Start);
        var address = ImportAddress.Start;
        try
        {
            if (http.Request.ContentLength > limits.MaxBytes + FormOverhead) throw ImportErrors.TooLarge(limits.MaxBytes);
            using var received = arrival.Receive();
            await ReadParts(http, antiforgery, received);
            address = ImportForms.PageOf(await arrival.Begin(received, http.RequestAborted));
        }
        catch (InputException problem)
        {
            address = ImportAddress.Notice(ImportAddress.Start, desk.Leave(problem));
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            address = ImportAddress.Notice(ImportAddress.Start, desk.Leave(ImportErrors.Interrupted));
        }
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static async Task ReadParts(HttpContext http, IAntiforgery antiforgery, ImportReceipt received)
    {
        var reader = new MultipartReader(Boundary(http.Request), http.Request.Body);
        var isChecked = false;
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } disposition) continue;
            if (disposition.IsFormDisposition() && HeaderUtilities.RemoveQuotes(disposition.Name).Value == TokenField)
            {
                await CheckToken(http, antiforgery, part);
                isChecked = true;
            }
            else if (disposition.IsFileDisposition())
            {
                if (!isChecked) throw ImportErrors.Stale;
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value;
                await received.Add(name ?? "", part.Body, http.RequestAborted);
            }
        }
    }

    private static async Task CheckToken(HttpContext http, IAntiforgery antiforgery, MultipartSection part)
    {
        var token = new byte[LongestToken];
        var length = await part.Body.ReadAtLeastAsync(token, token.Length, throwOnEndOfStream: false, http.RequestAborted);
        // A token in the header is checked without reading the form, which would take the files with it.
        http.Request.Headers[TokenHeader] = System.Text.Encoding.ASCII.GetString(token, 0, length);
        if (!await antiforgery.IsRequestValidAsync(http)) throw ImportErrors.Stale;
    }

    private static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary
            ? boundary : throw ImportErrors.NothingChosen;
}
