namespace Maru.Core;

/// <summary>
/// Input or a call that a person can mend: a missing file, an unreadable archive, a bad option, a query with an error.
/// Carries what was found, what was expected, where, and what to do. Anything else that is thrown is a bug.
/// </summary>
public sealed class InputException : Exception
{
    public InputException(Bilingual problem, Bilingual? todo = null, string? where = null, Exception? inner = null)
        : base(Compose(problem.Ko, todo?.Ko, where), inner)
    {
        Problem = problem;
        Todo = todo;
        Where = where;
    }

    /// <summary>What was found and what was expected.</summary>
    public Bilingual Problem { get; }

    /// <summary>What the person can do now.</summary>
    public Bilingual? Todo { get; }

    /// <summary>File, row, column, option or step.</summary>
    public string? Where { get; }

    /// <summary>True when the same may succeed later without anybody changing anything: a server that is away, a file that has not come yet.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Before this moment another try is in vain; null when nothing says so.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Who was asked wants to be asked again from this moment on. It counts as a try, unlike <see cref="RetryAt"/>; null when they named none.</summary>
    public DateTimeOffset? AskedAgainFrom { get; init; }

    /// <summary>The whole message in one language.</summary>
    public string In(string language) => Compose(Problem.In(language), Todo?.In(language), Where);

    private static string Compose(string problem, string? todo, string? where) =>
        (where is null ? "" : where + ": ") + (todo is null ? problem : $"{Ended(problem)} {todo}");

    // What stands before an advice is a sentence, also when it ends in a name or an address.
    private static string Ended(string problem) => problem.Length > 0 && char.IsLetterOrDigit(problem[^1]) ? problem + "." : problem;
}
