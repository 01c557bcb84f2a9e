using System.Text;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>The columns of a version that a reader may see. A closed column does not exist here, so it can't be named, filtered or sorted by.</summary>
public sealed class RowSchema
{
    private readonly Dictionary<string, Column> _byName;

    public RowSchema(VersionManifest manifest)
    {
        Dataset = manifest.Dataset;
        Version = manifest.Version;
        Rows = manifest.Rows;
        Columns = [.. manifest.Columns.Where(c => !c.Closed)];
        _byName = Columns.ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        Position = FreeName();
    }

    public string Dataset { get; }

    public int Version { get; }

    /// <summary>Rows of the whole version.</summary>
    public long Rows { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Name of the column that holds a row's position; no visible column bears it.</summary>
    public string Position { get; }

    /// <summary>The column of a name as people type it: any case, composed or decomposed Hangul.</summary>
    public Column? Find(string name) => _byName.GetValueOrDefault(name.Normalize(NormalizationForm.FormC));

    /// <exception cref="InputException">There is no such column.</exception>
    public Column Require(string name, string where) => Find(name) ?? throw new InputException(
        new($"'{name}' 열이 없습니다.", $"There is no column '{name}'."),
        new($"쓸 수 있는 열: {Listing}", $"Columns: {Listing}"), where);

    private string Listing => string.Join(", ", Columns.Select(c => c.Name));

    private string FreeName()
    {
        var name = "§row";
        while (_byName.ContainsKey(name)) name += "_";
        return name;
    }
}
