using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Components.Form;

public static class FormWords
{
    public static readonly Bilingual Required = new("꼭 적기", "Required");
}
