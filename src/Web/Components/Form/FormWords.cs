using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Components.Form;

public static class FormWords
{
    public static readonly Bilingual OneALine = new("한 줄에 하나씩 적습니다.", "One a line.");
    public static readonly Bilingual Required = new("꼭 적기", "Required");
}
