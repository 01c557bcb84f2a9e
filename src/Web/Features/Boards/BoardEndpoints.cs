using Maru.App.Boards;
using Maru.App.Export;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Web.Features.Api;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Boards;

/// <summary>Files of tiles: what a tile shows under the board's filters.</summary>
public static class BoardEndpoints
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapBoards(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ApiErrors>().ExcludeFromDescription();
        files.MapMethods(BoardAddress.All + "/{id}/tiles/{tile}.csv", GetAndHead, Csv);
        return routes;
    }

    private static async Task Csv(string id, string tile, HttpContext http, BoardDesk desk)
    {
        var board = desk.Find(id.Normalize(System.Text.NormalizationForm.FormC)) ?? throw Missing(BoardDesk.Gone(id));
        var declared = board.Tiles.FirstOrDefault(one => one.Id == tile) ?? throw Missing(new InputException(new($"‘{id}’ 현황판에 ‘{tile}’ 타일이 없습니다.", $"The board '{id}' has no tile '{tile}'."), null, "tile"));
        var figure = TileFigure.Of(desk.View(declared), BoardFilter.Read(http.Request.Query["region"], http.Request.Query["office"], http.Request.Query["month"]), Viewer.Read(http.Request));
        if (figure.State is { } state) throw new ApiProblem(state.NoPermission ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound, state.NoPermission ? "not-open" : "unknown-board", new InputException(state.Title, state.Text));
        using var buffer = new MemoryStream();
        using (var sink = new ByteSink(buffer))
        {
            using IResultWriter writer = new CsvWriter(sink, new(ByteOrderMark: true, GuardFormulas: true));
            var rows = new WrittenRows([.. figure.Rows.Select(row => row.Select(cell => cell is bool truth ? truth ? "true" : "false" : cell).ToArray())]);
            writer.Begin([.. figure.Columns.Select((name, at) => new OutputColumn(name, figure.Rows.Any(row => row[at] is double) && figure.Rows.All(row => row[at] is null or double) ? ResultType.Double : ResultType.Text))]);
            writer.Write(rows, rows.Rows);
            writer.End();
            sink.Flush();
        }
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"tile.csv\"; filename*=UTF-8''{Uri.EscapeDataString($"{board.Title.Ko} {figure.Title}")}.csv";
        await JsonAnswer.Send(http, "text/csv; charset=utf-8", buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static ApiProblem Missing(InputException why) => new(StatusCodes.Status404NotFound, "unknown-board", why);
}
