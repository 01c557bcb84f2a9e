using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>The table a recipe names: each column as codes into its values, an empty text where there is none.</summary>
public sealed record PrivacyTable(string Name, IReadOnlyList<CodedColumn> Columns)
{
    /// <summary>Version of the dataset; null for a file.</summary>
    public int? Version { get; init; }

    /// <summary>Version of the dataset that was joined to it; null for none.</summary>
    public int? JoinedVersion { get; init; }

    /// <summary>What was read for a joined table: dataset, rows, columns; none for any other.</summary>
    public IReadOnlyList<(string Dataset, int Rows, IReadOnlyList<string> Columns)> Sources { get; init; } = [];

    /// <summary>Only some of its columns, in its own order; all of it for null.</summary>
    /// <exception cref="InputException">One of them is not there.</exception>
    public PrivacyTable Only(IReadOnlyList<string>? columns)
    {
        if (columns is null) return this;
        foreach (var name in columns) Require(name);
        return this with { Columns = [.. Columns.Where(column => columns.Contains(column.Name))] };
    }

    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Rows;

    /// <exception cref="InputException">There is no such column.</exception>
    public CodedColumn Require(string name) => Columns.FirstOrDefault(column => column.Name == name) ?? throw new InputException(
        new($"‘{Name}’에 ‘{name}’ 컬럼이 없습니다.", $"'{Name}' has no column '{name}'."),
        new($"있는 컬럼: {string.Join(", ", Columns.Select(column => column.Name))}", $"Its columns: {string.Join(", ", Columns.Select(column => column.Name))}"), "레시피");
}
