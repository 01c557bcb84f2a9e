using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Rows;

/// <summary>A column of a result, with what its readers and writers know of it.</summary>
public sealed record OutputColumn(string Name, ResultType Type, ColumnRole Role = ColumnRole.None, string? Unit = null)
{
    /// <summary>True when a blob holds a shape as WKB.</summary>
    public bool IsGeometry { get; init; }

    /// <summary>A result's columns, with what the source's columns of the same name say.</summary>
    public static IReadOnlyList<OutputColumn> From(IReadOnlyList<ResultColumn> result, IEnumerable<Column> known, int? shown = null)
    {
        var byName = new Dictionary<string, Column>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in known) byName.TryAdd(column.Name, column);
        return [.. result.Take(shown ?? result.Count).Select(r => Describe(r, byName.GetValueOrDefault(r.Name)))];
    }

    private static OutputColumn Describe(ResultColumn result, Column? known) => known is null
        ? new(result.Name, result.Type)
        : new(result.Name, result.Type, known.Role, known.Unit) { IsGeometry = known.Type == ColumnType.Geometry && result.Type == ResultType.Blob };
}
