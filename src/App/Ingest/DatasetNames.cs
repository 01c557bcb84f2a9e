using System.Globalization;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Ingest;

/// <summary>
/// Gives each table the id and title of its dataset. Two files never get the same one unless they are the same data, and where several
/// files share a name each goes to the dataset that its last delivery went to, whatever else came or went.
/// </summary>
/// <param name="files">All files of the call.</param>
/// <param name="lastOf">What the newest version of a dataset was made of; null when there is none.</param>
/// <param name="isApart">True when files of other calls share names with these: in a folder each arrives by itself.</param>
internal sealed class DatasetNames(IReadOnlyList<SourceFile> files, Func<string, SourceRecord?> lastOf, bool isApart)
{
    // As long as an id made from a name may be, so that a number still fits behind it.
    private const int LongestId = 240;

    // Numbers of datasets that were deleted are passed over.
    private const int MostGap = 20;

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <exception cref="InputException">It can't be known which dataset the file continues.</exception>
    public (string Id, string Title) Of(SourceFile file, string table, string? wanted)
    {
        // A name is seen by everyone who may know that there is such data.
        var (name, part) = (PersonalText.Without(file.Name), PersonalText.Without(table));
        var title = Title(name, part);
        var id = wanted ?? DatasetSlug.From(table.Length == 0 ? name : $"{Path.GetFileNameWithoutExtension(name)} {part}");
        if (wanted is not null && table.Length > 0) id = DatasetSlug.Cut($"{wanted}-{DatasetSlug.From(part)}", LongestId).TrimEnd('-');
        var unique = files.Count > 1 || (isApart && wanted is null)
            ? Continued(id, file, part) ?? Free(id, isNew: true, file, table)
            // One file is the next version of what it is named for, whatever it is called now.
            : Same(Family(id, part), file) ?? Free(id, isNew: false, file, table);
        _given[unique] = Key(file, table);
        return (unique, title);
    }

    // The dataset of the family (id, id-2, …) that this file's data are in: the very file's, else that of a file whose name differs by its day only.
    private string? Continued(string id, SourceFile file, string part)
    {
        var family = Family(id, part).ToList();
        if (Same(family, file) is { } same) return same;
        var origins = files.Select(OriginOf).ToHashSet(StringComparer.Ordinal);
        var alike = family.Where(of => !_given.ContainsKey(of.Id) && !origins.Contains(of.Last.Origin) && LastingOf(of.Last.Name) == LastingOf(file.Name)).ToList();
        if (alike.Count == 0) return null;
        if (alike.Count == 1 && files.Count(other => LastingOf(other.Name) == LastingOf(file.Name) && !family.Exists(of => of.Last.Origin == OriginOf(other))) == 1) return alike[0].Id;
        throw NotKnown(file, alike.Select(of => of.Id));
    }

    private string? Same(IEnumerable<(string Id, SourceRecord Last)> family, SourceFile file) =>
        family.Where(of => !_given.ContainsKey(of.Id) && of.Last.Origin == OriginOf(file)).Select(of => of.Id).FirstOrDefault();

    private IEnumerable<(string Id, SourceRecord Last)> Family(string id, string part)
    {
        for (int n = 1, gap = 0; gap < MostGap; n++)
        {
            var member = Numbered(id, n);
            var last = lastOf(member);
            gap = last is null ? gap + 1 : 0;
            if (last is not null && (part.Length == 0 || last.Table == part)) yield return (member, last);
        }
    }

    private string Free(string id, bool isNew, SourceFile file, string table)
    {
        var n = 1;
        while (_given.TryGetValue(Numbered(id, n), out var by) ? by != Key(file, table) : isNew && lastOf(Numbered(id, n)) is not null) n++;
        return Numbered(id, n);
    }

    private static string Numbered(string id, int n) => n == 1 ? id : FormattableString.Invariant($"{id}-{n}");

    // As they are written down with a version.
    private static string OriginOf(SourceFile file) => PersonalText.Without(file.Origin);

    private static string LastingOf(string name) => DatasetSlug.LastingName(PersonalText.Without(name));

    private static string Key(SourceFile file, string table) => string.Create(CultureInfo.InvariantCulture, $"{file.Origin}|{table}");

    private static InputException NotKnown(SourceFile file, IEnumerable<string> datasets) => new(
        new($"이름이 같거나 날짜만 다른 파일이 여럿이라 어느 데이터의 다음 버전인지 알 수 없습니다({string.Join(", ", datasets)}).",
            $"Several files have this name or differ by the day only, so it can't be known which dataset it continues ({string.Join(", ", datasets)})."),
        new("한 번에 하나만 들이거나, 한 데이터로 이어 붙이거나(--append), 파일마다 이름을 달리하세요.", "Bring one at a time, make them one dataset (--append), or give each its own name."), file.Origin);

    private static string Title(string fileName, string table)
    {
        var name = Path.GetFileNameWithoutExtension(fileName);
        foreach (var extension in (string[])[".csv", ".tsv", ".json", ".jsonl", ".geojson", ".xml"])
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) name = name[..^extension.Length];
        name = System.Text.RegularExpressions.Regex.Replace(name, @"[_\-\s(\[]*20\d{2}[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])[)\]]?$", "");
        name = HeaderNames.Clean(name.Replace('_', ' '));
        if (name.Length == 0) name = "이름 없는 데이터";
        return table.Length == 0 ? name : $"{name} · {HeaderNames.Clean(table)}";
    }
}
