using System.CommandLine;
using Maru.Cli.Commands;
using Maru.Core;

namespace Maru.Cli;

/// <summary>The <c>maru</c> program. Standard output is the result; progress and messages go to standard error.</summary>
public static class Program
{
    /// <summary>0 done; 1 done but with set-aside rows under --strict; 2 bad usage or input; 3 internal error.</summary>
    public static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("마루: 도시가 자기 데이터로 움직이게 하는 프로그램 · Maru runs a city on its data")
        {
            IngestCommand.Create(), DatasetsCommand.Create(), ShowCommand.Create(), QueryCommand.Create(),
            ExportCommand.Create(), ListCommand.Create(), UpCommand.Create(),
        };
        root.Add(CommonOptions.Data);
        root.Add(CommonOptions.Engine);
        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            var parsed = root.Parse(args);
            return parsed.Errors.Count > 0
                ? Usage(parsed)
                : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, stopping.Token);
        }
        catch (InputException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("멈췄습니다. · Stopped.");
            return 2;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("MARU_DEBUG") is null)
        {
            await Console.Error.WriteLineAsync($"마루 안의 오류입니다: {e.GetType().Name}: {e.Message} (MARU_DEBUG=1을 두고 다시 하면 자세히 나옵니다)");
            return 3;
        }
    }

    private static int Usage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"'maru {parsed.CommandResult.Command.Name} --help'에 쓰는 법이 있습니다.");
        return 2;
    }
}
