using Maru.App.Catalog;

namespace Maru.App.Metadata;

/// <summary>Datasets that lack something, those with most missing first.</summary>
public static class MetadataFilter
{
    /// <summary>The names under which a department's datasets are listed today: of one that was split those of all parts, and its own for what nobody took yet.</summary>
    /// <param name="department">A name of whatever time; empty for none, null for all.</param>
    public static IReadOnlyList<string>? Departments(CatalogSnapshot snapshot, string? department) => department is null ? null : department.Length == 0 ? [""]
        : [.. snapshot.Organization.NamesOn(snapshot.Today, department).Append(snapshot.Organization.NameOn(snapshot.Today, department)).Distinct()];

    /// <param name="lacks">Id of an item; null for any or none.</param>
    /// <param name="departments">Their names; an empty one: those without a department; null: all.</param>
    public static IReadOnlyList<MetadataState> Of(IReadOnlyList<MetadataState> states, string? lacks, IReadOnlyList<string>? departments) =>
        [.. states.Where(state => lacks is null || state.Lacks(lacks)).Where(state => departments is null || departments.Contains(state.Entry.Department ?? ""))
            .OrderBy(state => state.Entry.Department is null).ThenBy(state => state.Entry.Department, StringComparer.Ordinal).ThenBy(state => state.Share)];
}
