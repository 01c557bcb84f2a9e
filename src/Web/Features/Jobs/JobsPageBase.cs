using Maru.App.Jobs;
using Maru.Web.Features.Import;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Features.Jobs;

/// <summary>Base of the jobs' pages.</summary>
public abstract class JobsPageBase : DeskPageBase
{
    [Inject]
    protected JobDesk Jobs { get; set; } = null!;
}
