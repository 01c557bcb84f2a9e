using System.Text;
using Maru.App.Access;
using Maru.App.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Shell;

/// <summary>Who may change what an address is about.</summary>
internal static class Gate
{
    /// <summary>True for those who keep all data, and under a dataset's own address for those who keep the data of its office.</summary>
    public static bool MayEdit(HttpContext http)
    {
        var reader = http.Reader();
        if (AccessRules.May(reader, Act.Edit)) return true;
        if (!AccessRules.MaySomewhere(reader, Act.Edit) || !http.Request.Path.StartsWithSegments("/datasets") || http.GetRouteValue("id") is not string id) return false;
        var snapshot = http.RequestServices.GetRequiredService<CatalogStore>().Snapshot();
        return snapshot.Find(id.Normalize(NormalizationForm.FormC)) is { } entry && AccessRules.May(reader, Act.Edit, entry, snapshot.Organization, snapshot.Today);
    }
}
