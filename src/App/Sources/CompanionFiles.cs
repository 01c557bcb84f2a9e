using Maru.Core.Sources;

namespace Maru.App.Sources;

/// <summary>Files that belong to another file beside them, as .dbf and .prj to .shp, and so are no sources of their own.</summary>
internal sealed class CompanionFiles
{
    private readonly HashSet<GatheredFile> _companions = new(ReferenceEqualityComparer.Instance);

    public CompanionFiles(IReadOnlyList<IConnector> connectors, IReadOnlyList<GatheredFile> files)
    {
        var together = files.GroupBy(f => (f.Folder, Base(f.File)), f => f).Where(g => g.Count() > 1).ToList();
        foreach (var connector in connectors.Where(c => c.Companions.Count > 0))
            foreach (var group in together)
                Mark(connector, [.. group]);
    }

    public bool Contains(GatheredFile file) => _companions.Contains(file);

    private void Mark(IConnector connector, List<GatheredFile> group)
    {
        bool IsCompanion(GatheredFile f) => connector.Companions.Contains(f.File.Extension);
        if (!group.Any(f => !IsCompanion(f) && connector.Recognise(f.File) >= 50)) return;
        foreach (var companion in group.Where(IsCompanion)) _companions.Add(companion);
    }

    private static string Base(SourceFile file) => Path.GetFileNameWithoutExtension(file.Name).ToLowerInvariant();
}
