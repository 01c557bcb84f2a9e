using Maru.Core;
using Maru.Core.Lake;

namespace Maru.App.Ingest;

/// <summary>
/// Puts together what was decided of columns. A rule of this call goes by the name its header gives; the catalogue knows final names only,
/// and so does everything after the plan.
/// </summary>
internal static class ColumnRules
{
    /// <summary>Headers under the names people chose.</summary>
    /// <exception cref="InputException">Two columns would have one name.</exception>
    public static IReadOnlyList<HeaderColumn> Rename(IReadOnlyList<HeaderColumn> headers, IReadOnlyList<ColumnRule> call)
    {
        var names = call.Where(rule => rule.Name is not null).ToDictionary(rule => rule.Column, rule => rule.Name!, StringComparer.Ordinal);
        var renamed = headers.Select(header => header with { Name = names.GetValueOrDefault(header.Name) ?? header.Name }).ToList();
        if (renamed.GroupBy(header => header.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is not { } twice) return renamed;
        var sources = string.Join(", ", twice.Select(header => header.Source));
        throw new InputException(
            new($"‘{twice.Key}’라는 이름을 쓰는 컬럼이 둘입니다: {sources}", $"Two columns are called '{twice.Key}': {sources}"),
            new("컬럼마다 다른 이름을 쓰세요.", "Give each column a name of its own."), twice.Key);
    }

    /// <summary>The catalogue's rules with those of this call laid over them, by final name.</summary>
    public static IReadOnlyList<ColumnRule> Merge(IReadOnlyList<ColumnRule> catalogue, IReadOnlyList<ColumnRule> call)
    {
        var merged = new Dictionary<string, ColumnRule>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in catalogue.Concat(call))
        {
            var name = rule.Name ?? rule.Column;
            var kept = merged.GetValueOrDefault(name) ?? new(name);
            merged[name] = new(name, rule.Type ?? kept.Type, rule.Role ?? kept.Role, rule.Closed ?? kept.Closed, rule.Drop || kept.Drop, rule.Unit ?? kept.Unit);
        }
        return [.. merged.Values];
    }
}
