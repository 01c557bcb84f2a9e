using Maru.Core;
using Maru.Core.Sources.Json;

namespace Maru.Connectors.Json;

/// <summary>What the records of a document are.</summary>
public enum RecordKind
{
    /// <summary>Objects in an array.</summary>
    Objects,
    /// <summary>Arrays in an array, with or without column names beside them.</summary>
    Arrays,
    /// <summary>Plain values in an array.</summary>
    Plain,
    /// <summary>Objects that are the members of an object: their names become the first column.</summary>
    Members,
    /// <summary>One object, the only record.</summary>
    Single,
    /// <summary>A value on every line.</summary>
    Lines,
}

/// <summary>Where the records of a document are.</summary>
/// <param name="Names">Column names that stand beside arrays of values.</param>
/// <param name="Others">Other places that hold records, with how many.</param>
public sealed record RecordChoice(
    string Path, RecordKind Kind, IReadOnlyList<JsonRange> Ranges, IReadOnlyList<string> Names, IReadOnlyList<string> Others)
{
    private static readonly string[] NameLists = ["columns", "fields", "header", "headers", "cols", "names"];

    /// <summary>The records at the path a person named, or else where they most likely are.</summary>
    /// <exception cref="InputException">Nothing at that path, or nothing that could be a table.</exception>
    public static RecordChoice Find(JsonSurvey survey, string? path, string file) =>
        path is null ? Guess(survey) ?? throw NoRecords(file) : Named(survey, path.Trim(), file);

    private static RecordChoice Named(JsonSurvey survey, string path, string file)
    {
        if (path is "." or "") return Whole(survey);
        var found = survey.Find(path) ?? throw NoSuchPath(survey, path, file);
        if (found.TooScattered) throw TooScattered(path, file);
        if (found.Objects > 0) return new(path, RecordKind.Objects, found.Arrays, [], []);
        if (found.InnerArrays > 0) return new(path, RecordKind.Arrays, found.Arrays, NamesBeside(survey, found), []);
        if (found.Elements > 0) return new(path, RecordKind.Plain, found.Arrays, [], []);
        if (found.Arrays.Count > 0) return Nothing(path);
        if (found.Object is { } one) return found.Members > 1 && found.AlikeMembers == found.Members ? OfMembers(found, one) : new(path, RecordKind.Single, [one], [], []);
        if (found.Scalar is "") return Nothing(path);
        throw NoSuchPath(survey, path, file);
    }

    private static RecordChoice Whole(JsonSurvey survey) =>
        survey.Root.Arrays.Count > 0 && survey.Root.Objects > 0
            ? new("", RecordKind.Objects, survey.Root.Arrays, [], [])
            : new("", RecordKind.Single, [new(0, survey.Length)], [], []);

    private static RecordChoice? Guess(JsonSurvey survey)
    {
        if (survey.TopValues > 1) return new("", RecordKind.Single, [new(0, survey.Length)], [], []);
        return OfObjects(survey) ?? OpenApi(survey) ?? OfArrays(survey) ?? OfMembers(survey) ?? OfPlain(survey) ?? Alone(survey);
    }

    private static RecordChoice? OfObjects(JsonSurvey survey)
    {
        var all = survey.Paths.Where(p => p.Objects > 0 && !p.TooScattered).ToList();
        var outermost = all.Where(p => p.IsOutermost && !p.IsEnvelope).OrderByDescending(p => p.Objects).ToList();
        if (outermost.Count == 0) outermost = [.. all.Where(p => p.IsOutermost).OrderByDescending(p => p.Objects).Take(1)];
        if (outermost.Count == 0) return null;
        var longest = outermost[0];
        // Values in rows, with a list that describes their columns: the list is not the data.
        if (LongestOfArrays(survey) is { } arrays && arrays.InnerArrays > longest.Objects && NameLists.Contains(longest.Leaf)) return null;
        return new(longest.Name, RecordKind.Objects, longest.Arrays, [],
            [.. outermost.Skip(1).Select(p => $"{p.Name} ({p.Objects})")]);
    }

    // data.go.kr: one record comes as an object instead of an array, none as an empty text.
    private static RecordChoice? OpenApi(JsonSurvey survey)
    {
        foreach (var items in survey.Paths.Where(p => p.Name is "response.body.items" or "body.items"))
        {
            if (survey.Find(items.Name + ".item")?.Object is { } one) return new(items.Name + ".item", RecordKind.Single, [one], [], []);
            if (items.Scalar is "" || items.Arrays.Count > 0) return Nothing(items.Name);
        }
        var empty = survey.Paths.FirstOrDefault(p => p is { Arrays.Count: > 0, Elements: 0 } && p.Leaf is "item" or "row" or "data" or "resultList" or "juso");
        return empty is null || survey.Paths.Any(p => p.Elements > 0) ? null : Nothing(empty.Name);
    }

    private static JsonPath? LongestOfArrays(JsonSurvey survey) =>
        survey.Paths.Where(p => p.InnerArrays > 0 && !p.TooScattered && p.IsOutermost).MaxBy(p => p.InnerArrays);

    private static RecordChoice? OfArrays(JsonSurvey survey) =>
        LongestOfArrays(survey) is { } rows ? new(rows.Name, RecordKind.Arrays, rows.Arrays, NamesBeside(survey, rows), []) : null;

    private static List<string> NamesBeside(JsonSurvey survey, JsonPath rows) =>
        survey.Paths.FirstOrDefault(p => p.Parent == rows.Parent && NameLists.Contains(p.Leaf) && p.Texts.Count > 0 && p.Texts.Count == p.Elements)?.Texts ?? [];

    private static RecordChoice? OfMembers(JsonSurvey survey)
    {
        var map = survey.Paths.Where(p => p is { Object: not null, AlikeMembers: > 1 } && p.AlikeMembers * 2 > p.Members).MaxBy(p => p.Members);
        return map is null ? null : OfMembers(map, map.Object!.Value);
    }

    private static RecordChoice OfMembers(JsonPath map, JsonRange braces) =>
        new(map.Name, RecordKind.Members, [new(braces.Start + 1, braces.End - 1)], [], []);

    private static RecordChoice? OfPlain(JsonSurvey survey)
    {
        var list = survey.Paths.Where(p => p is { Elements: > 0, TooScattered: false, Arrays.Count: 1 }).MaxBy(p => p.Elements);
        return list is not null && survey.Root.Object is null ? new(list.Name, RecordKind.Plain, list.Arrays, [], []) : null;
    }

    private static RecordChoice? Alone(JsonSurvey survey)
    {
        if (survey.Root.Object is { } whole) return survey.Root.Members == 0 ? null : new("", RecordKind.Single, [whole], [], []);
        return survey.Root.Arrays.Count > 0 ? Nothing("") : null;
    }

    private static RecordChoice Nothing(string path) => new(path, RecordKind.Objects, [], [], []);

    private static InputException NoSuchPath(JsonSurvey survey, string path, string file)
    {
        var known = survey.Paths.Where(p => p.Arrays.Count > 0 && p.Name.Length > 0).OrderByDescending(p => p.Elements).Take(8).Select(p => $"{p.Name} ({p.Elements})").ToList();
        var list = known.Count == 0 ? "-" : string.Join(", ", known);
        return new(
            new($"레코드 경로 '{path}'에 배열이나 객체가 없습니다.", $"There is no array or object at the record path '{path}'."),
            new($"이 파일의 배열: {list}", $"Arrays in this file: {list}"), file);
    }

    private static InputException TooScattered(string path, string file) => new(
        new($"'{path}'의 배열이 너무 많은 곳에 흩어져 있어 한 표로 읽을 수 없습니다.", $"The arrays at '{path}' lie in too many places to be read as one table."),
        new("더 바깥 경로를 --set records=경로 로 지정하세요.", "Name an outer path with --set records=PATH."), file);

    private static InputException NoRecords(string file) => new(
        new("표로 읽을 레코드가 없습니다.", "It holds nothing that could be the rows of a table."),
        new("레코드가 있는 위치를 --set records=경로 로 지정하세요.", "Say where the records are with --set records=PATH."), file);
}
