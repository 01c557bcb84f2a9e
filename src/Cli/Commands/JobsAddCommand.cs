using System.CommandLine;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Declares a collection: the fields of <see cref="JobDeclaration"/> as arguments and options.</summary>
internal static class JobsAddCommand
{
    public static Command Create()
    {
        var fields = JobDeclaration.Of(CollectJob.Declared);
        var name = new Argument<string>(JobDeclaration.Name) { Description = About(fields, JobDeclaration.Name) };
        var sources = new Argument<string[]>(CollectJob.Sources) { Description = About(fields, CollectJob.Sources), Arity = ArgumentArity.OneOrMore };
        var options = fields.Where(field => field.Id is not (JobDeclaration.Name or CollectJob.Sources)).Select(field => (field.Id, Option: OptionOf(field))).ToList();
        var replace = new Option<bool>("--replace") { Description = "같은 이름의 작업을 바꿉니다 · change the job of this name" };
        var command = new Command("add", "모으는 작업을 만듭니다 · declare a collection") { name, sources };
        foreach (var (_, option) in options) command.Add(option);
        command.Add(replace);
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var said = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [JobDeclaration.Name] = parsed.GetValue(name)!,
                [CollectJob.Sources] = string.Join('\n', parsed.GetValue(sources)!.Select(Whole)),
            };
            foreach (var (id, option) in options)
                if (TextOf(parsed, option) is { } text) said[id] = text;
            var job = services.GetRequiredService<JobDesk>().Add(JobDeclaration.Read(CollectJob.Declared, said) with { CreatedBy = Environment.UserName }, parsed.GetValue(replace));
            parsed.InvocationConfiguration.Error.WriteLine($"✓ {job.Id}: {JobText.When(job).Ko}{(job.NextDue is { } next ? $", 다음은 {Words.Minute(next)}" : "")}");
            return 0;
        });
        return command;
    }

    private static Option OptionOf(Parameter field)
    {
        var (name, about) = (JobDeclaration.OptionOf(field.Id), About(field));
        if (field.Type == ParameterType.Flag) return new Option<bool>(name) { Description = about };
        return field.IsList ? new Option<string[]>(name) { Description = about, AllowMultipleArgumentsPerToken = true } : new Option<string?>(name) { Description = about };
    }

    private static string? TextOf(ParseResult parsed, Option option) => option switch
    {
        Option<bool> flag => parsed.GetValue(flag) ? "true" : null,
        Option<string[]> list => parsed.GetValue(list) is { Length: > 0 } values ? string.Join('\n', values) : null,
        Option<string?> text => parsed.GetValue(text),
        _ => null,
    };

    private static string About(IReadOnlyList<Parameter> fields, string id) => About(fields.First(field => field.Id == id));

    // "쉬는 날이면: 주말과 공휴일에 걸릴 때. run(그대로 함), skip(거름) … (기본 run) · On holidays"
    private static string About(Parameter field)
    {
        var choices = field.Choices is { } all ? $" {string.Join(", ", all.Select(choice => $"{choice.Id}({choice.Label.Ko})"))}" : "";
        var otherwise = field is { Default: { } value, Type: not ParameterType.Flag } ? $" (기본 {value})" : "";
        return $"{field.Label.Ko}: {field.Help.Ko.TrimEnd('.')}.{choices}{otherwise} · {field.Label.En}";
    }

    // The server may stand in another folder.
    private static string Whole(string source)
    {
        if (source.Contains('\n', StringComparison.Ordinal)) throw new InputException(new("가져올 곳에 줄바꿈이 있습니다.", "A source holds a line break."), null, source);
        return CollectJob.IsFile(source) && source.Trim().Length > 0 ? Path.GetFullPath(source) : source;
    }
}
