using Maru.Core;
using Maru.Core.Lake;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>Sentences computed from the data.</summary>
internal static class Findings
{
    public static Bilingual Of(VersionManifest manifest, GlanceChart? chart)
    {
        var rows = Figures.Number(manifest.Rows);
        if (chart is not null) return new($"모두 {rows}건입니다. {chart.Headline.Ko}", $"{rows} rows in all. {chart.Headline.En}");
        var columns = manifest.Columns.Count(column => !column.Closed);
        return new($"모두 {rows}건, {columns}개 항목을 담고 있습니다.", $"{rows} rows with {columns} columns.");
    }
}
