using System.Text;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Data;
using YamlDotNet.RepresentationModel;

namespace Maru.App.Quality.Rules;

/// <summary>Rules as YAML: a list of rules, each with its kind, columns, the kind's settings side by side, severity and why. What is written is read back the same.</summary>
public static class RuleYaml
{
    private const int Longest = 1_000_000;
    private const int MostNested = 64;
    private static readonly string[] Own = ["id", "dataset", "kind", "columns", "severity", "why", "state"];

    /// <exception cref="InputException">It is no YAML of this form; the message says where.</exception>
    public static IReadOnlyList<RuleDraft> Read(string text, string where)
    {
        if (text.Length > Longest) throw new InputException(new("규칙 파일이 1MB보다 큽니다.", "The file of rules is larger than 1 MB."), null, where);
        if (YamlText.Read(text, MostNested, where, mayHoldControls: true) is not { } root) return [];
        if (root is not YamlSequenceNode list)
            throw new InputException(new("규칙 목록이 아닙니다.", "It is no list of rules."), new("규칙마다 ‘- kind: range’처럼 줄표로 시작하세요.", "Begin each rule with '- kind: …'."), where);
        return [.. list.Children.Select(node => Rule(node, $"{where}:{node.Start.Line}"))];
    }

    public static string Write(IEnumerable<QualityRule> rules)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            Line(text, "- id", rule.Id);
            Line(text, "  dataset", rule.Dataset);
            Line(text, "  kind", rule.Kind);
            if (rule.Columns.Count > 0) text.Append("  columns: [").AppendJoin(", ", rule.Columns.Select(Quoted)).Append("]\n");
            foreach (var (name, value) in rule.Parameters) Line(text, "  " + name, value);
            Line(text, "  severity", rule.Severity.ToString().ToLowerInvariant());
            if (rule.State != RuleState.Approved) Line(text, "  state", rule.State.ToString().ToLowerInvariant());
            Line(text, "  why", rule.Why);
        }
        return text.Length == 0 ? "[]\n" : text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(Quoted(value)).Append('\n');

    // In double quotes unless it is plain words: then nothing of it can be taken for YAML's own signs.
    private static string Quoted(string value)
    {
        if (value.Length > 0 && value.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or ' ') && char.IsLetterOrDigit(value[0]) && value[^1] != ' ' && value.Trim().ToUpperInvariant() is not ("TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF")) return value;
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ when char.IsControl(c) => $"\\u{(int)c:x4}", _ => c.ToString() });
        return text.Append('"').ToString();
    }

    private static RuleDraft Rule(YamlNode node, string where)
    {
        if (node is not YamlMappingNode map) throw new InputException(new("규칙이 ‘이름: 값’ 꼴이 아닙니다.", "The rule is no mapping."), new("‘- kind: range’처럼 쓰세요.", "Write '- kind: range'."), where);
        var fields = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Children) fields[(key as YamlScalarNode)?.Value ?? ""] = value;
        string? Text(string name) => fields.TryGetValue(name, out var value) ? Scalar(value, name, where) : null;
        var kind = RuleKinds.Require(Text("kind") ?? throw new InputException(
            new("규칙에 kind가 없습니다.", "The rule has no kind."), new($"쓸 수 있는 종류: {string.Join(", ", RuleKinds.All.Select(k => k.Card.Id))}", $"Kinds: {string.Join(", ", RuleKinds.All.Select(k => k.Card.Id))}"), where));
        var parameters = fields.Where(field => !Own.Contains(field.Key)).ToDictionary(field => field.Key, field => Values(field.Value, field.Key, where), StringComparer.Ordinal);
        try
        {
            kind.Card.Card.Bind(parameters);
        }
        catch (InputException e)
        {
            throw new InputException(e.Problem, e.Todo, where, e);
        }
        return new(Text("id"), Text("dataset"), kind.Card.Id, Columns(fields, where), parameters, SeverityOf(Text("severity"), where), Text("why") ?? "")
        {
            State = Text("state") is { } state && Enum.TryParse<RuleState>(state, ignoreCase: true, out var known) ? known : RuleState.Approved,
        };
    }

    private static List<string> Columns(Dictionary<string, YamlNode> fields, string where)
    {
        if (!fields.TryGetValue("columns", out var columns)) return [];
        return columns is YamlSequenceNode list ? [.. list.Children.Select(c => Scalar(c, "columns", where))] : [Scalar(columns, "columns", where)];
    }

    // A list of allowed values may be written as a list.
    private static string Values(YamlNode node, string name, string where) =>
        node is YamlSequenceNode list ? Kinds.AllowedRule.Join(list.Children.Select(c => Scalar(c, name, where))) : Scalar(node, name, where);

    private static string Scalar(YamlNode node, string name, string where) => (node as YamlScalarNode)?.Value ?? throw new InputException(
        new($"‘{name}’의 값은 한 줄의 글이나 수여야 합니다.", $"'{name}' takes one text or number."), null, where);

    private static Severity SeverityOf(string? written, string where) => written switch
    {
        null => Severity.Warning,
        _ when Enum.TryParse<Severity>(written, ignoreCase: true, out var severity) && Enum.IsDefined(severity) => severity,
        _ => throw new InputException(new($"severity가 \"{written}\"입니다.", $"The severity is \"{written}\"."), new("info, warning, error 가운데 쓰세요.", "Use info, warning or error."), where),
    };
}
