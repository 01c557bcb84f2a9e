using System.CommandLine;
using System.CommandLine.Invocation;
using Maru.App.Rows.ResultWriters;

namespace Maru.Cli.Terminal;

/// <summary>The help of a command, made from what the command declares and from <see cref="Examples"/>.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const string Program = "maru";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        Write(command, parseResult.RootCommandResult.Command, parseResult.InvocationConfiguration.Output);
        return 0;
    }

    private static void Write(Command command, Command root, TextWriter output)
    {
        var isRoot = command == root;
        output.WriteLine(command.Description);
        Section(output, "쓰는 법 · Usage", [(Usage(command, isRoot), "")]);
        Section(output, "명령 · Commands", command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(output, "인수 · Arguments", command.Arguments.Select(a => ($"<{a.Name}>", a.Description)));
        Section(output, "옵션 · Options", command.Options.Concat(isRoot ? [] : root.Options.Where(option => option.Recursive)).Select(o => (Written(o), Said(o))));
        Section(output, "보기 · Examples", Examples.Of(isRoot ? Program : command.Name).Select(e => (e.Call, (string?)e.What)));
        if (!isRoot) return;
        Section(output, "저장소에서만 · Only in a checkout", Examples.InCheckout.Select(e => (e.Call, (string?)e.What)));
        output.WriteLine("\n명령마다 쓰는 법은 'maru 명령 --help'에 있습니다.");
    }

    private static string Usage(Command command, bool isRoot) => string.Join(' ',
    [
        Program, .. isRoot ? ["<명령>"] : CommandPath.Of(command), .. command.Arguments.Select(a => a.Arity.MaximumNumberOfValues > 1 ? $"<{a.Name}>…" : $"<{a.Name}>"), "[옵션]",
    ]);

    private static string Written(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name)) + (option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) ? $" <{option.Name.TrimStart('-')}>" : "");

    private static string? Said(Option option) => option.Required ? option.Description + " (꼭 적습니다)" : option.Description;

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string? What)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        output.WriteLine("\n" + title);
        var width = all.Max(line => DisplayWidth.Of(line.Name));
        foreach (var (name, what) in all)
            output.WriteLine(("  " + name + new string(' ', width - DisplayWidth.Of(name) + 2) + what).TrimEnd());
    }
}
