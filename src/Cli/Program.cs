using System.CommandLine;
using System.Globalization;
using Maru.Cli.Commands;
using Maru.Cli.Terminal;
using Maru.Core;

namespace Maru.Cli;

/// <summary>The <c>maru</c> program. Standard output is the result; progress and messages go to standard error.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // Not disposed: a second Ctrl-C may come while the program ends.
        var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stopping.Cancel();
        };
        return await Run(args, Console.Out, Console.Error, stopping.Token);
    }

    /// <summary>0 done; 1 done but with set-aside rows under --strict; 2 bad usage or input; 3 internal error.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            // What the command line library says of a slip is said in Korean too.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");
            var parsed = MaruCommand.Create().Parse(args);
            return parsed.Errors.Count > 0
                ? Usage(parsed, error)
                : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error }, stop);
        }
        catch (InputException e)
        {
            await error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("멈췄습니다. · Stopped.");
            return 2;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("MARU_DEBUG") is null)
        {
            await error.WriteLineAsync($"마루 안의 오류입니다: {e.GetType().Name}: {e.Message} (MARU_DEBUG=1을 두고 다시 하면 자세히 나옵니다)");
            return 3;
        }
    }

    private static int Usage(ParseResult parsed, TextWriter error)
    {
        foreach (var slip in parsed.Errors) error.WriteLine(slip.Message);
        var command = string.Join(' ', CommandPath.Of(parsed.CommandResult.Command).Prepend("maru"));
        error.WriteLine($"'{command} --help'에 쓰는 법이 있습니다.");
        return 2;
    }
}
