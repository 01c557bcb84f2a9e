using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>Files that belong to another file beside them, as .dbf and .prj to .shp, and so are no sources of their own.</summary>
internal sealed class CompanionFiles
{
    private readonly HashSet<GatheredFile> _companions = new(ReferenceEqualityComparer.Instance);

    public CompanionFiles(IReadOnlyList<IConnector> connectors, IReadOnlyList<GatheredFile> files)
    {
        foreach (var connector in connectors.Where(c => c.Companions.Count > 0))
            foreach (var group in files.GroupBy(f => (f.Folder, Base(f.File, connector))).Where(g => g.Count() > 1))
                Mark(connector, [.. group]);
    }

    public bool Contains(GatheredFile file) => _companions.Contains(file);

    private void Mark(IConnector connector, List<GatheredFile> group)
    {
        bool IsCompanion(GatheredFile f) => Ending(f.File, connector) is not null;
        if (!group.Any(f => !IsCompanion(f) && connector.Recognise(f.File) >= 50)) return;
        foreach (var companion in group.Where(IsCompanion)) _companions.Add(companion);
    }

    // A companion's ending may have two parts: a.shp.xml belongs to a.shp.
    private static string Base(SourceFile file, IConnector connector) =>
        (Ending(file, connector) is { } ending ? file.Name[..^(ending.Length + 1)] : Path.GetFileNameWithoutExtension(file.Name)).ToLowerInvariant();

    private static string? Ending(SourceFile file, IConnector connector) =>
        connector.Companions.FirstOrDefault(c => file.Name.EndsWith("." + c, StringComparison.OrdinalIgnoreCase));
}
