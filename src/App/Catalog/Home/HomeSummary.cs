using System.Globalization;
using Maru.Core;

namespace Maru.App.Catalog.Home;

public enum FeedState
{
    /// <summary>갱신.</summary>
    Updated,
    /// <summary>새 데이터.</summary>
    New,
    /// <summary>바뀔 예정.</summary>
    WillChange,
    /// <summary>늦음.</summary>
    Late,
}

/// <param name="Change">What changed, in a few words: 1,284건 더함.</param>
public sealed record FeedItem(DateOnly Date, FeedState State, CatalogEntry Entry, Bilingual Change)
{
    public Bilingual StateName => State switch
    {
        FeedState.Updated => new("갱신", "Updated"),
        FeedState.New => new("새 데이터", "New"),
        FeedState.WillChange => new("바뀔 예정", "Will change"),
        _ => new("늦음", "Late"),
    };
}

/// <param name="Examples">Up to three things the domain is about, from its most used datasets.</param>
public sealed record DomainCount(Domain Domain, int Datasets, IReadOnlyList<string> Examples);

/// <summary>What the home page says of the catalogue itself: news, punctuality, domains, and the computed figures.</summary>
/// <param name="OnTime">Datasets that are on time, of those that have a due date or have ended.</param>
/// <param name="WithCycle">Datasets whose punctuality can be judged.</param>
public sealed record HomeSummary(
    int Datasets, int Departments, int OnTime, int WithCycle, IReadOnlyList<FeedItem> Feed, IReadOnlyList<DomainCount> Domains,
    IReadOnlyList<HomeFigure> Figures)
{
    public IReadOnlyList<HomeFigure> Numbers { get; } = [.. Figures.Where(f => f.Kind == HomeKind.Number)];

    public IReadOnlyList<HomeFigure> Maps { get; } = [.. Figures.Where(f => f.Kind == HomeKind.Map)];

    public IReadOnlyList<HomeFigure> Stories { get; } = [.. Figures.Where(f => f.Kind == HomeKind.Story)];

    internal static HomeSummary Of(CatalogSnapshot snapshot, IReadOnlyList<HomeFigure> figures)
    {
        var entries = snapshot.Entries.Where(e => e.Newest is not null).ToList();
        return new(
            snapshot.Count,
            entries.Select(e => e.Department).OfType<string>().Distinct().Count(),
            entries.Count(e => e.Freshness!.State is FreshnessState.OnTime),
            entries.Count(e => e.Freshness!.State is FreshnessState.OnTime or FreshnessState.Late),
            FeedOf(snapshot, entries), DomainsOf(entries), figures);
    }

    private static List<FeedItem> FeedOf(CatalogSnapshot snapshot, List<CatalogEntry> entries)
    {
        var arrived = entries.Select(e => Arrived(e, snapshot.AsOf));
        var late = entries.Where(e => e.Freshness is { State: FreshnessState.Late, DueDay: not null }).Select(Late);
        var changing = entries.SelectMany(e => e.Notices.Select(n => new FeedItem(n.AnnouncedOn, FeedState.WillChange, e,
            new($"{n.EffectiveOn:yyyy-MM-dd} {n.Message.Ko}", $"{n.EffectiveOn:yyyy-MM-dd} {n.Message.En}"))));
        // Newest first; of one day, what people use most.
        return [.. arrived.Concat(late).Concat(changing)
            .OrderByDescending(i => i.Date).ThenByDescending(i => i.Entry.Usage.Last30Days).ThenByDescending(i => i.Entry.ReferenceDate).ThenBy(i => i.Entry.Id, StringComparer.Ordinal)
            .Take(200)];
    }

    private static FeedItem Arrived(CatalogEntry entry, DateTimeOffset asOf)
    {
        var collected = entry.Newest!.CollectedAt < asOf ? entry.Newest.CollectedAt : asOf;
        return new(KoreanTime.Day(collected), entry.Versions > 1 ? FeedState.Updated : FeedState.New, entry, ChangeOf(entry.Newest));
    }

    private static FeedItem Late(CatalogEntry entry)
    {
        var due = entry.Freshness!.DueDay!.Value;
        return new(due.AddDays(1), FeedState.Late, entry, new(
            string.Create(CultureInfo.InvariantCulture, $"{due:yyyy-MM-dd} 예정, {entry.Freshness.LateDays}일 늦음"),
            string.Create(CultureInfo.InvariantCulture, $"due {due:yyyy-MM-dd}, {entry.Freshness.LateDays} days late")));
    }

    private static Bilingual ChangeOf(VersionSummary version)
    {
        var parts = new List<(string Ko, string En)>();
        void Add(long count, string ko, string en)
        {
            if (count > 0) parts.Add((string.Create(CultureInfo.InvariantCulture, $"{count:N0}건 {ko}"), string.Create(CultureInfo.InvariantCulture, $"{count:N0} {en}")));
        }
        if (version.Diff is { } diff)
        {
            Add(diff.Added, "더함", "added");
            Add(diff.Changed, "바로잡음", "corrected");
            Add(diff.Removed, "없앰", "removed");
        }
        if (parts.Count == 0)
            return new(string.Create(CultureInfo.InvariantCulture, $"{version.Rows:N0}행"), string.Create(CultureInfo.InvariantCulture, $"{version.Rows:N0} rows"));
        return new(string.Join(", ", parts.Select(p => p.Ko)), string.Join(", ", parts.Select(p => p.En)));
    }

    private static List<DomainCount> DomainsOf(List<CatalogEntry> entries) =>
        [.. Domain.All.Concat(entries.Select(e => e.Domain)).Distinct()
            .Select(domain => (Domain: domain, Entries: entries.Where(e => e.Domain == domain).OrderByDescending(e => e.Usage.Last30Days).ThenBy(e => e.Title.Ko.Length).ToList()))
            .Where(d => d.Entries.Count > 0 || Domain.All.Contains(d.Domain))
            .Select(d => new DomainCount(d.Domain, d.Entries.Count, [.. d.Entries.Select(Example).Distinct().Take(3)]))];

    private static string Example(CatalogEntry entry) => entry.Keywords is [var first, ..] ? first : entry.Title.Ko.Split(' ')[0];
}
