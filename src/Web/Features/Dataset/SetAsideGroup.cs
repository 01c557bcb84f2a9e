using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Web.Features.Dataset;

/// <summary>Rows set aside for one reason.</summary>
/// <param name="Count">How many there are; at least so many when <paramref name="IsCounted"/> is false.</param>
/// <param name="First">The first of them, cells of closed columns covered.</param>
public sealed record SetAsideGroup(string Rule, string Column, string Expected, long Count, bool IsCounted, IReadOnlyList<SetAsideRow> First)
{
    public const int Shown = 20;

    // Reading on would make the first reader of a very large version wait.
    private const int MostRead = 200_000;

    /// <summary>By reason, most rows first.</summary>
    public static IReadOnlyList<SetAsideGroup> Read(LakeStore lake, VersionManifest manifest)
    {
        if (manifest.SetAside == 0) return [];
        var groups = new Dictionary<(string, string, string), (long Count, List<SetAsideRow> First)>();
        var read = 0;
        foreach (var row in lake.SetAside(manifest).Take(MostRead))
        {
            read++;
            var key = (row.Rule, row.Column, row.Expected);
            var (count, first) = groups.GetValueOrDefault(key, (0, []));
            if (count < Shown) first.Add(row);
            groups[key] = (count + 1, first);
        }
        return [.. groups.Select(g => new SetAsideGroup(g.Key.Item1, g.Key.Item2, g.Key.Item3, g.Value.Count, read < MostRead, g.Value.First)).OrderByDescending(g => g.Count).ThenBy(g => g.Rule, StringComparer.Ordinal)];
    }

    public Bilingual Reason(Func<string, Bilingual> label) => Rule switch
    {
        "total-row" => new("합계 행", "Total rows"),
        "footnote" => new("각주", "Footnotes"),
        "repeated-header" => new("되풀이된 머리글", "Repeated headers"),
        "ragged-row" => new("칸이 머리글보다 많은 행", "Rows with more cells than the header"),
        _ when Column.Length > 0 => new($"{label(Column).Ko}: {ExpectedWords.Ko} 아님", $"{label(Column).En}: not {ExpectedWords.En}"),
        _ => new(Rule, Rule),
    };

    /// <summary>What was expected, in words: ingest writes the name of a type.</summary>
    public Bilingual ExpectedWords => Enum.TryParse<ColumnType>(Expected, out var type) ? type.Name() : new(Expected, Expected);
}
