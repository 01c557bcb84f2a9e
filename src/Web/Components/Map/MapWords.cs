using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Components.Map;

public static class MapWords
{
    public static readonly Bilingual ZoomIn = new("크게", "Zoom in");
    public static readonly Bilingual ZoomOut = new("작게", "Zoom out");
    public static readonly Bilingual WholeArea = new("전체 보기", "Whole area");
    public static readonly Bilingual AsList = new("목록으로 보기", "Show as a list");
    public static readonly Bilingual NeedsScript = new("지도를 그릴 수 없는 화면입니다. 같은 내용을 아래 목록에서 볼 수 있습니다.", "This screen cannot draw the map. The list below holds the same.");
}
