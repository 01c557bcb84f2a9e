using Maru.App.Catalog;
using Maru.App.Quality.Rules;
using Maru.Core;

namespace Maru.App.Lineage;

/// <summary>
/// Something that knows what is made from columns: rules, figures, linkings. One class each, found by its registration; what is
/// made from columns besides, as an indicator, brings one more.
/// </summary>
public interface IColumnUses
{
    IEnumerable<ColumnUse> Uses(CatalogSnapshot catalog);
}

/// <summary>Something that is made from columns.</summary>
/// <param name="Id">Unique among its kind.</param>
/// <param name="Columns">Every column it reads, of whatever dataset.</param>
/// <param name="What">What it does with them.</param>
public sealed record ColumnUse(LineageKind Kind, string Id, Bilingual Title, IReadOnlyList<UsedColumn> Columns, Bilingual What)
{
    /// <summary>The dataset it belongs to; null when it belongs to none.</summary>
    public string? Dataset { get; init; }

    public string? Sql { get; init; }
}
