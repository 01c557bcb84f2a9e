using Maru.App.Access;
using Maru.App.AccessLog;
using Maru.App.Mending;
using Maru.Core;
using Maru.Core.Data;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Mending;

/// <summary>Opens for those who may edit, shows what a form would do, and does it when asked again.</summary>
public sealed partial class SetAsidePage
{
    private string _id = "";
    private Bilingual _title;
    private AsideView? _view;
    private AsideRow? _row;
    private MendTrial? _trial;
    private string? _tried;

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "row")]
    public string? RowName { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "done")]
    public int? Done { get; set; }

    [SupplyParameterFromQuery(Name = "refused")]
    public int? StillAside { get; set; }

    [SupplyParameterFromQuery(Name = "out")]
    public int? LeftOut { get; set; }

    [SupplyParameterFromQuery(Name = "why")]
    public string? Why { get; set; }

    private bool ShowsClosed => Show == "closed" && MayShowClosed && PersonalRows.IsReason(Why);

    // The desk of a machine without accounts, and those who may see every closed column of this dataset.
    private bool MayShowClosed => Viewer.Reader.Kind == ReaderKind.Desk || Catalog.FindNow(Id.Normalize(System.Text.NormalizationForm.FormC)) is { IsWhole: true, Opens: PrivacyClass.UniqueIdentifier };

    protected override async Task OnInitializedAsync()
    {
        if (!Viewer.MayEdit)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        Http.Response.Headers.CacheControl = "no-store";
        _id = Id.Normalize(System.Text.NormalizationForm.FormC);
        if (Catalog.FindNow(_id) is not { Share: null } entry || (_view = Desk.Open(_id, ShowsClosed)) is null)
        {
            AnswerNotFound();
            return;
        }
        _title = entry.Title;
        _row = RowName is null ? null : Desk.Row(_id, RowName, ShowsClosed);
        if (ShowsClosed) await Log.Append(new(Viewer.Reader.Name, Http.Connection.RemoteIpAddress?.ToString() ?? "", AccessAction.View, _id, _row is null ? _view.Shown : 1)
        {
            Columns = [.. _view.Version.Columns.Where(column => column is { Closed: true, Cell: not null }).Select(column => column.Name)],
            Reason = PersonalRows.Checked(Why),
        }, Http.RequestAborted);
    }

    private Task Handle(string form) => Answer(() =>
    {
        _tried = form;
        var (by, why) = (Import.ImportEndpoints.Who(Form["by"]), Form["why"].ToString());
        if (form == "row" && Form["do"] == "out") return MendAddress.LeftOut(_id, Mending.KeepOut(_id, [_row?.Hash ?? throw MendForm.NothingWritten], by, why));
        var request = form == "row" ? OfRow() : Desk.OfFound(_id, _view!.Version.Version, Form[MendForm.ColumnField].ToString(), MendForm.Changes(Form));
        if (request.Rows.Count == 0) throw MendForm.NothingWritten;
        _trial = Mending.Try(request, Http.RequestAborted);
        if (Form["do"] == "preview" || !_trial.Fitting.Any()) return null;
        var made = Mending.Run(request, by, why, Http.RequestAborted).Trial;
        return MendAddress.Done(_id, made.Fitting.Count(), made.Refused.Count());
    });

    private MendRequest OfRow()
    {
        if (_row?.Hash is null) throw MendForm.NothingWritten;
        var change = Form["do"] == "as-it-is" ? new RowChange(_row.Hash, new Dictionary<string, string>()) : MendForm.Change(Form, _view!, _row);
        if (change.Values.Count == 0 && Form["do"] != "as-it-is") throw MendForm.NothingWritten;
        return new(_id, _view!.Version.Version, [change]);
    }

    // What was written stays in the form that is shown again.
    private string? Sent(string field) => HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType && Form.TryGetValue(field, out var value) ? value.ToString() : null;

    private string Help(AsideRow row, Column column) => MendForm.IsCovered(row, column) ? $"{Say(column.Type.Name())} · {Say(MendWords.CoveredCell)}" : Say(column.Type.Name());

    private string Here(string? show)
    {
        var query = string.Join('&', new[] { RowName is null ? null : "row=" + Uri.EscapeDataString(RowName), show is null ? null : "show=" + Uri.EscapeDataString(show), show is null || Why is null ? null : "why=" + Uri.EscapeDataString(Why) }.OfType<string>());
        return MendAddress.Of(_id) + (query.Length > 0 ? "?" + query : "");
    }
}
