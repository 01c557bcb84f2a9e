using System.Globalization;
using Maru.Core.Data;
using Maru.Core.Engine;

namespace Maru.App.Rows;

/// <summary>A column of a result, with what its readers and writers know of it.</summary>
public sealed record OutputColumn(string Name, ResultType Type, ColumnRole Role = ColumnRole.None, string? Unit = null)
{
    /// <summary>True when a blob holds a shape as WKB.</summary>
    public bool IsGeometry { get; init; }

    /// <summary>
    /// A result's columns, with what the source's columns of the same name say. A name that comes twice, as SQL allows, gets a number:
    /// formats that name every value need different ones.
    /// </summary>
    public static IReadOnlyList<OutputColumn> From(IReadOnlyList<ResultColumn> result, IEnumerable<Column> known, int? shown = null)
    {
        var byName = new Dictionary<string, Column>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in known) byName.TryAdd(column.Name, column);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. result.Take(shown ?? result.Count).Select(r => Describe(r, byName.GetValueOrDefault(r.Name)) with { Name = Distinct(r.Name, taken) })];
    }

    private static string Distinct(string name, HashSet<string> taken)
    {
        var distinct = name;
        for (var number = 2; !taken.Add(distinct); number++) distinct = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        return distinct;
    }

    private static OutputColumn Describe(ResultColumn result, Column? known) => known is null
        ? new(result.Name, result.Type)
        : new(result.Name, result.Type, known.Role, known.Unit) { IsGeometry = known.Type == ColumnType.Geometry && result.Type == ResultType.Blob };
}
