using System.Collections.Concurrent;
using System.Collections.Frozen;
using Maru.App.Catalog.Home;
using Maru.App.Catalog.Search;
using Maru.App.Organization;
using Maru.Core;

namespace Maru.App.Catalog;

/// <summary>The whole catalogue at one moment, immutable and in memory: a page reads it without a query or a lock.</summary>
public sealed class CatalogSnapshot
{
    private readonly FrozenDictionary<string, CatalogEntry> _byId;

    private readonly Lazy<HomeSummary> _home;
    private readonly IReadOnlyList<HomeFigure> _figures;
    private Lazy<SearchCorpus> _corpus;
    private SearchCorpus? _earlier;

    internal CatalogSnapshot(IReadOnlyList<CatalogEntry> entries, IReadOnlyList<HomeFigure> figures, OrgChart organization, CatalogSettings settings, long changes, DateTimeOffset asOf, DateTimeOffset builtAt)
    {
        Entries = entries;
        Organization = organization;
        Settings = settings;
        Changes = changes;
        _corpus = new(() => SearchCorpus.Of(Entries, null));
        _figures = figures;
        _home = new(() => HomeSummary.Of(this, figures));
        AsOf = asOf;
        BuiltAt = builtAt;
        _byId = entries.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        var tomorrow = KoreanTime.StartOf(KoreanTime.Day(builtAt).AddDays(1));
        ValidUntil = asOf == builtAt ? entries.Select(e => e.Freshness?.NextChange ?? tomorrow).Append(tomorrow).Min() : tomorrow;
    }

    /// <summary>Datasets with data, and refused ones without; in Korean order of title.</summary>
    public IReadOnlyList<CatalogEntry> Entries { get; }

    /// <summary>Datasets with data, whoever may see them: what "105종" counts.</summary>
    public int Count => _count ??= Entries.Count(e => e.Newest is not null || e.IsWithheld);
    private int? _count;

    /// <summary>The search index, built on the first search and taken over by the next snapshot as far as nothing changed.</summary>
    internal SearchCorpus Corpus => _corpus.Value;

    /// <summary>The whole catalogue that this is a view of; itself when it is none.</summary>
    internal CatalogSnapshot Origin { get => field ?? this; private set; }

    /// <summary>What readers of one sight each see of it. Empty in a view.</summary>
    internal ConcurrentDictionary<string, CatalogSnapshot> Views { get; } = new(StringComparer.Ordinal);

    /// <summary>This catalogue as somebody may see it: with other entries, and with the figures that are computed from open data only.</summary>
    internal CatalogSnapshot As(Func<CatalogEntry, CatalogEntry> shown, string sight)
    {
        List<CatalogEntry> entries = [.. Entries.Select(shown)];
        var open = entries.Where(entry => entry.IsOpen).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var view = new CatalogSnapshot(entries, [.. _figures.Where(figure => figure.Datasets.All(dataset => open.Contains(dataset) || Find(dataset) is null))], Organization, Settings, Changes, AsOf, BuiltAt);
        view.Origin = Origin;
        view._corpus = new(() => SearchCorpus.Of(entries, _earlierViews?.GetValueOrDefault(sight)));
        return view;
    }

    private Dictionary<string, SearchCorpus>? _earlierViews;

    /// <summary>Keeps the newest index there is, and not the snapshot it belongs to: no chain of old ones stays in memory.</summary>
    internal void TakeOver(CatalogSnapshot? before)
    {
        _earlier = before is { _corpus.IsValueCreated: true } ? before.Corpus : before?._earlier;
        _corpus = new(() => SearchCorpus.Of(Entries, _earlier));
        _earlierViews = before?.Views.Where(view => view.Value._corpus.IsValueCreated).ToDictionary(view => view.Key, view => view.Value.Corpus, StringComparer.Ordinal) is { Count: > 0 } made ? made : before?._earlierViews;
    }

    /// <summary>Words and titles that complete what is typed so far.</summary>
    public IReadOnlyList<string> Complete(string typed, int most = 8) => Corpus.Index.Complete(typed, most);

    /// <summary>What the home page says; composed on first use.</summary>
    public HomeSummary Home => _home.Value;

    public OrgChart Organization { get; }

    public CatalogSettings Settings { get; }

    /// <summary>The moment freshness is judged at: now, or the day a city of samples always has.</summary>
    public DateTimeOffset AsOf { get; }

    public DateOnly Today => KoreanTime.Day(AsOf);

    public DateTimeOffset BuiltAt { get; }

    /// <summary>When the passing of time alone makes a freshness in it untrue.</summary>
    public DateTimeOffset ValidUntil { get; }

    /// <summary>The catalogue's change count it was built at.</summary>
    internal long Changes { get; }

    public CatalogEntry? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The title of a dataset; its id where it is not in the catalogue or not in this reader's share of it.</summary>
    public Bilingual TitleOf(string id) => Find(id)?.Title ?? new Bilingual(id, id);
}
