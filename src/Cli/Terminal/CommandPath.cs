using System.CommandLine;

namespace Maru.Cli.Terminal;

/// <summary>The words that lead to a command, the program's name apart: "jobs add".</summary>
internal static class CommandPath
{
    public static IReadOnlyList<string> Of(Command command) =>
        command is RootCommand ? [] : [.. command.Parents.OfType<Command>().Take(1).SelectMany(Of), command.Name];
}
