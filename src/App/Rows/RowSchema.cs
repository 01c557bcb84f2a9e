using System.Text;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Rows;

/// <summary>The columns of a version that a reader may see. A closed column can't be shown, filtered or sorted by.</summary>
public sealed class RowSchema
{
    private readonly Dictionary<string, Column> _byName;
    private readonly IReadOnlyList<string> _closed;

    public RowSchema(VersionManifest manifest)
    {
        Dataset = manifest.Dataset;
        Version = manifest.Version;
        Rows = manifest.Rows;
        Columns = [.. manifest.Columns.Where(c => !c.Closed)];
        _closed = [.. manifest.Columns.Where(c => c.Closed).Select(c => c.Name)];
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

    /// <exception cref="InputException">There is no such column, or it is closed.</exception>
    public Column Require(string name, string where) => Find(name) ?? throw new InputException(
        _closed.Contains(name.Normalize(NormalizationForm.FormC), StringComparer.OrdinalIgnoreCase)
            ? new($"잠긴 컬럼입니다: '{name}'. 개인정보가 있어 읽을 수 없습니다.", $"The column '{name}' is closed: it holds personal data.")
            : new($"'{name}' 컬럼이 없습니다.", $"There is no column '{name}'."),
        new($"쓸 수 있는 컬럼: {Listing}", $"Columns: {Listing}"), where);

    private string Listing => string.Join(", ", Columns.Select(c => c.Name));

    private string FreeName()
    {
        var name = "§row";
        while (_byName.ContainsKey(name)) name += "_";
        return name;
    }
}
