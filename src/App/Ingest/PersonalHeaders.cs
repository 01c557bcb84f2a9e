using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Sources;
using Maru.Methods.PersonalData;

namespace Maru.App.Ingest;

/// <summary>Keeps personal data from becoming the names of columns, which everybody sees: a list of people often comes without a header.</summary>
internal static class PersonalHeaders
{
    private const int FewestNames = 5;

    // Words for persons that read like a name: 소유자, 민원인, 담당 직원, 통장.
    private const string EndsRole = "자인명원장수";

    /// <summary>The layout with a line of people read as data; a single cell of the header that is personal leaves its column without a name.</summary>
    /// <exception cref="InputException">A person chose a line of data as the header.</exception>
    public static TableLayout Settle(TableLayout found, IReadOnlyList<IReadOnlyList<string?>> rows, IReadOnlyList<MergedRange> merged, LayoutDetection.HeaderChoice chosen)
    {
        var header = found.FirstDataRow - found.HeaderRows;
        var data = Enumerable.Range(header, found.HeaderRows).FirstOrDefault(row => IsOfPeople(rows, row, found.FirstDataRow), -1);
        if (data < 0) return WithoutPersonalNames(found);
        if (chosen is { Row: not null } or { Height: not null }) throw Refusal();
        return WithoutPersonalNames(LayoutDetection.Detect(rows, merged, data == header ? new(header, null, None: true) : new(header, data - header)));
    }

    /// <summary>Columns whose header is a value get a name by their place, as those without a header do.</summary>
    public static TableLayout WithoutPersonalNames(TableLayout layout)
    {
        if (!layout.Headers.Any(header => PersonalText.IsPersonal(header.Source))) return layout;
        var taken = layout.Headers.Where(header => !PersonalText.IsPersonal(header.Source)).Select(header => header.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return layout with
        {
            Headers = [.. layout.Headers.Select(header => PersonalText.IsPersonal(header.Source)
                ? header with { Source = "", Name = HeaderNames.OfPlace(header.Cell, taken), Unit = null } : header)],
        };
    }

    // One cell is enough when its column holds the like below: then it is a value as well.
    private static bool IsOfPeople(IReadOnlyList<IReadOnlyList<string?>> rows, int row, int firstDataRow)
    {
        for (var cell = 0; cell < rows[row].Count; cell++)
        {
            var text = rows[row][cell];
            if (PersonalText.IsPersonal(text) && Below(cell) is var below && below.Count(PersonalText.IsPersonal) * 2 >= below.Count) return true;
            if (IsName(text) && Below(cell) is { Count: >= FewestNames } names && names.Count(IsName) * 5 >= names.Count * 4) return true;
        }
        return false;

        List<string> Below(int cell) => [.. rows.Skip(firstDataRow).Where(below => cell < below.Count && !string.IsNullOrWhiteSpace(below[cell])).Select(below => below[cell]!)];
    }

    private static bool IsName(string? text) => text?.Trim() is { Length: > 0 } name && PersonNames.ReadsLikeOne(name) && !EndsRole.Contains(name[^1], StringComparison.Ordinal);

    private static InputException Refusal() => new(
        new("머리글로 읽은 줄에 개인정보로 보이는 값이 있습니다. 자료가 있는 줄로 보입니다.", "The line read as the header holds what looks like personal data: it is probably a line of data."),
        new(
            $"머리글이 시작하는 줄을 다른 줄로 고르거나 머리글 없음({TableCorrections.HeaderLineKey}=0)으로 하세요.",
            $"Choose another line for the header, or no header ({TableCorrections.HeaderLineKey}=0)."));
}
