using System.Text.Json.Serialization;

namespace Maru.App.Privacy.Publishing;

/// <param name="Name">The column, with its step.</param>
/// <param name="Column">The column alone.</param>
public sealed record SafeDimension(string Name, string Column, IReadOnlyList<string> Labels);

/// <summary>A table as it is published: nothing in it that was held back. Its cells are numbered; the last label of each dimension is the total.</summary>
/// <param name="Values">By number of the cell; null for one that is held back.</param>
public sealed record SafeTable(IReadOnlyList<SafeDimension> By, string? Measure, IReadOnlyList<decimal?> Values)
{
    [JsonIgnore]
    public TableShape Shape => new([.. By.Select(dimension => dimension.Labels.Count)]);
}

/// <summary>How the cells of a table with totals are numbered.</summary>
/// <param name="Sizes">Labels of each dimension, without the total.</param>
public sealed record TableShape(IReadOnlyList<int> Sizes)
{
    public int Cells => Sizes.Aggregate(1, (cells, size) => checked(cells * (size + 1)));

    public int Cell(IReadOnlyList<int> labels)
    {
        var cell = 0;
        for (var i = 0; i < Sizes.Count; i++) cell = (cell * (Sizes[i] + 1)) + labels[i];
        return cell;
    }

    /// <summary>Number of each dimension's label; as many as it has labels for its total.</summary>
    public int[] Labels(int cell)
    {
        var labels = new int[Sizes.Count];
        for (var i = Sizes.Count - 1; i >= 0; i--) (cell, labels[i]) = (cell / (Sizes[i] + 1), cell % (Sizes[i] + 1));
        return labels;
    }

    public bool IsInner(int cell) => Labels(cell) is var labels && !labels.Where((_, i) => IsTotal(labels, i)).Any();

    public bool IsTotal(IReadOnlyList<int> labels, int dimension) => labels[dimension] == Sizes[dimension];
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SafeTable))]
[JsonSerializable(typeof(ReleaseEntry))]
internal sealed partial class PublishJson : JsonSerializerContext;
