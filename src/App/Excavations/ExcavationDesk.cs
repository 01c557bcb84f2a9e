using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Engine;
using Maru.Core.Receipts;

namespace Maru.App.Excavations;

public enum BookState
{
    Ready,

    /// <summary>There is no excavations.yaml.</summary>
    NotSet,

    /// <summary>The permits are there and this reader may not read them.</summary>
    NoPermission,

    /// <summary>The settings or the data they name are wrong: see the problem.</summary>
    Broken,
}

/// <summary>The book as who asks may see it, or why there is none.</summary>
/// <param name="Entry">The permits in the catalogue, when the reader may not read them.</param>
public sealed record OpenBook(BookState State, ExcavationBook? Book = null, CatalogEntry? Entry = null, InputException? Problem = null);

/// <summary>What is going on at a place.</summary>
/// <param name="Works">Near the place, or on the road that was asked for.</param>
/// <param name="All">How many there are; <paramref name="Works"/> holds the first of them.</param>
/// <param name="Next">The nearest work, where none is near.</param>
public sealed record Lookup(FoundPlaces Found, Place? Place, DateTime Moment, IReadOnlyList<NearWork> Works, int All, NearWork? Next);

/// <summary>Answers what is dug up where and when, for pages, commands and the API.</summary>
public sealed class ExcavationDesk(ExcavationFile file, CatalogStore catalog, ReadableVersions versions, LakeStore lake, IEngine engine, ReceiptStore receipts, TimeProvider clock)
{
    public const int MostWorks = 12;

    private const string Method = "excavations 1.0.0";
    private const int MostBooks = 6;

    // By what it was made of, so that readers who see the same share one.
    private readonly ConcurrentDictionary<string, Lazy<OpenBook>> _books = new(StringComparer.Ordinal);

    /// <summary>Now in Korea; in an invented city whose day stands still, that day at this time.</summary>
    public DateTime Now
    {
        get
        {
            var now = KoreanTime.Of(clock.GetUtcNow()).DateTime;
            return catalog.Snapshot().Settings.AlwaysDay is { } always ? always.ToDateTime(TimeOnly.FromDateTime(now)) : now;
        }
    }

    /// <summary>The book as who asks at this moment may see it.</summary>
    public OpenBook Open(CancellationToken stop = default)
    {
        if (file.Problem is { } problem) return new(BookState.Broken, Problem: problem);
        if (file.Settings is not { } settings) return new(BookState.NotSet);
        var permits = settings.Permits!.Dataset;
        if (catalog.FindNow(permits) is not { } entry || (entry.Newest is null && !entry.IsWithheld && entry.IsOpen))
            return new(BookState.Broken, Problem: new(
                new($"'{permits}' 데이터가 없습니다.", $"There is no dataset '{permits}'."), new("excavations.yaml의 이름을 고치거나 데이터를 들여오세요.", "Mend the name in excavations.yaml, or take the data in."), ExcavationFile.Name));
        if (!entry.IsOpen || versions.Find(permits) is null) return new(BookState.NoPermission, Entry: entry);
        var key = KeyOf(settings);
        if (_books.Count > MostBooks && !_books.ContainsKey(key)) _books.Clear();
        var book = _books.GetOrAdd(key, _ => new(() => Load(settings, stop)));
        try
        {
            return book.Value;
        }
        catch
        {
            // The next one who asks has it read anew.
            _books.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>What is going on at the place a query names.</summary>
    /// <param name="pick">Which candidate is meant, from 0.</param>
    public static Lookup Look(ExcavationBook book, string query, DateTime moment, int pick = 0)
    {
        var found = book.Finder.Find(query);
        if (found.Candidates.Count == 0) return new(found, null, moment, [], 0, null);
        var place = found.Candidates[Math.Clamp(pick, 0, found.Candidates.Count - 1)];
        var works = place.Kind == PlaceKind.Road ? book.OnRoad(place.Title, moment) : book.Near(place.Longitude, place.Latitude, moment, book.Settings.Near);
        return new(found, place, moment, [.. works.Take(MostWorks)], works.Count, works.Count == 0 ? book.Next(place.Longitude, place.Latitude, moment) : null);
    }

    /// <summary>The receipt of a look-up, kept as long as somebody opens it.</summary>
    public Receipt Receipt(ExcavationBook book, Lookup look)
    {
        ArgumentNullException.ThrowIfNull(book);
        var live = book.At(look.Moment).Count;
        var parameters = new Dictionary<string, string>
        {
            ["at"] = look.Moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            ["near"] = book.Settings.Near.ToString(CultureInfo.InvariantCulture),
        };
        if (look.Place is { } place)
        {
            parameters["place"] = place.Title;
            parameters["longitude"] = place.Longitude.ToString("0.000000", CultureInfo.InvariantCulture);
            parameters["latitude"] = place.Latitude.ToString("0.000000", CultureInfo.InvariantCulture);
        }
        List<ReceiptStep> steps =
        [
            new("permits", new("기간과 위치가 있는 허가", "Permits with a period and a place"), null, book.Sources is [{ } source, ..] ? source.Rows : 0, book.Works.Count),
            new("not-over", new("이때 끝나지 않은 공사", "Works that are not over at the moment"), null, book.Works.Count, live),
        ];
        if (look.Place is { Kind: PlaceKind.Road } road) steps.Add(new("on-road", new($"{road.Title}의 공사", $"Works on {road.Title}"), null, live, look.All));
        else if (look.Place is not null) steps.Add(new("near", new($"{book.Settings.Near}m 안의 공사, 가까운 것부터", $"Works within {book.Settings.Near} m, nearest first"), null, live, look.All));
        return Keep(book, new("굴착공사와 길 안내", "Excavations at a place"), steps, parameters, look.Works.Select(near => FormattableString.Invariant($"{near.Work.Number}\t{near.State}\t{near.Metres}")),
            look.Place is null ? null : $"./maru excavations --at {parameters["at"]} --near \"{look.Place.Title.Replace("\"", "", StringComparison.Ordinal)}\"");
    }

    /// <summary>The receipt of what is dug up at a moment.</summary>
    public Receipt Receipt(ExcavationBook book, DateTime moment, IReadOnlyList<Conflict> conflicts, IReadOnlyList<Redig> redigs)
    {
        ArgumentNullException.ThrowIfNull(book);
        var live = book.At(moment);
        var parameters = new Dictionary<string, string>
        {
            ["at"] = moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
            ["conflictWithin"] = book.Settings.ConflictWithin.ToString(CultureInfo.InvariantCulture),
            ["redigYears"] = book.Settings.Redig.Years.ToString(CultureInfo.InvariantCulture),
        };
        List<ReceiptStep> steps =
        [
            new("permits", new("기간과 위치가 있는 허가", "Permits with a period and a place"), null, book.Sources is [{ } source, ..] ? source.Rows : 0, book.Works.Count),
            new("not-over", new("이때 끝나지 않은 공사", "Works that are not over at the moment"), null, book.Works.Count, live.Count),
            new("conflicts", new("기간이 겹치고 가까운 두 공사", "Pairs close to each other at the same time"), null, live.Count, conflicts.Count),
            new("redigs", new("포장했거나 판 지 얼마 안 된 곳", "Stretches paved or dug up not long before"), null, live.Count, redigs.Count),
        ];
        return Keep(book, new("굴착공사 현황", "Excavations at a moment"), steps, parameters, live.Select(line => FormattableString.Invariant($"{line.Work.Number}\t{line.State}")), $"./maru excavations --at {parameters["at"]}");
    }

    /// <summary>2026-10-20, 2026-10-20 10:32 or 2026-10-20T10:32, Korean time; a day alone means this time of day.</summary>
    /// <exception cref="InputException">It is neither.</exception>
    public DateTime MomentOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Now;
        var given = text.Trim().Replace(' ', 'T');
        if (DateTime.TryParseExact(given, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year is > 1900 and < 2200) return moment;
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200) return day.ToDateTime(TimeOnly.FromDateTime(Now));
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        throw new InputException(new($"'{shown}'은(는) 날짜나 시각이 아닙니다.", $"'{shown}' is no day or moment."), new("2026-10-20이나 2026-10-20T10:30처럼 쓰세요(한국 시각).", "Write it as 2026-10-20 or 2026-10-20T10:30, Korean time."), "at");
    }

    private OpenBook Load(ExcavationSettings settings, CancellationToken stop)
    {
        try
        {
            return new(BookState.Ready, new LoadBook(settings, versions, lake, engine, catalog.Snapshot().Settings.CityKo, stop).Run());
        }
        catch (InputException problem)
        {
            return new(BookState.Broken, Problem: problem);
        }
    }

    private Receipt Keep(ExcavationBook book, Bilingual title, List<ReceiptStep> steps, Dictionary<string, string> parameters, IEnumerable<string> result, string? command)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', result))));
        var receipt = new Receipt(ReceiptStore.IdOf(book.Sources, steps, parameters, null, hash), title, book.Sources, steps, clock.GetUtcNow(), hash) { Method = Method, Parameters = parameters, Command = command };
        receipts.SavePassing(receipt);
        return receipt;
    }

    // Settings and versions as this reader sees them: which rows, which columns.
    private string KeyOf(ExcavationSettings settings)
    {
        var key = new StringBuilder(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(settings).ToString(CultureInfo.InvariantCulture));
        var datasets = ((string?[])[settings.Permits!.Dataset, settings.Roads?.Dataset, settings.Stops?.Dataset, settings.Routes?.Dataset, .. settings.Addresses.Select(addresses => addresses.Dataset)]).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var dataset in datasets)
        {
            if (!versions.IsOpen(dataset) || versions.Find(dataset) is not { } manifest) continue;
            key.Append('|').Append(dataset).Append('@').Append(manifest.Version).Append(manifest.RowFilter).Append(';').AppendJoin(',', manifest.Columns.Where(column => column.Closed).Select(column => column.Name));
        }
        return key.ToString();
    }
}
