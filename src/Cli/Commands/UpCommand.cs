using System.CommandLine;
using System.Globalization;
using Maru.App.Catalog;
using Maru.City;
using Maru.Hosting;
using Microsoft.Extensions.Hosting;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Cli.Commands;

internal static class UpCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "포트(기본 8080) · port", DefaultValueFactory = _ => 8080 };
        var empty = new Option<bool>("--empty") { Description = "표본 도시를 넣지 않기 · without the sample city" };
        var command = new Command("up", "웹을 켭니다 · serve the web pages and API") { port, empty };
        command.SetAction(async (parsed, stop) =>
        {
            CommonOptions.RequireEngine(parsed);
            await using var app = MaruServer.Build(parsed.GetValue(CommonOptions.Data)!, parsed.GetValue(port));
            if (!parsed.GetValue(empty)) await SampleCity.LoadWhenEmpty(app.Services, new CityOptions(), stop);
            await app.StartAsync(stop);
            Console.Out.WriteLine($"ready: {app.Urls.First()}");
            Console.Out.WriteLine($"데이터 올리기 · to add data: {app.Urls.First()}{app.Services.GetRequiredService<DeskKey>().Address}");
            await app.WaitForShutdownAsync(stop);
            return 0;
        });
        return command;
    }
}
