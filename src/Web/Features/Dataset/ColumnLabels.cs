using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.Web.Features.Dataset;

/// <summary>What people call a dataset's columns.</summary>
public sealed class ColumnLabels(CatalogEntry entry)
{
    private readonly Dictionary<string, CatalogColumn> _byName = entry.Columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);

    public Bilingual Of(Column column) => Find(column.Name)?.Label is { Ko.Length: > 0 } label ? label : new(column.Name, column.Name);

    public CatalogColumn? Find(string name) => _byName.GetValueOrDefault(name);
}
