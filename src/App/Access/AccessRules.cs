using Maru.App.Catalog;
using Maru.App.Organization;
using Maru.Core.Data;

namespace Maru.App.Access;

/// <summary>The one place that answers who may see and do what. Every door asks it, most of them through <see cref="ReaderCatalogs"/>.</summary>
public static class AccessRules
{
    /// <summary>May do something for the whole city.</summary>
    public static bool May(Reader reader, Act act) =>
        reader.Kind == ReaderKind.Machine || (!reader.IsReadOnly && reader.Roles.Any(held => held.Department is null && Allows(held, act)));

    /// <summary>May do something to this dataset: for the whole city, or for the office it belongs to.</summary>
    public static bool May(Reader reader, Act act, CatalogEntry entry, OrgChart offices, DateOnly today) =>
        reader.Kind == ReaderKind.Machine
        || ((!reader.IsReadOnly || act is Act.ReadInternal or Act.ReadPersonal) && reader.Roles.Any(held => Allows(held, act) && Covers(held, entry, offices, today)));

    /// <summary>May do something somewhere at all.</summary>
    public static bool MaySomewhere(Reader reader, Act act) => reader.Kind == ReaderKind.Machine || (!reader.IsReadOnly && reader.Roles.Any(held => Allows(held, act)));

    /// <summary>May see the rows of a dataset.</summary>
    public static bool MayRead(Reader reader, CatalogEntry entry, OrgChart offices, DateOnly today)
    {
        if (entry.Access == AccessLevel.Everyone || reader.Kind == ReaderKind.Machine) return true;
        if (reader.Only is { } only && !only.Contains(entry.Id)) return false;
        return reader.Grants.Any(grant => grant.Dataset == entry.Id) || May(reader, Act.ReadInternal, entry, offices, today);
    }

    /// <summary>True when who asks sees all rows of a dataset of their catalogue.</summary>
    public static bool SeesWhole(CatalogEntry entry) => entry.IsWhole || Asking.Current.Kind == ReaderKind.Machine;

    /// <summary>The rows that a reader sees of a dataset they may read, with its closed columns up to a class; null for all.</summary>
    public static RowShare? Share(Reader reader, CatalogEntry entry, OrgChart offices, DateOnly today, PrivacyClass columns = PrivacyClass.None)
    {
        if (reader.Kind == ReaderKind.Machine || (columns == PrivacyClass.None ? entry.Access == AccessLevel.Everyone || May(reader, Act.ReadInternal, entry, offices, today) : May(reader, Act.ReadPersonal, entry, offices, today))) return null;
        var grants = reader.Grants.Where(grant => grant.Dataset == entry.Id && grant.Columns >= columns).ToList();
        return grants.Exists(grant => grant.Rows is null) ? null : new([.. grants.Select(grant => grant.Rows!)]);
    }

    /// <summary>The highest class of closed columns that this reader sees in a dataset they may read.</summary>
    public static PrivacyClass Opens(Reader reader, CatalogEntry entry, OrgChart offices, DateOnly today)
    {
        if (reader.Kind == ReaderKind.Machine) return PrivacyClass.UniqueIdentifier;
        // A key can't say why it reads, and screens hang where anybody passes.
        if (reader.IsReadOnly) return PrivacyClass.None;
        if (May(reader, Act.ReadPersonal, entry, offices, today)) return PrivacyClass.UniqueIdentifier;
        return reader.Grants.Where(grant => grant.Dataset == entry.Id).Select(grant => grant.Columns).DefaultIfEmpty(PrivacyClass.None).Max();
    }

    /// <summary>True when a closed column of a class is open to who sees columns up to another. One that a person closed without a class counts as personal.</summary>
    public static bool Opens(PrivacyClass upTo, PrivacyClass column) => ClassOf(column) <= upTo;

    /// <summary>The class that a right to a closed column must reach.</summary>
    public static PrivacyClass ClassOf(PrivacyClass column) => column == PrivacyClass.None ? PrivacyClass.Personal : column;

    private static bool Allows(RoleHeld held, Act act) => RoleTable.Of(held.Role).Allows.Contains(act);

    // Offices are renamed, joined and split: who is set over one is followed, and gets no more by it than they had.
    private static bool Covers(RoleHeld held, CatalogEntry entry, OrgChart offices, DateOnly today) => held.Department is null || offices.Reaches(held.Department, held.Team, entry.Owner, today);
}
