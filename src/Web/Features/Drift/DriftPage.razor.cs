using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Web.Components.Form;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Drift;

/// <summary>How the columns of a dataset changed: for everyone where the data are; the deciding is for those who may edit.</summary>
public sealed partial class DriftPage
{
    private CatalogEntry? _entry;
    private DriftView? _view;
    private InputException? _problem;

    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "notice")]
    public string? NoticeKey { get; set; }

    private bool MaySee => _entry!.IsWhole;

    // What was refused is for those who decide.
    private IReadOnlyList<DriftArrival> Past => [.. _view!.Past.Where(arrival => Viewer.MayEdit || arrival.Version is not null)];

    private IReadOnlyList<ChoiceCards.Choice> Policies =>
    [
        new("", Say(DriftPageWords.DefaultIs(Catalog.DefaultDriftPolicy.Name())), Say(Catalog.DefaultDriftPolicy.Explain())),
        .. Enum.GetValues<DriftPolicy>().Select(policy => new ChoiceCards.Choice(policy.ToString(), Say(policy.Name()), Say(policy.Explain()))),
    ];

    protected override void OnInitialized()
    {
        _entry = Catalog.FindNow(Id.Normalize(System.Text.NormalizationForm.FormC));
        _view = _entry is null ? null : Desk.Open(_entry.Id);
        if (_view is not null)
        {
            _problem = Notices.Take(NoticeKey);
            return;
        }
        // Set when the page is on its way: set now, the framework would send its own page instead of this one.
        Http.Response.OnStarting(() =>
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    private static string IdOf(DriftArrival arrival) => arrival.Version is { } version ? FormattableString.Invariant($"version-{version}") : $"hold-{arrival.Hold!.Id}";

    private string NameOf(DriftArrival arrival) => arrival.Version is { } version ? Say(DriftPageWords.Version(version)) : arrival.Hold!.Source.Name;

    private string? DecidedOf(DriftArrival arrival) => arrival switch
    {
        { Hold: { State: HoldState.Refused, DecidedBy: { } by } hold } => $"{Say(DriftPageWords.Refused(by))} · {hold.DecidedWhy}",
        { Drift: { AcceptedBy: { } by } drift } => $"{Say(DriftPageWords.Accepted(by))} · {drift.AcceptedWhy}",
        _ => null,
    };
}
