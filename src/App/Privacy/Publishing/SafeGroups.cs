using System.Text.RegularExpressions;
using Maru.Core;

namespace Maru.App.Privacy.Publishing;

/// <summary>An answer out of a published table.</summary>
/// <param name="Value">Name of the column of figures.</param>
/// <param name="Rows">Labels of the groups, and the figure; null where it is held back.</param>
public sealed record SafeAnswer(SafeRelease Release, IReadOnlyList<string> Groups, string Value, IReadOnlyList<(IReadOnlyList<string> Labels, decimal? Value)> Rows);

/// <summary>
/// Answers questions for groups of closed data out of the tables that were published of them, and never out of the rows: whatever is asked, and however often,
/// nothing can be taken from the difference of two answers that is not in the tables themselves.
/// </summary>
public sealed partial class SafeGroups(PublishDesk desk)
{
    // About the form of the answer, not about its rows.
    private static readonly string[] s_form = ["format", "version", "lang", "guard", "limit", "after"];

    /// <param name="parameters">As the rows of a dataset are asked for: group, agg, and column=label.</param>
    /// <returns>Null when nothing was published of the dataset.</returns>
    /// <exception cref="InputException">No published table answers this.</exception>
    public SafeAnswer? Answer(string dataset, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var how = desk.SwitchOf(dataset);
        var tables = desk.PublishedOf(dataset).Where(release => release.Dataset == dataset && release.Table.Switch == how && how != SafeSwitch.Off).ToList();
        if (tables.Count == 0) return null;
        var asked = parameters.Where(parameter => parameter.Value.Length > 0 && !s_form.Contains(parameter.Key)).ToList();
        var groups = asked.Where(parameter => parameter.Key == "group").SelectMany(parameter => parameter.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Name).Distinct(StringComparer.Ordinal).ToList();
        var (isKnown, measure) = Measure(asked.Where(parameter => parameter.Key == "agg").Select(parameter => parameter.Value).ToList());
        var filters = asked.Where(parameter => parameter.Key is not ("group" or "agg")).ToList();
        var fitting = !isKnown ? null : tables.Where(release => release.Table.Spec.Measure == measure && groups.Concat(filters.Select(filter => filter.Key)).All(name => At(release.Table.Spec, name) >= 0)).OrderBy(release => release.Table.Spec.By.Count).FirstOrDefault();
        return fitting is null ? throw NotServed(dataset, tables) : Read(fitting, groups, filters);
    }

    private SafeAnswer Read(SafeRelease release, List<string> groups, List<KeyValuePair<string, string>> filters)
    {
        var table = desk.TableOf(release);
        var (shape, spec) = (table.Shape, release.Table.Spec);
        int[] grouped = [.. groups.Select(name => At(spec, name))];
        // Of each grouping the labels that count; the total alone where nothing was asked of it.
        var chosen = Enumerable.Range(0, spec.By.Count).Select(i =>
        {
            var said = filters.Where(filter => At(spec, filter.Key) == i).Select(filter => Values(filter.Value)).ToList();
            if (said.Count == 0) return grouped.Contains(i) ? Enumerable.Range(0, shape.Sizes[i]).ToList() : [shape.Sizes[i]];
            return Enumerable.Range(0, shape.Sizes[i]).Where(label => said.All(values => values.Contains(table.By[i].Labels[label]))).ToList();
        }).ToList();
        var cells = chosen.Aggregate((IEnumerable<int[]>)[[]], (before, labels) => before.SelectMany(start => labels.Select(label => (int[])[.. start, label])));
        var rows = cells.GroupBy(labels => string.Join(' ', grouped.Select(i => labels[i])))
            .Select(group => ((IReadOnlyList<string>)[.. grouped.Select(i => table.By[i].Labels[group.First()[i]])], Sum(group.Select(labels => table.Values[shape.Cell(labels)])))).ToList();
        return new(release, [.. grouped.Select(i => table.By[i].Column)], ReleaseWords.Headers(table.Measure).Value, rows);
    }

    private static decimal? Sum(IEnumerable<decimal?> values) => values.Aggregate((decimal?)0, (sum, value) => sum + value);

    private static int At(TableSpec spec, string name) => spec.By.Select((dimension, i) => (dimension, i)).Where(pair => pair.dimension.Name == name || pair.dimension.Column == name).Select(pair => pair.i).FirstOrDefault(-1);

    private static string Name(string text) => Period().Match(text) is { Success: true } match ? $"{match.Groups[2].Value}:{match.Groups[1].Value}" : text.Trim('"');

    private static (bool IsKnown, string? Column) Measure(List<string> aggregates)
    {
        if (aggregates.Count == 0) return (true, null);
        if (aggregates is not [var one] || Aggregate().Match(one) is not { Success: true } match) return (false, null);
        return match.Groups[1].Value == "count" ? (match.Groups[2].Value.Length == 0, null) : (match.Groups[2].Value.Length > 0, match.Groups[2].Value.Trim('"'));
    }

    private static IReadOnlyList<string> Values(string text) => text.StartsWith("eq.", StringComparison.Ordinal) ? [text[3..]]
        : text.StartsWith("in.(", StringComparison.Ordinal) && text.EndsWith(')') ? [.. text[4..^1].Split(',').Select(value => value.Trim().Trim('"'))] : [text];

    private static InputException NotServed(string dataset, IReadOnlyList<SafeRelease> tables)
    {
        var served = string.Join("; ", tables.Select(release => $"group={string.Join(',', release.Table.Spec.By.Select(dimension => dimension.Name))}&agg={(release.Table.Spec.Measure is { } measure ? $"sum({measure})" : "count()")}"));
        return new(
            new($"‘{dataset}’의 행은 공개하지 않아, 공표한 표로 답할 수 있는 것만 답합니다.", $"The rows of '{dataset}' are not open; what its published tables hold is answered, and nothing else."),
            new($"이렇게 묻거나 그 일부로 묻고, 조건은 컬럼=범주로 쓰세요: {served}", $"Ask for these or for parts of them, with conditions as column=label: {served}"), dataset);
    }

    [GeneratedRegex(@"^(year|quarter|month)\((.+)\)$")]
    private static partial Regex Period();

    [GeneratedRegex(@"^(?:[^():,]+:)?(count|sum)\(([^()]*)\)$")]
    private static partial Regex Aggregate();
}
