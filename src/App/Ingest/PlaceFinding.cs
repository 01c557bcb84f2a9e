using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;
using Maru.Methods.KoreanText;

namespace Maru.App.Ingest;

/// <summary>
/// Where a table's rows lie: found before the load from the sampled rows, used while rows pass by, summed up after. Points come from a
/// pair of coordinate columns or from shapes.
/// </summary>
internal sealed class PlaceFinding : IRowFinding
{
    private readonly LoadPlan _plan;
    private readonly DetectedCoordinates _detected;
    private readonly AreaSet? _areas;
    private readonly int _geometry;

    private PlaceFinding(LoadPlan plan, DetectedCoordinates detected, AreaSet? areas, int geometry)
    {
        _plan = plan;
        _detected = detected;
        _areas = areas;
        _geometry = geometry;
        Boundary = geometry < 0 ? null : BoundaryDetection.Detect(plan);
    }

    public string CrsId => NameOf(_detected.Crs!);

    public BoundaryRecord? Boundary { get; }

    /// <summary>The columns that places are read from.</summary>
    private (string X, string Y) PairNames => (_plan.Columns[_detected.Pair.X].Name, _plan.Columns[_detected.Pair.Y].Name);

    public PlaceReading Reading => _geometry >= 0
        ? new(_detected.Crs!, null, null, false, false) { Origin = Origin }
        : new(_detected.Crs!, PairNames.X, PairNames.Y, _detected.AreAxesSwapped, _detected.Form == CoordinateForm.PackedDegrees) { Origin = Origin };

    // The system the source was measured in: that of the other pair, when places are read from columns of degrees.
    private DetectedCoordinates Source => Measured ?? _detected;

    private CrsOrigin Origin => Decided ? CrsOrigin.Decided
        : Source.Pair.Hint is { } written ? written == Source.Crs ? CrsOrigin.Written : CrsOrigin.Contradicted
        : IsUnreadable ? CrsOrigin.Unreadable : CrsOrigin.Found;

    /// <summary>The plan with shapes read in the system found.</summary>
    public LoadPlan Plan => _geometry < 0 ? _plan : _plan with { Columns = [.. _plan.Columns.Select((column, i) => i == _geometry ? column with { ShapeCrs = _detected.Crs } : column)] };

    /// <summary>Null when the table says nothing of places, or a person says its numbers are none.</summary>
    public static PlaceFinding? Find(LoadPlan plan, string? declared, PlaceDecision decided, AreaSet? areas)
    {
        if (decided.IsNone) return null;
        var geometry = plan.Columns.ToList().FindIndex(column => column.Type == ColumnType.Geometry);
        if (geometry >= 0) return OfShapes(plan, declared, decided, areas);
        var columns = plan.Columns.Select(column => new CoordinateColumn(column.Name, Numbers(plan, column))).ToList();
        if (decided.Pair(plan) is { } pair) return OfPair(plan, columns, pair, decided, areas);
        var found = CrsDetection.Detect(columns, areas?.Target).Where(candidate => candidate.Crs is not null && candidate.Tried > 0)
            .Where(candidate => !decided.Excludes(plan.Columns[candidate.Pair.X].Name) && !decided.Excludes(plan.Columns[candidate.Pair.Y].Name)).ToList();
        var best = found.FirstOrDefault(candidate => candidate.Crs!.IsGeographic) ?? found.FirstOrDefault();
        if (best is null) return null;
        if (decided.System is not null) return OfPair(plan, columns, best.Pair, decided, areas);
        // The system of the other pair is worth knowing too: it is what the file was measured in.
        var measured = found.FirstOrDefault(candidate => !candidate.Crs!.IsGeographic && candidate.Evidence == CrsEvidence.OwnWgs84);
        return new(plan, CrsByNames.Decide(best, plan, columns, areas), areas, -1) { Measured = measured };
    }

    private static PlaceFinding? OfPair(LoadPlan plan, IReadOnlyList<CoordinateColumn> columns, CoordinatePair pair, PlaceDecision decided, AreaSet? areas)
    {
        var detected = decided.Apply(CrsDetection.Detect(columns, pair, areas?.Target, null));
        return detected.Crs is null || detected.Tried == 0 ? null : new(plan, detected, areas, -1) { Decided = decided.System is not null };
    }

    /// <summary>The system is what a person said, not what was found.</summary>
    private bool Decided { get; init; }

    /// <summary>The file declares a system that is not known here.</summary>
    private bool IsUnreadable { get; init; }

    /// <summary>A second, projected pair of columns beside the WGS 84 one.</summary>
    private DetectedCoordinates? Measured { get; init; }

    private static PlaceFinding? OfShapes(LoadPlan plan, string? declared, PlaceDecision decided, AreaSet? areas)
    {
        // Boxes that came along, as in a file Maru wrote, are worked out anew from the shapes.
        plan = plan with { Columns = [.. plan.Columns.Where(column => !ShapePlaces.BoxNames.Contains(column.Name, StringComparer.OrdinalIgnoreCase))] };
        var geometry = plan.Columns.ToList().FindIndex(column => column.Type == ColumnType.Geometry);
        var (x, y) = FirstVertices(plan.Shapes);
        if (x.Length == 0) return null;
        IReadOnlyList<CoordinateColumn> columns = [new("X", x), new("Y", y)];
        var hint = declared is null ? null : CrsText.Read(declared) is { Crs: { } crs } ? crs : null;
        var detected = CrsDetection.Detect(columns, new CoordinatePair(0, 1, false, "", hint), areas?.Target, null);
        if (detected.Crs is null && hint is not null) detected = detected with { Crs = hint, AreAxesSwapped = false };
        detected = decided.Apply(detected);
        return detected.Crs is null ? null : new(plan, detected, areas, geometry) { Decided = decided.System is not null, IsUnreadable = declared is not null && hint is null };
    }

    // A system read from its parameters may have no code.
    private static string NameOf(Crs crs) => crs.Id.Length > 0 ? crs.Id : crs.Name;

    internal static (double[] X, double[] Y) FirstVertices(IReadOnlyList<Shape> shapes)
    {
        var filled = shapes.Where(shape => !shape.IsEmpty).ToList();
        return ([.. filled.Select(shape => shape.X[0])], [.. filled.Select(shape => shape.Y[0])]);
    }

    internal static double[] Numbers(LoadPlan plan, ColumnPlan column)
    {
        if (column.As is not (ReadAs.Integer or ReadAs.Number or ReadAs.Degrees)) return [.. Enumerable.Repeat(double.NaN, plan.Rows.Count)];
        return [.. plan.Rows.Columns[plan.IndexOf(column)].Select(text => text is not null && PlaceText.TryDegrees(System.Text.Encoding.UTF8.GetBytes(text), out var number) ? number : double.NaN)];
    }

    public IReadOnlyList<string> From => _geometry >= 0 ? [_plan.Columns[_geometry].Name] : [PairNames.X, PairNames.Y];

    public IDerivation Derive(int segment, IReadOnlyList<ColumnReader> readers) => _geometry >= 0
        ? new ShapePlaces((ShapeReader)readers[_geometry], Boundary is null ? UsableAreas() : null, Taken())
        : new PointPlaces(readers[_detected.Pair.X], readers[_detected.Pair.Y], _detected, UsableAreas(), Taken());

    // Regions are worked out only where some sampled point lies in one.
    private AreaSet? UsableAreas() => _detected.Candidates.Count > 0 && _detected.Candidates[0].InArea > 0 ? _areas : null;

    private HashSet<string> Taken() => [.. _plan.Columns.Select(column => column.Name)];

    public IReadOnlyDictionary<string, ColumnRole> Roles(IReadOnlyList<Column> columns)
    {
        var roles = new Dictionary<string, ColumnRole>(StringComparer.Ordinal);
        foreach (var column in columns.Where(column => column.Source is null))
            roles[column.Name] = column.Name.StartsWith(PlaceColumns.Longitude, StringComparison.Ordinal) ? ColumnRole.Longitude
                : column.Name.StartsWith(PlaceColumns.Latitude, StringComparison.Ordinal) ? ColumnRole.Latitude
                : column.Type == ColumnType.Text ? ColumnRole.Region : ColumnRole.None;
        if (_geometry >= 0) roles[_plan.Columns[_geometry].Name] = ColumnRole.Geometry;
        else if (roles.ContainsValue(ColumnRole.Longitude))
        {
            // Eastings and northings are no quantities to add up.
            roles[PairNames.X] = roles[PairNames.Y] = ColumnRole.None;
        }
        else
        {
            roles[_plan.Columns[_detected.Pair.X].Name] = _detected.AreAxesSwapped ? ColumnRole.Latitude : ColumnRole.Longitude;
            roles[_plan.Columns[_detected.Pair.Y].Name] = _detected.AreAxesSwapped ? ColumnRole.Longitude : ColumnRole.Latitude;
        }
        return roles;
    }

    public PlaceSummary? Summary(LoadOutcome outcome)
    {
        var total = PlaceCounts.Sum(outcome.Derivations<PlaceDerivation>().Select(derivation => derivation.Counts));
        if (total.Located == 0) return null;
        return new(NameOf(Source.Crs!), total.Located, UsableAreas() is null ? null : total.Inside, [total.Box.MinX, total.Box.MinY, total.Box.MaxX, total.Box.MaxY])
        {
            Candidates = [.. Source.Candidates.Take(6).Select(candidate => new Core.Lake.CrsCandidate(NameOf(candidate.Crs), _areas is null ? candidate.InCountry : candidate.InArea))],
        };
    }

    public IEnumerable<Issue> Issues(LoadOutcome outcome)
    {
        var total = PlaceCounts.Sum(outcome.Derivations<PlaceDerivation>().Select(derivation => derivation.Counts));
        if (SystemWords() is { } said) yield return Note("coordinate-system", NameOf(Source.Crs!), Origin == CrsOrigin.Contradicted ? Severity.Warning : Severity.Info, total.Located, said);
        if (total.Swapped > 0)
            yield return Note("coordinate-swapped", "", Severity.Warning, total.Swapped, new(
                $"X와 Y가 서로 바뀐 {total.Swapped:N0}행을 바로잡아 읽었습니다.", $"{total.Swapped:N0} rows had x and y exchanged; they were read the right way round."));
        if (total.OutsideCountry > 0)
            yield return Note("coordinate", "", Severity.Warning, total.OutsideCountry, new(
                $"좌표가 나라 밖인 행이 {total.OutsideCountry:N0}개 있습니다.", $"{total.OutsideCountry:N0} rows lie outside the country."));
        if (UsableAreas() is { } areas && total.MainParent(areas) is { } main && total.Located > main.Count)
            yield return Note("outside-area", main.Name ?? "", Severity.Info, total.Located - main.Count, new(
                $"{total.Located:N0}곳 가운데 {main.Count:N0}곳이 {main.Name ?? "행정동 경계"} 안에 있고 {total.Located - main.Count:N0}곳은 밖에 있습니다.",
                $"Of {total.Located:N0} places {main.Count:N0} lie in {main.Name ?? "the boundaries"} and {total.Located - main.Count:N0} outside."));
    }

    // Degrees that nothing speaks against need no words.
    private Bilingual? SystemWords()
    {
        var used = NameOf(Source.Crs!);
        return Origin switch
        {
            CrsOrigin.Decided => new($"사람이 정한 좌표계 {Josa.EuroRo(used)} 읽었습니다.", $"Read in {used}, as a person chose."),
            CrsOrigin.Contradicted => new(
                $"좌표계가 {Josa.EuroRo(NameOf(Source.Pair.Hint!))} 적혀 있으나 그러면 점들이 제자리에 놓이지 않아 {Josa.EuroRo(used)} 읽었습니다. 지도를 보고 확인하세요." + RivalText("ko"),
                $"The coordinate system is given as {NameOf(Source.Pair.Hint!)}, but the points would not lie in place; read as {used}. Look at the map." + RivalText("en")),
            _ when Source.Crs!.IsGeographic => null,
            CrsOrigin.Written => new($"적혀 있는 좌표계 {Josa.EuroRo(used)} 읽었습니다.", $"Read in {used}, as given."),
            CrsOrigin.Unreadable => new(
                $"적혀 있는 좌표계를 알 수 없어 {Josa.EuroRo(used)} 찾았습니다." + RivalText("ko"), $"The coordinate system given is not known here; found {used}." + RivalText("en")),
            _ => new($"좌표계가 적혀 있지 않아 {Josa.EuroRo(used)} 찾았습니다." + RivalText("ko"), $"No coordinate system was given; found {used}." + RivalText("en")),
        };
    }

    private string RivalText(string language) => _detected.Rivals.Count == 0 ? ""
        : language == "ko" ? $" {string.Join(", ", _detected.Rivals.Select(crs => crs.Id))}일 수도 있으니 지도를 보고 확인하세요."
        : $" It could be {string.Join(", ", _detected.Rivals.Select(crs => crs.Id))} too: look at the map.";

    private static Issue Note(string rule, string found, Severity severity, long count, Bilingual message) =>
        new(rule, 0, "", found, severity) { Count = count, Message = message };

    public LineageStep Step(long rows) => new("place", _areas is null
        ? new($"{CrsId} 좌표를 경위도로", $"Coordinates of {CrsId} to longitude and latitude")
        : new($"{CrsId} 좌표를 경위도로, {_areas.Source}에서 행정동 찾기", $"Coordinates of {CrsId} to longitude and latitude; dong from {_areas.Source}"), rows, rows);
}

/// <summary>Names of the columns that places add.</summary>
internal static class PlaceColumns
{
    public const string Longitude = "경도";
    public const string Latitude = "위도";
    public const string DongCode = "행정동코드";
    public const string Dong = "행정동";
    public const string Parent = "시군구";
    public const string LegalDongCode = "법정동코드";
    public const string DistrictCode = "시군구코드";

    /// <summary>Before the name of a code column that the table has already.</summary>
    public const string Today = "오늘_";

    public static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var n = 2; !taken.Add(free); n++) free = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
        return free;
    }
}
