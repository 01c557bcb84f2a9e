using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Components.Table;

public static class TableWords
{
    public static readonly Bilingual Hidden = new("가림", "Hidden");

    /// <summary>"전체 1,890건 중 50건 표시": said above every table that shows a part.</summary>
    public static Bilingual ShownOf(long shown, long all) => new(
        $"전체 {Figures.Number(all)}건 중 {Figures.Number(shown)}건 표시",
        $"{Figures.Number(shown)} of {Figures.Number(all)} rows shown");
}
