using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.OpenApi;

/// <summary>An API and what a person asks of it: every value checked, defaults filled in.</summary>
internal sealed class ApiCall
{
    private readonly Dictionary<string, string> _sent;

    private ApiCall(ApiDescription api, Dictionary<string, string> sent, string origin, string title)
    {
        Api = api;
        _sent = sent;
        Origin = origin;
        Title = title;
    }

    public ApiDescription Api { get; }

    /// <summary>The call as people would write it again: <c>api:kma-village-forecast?nx=73&amp;ny=134</c>.</summary>
    public string Origin { get; }

    /// <summary>Tells this call from others: what is sent, and how the answer is to be read.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', _sent.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend(Api.Text)))))[..32];

    /// <summary>The API's name, with the values that make it another dataset.</summary>
    public string Title { get; }

    /// <param name="given">Settings, those behind a question mark in the name and those of the command line together.</param>
    /// <exception cref="InputException">An unknown setting, a wrong value, or one that is missing.</exception>
    public static ApiCall Of(ApiDescription api, IReadOnlyDictionary<string, string> given, DateTimeOffset now)
    {
        var name = "api:" + api.Id;
        foreach (var key in api.Keys.Where(key => given.ContainsKey(key.Parameter) || given.ContainsKey(key.Name))) throw ApiErrors.KeyAsSetting(name, key.Parameter, key.Name);
        var (known, filters) = Sorted(api, given);
        var bound = CardOf(api).Bind(known);
        var sent = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in api.Parameters)
        {
            var value = ApiMoments.Fill(bound.Text(parameter.Id) ?? "", api.Moment, now);
            if (value.Length == 0 && parameter.Required) throw ApiErrors.Required(name, parameter);
            sent[parameter.Sends ?? parameter.Id] = value;
        }
        foreach (var (field, value) in filters) sent[field] = value;
        var parts = api.Parameters.Where(parameter => parameter.Part).Select(parameter => sent[parameter.Sends ?? parameter.Id]).Concat(filters.Values).Where(value => value.Length > 0);
        var query = string.Join('&', given.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Written(pair.Value)}"));
        return new(api, sent, query.Length == 0 ? name : $"{name}?{query}", string.Join(' ', parts.Prepend(api.Name.Ko)));
    }

    // Readable, but for the signs that part one value from the next.
    private static string Written(string value) => value.Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal);

    /// <summary>The API's settings as every form and help shows them.</summary>
    public static Card CardOf(ApiDescription api) => new(api.Id, api.Name.Both, api.Summary.Both, [.. api.Parameters.Select(ParameterOf)]);

    private static Parameter ParameterOf(ApiParameter parameter)
    {
        var label = parameter.Label.Ko.Length == 0 ? new(parameter.Id, parameter.Id) : parameter.Label.Both;
        return parameter.Choices.Count == 0
            ? new(parameter.Id, ParameterType.Text, label, parameter.Help.Both, parameter.Default)
            : new(parameter.Id, ParameterType.Choice, label, parameter.Help.Both, parameter.Default, Choices: [.. parameter.Choices.Select(choice => new Choice(choice, new(choice, choice)))]);
    }

    private static (Dictionary<string, string> Known, SortedDictionary<string, string> Filters) Sorted(ApiDescription api, IReadOnlyDictionary<string, string> given)
    {
        var filters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
            if (api.Filters && api.Parameters.All(parameter => parameter.Id != name) && IsField(name)) filters[name] = value;
            else known[name] = value;
        return (known, filters);
    }

    private static bool IsField(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>The address of a page.</summary>
    /// <param name="number">0, 1, 2 … of the page.</param>
    public Uri AddressOf(int number, string? cursor, IReadOnlyDictionary<string, string> keys, string? token)
    {
        var query = new List<(string Name, string Value)>();
        foreach (var key in Api.Keys.Where(key => !key.ForToken && key.Parameter.Length > 0)) query.Add((key.Parameter, keys[key.Name]));
        if (Api.Token is { } bought && token is not null) query.Add((bought.Parameter, token));
        query.AddRange(Api.Fixed.Select(pair => (pair.Key, pair.Value)));
        query.AddRange(_sent.Where(pair => pair.Value.Length > 0 && !IsInPath(pair.Key)).Select(pair => (pair.Key, pair.Value)));
        query.AddRange(PagingOf(number, cursor));
        return Compose(Path(number, keys), query);
    }

    /// <summary>The address keys buy a token at.</summary>
    public Uri TokenAddress(IReadOnlyDictionary<string, string> keys) =>
        Compose(Api.Token!.Address, Api.Keys.Where(key => key.ForToken).Select(key => (key.Parameter, keys[key.Name])));

    private IEnumerable<(string, string)> PagingOf(int number, string? cursor)
    {
        var paging = Api.Paging;
        if (paging.Kind == ApiPagingKind.Page) yield return (paging.Number, Text(paging.First + number));
        if (paging.Kind == ApiPagingKind.Cursor && cursor is not null) yield return (paging.Number, cursor);
        if (paging.Kind is ApiPagingKind.Page or ApiPagingKind.Cursor && paging.Size.Length > 0) yield return (paging.Size, Text(paging.Rows));
    }

    private bool IsInPath(string name) => Api.Address.Contains($"{{{name}}}", StringComparison.Ordinal);

    private string Path(int number, IReadOnlyDictionary<string, string> keys)
    {
        var path = Api.Address
            .Replace("{start}", Text((number * Api.Paging.Rows) + 1), StringComparison.Ordinal)
            .Replace("{end}", Text((number + 1) * Api.Paging.Rows), StringComparison.Ordinal);
        foreach (var key in Api.Keys) path = path.Replace($"{{{key.Name}}}", Uri.EscapeDataString(keys[key.Name]), StringComparison.Ordinal);
        foreach (var (name, value) in _sent) path = path.Replace($"{{{name}}}", Segments(value), StringComparison.Ordinal);
        return path.TrimEnd('/');
    }

    // A value may be several parts of a path, as 20260930/08/11110515, but may not climb.
    private string Segments(string value)
    {
        var parts = value.Split('/');
        return parts.Any(part => part is "." or "..") ? throw ApiErrors.PathValue(Origin, value) : string.Join('/', parts.Select(Uri.EscapeDataString));
    }

    private static Uri Compose(string address, IEnumerable<(string Name, string Value)> query)
    {
        var pairs = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        return new(pairs.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{pairs}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
