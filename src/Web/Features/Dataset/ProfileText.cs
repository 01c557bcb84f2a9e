using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Web.Components.Chart;
using Maru.Web.Text;

namespace Maru.Web.Features.Dataset;

/// <summary>What a column's profile looks like and says in a header cell.</summary>
internal static class ProfileText
{
    public static (ProfileShape Shape, IReadOnlyList<double> Counts) Shape(Column column)
    {
        if (column.Closed) return (ProfileShape.Hidden, []);
        if (column.Profile is not { } profile) return (ProfileShape.Histogram, []);
        if (profile.Distinct <= 1) return (ProfileShape.AllSame, []);
        if (IsAllDifferent(column)) return (ProfileShape.AllDifferent, []);
        if (profile.Histogram is { } bins) return (ProfileShape.Histogram, [.. bins.Select(n => (double)n)]);
        return (ProfileShape.Histogram, [.. (profile.Top ?? []).Select(value => (double)value.Count)]);
    }

    /// <summary>Range of numbers and times; of text how many different values there are.</summary>
    public static string? Range(Column column, Func<Bilingual, string> say)
    {
        if (column.Profile is not { } profile) return null;
        if (profile.Distinct == 0) return say(DatasetWords.AllBlank);
        var what = profile.Distinct == 1 ? say(DatasetWords.AllSame)
            : IsAllDifferent(column) ? say(DatasetWords.AllDifferent)
            : column.Type is ColumnType.Text or ColumnType.Boolean || profile.Min is null ? say(DatasetWords.Kinds(profile.Distinct))
            : $"{Value(column, profile.Min)}~{Value(column, profile.Max ?? "")}";
        return profile.Blank == 0 ? what : $"{what} · {say(DatasetWords.Blanks(profile.Blank))}";
    }

    private static bool IsAllDifferent(Column column) =>
        column.Profile is { Distinct: > 1 } profile && profile.Distinct == profile.Rows - profile.Blank && column.Type is ColumnType.Text or ColumnType.Integer && column.Role is ColumnRole.Key or ColumnRole.Name or ColumnRole.None or ColumnRole.Code;

    private static string Value(Column column, string text)
    {
        if (column.Type is ColumnType.DateTime) return text.Replace('T', ' ');
        if (column.Type is not (ColumnType.Integer or ColumnType.Number) || column.Role is ColumnRole.Time or ColumnRole.Code) return text;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Figures.Number(value, 4) : text;
    }
}
