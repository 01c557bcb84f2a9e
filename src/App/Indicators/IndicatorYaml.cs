using System.Globalization;
using System.Text;
using Maru.App.Sources;
using Maru.Core;
using Maru.Methods.KoreanText;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Indicators;

/// <summary>Indicators as YAML: one mapping, or a list of them. What is written is read back the same.</summary>
public static class IndicatorYaml
{
    private const int Longest = 200_000;
    private const int MostNested = 4;
    private const int LongestId = 60;
    private const int LongestText = 4_000;
    private const int MostDecimals = 6;

    private static readonly string[] s_names =
        ["id", "title", "englishTitle", "about", "englishAbout", "dataset", "value", "where", "time", "grain", "region", "office", "unit", "englishUnit", "decimals", "good", "target", "warn", "alarm", "owner"];

    /// <exception cref="InputException">It is no YAML of this form; the message says where and what to write.</exception>
    public static IReadOnlyList<Indicator> Read(string text, string where)
    {
        if (text.Length > Longest) throw new InputException(new($"지표 파일이 {text.Length:N0}자입니다.", $"The file of indicators has {text.Length:N0} characters."), new($"{Longest:N0}자까지 됩니다. 나누어 넣으세요.", $"Up to {Longest:N0} are taken; use several files."), where);
        return YamlText.Read(text, MostNested, where) switch
        {
            null => throw new InputException(new("파일이 비었습니다.", "The file is empty."), new("‘id: 지표이름’으로 시작하세요.", "Begin with 'id: …'."), where),
            YamlSequenceNode list => [.. list.Children.Select(node => One(node, $"{where}:{node.Start.Line}"))],
            var one => [One(one, where)],
        };
    }

    public static string Write(Indicator one)
    {
        var text = new StringBuilder();
        Line(text, "id", one.Id);
        Line(text, "title", one.Title.Ko);
        Line(text, "englishTitle", one.Title.En);
        Line(text, "about", one.About.Ko);
        Line(text, "englishAbout", one.About.En);
        Line(text, "dataset", one.Dataset);
        Line(text, "value", one.Value);
        Line(text, "where", one.Where);
        Line(text, "time", one.Time);
        Line(text, "grain", one.Grain.ToString().ToLowerInvariant());
        Line(text, "region", one.Region);
        Line(text, "office", one.Office);
        Line(text, "unit", one.Unit.Ko);
        Line(text, "englishUnit", one.Unit.En);
        if (one.Decimals > 0) Line(text, "decimals", one.Decimals.ToString(CultureInfo.InvariantCulture));
        if (one.Good != Direction.Neither) Line(text, "good", one.Good.ToString().ToLowerInvariant());
        foreach (var (name, number) in ((string, double?)[])[("target", one.Target), ("warn", one.Warn), ("alarm", one.Alarm)]) Line(text, name, number?.ToString("R", CultureInfo.InvariantCulture));
        Line(text, "owner", one.Owner);
        return text.ToString();
    }

    // In double quotes always: nothing of it can be taken for YAML's own signs.
    private static void Line(StringBuilder text, string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        text.Append(name).Append(": \"").Append(value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal)).Append("\"\n");
    }

    private static Indicator One(YamlNode node, string where)
    {
        if (node is not YamlMappingNode map) throw new InputException(new("지표가 ‘이름: 값’ 꼴이 아닙니다.", "The indicator is no mapping."), new("‘id: 지표이름’으로 시작하세요.", "Begin with 'id: …'."), where);
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!s_names.Contains(name)) throw new InputException(new($"‘{name}’{Josa.Pick(name, "은", "는")} 지표의 항목이 아닙니다.", $"'{name}' is no item of an indicator."), new($"쓸 수 있는 항목: {string.Join(", ", s_names)}", $"Items: {string.Join(", ", s_names)}"), where);
            if (value is not YamlScalarNode scalar) throw new InputException(new($"‘{name}’의 값이 하나가 아닙니다.", $"'{name}' has more than one value."), new("값을 하나만 쓰세요.", "Write one value."), where);
            if (scalar.Value is { Length: > LongestText }) throw new InputException(new($"‘{name}’{Josa.Pick(name, "이", "가")} {scalar.Value.Length:N0}자입니다.", $"'{name}' has {scalar.Value.Length:N0} characters."), new($"{LongestText:N0}자까지 쓰세요.", $"Write up to {LongestText:N0}."), where);
            if (!string.IsNullOrWhiteSpace(scalar.Value)) said[name] = scalar.Value.Trim();
        }
        string Required(string name, string example) => said.GetValueOrDefault(name) ?? throw new InputException(
            new($"지표에 {Josa.IGa(name)} 없습니다.", $"The indicator has no {name}."), new($"보기: {name}: {example}", $"For example: {name}: {example}"), where);
        double? Number(string name) => !said.TryGetValue(name, out var text) ? null : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new InputException(new($"{Josa.IGa(name)} '{text}'입니다.", $"{name} is '{text}'."), new("수를 쓰세요.", "Write a number."), where);
        T Named<T>(string name, T otherwise) where T : struct, Enum => !said.TryGetValue(name, out var text) ? otherwise : Enum.TryParse<T>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(text[0]) ? known
            : throw new InputException(new($"{Josa.IGa(name)} '{text}'입니다.", $"{name} is '{text}'."), new($"쓸 수 있는 값: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}", $"Values: {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}"), where);

        var id = Required("id", "complaints-received");
        if (!IsId(id)) throw new InputException(new($"id가 '{id}'입니다.", $"The id is '{id}'."), new($"글자와 숫자, 붙임표로 {LongestId}자까지 쓰세요.", $"Use letters, digits and hyphens, up to {LongestId}."), where);
        var title = Required("title", "접수한 민원");
        var decimals = Number("decimals") ?? 0;
        if (decimals is < 0 or > MostDecimals || decimals != Math.Floor(decimals)) throw new InputException(new($"decimals가 {decimals}입니다.", $"decimals is {decimals}."), new($"0에서 {MostDecimals}까지의 정수를 쓰세요.", $"Use a whole number from 0 to {MostDecimals}."), where);
        var one = new Indicator(id, new(title, said.GetValueOrDefault("englishTitle", title)), Required("dataset", "complaints"), Required("value", "count(*)"), Required("time", "접수일"), Named("grain", Grain.Month))
        {
            About = Both("about", "englishAbout"),
            Unit = Both("unit", "englishUnit"),
            Decimals = (int)decimals,
            Where = said.GetValueOrDefault("where"),
            Region = said.GetValueOrDefault("region"),
            Office = said.GetValueOrDefault("office"),
            Good = Named("good", Direction.Neither),
            Target = Number("target"),
            Warn = Number("warn"),
            Alarm = Number("alarm"),
            Owner = said.GetValueOrDefault("owner"),
        };
        if (one.Good == Direction.Neither && (one.Warn ?? one.Alarm) is not null) throw new InputException(
            new("경계값(warn, alarm)이 있는데 어느 쪽이 좋은지(good)가 없습니다.", "There are thresholds (warn, alarm), and it is not said which way is good."), new("good: up이나 good: down을 쓰세요.", "Write good: up or good: down."), where);
        if (one is { Warn: { } warn, Alarm: { } alarm } && (one.Good == Direction.Up ? alarm > warn : alarm < warn)) throw new InputException(
            new($"alarm({alarm})이 warn({warn})보다 먼저 닿습니다.", $"alarm ({alarm}) is reached before warn ({warn})."), new(one.Good == Direction.Up ? "alarm을 warn보다 작게 쓰세요." : "alarm을 warn보다 크게 쓰세요.", one.Good == Direction.Up ? "Make alarm the smaller." : "Make alarm the larger."), where);
        return one;

        Bilingual Both(string korean, string english) => new(said.GetValueOrDefault(korean, ""), said.GetValueOrDefault(english, said.GetValueOrDefault(korean, "")));
    }

    /// <summary>True for what may be the name of a file and of a page.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= LongestId && char.IsLetterOrDigit(text[0]) && text.All(letter => char.IsLetterOrDigit(letter) || letter == '-');
}
