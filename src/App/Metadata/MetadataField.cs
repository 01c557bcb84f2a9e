using Maru.App.Catalog;
using Maru.App.Catalog.Storage;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Metadata;

/// <summary>Parts of the form, in order.</summary>
public enum MetadataGroup
{
    Identity,
    Office,
    Source,
    Law,
    Registry,
}

/// <summary>
/// One thing people say of a dataset. Form, command line, page, overview, export and completeness are all made from these; see
/// <see cref="MetadataFields"/>.
/// </summary>
/// <param name="Parameter">Id, label, help and allowed values.</param>
/// <param name="Stored">Name of the column of the catalogue's table that holds it, as the history names it.</param>
public sealed record MetadataField(Parameter Parameter, MetadataGroup Group, string Stored)
{
    public string Id => Parameter.Id;

    /// <summary>What was said, as <see cref="Write"/> takes it; null for nothing.</summary>
    public required Func<DatasetRow, string?> Read { get; init; }

    public required Action<DatasetRow, string?> Write { get; init; }

    /// <summary>What readers see, guesses among it; null when there is nothing.</summary>
    public required Func<CatalogEntry, Bilingual?> Show { get; init; }

    /// <summary>Brings what was said into its canonical form, or refuses it.</summary>
    public Func<string, string> Check { get; init; } = text => text;

    /// <summary>A calendar day, as 2026-10-20.</summary>
    public bool IsDay { get; init; }

    /// <summary>Why the law asks for it; null for what nobody is bound to say.</summary>
    public MetadataDuty? Duty { get; init; }
}

/// <summary>A law that asks for something to be said, and how to tell that it was not.</summary>
/// <param name="Law">Law and article, for people.</param>
/// <param name="Missing">What is missing of a dataset in words; null when nothing is.</param>
public sealed record MetadataDuty(Bilingual Law, Func<CatalogEntry, Bilingual?> Missing)
{
    /// <summary>Whether it is asked of this dataset at all.</summary>
    public Func<CatalogEntry, bool> Applies { get; init; } = _ => true;
}
