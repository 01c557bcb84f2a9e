using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Indicators;

/// <summary>Indicators as YAML: one mapping, or a list of them. What is written is read back the same.</summary>
public static class IndicatorYaml
{
    private const int Longest = 200_000;
    private const int MostNested = 4;
    private const int MostDecimals = 6;

    private static readonly Bilingual s_noun = new("지표", "indicator");

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

    /// <exception cref="InputException">It is no YAML of this form, or holds another number of indicators than one.</exception>
    public static Indicator ReadOne(string text, string where) => Read(text, where) is [var one] ? one : throw new InputException(
        new($"{where}에 지표가 하나가 아닙니다.", $"{where} holds another number of indicators than one."), new("하나만 쓰세요. 여럿은 'maru indicators add 파일'로 넣습니다.", "Write one; 'maru indicators add FILE' takes several."), where);

    public static string Write(Indicator one) => YamlItems.TextOf(YamlItems.Write(
        ("id", one.Id), ("title", one.Title.Ko), ("englishTitle", one.Title.En), ("about", one.About.Ko), ("englishAbout", one.About.En), ("dataset", one.Dataset), ("value", one.Value), ("where", one.Where), ("time", one.Time),
        ("grain", Lower(one.Grain)), ("region", one.Region), ("office", one.Office), ("unit", one.Unit.Ko), ("englishUnit", one.Unit.En), ("decimals", one.Decimals > 0 ? one.Decimals : null), ("good", one.Good == Direction.Neither ? null : Lower(one.Good)),
        ("target", one.Target), ("warn", one.Warn), ("alarm", one.Alarm), ("owner", one.Owner)));

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Indicator One(YamlNode node, string where)
    {
        var said = new YamlItems(node, where, s_noun, s_names, []);
        var id = said.Required("id", "complaints-received");
        if (!DeclaredId.IsOne(id)) throw said.Wrong(new($"id가 '{id}'입니다.", $"The id is '{id}'."), new("글자와 숫자, 붙임표로 60자까지 쓰세요.", "Use letters, digits and hyphens, up to 60."));
        var title = said.Required("title", "접수한 민원");
        var one = new Indicator(id, new(title, said.Text("englishTitle") ?? title), said.Required("dataset", "complaints"), said.Required("value", "count(*)"), said.Required("time", "접수일"), said.Named("grain", Grain.Month))
        {
            About = said.Both("about", "englishAbout"),
            Unit = said.Both("unit", "englishUnit"),
            Decimals = said.Whole("decimals", 0, 0, MostDecimals),
            Where = said.Text("where"),
            Region = said.Text("region"),
            Office = said.Text("office"),
            Good = said.Named("good", Direction.Neither),
            Target = said.Number("target"),
            Warn = said.Number("warn"),
            Alarm = said.Number("alarm"),
            Owner = said.Text("owner"),
        };
        if (one.Good == Direction.Neither && (one.Warn ?? one.Alarm) is not null) throw said.Wrong(
            new("경계값(warn, alarm)이 있는데 어느 쪽이 좋은지(good)가 없습니다.", "There are thresholds (warn, alarm), and it is not said which way is good."), new("good: up이나 good: down을 쓰세요.", "Write good: up or good: down."));
        if (one is { Warn: { } warn, Alarm: { } alarm } && (one.Good == Direction.Up ? alarm > warn : alarm < warn)) throw said.Wrong(
            new($"alarm({alarm})이 warn({warn})보다 먼저 닿습니다.", $"alarm ({alarm}) is reached before warn ({warn})."), new(one.Good == Direction.Up ? "alarm을 warn보다 작게 쓰세요." : "alarm을 warn보다 크게 쓰세요.", one.Good == Direction.Up ? "Make alarm the smaller." : "Make alarm the larger."));
        return one;
    }
}
