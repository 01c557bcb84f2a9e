using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Maru.App.Catalog;
using Maru.City;
using Maru.Core;
using Maru.Hosting;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
            RequireFree(parsed.GetValue(port));
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

    // Asked before the sample city is made: nobody should wait a minute for a port that is taken.
    private static void RequireFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new InputException(
                new(string.Create(CultureInfo.InvariantCulture, $"포트가 {port}입니다."), string.Create(CultureInfo.InvariantCulture, $"The port is {port}.")),
                new("0에서 65535까지의 수를 쓰세요. 0이면 빈 포트를 고릅니다.", "Write a number from 0 to 65535; 0 takes any free one."), "--port");
        }
        catch (SocketException)
        {
            throw new InputException(
                new(string.Create(CultureInfo.InvariantCulture, $"{port}번 포트를 쓸 수 없습니다. 다른 프로그램이 쓰고 있거나 허락되지 않은 번호입니다."), string.Create(CultureInfo.InvariantCulture, $"Port {port} can't be used: another program has it, or it is not allowed.")),
                new(string.Create(CultureInfo.InvariantCulture, $"--port {(port < 65000 ? port + 1 : port - 1)}처럼 다른 번호를 쓰세요."), "Give another with --port."), "--port");
        }
    }
}
