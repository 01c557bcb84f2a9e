using System.Globalization;
using Maru.App.Catalog.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Maru.App.Catalog;

/// <summary>Who changed what of a dataset's description, and when: kept with every change, whichever way it came.</summary>
public sealed partial class CatalogStore
{
    // Who and when are the edit's own; a decision's time and author are those of the edit.
    private static readonly HashSet<string> NotHistory = new(StringComparer.Ordinal)
    {
        nameof(DatasetRow.CreatedAt), nameof(DatasetRow.UpdatedAt), nameof(DatasetRow.UpdatedBy), nameof(ColumnRow.DecidedAt), nameof(ColumnRow.DecidedBy),
    };

    /// <summary>Changes of a dataset's description and of its data dictionary, newest first.</summary>
    public IReadOnlyList<DatasetEdit> EditHistory(string dataset, int most = 500)
    {
        if (!IsReady) return [];
        using var connection = _database.Open();
        return connection.Rows(
            "select column_name, field, before, after, edited_by, edited_at from dataset_edits where dataset = @p0 order by edited_at desc, id limit @p1",
            r => new DatasetEdit(r.Text(0), r.GetString(1), r.Text(2), r.Text(3), r.Text(4), r.Time(5)), dataset, most);
    }

    private void KeepHistory(CatalogContext context, DateTimeOffset now)
    {
        List<DatasetEditRow> edits = [.. context.ChangeTracker.Entries<DatasetRow>().SelectMany(entry => Edits(entry, entry.Entity.Id, null, entry.Entity.UpdatedBy, now))];
        edits.AddRange(context.ChangeTracker.Entries<ColumnRow>().SelectMany(entry => Edits(entry, entry.Entity.Dataset, entry.Entity.ColumnName, entry.Entity.UpdatedBy, now)));
        context.AddRange(edits);
    }

    private IEnumerable<DatasetEditRow> Edits(EntityEntry entry, string dataset, string? column, string? by, DateTimeOffset now)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified)) yield break;
        foreach (var property in entry.Properties.Where(p => !p.Metadata.IsPrimaryKey() && !NotHistory.Contains(p.Metadata.Name)))
        {
            var (before, after) = (entry.State == EntityState.Added ? null : Text(property.OriginalValue), Text(property.CurrentValue));
            if (before == after) continue;
            yield return new() { Id = NewId(), Dataset = dataset, ColumnName = column, Field = property.Metadata.GetColumnName(), Before = before, After = after, EditedBy = by, EditedAt = now };
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => CatalogTimes.Text(day),
        DateTimeOffset time => CatalogTimes.Text(time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <param name="Column">Null for what is said of the dataset itself.</param>
/// <param name="Field">Name of the changed column of the catalogue's own table.</param>
/// <param name="Before">Null when nothing was said before.</param>
public sealed record DatasetEdit(string? Column, string Field, string? Before, string? After, string? By, DateTimeOffset At);
