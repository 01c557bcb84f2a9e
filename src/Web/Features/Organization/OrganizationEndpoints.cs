using System.Globalization;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Organization;
using Maru.Core;
using Maru.Web.Features.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Features.Organization;

/// <summary>The organisation as files, for those who may see its page.</summary>
public static class OrganizationEndpoints
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddOrganizationPages(this IServiceCollection services) => services.AddSingleton<OrgUploads>();

    public static IEndpointRouteBuilder MapOrganization(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ApiErrors>().ExcludeFromDescription();
        files.MapMethods(OrganizationAddress.Units, GetAndHead, (HttpContext http, CatalogStore catalog) => Send(http, "조직", stream => OrgExport.Units(stream, catalog.Snapshot().Organization)));
        files.MapMethods(OrganizationAddress.People, GetAndHead, (HttpContext http, OrgDesk desk) => Send(http, "직원", stream => OrgExport.People(stream, desk.View(Day(http.Request.Query["on"]))), "on"));
        files.MapMethods(OrganizationAddress.CompletenessFile(null), GetAndHead, (HttpContext http, OrgDesk desk) => Send(http, "데이터 제출 현황",
            stream => OrgExport.Deliveries(stream, desk.Deliveries().Where(one => http.Request.Query["department"] is not [{ Length: > 0 } id, ..] || one.Unit.Id == id)), "department"));
        return routes;
    }

    /// <summary>A day as addresses have it; null for anything else.</summary>
    internal static DateOnly? Day(string? written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static async Task Send(HttpContext http, string name, Action<Stream> write, params string[] known)
    {
        if (!AccessRules.MaySomewhere(Asking.Current, Act.SeeOrganization)) throw new ApiProblem(StatusCodes.Status403Forbidden, "not-open", new InputException(
            new("직원만 받을 수 있는 파일입니다.", "This file is for staff."), new("직원 계정으로 로그인하세요.", "Sign in with an account of staff.")));
        foreach (var asked in http.Request.Query.Keys.Except([.. known, "lang"])) throw new InputException(new($"'{asked}' 매개변수는 여기에 없습니다.", $"There is no parameter '{asked}' here."), null, asked);
        using var buffer = new MemoryStream();
        write(buffer);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"organization.csv\"; filename*=UTF-8''{Uri.EscapeDataString(name)}.csv";
        await JsonAnswer.Send(http, "text/csv; charset=utf-8", buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
