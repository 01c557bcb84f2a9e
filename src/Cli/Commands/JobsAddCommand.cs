using System.CommandLine;
using Maru.App.Jobs;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Relink;
using Maru.App.Jobs.Watch;
using Maru.Cli.Terminal;
using Maru.Core;
using Maru.Core.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Cli.Commands;

/// <summary>Declares a job of a kind: the fields of <see cref="JobDeclaration"/> as arguments and options.</summary>
internal static class JobsAddCommand
{
    public static IEnumerable<Command> All() =>
    [
        Create("add", "모으는 작업을 만듭니다 · declare a collection", CollectJob.Declared, CollectJob.Sources),
        Create("watch", "들어오는 폴더를 지켜보는 작업을 만듭니다 · watch a folder files arrive in", WatchJob.Declared, WatchJob.Folder, WatchJob.UsualSchedule),
        Create("link", "이어 둔 데이터를 다시 잇는 작업을 만듭니다 · link again what was linked", LinkJob.Declared, LinkJob.Result),
    ];

    /// <param name="main">The field that is an argument, behind the name.</param>
    /// <param name="usually">When it runs if nothing is said.</param>
    private static Command Create(string verb, string about, Card kind, string main, string? usually = null)
    {
        var fields = JobDeclaration.Of(kind);
        var name = new Argument<string>(JobDeclaration.Name) { Description = About(fields, JobDeclaration.Name) };
        var several = new Argument<string[]>(main) { Description = About(fields, main), Arity = ArgumentArity.OneOrMore };
        var one = new Argument<string>(main) { Description = About(fields, main) };
        var isList = fields.First(field => field.Id == main).IsList;
        var options = fields.Where(field => field.Id != JobDeclaration.Name && field.Id != main).Select(field => (field.Id, Option: OptionOf(field))).ToList();
        var replace = new Option<bool>("--replace") { Description = "같은 이름의 작업을 바꿉니다 · change the job of this name" };
        var command = new Command(verb, about) { name, isList ? several : one };
        foreach (var (_, option) in options) command.Add(option);
        command.Add(replace);
        command.SetAction(async parsed =>
        {
            await using var services = CommonOptions.Services(parsed);
            var said = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [JobDeclaration.Name] = parsed.GetValue(name)!,
                [main] = isList ? string.Join('\n', parsed.GetValue(several)!.Select(Whole)) : kind.Id == WatchJob.Id ? Whole(parsed.GetValue(one)!) : parsed.GetValue(one)!,
            };
            if (usually is not null) said[JobDeclaration.At] = usually;
            foreach (var (id, option) in options)
                if (TextOf(parsed, option) is { } text) said[id] = text;
            var job = services.GetRequiredService<JobDesk>().Add(JobDeclaration.Read(kind, said) with { CreatedBy = Environment.UserName }, parsed.GetValue(replace));
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
