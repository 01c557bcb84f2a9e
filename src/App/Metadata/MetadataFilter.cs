namespace Maru.App.Metadata;

/// <summary>Datasets that lack something, those with most missing first.</summary>
public static class MetadataFilter
{
    /// <param name="lacks">Id of an item; null for any or none.</param>
    /// <param name="department">Empty: those without a department; null: all.</param>
    public static IReadOnlyList<MetadataState> Of(IReadOnlyList<MetadataState> states, string? lacks, string? department) =>
        [.. states.Where(state => lacks is null || state.Lacks(lacks)).Where(state => department is null || (state.Entry.Department ?? "") == department)
            .OrderBy(state => state.Entry.Department is null).ThenBy(state => state.Entry.Department, StringComparer.Ordinal).ThenBy(state => state.Share)];
}
