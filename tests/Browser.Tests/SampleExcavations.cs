using Maru.App.Excavations;

namespace Maru.Browser.Tests;

/// <summary>The look-up of the call centre and the excavation page, at a moment of the sample city's day.</summary>
internal static class SampleExcavations
{
    private const string At = "2026-10-20T10:32";

    public static IReadOnlyList<SitePage> Pages(Site site)
    {
        var desk = site.Get<ExcavationDesk>();
        var moment = desk.MomentOf(At);
        var book = desk.Open().Book!;
        // Where most is going on: an address in front of a closed lane, best with a stop that moved.
        var (busy, address, _) = book.Works.Where(work => work.At(moment) == WorkState.Closed && !work.IsFootway).SelectMany(work => Enumerable.Range(1, 200), (work, number) => (Work: work, Look: ExcavationDesk.Look(book, $"{work.Road} {number}", moment)))
            .Where(found => found.Look.Place is { Kind: PlaceKind.Address, Match: PlaceMatch.Exact } && found.Look.Works.Any(near => near.Work == found.Work && near.Metres < 60))
            .Select(found => (found.Work, found.Look.Place!.Title, found.Look.All)).OrderByDescending(found => found.Work.BusAction).ThenByDescending(found => found.All).First();
        return
        [
            new("call-centre", Look(address), "/call-centre"),
            new("call-centre-english", Look(address) + "&lang=en", "/call-centre"),
            new("call-centre-road", Look(busy.Road) + "&lang=ko", "/call-centre"),
            new("call-centre-start", $"/call-centre?at={At}", "/call-centre"),
            new("call-centre-none", Look("없는이름길 7"), "/call-centre"),
            new("call-centre-slip", "/call-centre?at=어제", "/call-centre"),
            new("excavations", $"/excavations?at={At}", "/excavations"),
            new("excavations-road", $"/excavations?at={At}&road=" + Uri.EscapeDataString(busy.Road), "/excavations"),
        ];
    }

    private static string Look(string query) => $"/call-centre?q={Uri.EscapeDataString(query)}&at={At}";
}
