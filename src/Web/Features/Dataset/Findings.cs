using Maru.App.Privacy.Publishing;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>Sentences computed from the data.</summary>
internal static class Findings
{
    public static Bilingual Of(VersionManifest manifest, ShownChart? chart, GlanceMap? map)
    {
        var rows = Figures.Number(manifest.Rows);
        var (outside, outsideEn) = Outside(map);
        if (ReleaseWords.ColumnsOf(manifest) is not null)
        {
            var (told, toldEn) = chart is null ? ("", "") : ($" {chart.Headline.Ko}.", $" {chart.Headline.En}.");
            return new($"합계까지 {rows}칸인 표입니다.{told}", $"A table of {rows} cells, totals among them.{toldEn}");
        }
        if (chart is not null) return new($"모두 {rows}건입니다. {chart.Headline.Ko}.{outside}", $"{rows} rows in all. {chart.Headline.En}.{outsideEn}");
        var columns = Figures.Number(manifest.Columns.Count(column => !column.Closed && RowPage.IsShown(column)));
        return new($"모두 {rows}건, {columns}개 컬럼을 담고 있습니다.{outside}", $"{rows} rows with {columns} columns.{outsideEn}");
    }

    private static (string Ko, string En) Outside(GlanceMap? map) => map is { Outside: > 0 and var n } && n * 2 < map.Located
        ? ($" {Figures.Number(n)}건은 {map.Home ?? "시"} 밖에 있습니다.", $" {Figures.Number(n)} lie outside {map.Home ?? "the city"}.")
        : ("", "");
}
