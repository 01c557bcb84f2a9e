using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Sources;

/// <summary>The items of one thing that people declare in YAML: a mapping of names that are known to values that are one each, or lists.</summary>
internal sealed class YamlItems
{
    private const int LongestText = 20_000;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, YamlSequenceNode> _lists = new(StringComparer.Ordinal);
    private readonly string _where;
    private readonly Bilingual _noun;

    /// <param name="noun">What it is called in messages.</param>
    /// <param name="names">Items with one value.</param>
    /// <param name="lists">Items with a list.</param>
    /// <exception cref="InputException">It is no mapping, or has an item that is not known or of another kind.</exception>
    public YamlItems(YamlNode node, string where, Bilingual noun, IReadOnlyList<string> names, IReadOnlyList<string> lists)
    {
        (_where, _noun) = (where, noun);
        if (node is not YamlMappingNode map) throw Wrong(new($"{Josa.IGa(noun.Ko)} ‘이름: 값’ 꼴이 아닙니다.", $"The {noun.En} is no mapping."), new("‘id: 이름’으로 시작하세요.", "Begin with 'id: …'."));
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            var at = $"{where}:{key.Start.Line}";
            if (lists.Contains(name)) _lists[name] = value as YamlSequenceNode ?? throw new InputException(new($"‘{name}’의 값이 목록이 아닙니다.", $"'{name}' is no list."), new("줄마다 ‘- ’로 시작하거나 [하나, 둘]처럼 쓰세요.", "Write lines that begin with '- ', or [one, two]."), at);
            else if (!names.Contains(name)) throw new InputException(new($"‘{name}’{Josa.Pick(name, "은", "는")} {noun.Ko}의 항목이 아닙니다.", $"'{name}' is no item of the {noun.En}."), new($"쓸 수 있는 항목: {string.Join(", ", names.Concat(lists))}", $"Items: {string.Join(", ", names.Concat(lists))}"), at);
            else if (value is not YamlScalarNode { Value: var text }) throw new InputException(new($"‘{name}’의 값이 하나가 아닙니다.", $"'{name}' has more than one value."), new("값을 하나만 쓰세요.", "Write one value."), at);
            else if (text is { Length: > LongestText }) throw new InputException(new($"‘{name}’{Josa.Pick(name, "이", "가")} {text.Length:N0}자입니다.", $"'{name}' has {text.Length:N0} characters."), new($"{LongestText:N0}자까지 쓰세요.", $"Write up to {LongestText:N0}."), at);
            else if (!string.IsNullOrWhiteSpace(text)) _texts[name] = text.Trim();
        }
    }

    public string? Text(string name) => _texts.GetValueOrDefault(name);

    public IReadOnlyList<YamlNode> List(string name) => _lists.TryGetValue(name, out var list) ? [.. list.Children] : [];

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(node => (node as YamlScalarNode)?.Value ?? throw Wrong(new($"‘{name}’ 목록에 값 하나가 아닌 것이 있습니다.", $"The list '{name}' holds something else than values."), new("줄마다 값을 하나만 쓰세요.", "Write one value a line.")))];

    public string Required(string name, string example) => Text(name) ?? throw Wrong(new($"{_noun.Ko}에 {Josa.IGa(name)} 없습니다.", $"The {_noun.En} has no {name}."), new($"보기: {name}: {example}", $"For example: {name}: {example}"));

    public double? Number(string name) => Text(name) is not { } text ? null : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Wrong(new($"{Josa.IGa(name)} '{text}'입니다.", $"{name} is '{text}'."), new("수를 쓰세요.", "Write a number."));

    /// <exception cref="InputException">It is no whole number within the bounds.</exception>
    public int Whole(string name, int otherwise, int least, int most)
    {
        var number = Number(name) ?? otherwise;
        return number >= least && number <= most && number == Math.Floor(number) ? (int)number
            : throw Wrong(new($"{Josa.IGa(name)} {Text(name)}입니다.", $"{name} is {Text(name)}."), new($"{least}에서 {most}까지의 정수를 쓰세요.", $"Use a whole number from {least} to {most}."));
    }

    public T Named<T>(string name, T otherwise)
        where T : struct, Enum => Text(name) is not { } text ? otherwise : Enum.TryParse<T>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(text[0]) ? known
        : throw Wrong(new($"{Josa.IGa(name)} '{text}'입니다.", $"{name} is '{text}'."), new($"쓸 수 있는 값: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}", $"Values: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}"));

    /// <summary>Korean under a name, English under another; English is the Korean one where it is not said.</summary>
    public Bilingual Both(string korean, string english) => new(Text(korean) ?? "", Text(english) ?? Text(korean) ?? "");

    public InputException Wrong(Bilingual problem, Bilingual todo) => new(problem, todo, _where);

    /// <summary>YAML of items in order; those without a value are left out.</summary>
    public static YamlMappingNode Write(params (string Name, object? Value)[] items)
    {
        var map = new YamlMappingNode();
        foreach (var (name, value) in items)
        {
            YamlNode? node = value switch
            {
                null or "" => null,
                IReadOnlyList<string> list => list.Count == 0 ? null : new YamlSequenceNode(list.Select(text => new YamlScalarNode(text) { Style = ScalarStyle.DoubleQuoted })) { Style = YamlDotNet.Core.Events.SequenceStyle.Flow },
                YamlNode made => made,
                // In quotes, or as lines of their own: nothing of it can be taken for YAML's own signs.
                string text => new YamlScalarNode(text) { Style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted },
                IFormattable number => new YamlScalarNode(number.ToString(null, CultureInfo.InvariantCulture)),
                _ => throw new ArgumentException($"{name} is neither text nor number.", nameof(items)),
            };
            if (node is not null) map.Add(name, node);
        }
        return map;
    }

    public static string TextOf(YamlNode root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        var written = text.ToString();
        // The writer ends a document with its own mark.
        return written.EndsWith("...\n", StringComparison.Ordinal) ? written[..^4] : written;
    }
}
