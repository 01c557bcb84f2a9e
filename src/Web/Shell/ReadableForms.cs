using System.Net.Mime;
using Maru.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Maru.Web.Shell;

/// <summary>
/// Answers a form that can't be read with 400. Without it, whoever reads the form first fails, and the fault looks like the server's own:
/// an address-encoded form that holds %00, above all, makes the framework throw an <see cref="InvalidDataException"/>.
/// </summary>
internal static class ReadableForms
{
    private static readonly Bilingual s_unreadable = new(
        "보낸 양식을 읽을 수 없습니다. 보이지 않는 글자(%00)가 들어 있거나, 양식이 잘렸거나, 칸이 너무 많습니다. 화면을 다시 열어 적고 보내세요.",
        "The form can't be read: it holds a letter that is none (%00), is cut off, or has too many fields. Open the page again, and write and send it anew.");

    public static async Task Require(HttpContext http, Func<Task> next)
    {
        if (!http.Request.HasFormContentType)
        {
            await next();
            return;
        }
        var options = http.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value;
        http.Features.Set<IFormFeature>(new Checked(new FormFeature(http.Request, options)));
        try
        {
            await next();
        }
        catch (UnreadableException) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            SecurityHeaders.Set(http.Response.Headers);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = MediaTypeNames.Text.Plain + "; charset=utf-8";
            await http.Response.WriteAsync(Viewer.Read(http.Request).Say(s_unreadable), http.RequestAborted);
        }
    }

    private sealed class UnreadableException(Exception cause) : Exception("The form can't be read.", cause);

    // Tells apart a form that can't be read from whatever else fails with the same exceptions.
    private sealed class Checked(FormFeature form) : IFormFeature
    {
        public bool HasFormContentType => form.HasFormContentType;

        public IFormCollection? Form
        {
            get => form.Form;
            set => form.Form = value;
        }

        public IFormCollection ReadForm() => form.Form ?? ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await form.ReadFormAsync(cancellationToken);
            }
            catch (Exception e) when (e is InvalidOperationException or InvalidDataException)
            {
                throw new UnreadableException(e);
            }
        }
    }
}
