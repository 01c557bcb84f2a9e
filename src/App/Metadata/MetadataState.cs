using Maru.App.Catalog;
using Maru.Core;

namespace Maru.App.Metadata;

/// <summary>Something that is due of datasets, and the law that asks for it.</summary>
/// <param name="Id">A field's, or <see cref="MetadataItems.Columns"/>.</param>
public sealed record MetadataItem(string Id, Bilingual Name, MetadataDuty Duty);

/// <summary>Everything that is due: the fields with a duty, and what is due of the columns.</summary>
public static class MetadataItems
{
    /// <summary>The item of the columns' descriptions.</summary>
    public const string Columns = "columns";

    public static IReadOnlyList<MetadataItem> All { get; } =
    [
        .. MetadataFields.All.Where(field => field.Duty is not null).Select(field => new MetadataItem(field.Id, field.Parameter.Label, field.Duty!)),
        new(Columns, new("컬럼 설명", "Column descriptions"), new(new("데이터기반행정법 제16조", "Act on data-based administration, art. 16"), MissingColumns) { Applies = entry => entry.Newest is not null }),
    ];

    private static Bilingual? MissingColumns(CatalogEntry entry)
    {
        var own = entry.Columns.Where(column => column.Source is not null).ToList();
        var bare = own.Count(column => column.Description is null);
        return bare == 0 ? null : new($"컬럼 {own.Count}개 가운데 {bare}개에 설명이 없습니다.", $"{bare} of {own.Count} columns have no description.");
    }
}

/// <param name="Words">What is missing, in a sentence.</param>
public sealed record MetadataGap(MetadataItem Item, Bilingual Words);

/// <summary>How far a dataset is described: what is due, and what of it is missing.</summary>
/// <param name="Due">Items asked of this dataset.</param>
/// <param name="Clock">How long there is to register it or a change of it; null when nothing waits.</param>
public sealed record MetadataState(CatalogEntry Entry, IReadOnlyList<MetadataItem> Due, IReadOnlyList<MetadataGap> Gaps, RegistrationClock? Clock)
{
    public static MetadataState Of(CatalogEntry entry, DateOnly today)
    {
        var due = MetadataItems.All.Where(item => item.Duty.Applies(entry)).ToList();
        var gaps = due.Select(item => (Item: item, Words: item.Duty.Missing(entry))).Where(gap => gap.Words is not null).Select(gap => new MetadataGap(gap.Item, gap.Words!.Value));
        return new(entry, due, [.. gaps], RegistrationClock.Of(entry, today));
    }

    public static IReadOnlyList<MetadataState> OfAll(CatalogSnapshot catalog) => [.. catalog.Entries.Select(entry => Of(entry, catalog.Today))];

    /// <summary>Share of what is due that is there, 0–1.</summary>
    public double Share => Due.Count == 0 ? 1 : 1 - ((double)Gaps.Count / Due.Count);

    public bool Lacks(string item) => Gaps.Any(gap => gap.Item.Id == item);

    public bool IsDue(string item) => Due.Any(due => due.Id == item);

    /// <summary>What is missing, in one line.</summary>
    public Bilingual Words => Gaps.Count == 0
        ? new($"법이 묻는 {Due.Count}가지를 모두 적었습니다.", $"All {Due.Count} items that the law asks for are there.")
        : new($"법이 묻는 {Due.Count}가지 가운데 {Gaps.Count}가지가 없습니다: {string.Join(", ", Gaps.Select(gap => gap.Item.Name.Ko))}.", $"{Gaps.Count} of {Due.Count} items are missing: {string.Join(", ", Gaps.Select(gap => gap.Item.Name.En.ToLowerInvariant()))}.");
}
