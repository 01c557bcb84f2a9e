using System.Globalization;
using Maru.Core;
using Maru.Methods.KoreanText;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Privacy;

/// <summary>A place in a recipe: what stands there, read as what is expected there, or said with its line what is wrong.</summary>
internal readonly record struct RecipeNode(YamlNode Node, string Name, string File)
{
    public string Where => $"{File}:{Node.Start.Line}";

    public bool IsMap => Node is YamlMappingNode;

    public bool IsList => Node is YamlSequenceNode;

    public IReadOnlyList<(string Key, RecipeNode Value)> Map()
    {
        if (Node is not YamlMappingNode map) throw Wrong("‘이름: 값’ 꼴이어야 합니다.", "takes 'name: value' pairs.");
        var file = File;
        return [.. map.Children.Select(pair => ((pair.Key as YamlScalarNode)?.Value ?? "", new RecipeNode(pair.Value, (pair.Key as YamlScalarNode)?.Value ?? "", file)))];
    }

    public IReadOnlyList<RecipeNode> List()
    {
        var (name, file) = (Name, File);
        return Node is YamlSequenceNode list ? [.. list.Children.Select(node => new RecipeNode(node, name, file))] : Node is YamlScalarNode { Value: "" or null } ? [] : [this];
    }

    public string Text() => (Node as YamlScalarNode)?.Value is { Length: > 0 } text ? text : throw Wrong("값은 한 줄의 글이나 수여야 합니다.", "takes one text or number.");

    public double Number(double least, double most)
    {
        if (double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        throw Wrong(
            string.Create(CultureInfo.InvariantCulture, $"값이 \"{Text()}\"입니다. {least:0.######}에서 {most:0.######} 사이의 수를 쓰세요."),
            string.Create(CultureInfo.InvariantCulture, $"is \"{Text()}\". Write a number from {least:0.######} to {most:0.######}."));
    }

    public int Whole(int least, int most)
    {
        var number = Number(least, most);
        return number == Math.Floor(number) ? (int)number : throw Wrong($"값이 {Text()}입니다. 정수를 쓰세요.", $"is {Text()}. Write a whole number.");
    }

    public bool YesOrNo() => Text() switch
    {
        "true" => true,
        "false" => false,
        var other => throw Wrong($"값이 \"{other}\"입니다. true나 false를 쓰세요.", $"is \"{other}\". Write true or false."),
    };

    public T OneOf<T>(params (string Written, T Meant)[] choices)
    {
        var text = Text();
        foreach (var (written, meant) in choices)
            if (written == text) return meant;
        var known = string.Join(", ", choices.Select(choice => choice.Written));
        throw Wrong($"값이 \"{text}\"입니다. 쓸 수 있는 값: {known}", $"is \"{text}\". It takes {known}.");
    }

    public InputException Wrong(string ko, string en) => new(new($"‘{Name}’의 {ko}", $"'{Name}' {en}"), null, Where);

    public InputException Unknown(string key, IEnumerable<string> known) => new(
        new($"‘{key}’{Josa.Pick(key, "이라는", "라는")} 항목은 없습니다.", $"There is no '{key}' here."),
        new($"쓸 수 있는 항목: {string.Join(", ", known)}", $"Known here: {string.Join(", ", known)}"), Where);
}
