using System.Globalization;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Places;
using Maru.App.Rows;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Core.Receipts;
using Maru.Methods.Geometry;

namespace Maru.App.Excavations;

/// <summary>Reads the datasets that the settings name. What a reader may not see is as if it were not there, the permits alone are needed.</summary>
internal sealed class LoadBook(ExcavationSettings settings, ReadableVersions versions, LakeStore lake, IEngine engine, string? city, CancellationToken stop)
{
    // More than any city has; a mistaken setting does not fill the memory.
    private const int MostRows = 200_000;

    private static readonly SessionLimits Limits = new(Threads: 2, Time: TimeSpan.FromSeconds(60));

    private readonly List<UsedVersion> _used = [];

    /// <exception cref="InputException">The permits lack a column that the settings name.</exception>
    public ExcavationBook Run()
    {
        var works = Works(settings.Permits!);
        var roads = settings.Roads is { } named ? Roads(named) : CityRoads.None;
        var stops = settings.Stops is { } stopColumns ? Stops(stopColumns, settings.Routes) : [];
        return new(settings, works, roads, stops, [.. settings.Addresses.SelectMany(Addresses)], city, _used);
    }

    private List<Excavation> Works(PermitColumns said)
    {
        var rows = Rows(said.Dataset, [said.Number, said.Work, said.Road, said.First, said.Last], [said.From, said.To, said.Days, said.Start, said.End, said.Lanes, said.Closed, said.Place, said.Towards, said.Agency, said.Department, said.Extension, said.BusAction, said.BusStop, said.StopMoved, said.Detour], needed: true);
        List<Excavation> works = [];
        foreach (var (cells, lines) in rows)
        {
            if (lines.Count == 0 || cells[0] is not { } number || Day(cells[3]) is not { } first || Day(cells[4]) is not { } last || last < first) continue;
            works.Add(new(
                number, cells[1] ?? "", cells[2] ?? "", cells[5], cells[6], first, last, new(WorkHours.DaysOf(cells[7]), Time(cells[8]), Time(cells[9])), Whole(cells[10]), Whole(cells[11]), cells[12], cells[13],
                cells[14], cells[15], cells[16], Action(cells[17]), cells[18], Whole(cells[19]), cells[20], lines));
        }
        return works;
    }

    private CityRoads Roads(RoadColumns said)
    {
        List<RoadPiece> pieces = [];
        var rows = Rows(said.Dataset, [said.Name], [said.Lanes, said.Paved]).Where(row => row.Cells[0] is { Length: > 0 } && row.Lines.Count > 0).ToList();
        if (rows.Count == 0) return CityRoads.None;
        // Good enough for boxes and distances: the middle of the city is where its roads are.
        var plane = new Plane(rows.Average(row => row.Lines[0][0]), rows.Average(row => row.Lines[0][1]));
        foreach (var (cells, lines) in rows)
            foreach (var line in lines.Where(line => line.Length >= 4)) pieces.Add(new(cells[0]!.Trim(), line, new Track([plane.Project(line)]), Whole(cells[1]), Day(cells[2])));
        return new(pieces);
    }

    private List<BusStop> Stops(StopColumns said, RouteColumns? routes)
    {
        var serving = routes is null ? null : Rows(routes.Dataset, [routes.Route, routes.Stop], []).Where(row => row.Cells[0] is not null && row.Cells[1] is not null).ToLookup(row => row.Cells[1]!, row => row.Cells[0]!, StringComparer.Ordinal);
        return [.. Rows(said.Dataset, [said.Number, said.Name], []).Where(row => row.Cells[0] is not null && row.Lines.Count > 0)
            .Select(row => new BusStop(row.Cells[0]!, row.Cells[1] ?? "", row.Lines[0][0], row.Lines[0][1], [.. (serving?[row.Cells[0]!] ?? []).Distinct(StringComparer.Ordinal).OrderBy(Leading).ThenBy(route => route, StringComparer.Ordinal)]))];
    }

    private List<AddressPoint> Addresses(AddressColumns said) =>
        [.. Rows(said.Dataset, [], [said.Name, said.RoadAddress, said.LotAddress]).Where(row => row.Lines.Count > 0)
            .Select(row => new AddressPoint(row.Cells[0], row.Cells[1] is { } road ? AddressText.ReadRoad(road) : null, row.Cells[2] is { } lot ? AddressText.ReadLot(lot) : null, row.Lines[0][0], row.Lines[0][1]))
            .Where(point => point.Name is not null || point.Road is not null || point.Lot is not null)];

    /// <summary>Cells as text and places as lines; rows without a place have none.</summary>
    private List<(string?[] Cells, List<double[]> Lines)> Rows(string dataset, IReadOnlyList<string> required, IReadOnlyList<string?> optional, bool needed = false)
    {
        if (!versions.IsOpen(dataset) || versions.Find(dataset) is not { } manifest) return [];
        var columns = required.Select(name => Column(manifest, name) ?? (needed ? throw NoColumn(manifest, name) : null)).Concat(optional.Select(name => name is null ? null : Column(manifest, name) ?? (needed ? throw NoColumn(manifest, name) : null))).ToList();
        var place = PlaceColumn.Of(manifest);
        if (columns.Take(required.Count).Any(column => column is null)) return [];
        _used.Add(new(manifest.Dataset, versions.Title(manifest), manifest.Version, manifest.Rows, manifest.SetAside, manifest.ReferenceDate, manifest.CollectedAt));
        var select = columns.Select(column => column is null ? "null" : $"cast({RowSql.Quote(column.Name)} as varchar)").ToList();
        if (place?.Geometry is { } shape) select.Add(RowSql.Quote(shape.Name));
        else if (place is not null) select.AddRange([$"cast({RowSql.Quote(place.Longitude!.Name)} as double precision)", $"cast({RowSql.Quote(place.Latitude!.Name)} as double precision)"]);
        using var session = engine.Open([lake.Table(manifest)], Limits);
        using var result = session.Query(FormattableString.Invariant($"select {string.Join(", ", select.Select((cell, i) => FormattableString.Invariant($"{cell} as c{i}")))} from {RowSql.Quote(manifest.Dataset)} limit {MostRows}"), null, stop);
        List<(string?[], List<double[]>)> rows = [];
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
            {
                var cells = new string?[columns.Count];
                for (var i = 0; i < cells.Length; i++) cells[i] = result.Batch.Value(i, row) is string text && text.Trim() is { Length: > 0 } kept ? kept : null;
                rows.Add((cells, Lines(result.Batch, row, columns.Count, place)));
            }
        return rows;
    }

    private static List<double[]> Lines(ResultBatch batch, int row, int at, PlaceColumn? place)
    {
        if (place is null) return [];
        if (place.Geometry is null)
            return batch.Value(at, row) is double longitude && batch.Value(at + 1, row) is double latitude && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90 ? [[longitude, latitude]] : [];
        if (batch.Value(at, row) is not byte[] bytes || !Wkb.TryRead(bytes, out var shape, out _) || shape.IsEmpty) return [];
        List<double[]> lines = [];
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var x = shape.RingX(ring);
            var y = shape.RingY(ring);
            var corners = new double[x.Length * 2];
            for (var i = 0; i < x.Length; i++) (corners[2 * i], corners[2 * i + 1]) = (x[i], y[i]);
            if (corners.Length > 0) lines.Add(corners);
        }
        return lines;
    }

    // Spaces and marks in a header are written one way in a file and another in settings.
    private static Column? Column(VersionManifest manifest, string name) =>
        manifest.Columns.FirstOrDefault(column => column.Name == name && !column.Closed) ?? manifest.Columns.FirstOrDefault(column => !column.Closed && Plain(column.Name) == Plain(name));

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static InputException NoColumn(VersionManifest manifest, string name) => new(
        new($"'{manifest.Dataset}'에 '{name}' 컬럼이 없거나 닫혀 있습니다.", $"'{manifest.Dataset}' has no open column '{name}'."),
        new($"excavations.yaml에서 이름을 고치세요. 있는 컬럼: {string.Join(", ", manifest.Columns.Where(column => !column.Closed).Take(30).Select(column => column.Name))}", $"Mend the name in excavations.yaml. It has: {string.Join(", ", manifest.Columns.Where(column => !column.Closed).Take(30).Select(column => column.Name))}"), ExcavationFile.Name);

    private static DateOnly? Day(string? text) => text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // 24:00 is midnight; a time may come with its date before it.
    private static TimeOnly? Time(string? text)
    {
        if (text is null) return null;
        var clock = text.AsSpan()[(text.LastIndexOf(' ') + 1)..];
        if (clock.StartsWith("24:00")) return TimeOnly.MinValue;
        return TimeOnly.TryParse(clock, CultureInfo.InvariantCulture, out var time) ? time : null;
    }

    private static int? Whole(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1_000_000 ? (int)Math.Round(number) : null;

    private static int Leading(string route) => int.TryParse(route, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static BusAction Action(string? text) => text switch
    {
        null => BusAction.None,
        _ when text.Contains("임시", StringComparison.Ordinal) => BusAction.StopMoved,
        _ when text.Contains("우회", StringComparison.Ordinal) => BusAction.Detour,
        _ => BusAction.None,
    };
}
