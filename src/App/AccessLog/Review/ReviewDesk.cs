using Maru.App.Access;
using Maru.App.Catalog;
using Maru.Core;
using Maru.Methods.KoreanText;

namespace Maru.App.AccessLog.Review;

/// <summary>A finding and what became of it.</summary>
/// <param name="Period">Id of the period it was found in.</param>
/// <param name="Explanation">What the person said; null while they said nothing.</param>
/// <param name="Decision">What somebody else decided; null while nobody has.</param>
public sealed record ReviewCase(string Period, Finding Finding, DateTimeOffset FoundAt, ReviewEntry? Explanation, ReviewEntry? Decision);

/// <param name="By">Null for the server at its time.</param>
public sealed record ReviewView(string Period, DateTimeOffset At, string? By, ReviewDone Done, IReadOnlyList<ReviewCase> Cases);

/// <summary>
/// The review of the access log (접속기록 점검): a period is looked through, the person explains what is found, somebody else decides. Each step is a line
/// of the <see cref="ReviewBook"/>.
/// </summary>
public sealed class ReviewDesk(ReadAccessLog log, ReviewBook book, Accounts accounts, SignIns signIns, AccessSettings settings, TimeProvider clock)
{
    private const int LongestText = 2_000;

    public AccessLogFault? Fault() => book.Fault();

    /// <summary>The newest period first.</summary>
    public IReadOnlyList<ReviewView> All() => Views(book.Read());

    /// <summary>The period that a month is reviewed in: the one it was reviewed in, else by the cycle that is set, beside those that were reviewed.</summary>
    /// <exception cref="InputException">It is not a month.</exception>
    public ReviewPeriod PeriodOf(string month) => ReviewPeriod.Read(month, settings.Value(ReviewSetting.Months)).Beside(Reviewed(), ReviewPeriod.Read(month, 1).First);

    /// <summary>The first month there is something to review in, in Korea; null before the first record.</summary>
    public DateOnly? FirstMonth() => log.Records(new()).FirstOrDefault() is { } oldest ? ReviewPeriod.Of(KoreanTime.Day(oldest.At), 1).First : null;

    /// <summary>The first period that is over and was not reviewed, counted from the first record; null when there is none.</summary>
    public ReviewPeriod? Due()
    {
        if (FirstMonth() is not { } month) return null;
        var (months, reviewed, now) = (settings.Value(ReviewSetting.Months), Reviewed(), clock.GetUtcNow());
        while (true)
        {
            var period = ReviewPeriod.Of(month, months).Beside(reviewed, month);
            if (period.Until > now) return null;
            if (!reviewed.Contains(period)) return period;
            month = period.End;
        }
    }

    private List<ReviewPeriod> Reviewed() => [.. book.Read().Where(entry => entry.Step == ReviewStep.Reviewed).Select(entry => ReviewPeriod.OfId(entry.Period)).OfType<ReviewPeriod>()];

    /// <summary>Looks through a period and keeps nothing: for one that is not over.</summary>
    public ReviewView Look(ReviewPeriod period, CancellationToken stop)
    {
        var (done, found) = Tally(period, stop);
        var now = clock.GetUtcNow();
        return new(period.Id, now, null, done, [.. found.Select(finding => new ReviewCase(period.Id, finding, now, null, null))]);
    }

    /// <summary>Reviews a period that is over, and writes down what is found; one that was reviewed is given as it was.</summary>
    /// <param name="by">Null for the server at its time.</param>
    /// <exception cref="InputException">The period is not over.</exception>
    public ReviewView Run(ReviewPeriod period, string? by, CancellationToken stop)
    {
        if (All().FirstOrDefault(view => view.Period == period.Id) is { } known) return known;
        var now = clock.GetUtcNow();
        if (now < period.Until) throw new InputException(
            new($"{Josa.EunNeun(period.Id)} 아직 끝나지 않았습니다.", $"{period.Id} is not over."), new($"{period.End:yyyy-MM-dd}부터 점검할 수 있습니다.", $"It can be reviewed from {period.End:yyyy-MM-dd}."), "month");
        var (done, found) = Tally(period, stop);
        book.Append(entries => entries.Any(entry => entry.Step == ReviewStep.Reviewed && entry.Period == period.Id) ? [] :
            [new(0, now, by, ReviewStep.Reviewed, period.Id, Review: done), .. found.Select(finding => new ReviewEntry(0, now, by, ReviewStep.Found, period.Id, Finding: finding))]);
        return All().First(view => view.Period == period.Id);
    }

    public static bool MayExplain(Reader reader, ReviewCase one) => IsPerson(reader) && IsOwn(reader, one) && one.Decision is null;

    /// <summary>Nobody decides on their own use, and not before the person had their say or the time for it.</summary>
    public bool MayDecide(Reader reader, ReviewCase one) =>
        IsPerson(reader) && AccessRules.May(reader, Act.DecideAccess) && !IsOwn(reader, one) && one.Decision is null
        && (one.Explanation is not null || clock.GetUtcNow() - one.FoundAt >= TimeSpan.FromDays(settings.Value(ReviewSetting.Days)) || !CanExplain(one));

    /// <summary>The day until which an explanation is waited for.</summary>
    public DateOnly WaitsUntil(ReviewCase one) => KoreanTime.Day(one.FoundAt.AddDays(settings.Value(ReviewSetting.Days)));

    /// <exception cref="InputException">It is not theirs, was decided already, or nothing is said.</exception>
    public void Explain(Reader reader, string finding, string text) => Step(finding, one =>
    {
        if (!MayExplain(reader, one)) throw NotNow;
        return new(0, clock.GetUtcNow(), reader.Name, ReviewStep.Explained, one.Period, Of: finding, Text: Said(text));
    });

    /// <exception cref="InputException">They may not, it was decided already, or no reason is given.</exception>
    public void Decide(Reader reader, string finding, bool isProper, string text) => Step(finding, one =>
    {
        if (!MayDecide(reader, one)) throw NotNow;
        return new(0, clock.GetUtcNow(), reader.Name, ReviewStep.Decided, one.Period, Of: finding, Text: Said(text), IsProper: isProper);
    });

    private static InputException NotNow { get; } = new(
        new("지금은 할 수 없습니다.", "That can't be done now."),
        new("소명은 그 계정의 사람이, 판단은 소명을 듣거나 기한이 지난 뒤 다른 사람이 합니다. 새로 열어 보세요.", "The person of the account explains; somebody else decides after that or after the time for it. Open the page anew."));

    private static string Said(string text) => text.Trim() is { Length: > 0 and <= LongestText } said ? said : throw new InputException(
        new("적은 것이 없거나 너무 깁니다.", "Nothing is written, or too much."), new($"{LongestText}자까지 적으세요.", $"Write up to {LongestText} characters."), "text");

    // Decided on what the book says at that moment: two at once can't both decide.
    private void Step(string finding, Func<ReviewCase, ReviewEntry> next) => book.Append(entries =>
        [next(Views(entries).SelectMany(view => view.Cases).FirstOrDefault(one => one.Finding.Id == finding) ?? throw new InputException(new("그런 점검 결과가 없습니다.", "There is no such finding."), new("새로 열어 보세요.", "Open the page anew.")))]);

    private static bool IsPerson(Reader reader) => reader is { Kind: ReaderKind.Account, Account: not null };

    private static bool IsOwn(Reader reader, ReviewCase one) => reader.Name.Equals(one.Finding.Account, StringComparison.OrdinalIgnoreCase);

    /// <summary>False where nobody has an account of that name that is open, and so nobody can come and say.</summary>
    public bool CanExplain(ReviewCase one) => accounts.List().Any(account => account.Name.Equals(one.Finding.Account, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<ReviewView> Views(IReadOnlyList<ReviewEntry> entries)
    {
        var steps = entries.Where(entry => entry.Of is not null).ToLookup(entry => entry.Of!, StringComparer.Ordinal);
        var cases = entries.Where(entry => entry.Finding is not null).ToLookup(entry => entry.Period, entry => new ReviewCase(
            entry.Period, entry.Finding!, entry.At, steps[entry.Finding!.Id].LastOrDefault(step => step.Step == ReviewStep.Explained), steps[entry.Finding.Id].FirstOrDefault(step => step.Step == ReviewStep.Decided)), StringComparer.Ordinal);
        return [.. entries.Where(entry => entry.Review is not null).Select(entry => new ReviewView(entry.Period, entry.At, entry.By, entry.Review!, [.. cases[entry.Period]])).OrderByDescending(view => view.Done.From)];
    }

    private (ReviewDone Done, IReadOnlyList<Finding> Found) Tally(ReviewPeriod period, CancellationToken stop)
    {
        var known = accounts.List(closedToo: true);
        var closed = known.Where(account => account.ClosedAt is not null).GroupBy(account => account.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Max(account => account.ClosedAt!.Value), StringComparer.Ordinal);
        // An account that was made anew under an old name is in use.
        foreach (var open in known.Where(account => account.ClosedAt is null)) closed.Remove(open.Name);
        var tally = new ReviewTally(settings.Value, closed);
        foreach (var record in log.Records(new(period.From, period.Until)))
        {
            stop.ThrowIfCancellationRequested();
            tally.Add(record);
        }
        foreach (var signIn in signIns.Between(period.From, period.Until)) tally.Add(signIn);
        var roles = known.ToLookup(account => account.Name, account => account.Roles.Select(held => RoleTable.Of(held.Role).Id), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, IReadOnlyList<string> (same) => [.. same.SelectMany(role => role).Distinct()], StringComparer.Ordinal);
        var found = tally.Findings(roles, number => FormattableString.Invariant($"{period.Id}-{number:000}"));
        return (new(period.From, period.Until, tally.Records, tally.Accounts.Count, found.Count, log.Last()?.Number ?? 0, [.. ReviewSetting.All.Select(one => new ReviewLimit(one.Name, settings.Value(one), one.Source.Ko))]), found);
    }
}
