using Maru.App.Access;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Access;

/// <summary>Base of the pages of accounts and rights: never kept anywhere, and open to those who may see them only.</summary>
public abstract class AccessPageBase : FormPage
{
    [Inject]
    protected Accounts Accounts { get; set; } = null!;

    protected Reader Reader => Viewer.Reader;

    /// <summary>False for those who may not see this page at all.</summary>
    protected abstract bool MaySee { get; }

    protected override void OnInitialized()
    {
        Http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (!MaySee) Http.Response.StatusCode = StatusCodes.Status403Forbidden;
        else Open();
    }

    /// <summary>Gathers what the page shows; called only when it may be shown.</summary>
    protected virtual void Open()
    {
    }

    /// <summary>Does what a form asks for, for those who may see this page.</summary>
    protected Task Do(Func<Task<string?>> act) => MaySee ? Answer(act) : Task.CompletedTask;

    /// <summary>Does what a form asks for, for those who may see this page.</summary>
    protected Task Do(Func<string?> act) => MaySee ? Answer(act) : Task.CompletedTask;

    protected string Given(string field) => Form[field].ToString().Trim();

    protected string Place => Http.Connection.RemoteIpAddress?.ToString() ?? "";

    protected string? Agent => Http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent : null;

    protected int Number(string field) => int.TryParse(Given(field), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
