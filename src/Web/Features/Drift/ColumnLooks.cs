using Maru.Core;
using Maru.Core.Data;
using Maru.Web.Features.Dataset;

namespace Maru.Web.Features.Drift;

/// <summary>What a column looks like in a line: type, unit, and of open columns some values.</summary>
internal static class ColumnLooks
{
    private const int Shown = 3;
    private const int Longest = 24;

    public static string Kind(Column column, Func<Bilingual, string> say) =>
        string.Join(" · ", new[] { say(column.Type.Name()), column.Role.Name() is { } role ? say(role) : null, column.Unit }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Most frequent values, or the range; nothing of what its reader may not see.</summary>
    public static string Values(Column column, Func<Bilingual, string> say)
    {
        if (column.Closed) return say(DriftPageWords.CoveredValues);
        if (column.Profile is not { } profile || profile.Rows == profile.Blank) return say(DriftPageWords.NoValues);
        if (profile.Top is { Count: > 0 } top && column.Type is ColumnType.Text or ColumnType.Boolean)
            return string.Join(", ", top.Take(Shown).Select(value => Cut(value.Value))) + (profile.Distinct > Shown ? $" … {say(DriftPageWords.Kinds(profile.Distinct))}" : "");
        return ProfileText.Range(column, say) ?? "";
    }

    private static string Cut(string value) => value.Length <= Longest ? value : value[..Longest] + "…";
}
