using System.Globalization;
using Maru.App.Rows;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>How many rows there are, for formats that have no place for it: <c>Maru-Total-Rows</c>, <c>Maru-Matched-Rows</c> ("100000+" when counting stopped there).</summary>
internal static class CountHeaders
{
    public static void Set(HttpResponse response, VersionManifest manifest, MatchCount matched)
    {
        response.Headers["Maru-Version"] = manifest.Version.ToString(CultureInfo.InvariantCulture);
        response.Headers["Maru-Total-Rows"] = manifest.Rows.ToString(CultureInfo.InvariantCulture);
        if (matched.Rows is { } rows) response.Headers["Maru-Matched-Rows"] = rows.ToString(CultureInfo.InvariantCulture) + (matched.Exact ? "" : "+");
    }
}
