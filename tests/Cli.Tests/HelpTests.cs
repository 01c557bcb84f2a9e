using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Maru.Cli.Commands;
using Maru.Cli.Terminal;

namespace Maru.Cli.Tests;

public sealed partial class HelpTests : IDisposable
{
    private readonly TestHome _home = new();

    public static TheoryData<string> Commands() => [.. MaruCommand.Create().Subcommands.Select(command => command.Name)];

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_first_page_names_every_command_in_korean()
    {
        var (exit, output, _) = await _home.Run("--help");
        Assert.Equal(0, exit);
        foreach (var command in MaruCommand.Create().Subcommands) Assert.Matches($"(?m)^  {command.Name} +\\p{{IsHangulSyllables}}", output);
        Assert.DoesNotMatch(EnglishHeading(), output);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Every_command_explains_its_arguments_and_options_in_korean_and_shows_examples(string name)
    {
        var (exit, output, _) = await _home.Run(name, "--help");
        Assert.Equal(0, exit);
        var command = MaruCommand.Create().Subcommands.Single(c => c.Name == name);
        foreach (var described in command.Arguments.Select(a => a.Description).Concat(command.Options.Select(o => o.Description)))
        {
            Assert.Matches("[\\p{IsHangulSyllables}]", described);
            Assert.Contains(described!, output, StringComparison.Ordinal);
        }
        Assert.Contains("보기", output, StringComparison.Ordinal);
        Assert.Contains("--data <data>", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_is_a_call_that_parses()
    {
        var calls = MaruCommand.Create().Subcommands.Select(command => command.Name).Append("maru").Select(name => (name, Calls: Examples.Of(name))).ToList();
        Assert.All(calls, of => Assert.True(of.Calls.Count > 0, $"{of.name} has no example"));
        foreach (var call in calls.SelectMany(of => of.Calls).Select(example => example.Call))
        {
            // A shell's single quotes; the library knows double ones.
            var args = CommandLineParser.SplitCommandLine(SingleQuoted().Replace(call, "\"SQL\"")).ToList();
            Assert.Equal("maru", args[0]);
            Assert.True(MaruCommand.Create().Parse(args[1..]).Errors.Count == 0, call);
        }
    }

    [Fact]
    public async Task A_slip_is_said_in_korean_with_the_page_to_read()
    {
        var (exit, _, error) = await _home.Run("show");
        Assert.Equal(2, exit);
        Assert.Matches("\\p{IsHangulSyllables}", error.Split('\n')[0]);
        Assert.Contains("'maru show --help'", error, StringComparison.Ordinal);
    }

    [GeneratedRegex("(?m)^(Description|Usage|Options|Commands|Arguments):")]
    private static partial Regex EnglishHeading();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex SingleQuoted();
}
