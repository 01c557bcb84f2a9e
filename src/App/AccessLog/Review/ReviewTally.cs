using Maru.App.Access;
using Maru.App.Catalog;

namespace Maru.App.AccessLog.Review;

/// <summary>Counts what the rules compare, record by record, and says what is over a limit. Knows no file and no clock.</summary>
/// <param name="limit">Value of a setting.</param>
/// <param name="closed">When accounts were closed, by their name.</param>
internal sealed class ReviewTally(Func<AccessSetting, int> limit, IReadOnlyDictionary<string, DateTimeOffset> closed)
{
    // Records that a finding names: enough to begin with, the page lists the rest.
    private const int MostNamed = 20;

    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private readonly int _nightFrom = limit(ReviewSetting.NightFrom);
    private readonly int _nightUntil = limit(ReviewSetting.NightUntil);

    public long Records { get; private set; }

    public IReadOnlyCollection<string> Accounts => _people.Keys;

    public void Add(LoggedAccess record)
    {
        Records++;
        var person = Of(record.Account);
        var at = KoreanTime.Of(record.At);
        var day = person.On(DateOnly.FromDateTime(at.DateTime));
        // The first from each address: more from one that is known show nothing.
        if (day.Places.Add(record.Place)) OneDay.Name(day.OfPlaces, record.Number);
        if (record.Action != AccessAction.Enter) person.Subjects += record.Subjects;
        if (record.Subjects > 0 && record.Action is (AccessAction.View or AccessAction.Search or AccessAction.Print or AccessAction.Download))
        {
            day.Viewed += record.Subjects;
            OneDay.Name(day.OfViews, record.Number);
        }
        if (record.Action == AccessAction.Download)
        {
            day.Downloads++;
            OneDay.Name(day.OfDownloads, record.Number);
            if (string.IsNullOrWhiteSpace(record.Reason)) person.Mark(ReviewRule.NoReason, day.Day, record.Number);
        }
        // What the machine collects at its time is no one's work at night.
        if (IsNight(at.Hour) && !(record.Action == AccessAction.Enter && MachineAccount.Is(record.Account))) person.Mark(ReviewRule.Night, day.Day, record.Number);
        if (closed.TryGetValue(record.Account, out var since) && record.At > since) person.Mark(ReviewRule.Closed, day.Day, record.Number);
    }

    public void Add(SignInLine signIn)
    {
        if (signIn.Account is null) return;
        var day = Of(signIn.Account).On(KoreanTime.Day(signIn.At));
        if (!signIn.IsRight)
        {
            day.Failures++;
            return;
        }
        day.SignIns++;
        if (signIn.Address is not null) day.Places.Add(signIn.Address);
    }

    /// <summary>What is over its limit, the accounts in the order of their names.</summary>
    /// <param name="roles">Roles each account holds now.</param>
    /// <param name="id">Makes the id of the finding of a number from 1 on.</param>
    public IReadOnlyList<Finding> Findings(IReadOnlyDictionary<string, IReadOnlyList<string>> roles, Func<int, string> id)
    {
        var found = new List<Finding>();
        var outliers = Outliers(roles);
        foreach (var (account, person) in _people.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Marked(ReviewRule.Night);
            OfDay(ReviewRule.Views, ReviewSetting.Views, day => day.Viewed, day => day.OfViews);
            OfDay(ReviewRule.Downloads, ReviewSetting.Downloads, day => day.Downloads, day => day.OfDownloads);
            Marked(ReviewRule.NoReason);
            OfDay(ReviewRule.SignIns, ReviewSetting.SignIns, day => day.SignIns, _ => []);
            OfDay(ReviewRule.Failures, ReviewSetting.Failures, day => day.Failures, _ => []);
            OfDay(ReviewRule.Addresses, ReviewSetting.Addresses, day => day.Places.Count, day => day.OfPlaces);
            Marked(ReviewRule.Closed);
            if (outliers.TryGetValue(account, out var outlier)) found.Add(new(id(found.Count + 1), account, ReviewRule.Outlier, person.Subjects, outlier.Median, person.Days.Count, null, [], outlier.Role));

            void Marked(ReviewRule rule)
            {
                if (person.Marks.TryGetValue(rule, out var mark)) found.Add(new(id(found.Count + 1), account, rule, mark.Count, 0, mark.Days.Count, mark.Days.Min, [.. mark.Named]));
            }

            void OfDay(ReviewRule rule, AccessSetting setting, Func<OneDay, long> figure, Func<OneDay, List<long>> named)
            {
                var most = limit(setting);
                var over = person.Days.Values.Where(day => figure(day) >= most).OrderByDescending(figure).ThenBy(day => day.Day).ToList();
                if (over.Count > 0) found.Add(new(id(found.Count + 1), account, rule, figure(over[0]), most, over.Count, over[0].Day, [.. named(over[0])]));
            }
        }
        return found;
    }

    // Of each role the accounts that were used, by the number of persons they handled, in its logarithm: such numbers are skewed. Only more is asked about.
    private Dictionary<string, (string Role, double Median)> Outliers(IReadOnlyDictionary<string, IReadOnlyList<string>> roles)
    {
        var found = new Dictionary<string, (string Role, double Median)>(StringComparer.Ordinal);
        var groups = _people.Where(pair => pair.Value.Subjects > 0).SelectMany(pair => roles.GetValueOrDefault(pair.Key, []).Select(role => (Role: role, Account: pair.Key, pair.Value.Subjects))).GroupBy(one => one.Role, StringComparer.Ordinal);
        foreach (var group in groups.Where(group => group.Count() >= limit(ReviewSetting.Group)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var people = group.ToList();
            var scores = RobustScore.Of([.. people.Select(one => Math.Log(1 + one.Subjects))]);
            var median = RobustScore.Median([.. people.Select(one => (double)one.Subjects)]);
            for (var i = 0; i < people.Count; i++)
                if (scores[i] > limit(ReviewSetting.Outlier) / 10.0) found.TryAdd(people[i].Account, (group.Key, median));
        }
        return found;
    }

    private bool IsNight(int hour) => _nightFrom <= _nightUntil ? hour >= _nightFrom && hour < _nightUntil : hour >= _nightFrom || hour < _nightUntil;

    private Person Of(string account) => _people.TryGetValue(account, out var person) ? person : _people[account] = new();

    private sealed class Person
    {
        public long Subjects { get; set; }

        public Dictionary<DateOnly, OneDay> Days { get; } = [];

        public Dictionary<ReviewRule, (int Count, SortedSet<DateOnly> Days, List<long> Named)> Marks { get; } = [];

        public OneDay On(DateOnly day) => Days.TryGetValue(day, out var known) ? known : Days[day] = new(day);

        public void Mark(ReviewRule rule, DateOnly day, long number)
        {
            var mark = Marks.GetValueOrDefault(rule, (0, [], []));
            mark.Days.Add(day);
            if (mark.Named.Count < MostNamed) mark.Named.Add(number);
            Marks[rule] = mark with { Count = mark.Count + 1 };
        }
    }

    private sealed class OneDay(DateOnly day)
    {
        public DateOnly Day => day;

        public long Viewed { get; set; }

        public long Downloads { get; set; }

        public long SignIns { get; set; }

        public long Failures { get; set; }

        public HashSet<string> Places { get; } = new(StringComparer.Ordinal);

        /// <summary>Numbers of records, the first ones, that showed persons.</summary>
        public List<long> OfViews { get; } = [];

        public List<long> OfDownloads { get; } = [];

        public List<long> OfPlaces { get; } = [];

        public static void Name(List<long> named, long number)
        {
            if (named.Count < MostNamed) named.Add(number);
        }
    }
}
