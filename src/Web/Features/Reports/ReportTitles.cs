using Maru.App.Catalog;
using Maru.App.Reports;
using Maru.Core;

namespace Maru.Web.Features.Reports;

/// <summary>What a report is about, in words.</summary>
internal static class ReportTitles
{
    /// <summary>The dataset's title, or its id when it is there no more.</summary>
    public static Bilingual Of(CatalogStore catalog, string dataset) => catalog.Snapshot().Find(dataset)?.Title ?? new(dataset, dataset);

    public static Bilingual KindOf(ErrorReport report) => ReportKind.Find(report.Kind)?.Name ?? new(report.Kind, report.Kind);
}
