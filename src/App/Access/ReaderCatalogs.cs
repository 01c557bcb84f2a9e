using Maru.App.Catalog;
using Maru.Core;
using Maru.Core.Lake;

namespace Maru.App.Access;

/// <summary>
/// The catalogue as a reader may see it. <see cref="CatalogStore"/> hands out nothing else, so every page, file, query and figure works on
/// a view that already holds only the reader's share: a dataset they may not read is a name with its reason, without columns or figures.
/// </summary>
internal static class ReaderCatalogs
{
    // Sights, not people: everybody of one office with the same grants shares one.
    private const int MostKept = 200;

    public static CatalogSnapshot Of(CatalogSnapshot whole, Reader reader, SharedVersions? shares)
    {
        if (reader.Kind == ReaderKind.Machine) return whole;
        if (whole.Views.Count >= MostKept) whole.Views.Clear();
        return whole.Views.GetOrAdd(reader.Sight, static (_, asked) => asked.whole.As(entry => Shown(entry, asked.reader, asked.whole, asked.shares), asked.reader.Sight), (whole, reader, shares));
    }

    /// <summary>A version without anything of it where the reader may not read the dataset: what no view has asked for stays closed too.</summary>
    public static VersionManifest Closed(VersionManifest manifest) => manifest with { Columns = [.. manifest.Columns.Select(column => column with { Closed = true })] };

    private static CatalogEntry Shown(CatalogEntry entry, Reader reader, CatalogSnapshot whole, SharedVersions? shares)
    {
        if (AccessRules.MayRead(reader, entry, whole.Organization, whole.Today))
        {
            var share = AccessRules.Share(reader, entry, whole.Organization, whole.Today);
            var shown = entry with { IsOpen = true, Share = share, Opens = AccessRules.Opens(reader, entry, whole.Organization, whole.Today) };
            if (share is null) return shown;
            if (shares is not null)
            {
                // What is said of the whole tells of the other rows.
                var newest = entry.Newest is { } all ? SummaryOf(all) : null;
                return shown with { Newest = newest, Coverage = RegionCoverage.None, Quality = null, Description = entry.DescriptionGuessed ? newest is null ? new("", "") : GuessMetadata.Description(newest) : entry.Description };
            }

            // A share that takes too long to count leaves the catalogue readable: its rows are there, its figures are not.
            VersionSummary? SummaryOf(VersionSummary newest)
            {
                try
                {
                    return ClosedValues.Cover(shares!.Summary(newest, share!), entry.Columns);
                }
                catch (Exception e) when (e is OperationCanceledException or InputException)
                {
                    return null;
                }
            }
        }
        // Data on request are described, so that people know what to ask for.
        if (entry.Access == AccessLevel.Request) return entry with { IsOpen = false };
        return new(entry.Id, entry.Title, new("", ""), entry.Domain)
        {
            TitleGuessed = entry.TitleGuessed,
            Owner = entry.Owner,
            Contact = entry.Contact,
            Origin = entry.Origin,
            Access = entry.Access,
            AccessReason = entry.AccessReason,
            AccessLaw = entry.AccessLaw,
            Alternative = entry.Alternative,
            AlternativeDataset = entry.AlternativeDataset,
            IsWithheld = entry.Newest is not null,
        };
    }
}
