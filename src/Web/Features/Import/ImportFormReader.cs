using Maru.App.Import;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Maru.Web.Features.Import;

/// <summary>Reads the wizard's forms, which have a handful of fields for every column of a table.</summary>
internal static class ImportFormReader
{
    // The widest sheet has 16,384 columns.
    private const int FieldsOfAColumn = 8;
    private const long MostBytes = 32 << 20;

    private static readonly FormOptions Options = new()
    {
        ValueCountLimit = 16_384 * FieldsOfAColumn,
        KeyLengthLimit = 2_048,
        ValueLengthLimit = 64 << 10,
    };

    /// <exception cref="Core.InputException">The form is larger than any the wizard makes.</exception>
    public static async Task<IFormCollection> Read(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes) throw ImportErrors.FormTooLarge;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytes;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, Options));
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            throw ImportErrors.FormTooLarge;
        }
    }
}
