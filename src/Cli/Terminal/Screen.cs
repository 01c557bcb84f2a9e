namespace Maru.Cli.Terminal;

/// <summary>The terminal a command writes to, when it is one.</summary>
internal static class Screen
{
    // Narrower than this nothing can be laid out; some terminals say 0.
    private const int Narrowest = 20;

    /// <summary>Display columns of the terminal; null for a pipe or a file, where nothing is to be cut.</summary>
    public static int? WidthOf(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Console.WindowWidth is >= Narrowest and var width ? width : null;
}
