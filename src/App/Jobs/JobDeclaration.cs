using System.Globalization;
using Maru.App.Jobs.Collect;
using Maru.App.Jobs.Schedules;
using Maru.Core;
using Maru.Core.Cards;

namespace Maru.App.Jobs;

/// <summary>
/// What people say of a job, as texts by field. The command line's options and the page's form are both made from these fields and both
/// bring what was said here, so they take the same and refuse the same, in the same words.
/// </summary>
public static class JobDeclaration
{
    public const string Name = "name";
    public const string At = "at";
    public const string Holidays = "holidays";
    public const string After = "after";
    public const string CatchUpRule = "catch-up";
    public const string Attempts = "attempts";

    /// <summary>What every job has, whatever its kind.</summary>
    public static IReadOnlyList<Parameter> Common { get; } =
    [
        new(Name, ParameterType.Text, new("작업 이름", "Name"), new("무엇을 모으는지 짧게", "What it collects, in short")),
        new(At, ParameterType.Text, new("언제", "When"), new(
            "'매일 06:00', '평일 7시', '매주 월 09:30', '매월 첫 영업일 09:00', '10분마다', 또는 cron 다섯 칸. 비우면 스스로 하지 않음",
            "Korean words as these, or five fields of cron; empty: not by itself")),
        new(Holidays, ParameterType.Choice, new("쉬는 날이면", "On holidays"), new("주말과 공휴일에 걸릴 때", "When it falls on a weekend or a public holiday"), "run",
            Choices: [new("run", new("그대로 함", "run")), new("skip", new("거름", "skip")), new("next", new("다음 영업일에", "next working day")), new("previous", new("앞 영업일에", "working day before"))]),
        new(After, ParameterType.Text, new("앞 작업", "After"), new("이 작업이 모두 성공한 뒤에", "Only after these jobs have succeeded")) { IsList = true },
        new(CatchUpRule, ParameterType.Choice, new("꺼져 있던 동안 지난 때", "Times missed while down"), new("다시 켜지면", "Once it runs again"), "once",
            Choices: [new("once", new("모두 합쳐 한 번", "one run for all")), new("each", new("하나하나", "a run for each")), new("skip", new("거름", "skip"))]),
        new(Attempts, ParameterType.Number, new("시도 횟수", "Tries"), new("실패하면 점점 드물게, 이만큼까지 다시 함", "When it fails it is tried again, ever more seldom"),
            RetryPolicy.UsualAttempts.ToString(CultureInfo.InvariantCulture), 1, RetryPolicy.MostAttempts, "번"),
    ];

    /// <summary>All fields of a kind of job.</summary>
    public static IReadOnlyList<Parameter> Of(Card kind) => [.. Common, .. kind.Parameters];

    /// <summary>The option of the command line that a field is; also the place an error names.</summary>
    public static string OptionOf(string field) => field switch
    {
        Name or CollectJob.Sources => field,
        CollectJob.Connector => "--as",
        CollectJob.Reading => "--set",
        _ => "--" + field,
    };

    /// <summary>The field that an error is about; null when it is about none.</summary>
    public static string? FieldOf(InputException problem, Card kind) =>
        Of(kind).FirstOrDefault(parameter => OptionOf(parameter.Id) == problem.Where)?.Id;

    /// <summary>Makes a job of what was said. Blank fields are as if not said.</summary>
    /// <param name="before">The job that is changed: keys covered by <see cref="Write"/> and left so are its own.</param>
    /// <exception cref="InputException">A field can't be read.</exception>
    public static Job Read(Card kind, IReadOnlyDictionary<string, string> said, Job? before = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in Of(kind))
            if (said.TryGetValue(parameter.Id, out var text) && text.Replace("\r", "", StringComparison.Ordinal).Trim() is { Length: > 0 } value) values[parameter.Id] = parameter.Check(value, OptionOf(parameter.Id));
        var at = values.GetValueOrDefault(At);
        return new(before?.Id ?? "", values.GetValueOrDefault(Name, ""), kind.Id)
        {
            Settings = kind.Parameters.Where(parameter => values.ContainsKey(parameter.Id))
                .ToDictionary(parameter => parameter.Id, parameter => parameter.IsList ? CoveredKeys.Uncover(values[parameter.Id], before?.Settings.GetValueOrDefault(parameter.Id)) : values[parameter.Id], StringComparer.Ordinal),
            Dataset = values.GetValueOrDefault(CollectJob.Dataset),
            Schedule = at is null ? null : ScheduleText.Parse(at, OneOf<HolidayRule>(values, Holidays)),
            After = Lines(values.GetValueOrDefault(After)),
            CatchUp = OneOf<CatchUp>(values, CatchUpRule),
            Attempts = values.TryGetValue(Attempts, out var attempts) ? Count(attempts) : RetryPolicy.UsualAttempts,
        };
    }

    /// <summary>The fields of a job there is, as <see cref="Read"/> takes them; keys are covered.</summary>
    public static IReadOnlyDictionary<string, string> Write(Job job)
    {
        var said = new Dictionary<string, string>(Shown(job), StringComparer.Ordinal)
        {
            [Name] = job.Name,
            [Holidays] = Word(job.Schedule?.Holidays ?? HolidayRule.Run),
            [After] = string.Join('\n', job.After),
            [CatchUpRule] = Word(job.CatchUp),
            [Attempts] = job.Attempts.ToString(CultureInfo.InvariantCulture),
        };
        if (job.Schedule is { } schedule) said[At] = ScheduleText.Written(schedule);
        return said;
    }

    /// <summary>What a job of this kind was told, without keys.</summary>
    public static IReadOnlyDictionary<string, string> Shown(Job job) =>
        job.Settings.ToDictionary(setting => setting.Key, setting => CoveredKeys.Of(setting.Value), StringComparer.Ordinal);

    /// <summary>One value a line.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static T OneOf<T>(Dictionary<string, string> values, string field) where T : struct, Enum =>
        values.TryGetValue(field, out var value) ? Enum.Parse<T>(value, ignoreCase: true) : default;

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw JobErrors.Attempts(text);
}
