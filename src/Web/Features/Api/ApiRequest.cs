using System.Globalization;
using System.Text;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>What every address about one dataset reads from its request.</summary>
internal static class ApiRequest
{
    /// <summary>The parameters, each value on its own, in the order they came.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(HttpRequest request)
    {
        foreach (var (name, values) in request.Query)
            foreach (var value in values)
                yield return new(name.Normalize(NormalizationForm.FormC), value ?? "");
    }

    /// <exception cref="ApiProblem">No such dataset or version, or it is not open.</exception>
    public static VersionManifest Dataset(HttpRequest request, string id, ReadableVersions versions)
    {
        id = id.Normalize(NormalizationForm.FormC);
        var version = Version(request);
        var manifest = versions.Find(id, version, request.Query["after"].FirstOrDefault()) ?? throw ApiProblem.NoDataset(id, versions.Find(id) is null ? null : version);
        return versions.IsOpen(id) ? manifest : throw ApiProblem.NotOpen(id);
    }

    /// <summary>Where the address tells of the dataset as a whole: who was granted some of its rows only is refused.</summary>
    /// <exception cref="ApiProblem">No such dataset or version, or not all of it is open.</exception>
    public static VersionManifest WholeDataset(HttpRequest request, string id, ReadableVersions versions)
    {
        var manifest = Dataset(request, id, versions);
        return versions.IsWhole(manifest.Dataset) ? manifest : throw ApiProblem.ShareOnly(manifest.Dataset);
    }

    /// <summary>Refuses parameters an address does not know, so that a slip is noticed.</summary>
    public static void Allow(HttpRequest request, params ReadOnlySpan<string> names)
    {
        foreach (var name in request.Query.Keys)
            if (!names.Contains(name) && name is not ("lang" or "format"))
                throw new InputException(
                    new($"'{name}' 매개변수는 여기에 없습니다.", $"There is no parameter '{name}' here."),
                    new($"쓸 수 있는 매개변수: {(names.Length == 0 ? "-" : string.Join(", ", names))}", $"Parameters: {(names.Length == 0 ? "-" : string.Join(", ", names))}"), name);
    }

    /// <summary>A whole number of at least one.</summary>
    public static int? Number(HttpRequest request, string name, int most)
    {
        if (request.Query[name] is not [{ Length: > 0 } text, ..]) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
        throw new InputException(
            new($"{name} 값이 \"{text}\"입니다.", $"{name} is \"{text}\"."),
            new(string.Create(CultureInfo.InvariantCulture, $"1 이상 {most} 이하의 정수를 쓰세요."), string.Create(CultureInfo.InvariantCulture, $"Use a whole number from 1 to {most}.")), $"{name}={text}");
    }

    /// <summary>This address with another <c>after</c>.</summary>
    public static string NextPage(HttpRequest request, string after)
    {
        var address = new StringBuilder().Append(request.PathBase.ToUriComponent()).Append(request.Path.ToUriComponent());
        var separator = '?';
        foreach (var (name, value) in Parameters(request).Where(p => p.Key != "after").Append(new("after", after)))
        {
            address.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return address.ToString();
    }

    private static int? Version(HttpRequest request) => Number(request, "version", int.MaxValue);
}
