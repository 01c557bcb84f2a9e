namespace Maru.Core.Cards;

/// <summary>
/// How a connector or an analysis declares itself. The form, the command line help, the HTTP schema and the docs page are all made from it.
/// </summary>
/// <param name="Id">Stable id in kebab case: what scripts and addresses use.</param>
public sealed record Card(string Id, Bilingual Name, Bilingual Summary, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>Checks given settings against the declared parameters and fills in defaults.</summary>
    /// <exception cref="InputException">An unknown setting, or a value outside its type or limits.</exception>
    public Settings Bind(IReadOnlyDictionary<string, string> given)
    {
        foreach (var name in given.Keys)
            if (Parameters.All(p => p.Id != name))
                throw UnknownSetting(name);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in Parameters)
        {
            var value = given.TryGetValue(parameter.Id, out var text) ? parameter.Check(text) : parameter.Default;
            if (value is not null) values[parameter.Id] = value;
        }
        return new Settings(values);
    }

    private InputException UnknownSetting(string name)
    {
        var known = Parameters.Count == 0 ? "-" : string.Join(", ", Parameters.Select(p => p.Id));
        return new(
            new($"'{name}' 설정은 {Name.Ko}에 없습니다.", $"{Name.En} has no setting '{name}'."),
            new($"쓸 수 있는 설정: {known}", $"Settings it takes: {known}"),
            $"--set {name}");
    }
}

/// <summary>Checked settings: every value is of its parameter's type and within its limits.</summary>
public sealed class Settings(IReadOnlyDictionary<string, string> values)
{
    public static Settings None { get; } = new(new Dictionary<string, string>());

    public IReadOnlyDictionary<string, string> Values => values;

    public string? Text(string id) => values.GetValueOrDefault(id);

    public double? Number(string id) =>
        values.TryGetValue(id, out var text) ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    public bool Flag(string id) => values.TryGetValue(id, out var text) && text == "true";
}
