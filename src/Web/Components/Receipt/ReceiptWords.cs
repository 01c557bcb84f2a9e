using Maru.Core;
using Maru.Web.Text;

namespace Maru.Web.Components.Receipt;

public static class ReceiptWords
{
    public static readonly Bilingual Proof = new("근거", "Proof");
}
