namespace Maru.Connectors.Xml;

/// <summary>Which elements are the rows.</summary>
/// <param name="Path">Names from the root on, joined by dots.</param>
/// <param name="Others">Other repeated elements, with how many.</param>
internal sealed record XmlRecordPath(string Path, long Count, IReadOnlyList<string> Others)
{
    private static readonly string[] RowNames = ["item", "row", "record"];
    private static readonly string[] ListNames = ["items", "rows", "records", "data", "list"];

    /// <summary>The path a person named, or else the most repeated element that does not lie inside other repeated ones.</summary>
    /// <exception cref="Core.InputException">Nothing there, or nothing repeated.</exception>
    public static XmlRecordPath Find(XmlSurvey survey, string? path, string file)
    {
        if (path is { Length: > 0 }) return Named(survey, path.Trim().Replace('/', '.').Trim('.'), file);
        var repeated = survey.Elements.Where(e => e.MostInOneParent > 1 && !e.IsUnderRepeated).OrderByDescending(e => e.HasChildren || e.HasAttributes).ThenByDescending(e => e.Count).ToList();
        if (repeated.Count > 0) return new(repeated[0].Path, repeated[0].Count, [.. repeated.Skip(1).Select(e => $"{e.Path} ({e.Count})")]);
        return Single(survey) ?? throw XmlErrors.NoRecords(file, null, Known(survey));
    }

    private static XmlRecordPath Named(XmlSurvey survey, string path, string file)
    {
        var element = survey.Elements.Find(e => e.Path == path) ?? throw XmlErrors.NoRecords(file, path, Known(survey));
        return new(path, element.Count, []);
    }

    // One record alone is not repeated: it is known by its name, an empty list by its own; else the element with most values below it.
    private static XmlRecordPath? Single(XmlSurvey survey)
    {
        if (survey.Elements.Find(e => RowNames.Contains(e.Name) && e.HasChildren) is { } row) return new(row.Path, row.Count, []);
        if (survey.Elements.Find(e => ListNames.Contains(e.Name) && !e.HasChildren && e.Scalar is null && e.Parent is not null) is { } list) return new(list.Path + ".", 0, []);
        var fullest = survey.Elements.Where(e => e.HasChildren).MaxBy(e => survey.Elements.Count(c => c.Parent == e && !c.HasChildren));
        return fullest is null ? null : new(fullest.Path, fullest.Count, []);
    }

    private static IEnumerable<string> Known(XmlSurvey survey) => survey.Elements.OrderByDescending(e => e.Count).Take(8).Select(e => $"{e.Path} ({e.Count})");
}
