using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.Linking;

/// <summary>How a pair of columns is compared.</summary>
public enum LinkFieldKind
{
    /// <summary>The same or not.</summary>
    Exact,
    /// <summary>Short text: names of places, titles.</summary>
    Text,
    /// <summary>Persons' names.</summary>
    Name,
    Address,
    Date,
    Number,
    /// <summary>Longitude and latitude, two columns each.</summary>
    Place,
}

/// <summary>A pair of columns that say the same of a thing, written <c>왼쪽=오른쪽:종류</c>, or <c>경도,위도=경도,위도:place</c>.</summary>
public sealed record LinkField(IReadOnlyList<string> Left, IReadOnlyList<string> Right, LinkFieldKind Kind)
{
    public string Name => string.Join(",", Left);

    public static LinkField Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var kindText = colon < 0 ? "text" : text[(colon + 1)..].Trim();
        var sides = (colon < 0 ? text : text[..colon]).Split('=', StringSplitOptions.TrimEntries);
        if (!Enum.TryParse<LinkFieldKind>(kindText, ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || int.TryParse(kindText, out _))
            throw Wrong(text, $"'{kindText}'{Josa.Pick(kindText, "이라는", "라는")} 종류는 없습니다.", $"There is no kind '{kindText}'.");
        var (left, right) = (Columns(sides[0]), Columns(sides[^1]));
        var wanted = kind == LinkFieldKind.Place ? 2 : 1;
        if (sides.Length > 2 || left.Length != wanted || right.Length != wanted)
            throw Wrong(text, $"‘{text}’에서 양쪽 컬럼을 {wanted}개씩 찾지 못했습니다.", $"Expected {wanted} column(s) on each side of '{text}'.");
        return new(left, right, kind);
    }

    private static string[] Columns(string side) => side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static InputException Wrong(string text, string ko, string en) => new(
        new(ko, en),
        new("왼쪽=오른쪽:종류로 쓰세요. 종류: exact, text, name, address, date, number, place(경도,위도=경도,위도:place).", "Write left=right:kind. Kinds: exact, text, name, address, date, number, place (lon,lat=lon,lat:place)."),
        text);
}

/// <summary>A table that says which key of the left dataset is which of the right, written <c>데이터:왼쪽키컬럼=오른쪽키컬럼</c>.</summary>
public sealed record LinkCrosswalk(string Dataset, string Left, string Right)
{
    public static LinkCrosswalk Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        if (parts is [{ Length: > 0 } dataset, var columns] && columns.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } left, { Length: > 0 } right]) return new(dataset, left, right);
        throw new InputException(
            new($"대응표 ‘{text}’를 읽지 못했습니다.", $"The crosswalk '{text}' can't be read."),
            new("데이터:왼쪽키컬럼=오른쪽키컬럼으로 쓰세요.", "Write dataset:left-key-column=right-key-column."), "--through");
    }
}

/// <summary>Which datasets are linked, by what, and where the links go.</summary>
/// <param name="Fields">What is compared; may be empty when there is a crosswalk.</param>
public sealed record LinkDeclaration(string Left, string Right, IReadOnlyList<LinkField> Fields)
{
    /// <summary>Column whose values are the things that are linked; rows with the same one are one thing. Null: the dataset's key column.</summary>
    public string? LeftKey { get; init; }

    public string? RightKey { get; init; }

    /// <summary>Consulted first: pairs it gives are links, and their things are not compared any more.</summary>
    public LinkCrosswalk? Through { get; init; }

    /// <summary>Id of the dataset of links; null makes one of both names.</summary>
    public string? Result { get; init; }

    /// <summary>Probability from which a pair is a link.</summary>
    public double LinkFrom { get; init; } = 0.95;

    /// <summary>Probability from which a person should look.</summary>
    public double ReviewFrom { get; init; } = 0.5;

    /// <summary>A thing of the right may stand in several links: rides at stops, complaints in buildings.</summary>
    public bool ManyToOne { get; init; }

    public int Seed { get; init; } = 1;

    public string ResultId => Result ?? DatasetSlug.From($"{Left} {Right} 연결");
}
