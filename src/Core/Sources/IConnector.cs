using Maru.Core.Cards;

namespace Maru.Core.Sources;

/// <summary>
/// Reads one kind of source into raw cells. One folder under <c>Connectors</c>, a public parameterless constructor, found by scanning.
/// A connector only reads: what a cell means is decided by Ingest.
/// </summary>
public interface IConnector
{
    Card Card { get; }

    /// <summary>How sure this connector is that the file is its kind, from name and first bytes: 0 no, 50 could be, 100 certainly.</summary>
    int Recognise(SourceFile file);

    /// <summary>
    /// Extensions (lower case, no dot) of files that belong to a file of this kind and lie beside it under the same name,
    /// as .dbf, .shx, .prj and .cpg do with .shp: they are not sources of their own then.
    /// </summary>
    IReadOnlyList<string> Companions => [];

    /// <summary>Opens the file's tables: one per sheet, layer or record path. Reads no more than it must.</summary>
    /// <exception cref="InputException">The file can't be read as this kind.</exception>
    IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop);
}
