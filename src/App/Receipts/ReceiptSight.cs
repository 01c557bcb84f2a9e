using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Core.Receipts;

namespace Maru.App.Receipts;

/// <summary>Who may open a receipt: whoever may read all it was computed from, and no column that is closed to them is named in its steps.</summary>
public sealed class ReceiptSight(CatalogStore catalog)
{
    public bool MaySee(Receipt receipt) => Asking.Current.Kind == ReaderKind.Machine || receipt.Data.All(used => catalog.FindNow(used.Dataset) is { IsWhole: true } entry
        && !entry.Columns.Any(column => column.Closed && receipt.Steps.Any(step => step.Sql?.Contains($"\"{column.Name}\"", StringComparison.OrdinalIgnoreCase) == true)));
}
