using System.Text.RegularExpressions;
using Maru.Core;

namespace Maru.App.Metadata;

/// <summary>A law and the place in it that a dataset rests on, written <c>도로법 제61조 제1항</c>.</summary>
/// <param name="Article">제61조, 제24조의2; null when the whole law is named.</param>
/// <param name="Rest">제1항 제2호, or what stands behind; null for nothing.</param>
public sealed partial record LegalReference(string Law, string? Article, string? Rest)
{
    // Renamed by 법률 제21392호, in force since 2026-08-28.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["데이터기반행정 활성화에 관한 법률"] = "인공지능 및 데이터 기반 행정 활성화에 관한 법률",
        ["데이터기반행정 활성화에 관한 법률 시행령"] = "인공지능 및 데이터 기반 행정 활성화에 관한 법률 시행령",
    };

    /// <summary>The name the law has today.</summary>
    public string LawToday => Renamed.GetValueOrDefault(Law, Law);

    public string Text => string.Join(' ', new[] { LawToday, Article, Rest }.OfType<string>());

    /// <summary>Reads references, one a line; 「」 around a law's name are left out.</summary>
    /// <exception cref="InputException">A line names no law.</exception>
    public static IReadOnlyList<LegalReference> Parse(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Read(line) ?? throw new InputException(
            new($"법적 근거 \"{line}\"에서 법령 이름을 찾지 못했습니다.", $"There is no name of a law in \"{line}\"."),
            new("'도로법 제61조'처럼 법령명과 조를 한 줄에 하나씩 쓰세요.", "Write the law and its article, one a line: 도로법 제61조."), MetadataFields.LegalBasis))];

    /// <summary>Null when the line names no law.</summary>
    public static LegalReference? Read(string line)
    {
        var plain = Spaces().Replace(line.Replace("「", "", StringComparison.Ordinal).Replace("」", " ", StringComparison.Ordinal), " ").Trim();
        var match = WithArticle().Match(plain) is { Success: true } whole ? whole : WithoutArticle().Match(plain);
        if (!match.Success) return null;
        string? Part(string name) => match.Groups[name].Value.Trim(' ', ',', '·') is { Length: > 0 } part ? part : null;
        return new(Part("law")!, Part("article")?.Replace(" ", "", StringComparison.Ordinal), Part("rest"));
    }

    [GeneratedRegex(@"^(?<law>\S.*?(?:법률|법|헌법|령|규칙|규정|조례|훈령|예규|고시|지침|협약))\s*(?<article>제\s?\d+\s?조(?:의\s?\d+)?)\s*(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex WithArticle();

    [GeneratedRegex(@"^(?<law>\S.*(?:법률|법|헌법|령|규칙|규정|조례|훈령|예규|고시|지침|협약))$", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutArticle();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
