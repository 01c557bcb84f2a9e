using System.Globalization;
using System.Text.Json;

namespace Maru.App.OpenApi;

/// <summary>
/// Finds a value by names joined by dots. <c>*</c> is any name (services put their own at the top); through an array the first element that
/// has the rest is taken, for envelopes written as <c>[{"head":…},{"row":…}]</c>.
/// </summary>
internal static class AnswerPath
{
    public static JsonElement? Find(JsonElement from, string path) => path.Length == 0 ? from : Find(from, path.Split('.'), 0);

    /// <summary>The value as text; null when it is not there or no plain value.</summary>
    public static string? Text(JsonElement from, IEnumerable<string> paths)
    {
        foreach (var path in paths)
            if (Find(from, path) is { } found && Scalar(found) is { } text) return text;
        return null;
    }

    public static long? Number(JsonElement from, IEnumerable<string> paths) =>
        long.TryParse(Text(from, paths), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Find(JsonElement from, string[] names, int at)
    {
        if (at == names.Length) return from;
        if (from.ValueKind == JsonValueKind.Array) return First(from.EnumerateArray(), element => element.ValueKind == JsonValueKind.Object ? Find(element, names, at) : null);
        if (from.ValueKind != JsonValueKind.Object) return null;
        if (names[at] == "*") return First(from.EnumerateObject(), member => Find(member.Value, names, at + 1));
        return from.TryGetProperty(names[at], out var next) ? Find(next, names, at + 1) : null;
    }

    private static JsonElement? First<T>(IEnumerable<T> all, Func<T, JsonElement?> find) => all.Select(find).FirstOrDefault(found => found is not null);
}
