using Maru.App.Catalog;
using Maru.App.Linking;
using Maru.Core.Data;

namespace Maru.App.Privacy.Assessments;

/// <summary>How the persons of a file were counted.</summary>
public enum SubjectCount
{
    /// <summary>Each row is taken for one person: never fewer than there are, unless a row holds several.</summary>
    Rows,
    /// <summary>Different values of a column of unique identifiers, and each row without one for a person of its own.</summary>
    Identifiers,
    /// <summary>Somebody said so, with a reason that is kept.</summary>
    Said,
}

/// <summary>A dataset with personal data (개인정보파일), as the catalogue knows its newest version.</summary>
/// <param name="Subjects">Persons in it.</param>
/// <param name="By">How they were counted.</param>
/// <param name="Column">The column of identifiers they were counted by; null when by rows.</param>
/// <param name="Columns">Names of its columns with personal data; those that a person looked at and opened are not among them.</param>
/// <param name="Class">The highest class among these.</param>
/// <param name="SetAside">Rows that did not fit and are kept apart: their persons are not counted.</param>
public sealed record PersonalFile(CatalogEntry Entry, long Subjects, SubjectCount By, string? Column, IReadOnlyList<string> Columns, PrivacyClass Class, long SetAside)
{
    public string Id => Entry.Id;

    /// <summary>민감정보 or 고유식별정보 is among it.</summary>
    public bool IsSensitive => Class is PrivacyClass.Sensitive or PrivacyClass.UniqueIdentifier;

    /// <summary>Null for a dataset without personal data.</summary>
    public static PersonalFile? Of(CatalogEntry entry)
    {
        return entry.Newest is { } newest ? Of(entry, newest, [.. entry.Columns.Where(IsPersonal).Select(column => (column.Name, column.Privacy))]) : null;
    }

    /// <summary>The same of an older version, whose columns may be gone since.</summary>
    internal static PersonalFile? Of(CatalogEntry entry, VersionSummary version)
    {
        var opened = entry.Columns.Where(column => column.Decision == PrivacyDecision.Opened).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return Of(entry, version, [.. version.Columns.Where(column => IsPersonal(column.Closed && !opened.Contains(column.Name), column.Privacy, opened.Contains(column.Name))).Select(column => (column.Name, column.Privacy))]);
    }

    private static PersonalFile? Of(CatalogEntry entry, VersionSummary newest, IReadOnlyList<(string Name, PrivacyClass Privacy)> personal)
    {
        if (personal.Count == 0) return null;
        var known = newest.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var highest = personal.Max(column => column.Privacy == PrivacyClass.None ? PrivacyClass.Personal : column.Privacy);
        // The identifier most rows have: where several persons stand in a row, theirs may have more values than there are rows.
        var identifier = personal.Where(column => column.Privacy == PrivacyClass.UniqueIdentifier).Select(column => known.GetValueOrDefault(column.Name)).OfType<ColumnSummary>().Where(column => column.Distinct > 0).MinBy(column => column.Blank);
        return identifier is null
            ? new(entry, newest.Rows, SubjectCount.Rows, null, [.. personal.Select(column => column.Name)], highest, newest.SetAside)
            : new(entry, Math.Min(newest.Rows, identifier.Distinct + identifier.Blank), SubjectCount.Identifiers, identifier.Name, [.. personal.Select(column => column.Name)], highest, newest.SetAside);
    }

    // Closed by somebody without a class counts as personal; business numbers are of no person.
    private static bool IsPersonal(CatalogColumn column) => IsPersonal(column.Closed, column.Privacy, column.Decision == PrivacyDecision.Opened);

    private static bool IsPersonal(bool isClosed, PrivacyClass privacy, bool isOpened) => isClosed ? privacy is PrivacyClass.None or >= PrivacyClass.Personal : privacy >= PrivacyClass.Personal && !isOpened;
}

/// <summary>Files of personal data that were linked with each other (데이터 잇기), directly or through others.</summary>
/// <param name="Files">Two or more, in the order of their ids.</param>
/// <param name="AtMost">All their persons together: who is in several is counted as often.</param>
public sealed record LinkedFiles(IReadOnlyList<PersonalFile> Files, long AtMost)
{
    /// <summary>The persons of the largest of them: so many there are at least.</summary>
    public long AtLeast => Files.Max(file => file.Subjects);

    /// <summary>The same files, whatever their order: records name the group by it.</summary>
    public string Id => string.Join('+', Files.Select(file => file.Id));
}

/// <summary>Which datasets hold personal data, of how many persons, and which of them are linked.</summary>
public sealed class PersonalFiles(CatalogStore catalog, KeptLinks links, AssessmentBook book)
{
    /// <summary>
    /// What records have to be kept for: of each dataset the version with the most persons and the gravest class there ever was, for people read that one too. Who says fewer than were counted
    /// shortens nothing.
    /// </summary>
    public IReadOnlyList<PersonalFile> Ever()
    {
        var said = book.Said();
        return [.. catalog.Snapshot().Origin.Entries.Select(Most).OfType<PersonalFile>()];

        PersonalFile? Most(CatalogEntry entry)
        {
            var newest = PersonalFile.Of(entry);
            List<PersonalFile> all = [.. (entry.Versions > 1 ? catalog.Versions(entry.Id).Select(line => PersonalFile.Of(entry, line.Summary)) : []).Append(newest).OfType<PersonalFile>()];
            return all.Count == 0 ? null : all.MaxBy(file => file.Subjects)! with { Class = all.Max(file => file.Class), Subjects = Math.Max(all.Max(file => file.Subjects), said.GetValueOrDefault(entry.Id)?.Subjects ?? 0) };
        }
    }

    /// <summary>Those with the most persons first: all there are, whoever asks, for a term or a limit does not depend on who looks.</summary>
    public IReadOnlyList<PersonalFile> All() => [.. catalog.Snapshot().Origin.Entries.Select(PersonalFile.Of).OfType<PersonalFile>().OrderByDescending(file => file.Subjects).ThenBy(file => file.Id, StringComparer.Ordinal)];

    /// <summary>Groups of files that somebody linked, the largest first.</summary>
    public IReadOnlyList<LinkedFiles> Linked(IReadOnlyList<PersonalFile> files)
    {
        var byId = files.ToDictionary(file => file.Id, StringComparer.Ordinal);
        var group = files.ToDictionary(file => file.Id, file => file.Id, StringComparer.Ordinal);
        foreach (var link in links.All())
        {
            var ends = ((string[])[link.Declaration.Left, link.Declaration.Right, link.Declaration.ResultId]).Where(byId.ContainsKey).ToList();
            foreach (var other in ends.Skip(1)) Join(ends[0], other);
        }
        return [.. group.Keys.GroupBy(Root, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Order(StringComparer.Ordinal).Select(id => byId[id]).ToList())
            .Select(same => new LinkedFiles(same, same.Sum(file => file.Subjects))).OrderByDescending(linked => linked.AtMost).ThenBy(linked => linked.Id, StringComparer.Ordinal)];

        string Root(string id)
        {
            while (group[id] != id) id = group[id];
            return id;
        }

        void Join(string one, string other) => group[Root(one)] = Root(other);
    }
}
