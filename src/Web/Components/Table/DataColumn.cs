using Microsoft.AspNetCore.Components;

namespace Maru.Web.Components.Table;

/// <summary>One column of a <see cref="DataTable"/>.</summary>
/// <param name="Title">The logical name.</param>
public sealed record DataColumn(string Title)
{
    /// <summary>Type and role under the name, as "문자 · 기본키".</summary>
    public string? Kind { get; init; }

    /// <summary>Right-aligned figures.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Address that sorts by this column; none when it can't be sorted.</summary>
    public string? SortHref { get; init; }

    /// <summary>"ascending" or "descending" when the rows are sorted by it.</summary>
    public string? Sorted { get; init; }

    /// <summary>The shape of the values, drawn in the header cell.</summary>
    public RenderFragment? Profile { get; init; }

    /// <summary>One line under the shape: range, or "모두 다름".</summary>
    public string? Range { get; init; }

    /// <summary>Values are closed to this reader: a lock in the head and in every cell.</summary>
    public bool IsLocked { get; init; }
}
