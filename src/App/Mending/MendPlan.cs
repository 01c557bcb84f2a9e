using System.Globalization;
using System.Text;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;
using Maru.Methods.Coordinates;
using Maru.Methods.Geometry;

namespace Maru.App.Mending;

/// <summary>How the rows of a version were read, made again from its manifest and its rows: the columns, and those that Maru worked out from them.</summary>
/// <param name="Where">What longitude, latitude and region come from; null when the version has none.</param>
/// <param name="HasParts">A column says which of several tables a row is from.</param>
internal sealed record MendPlan(LoadPlan Plan, IRowFinding? Where, bool HasParts)
{
    private const int SampledRows = 5_000;
    private const int SampledShapes = 200;

    /// <exception cref="InputException">The version can't be added to as it was made.</exception>
    public static MendPlan Of(LakeStore lake, IEngine engine, VersionManifest version, IReadOnlyList<ColumnRule> rules, AreaSet? areas, DateOnly today, CancellationToken stop)
    {
        var columns = version.Columns.Select(ColumnPlan.Of).OfType<ColumnPlan>().Select(column => column.As is ReadAs.Wkb or ReadAs.Wkt ? column with { ShapeCrs = SystemOf(version) } : column).ToList();
        if (columns.Count == 0)
            throw new InputException(
                new("이 버전은 오래전에 만들어 원본의 칸을 알 수 없습니다.", "This version was made long ago and does not know the source's cells."),
                new("원본을 다시 들인 다음 고치세요.", "Take the source in again, then mend its rows."), version.Dataset);
        var layout = new TableLayout(0, [.. columns.Select(column => new HeaderColumn(column.Cell, column.Source, column.Name, column.Unit))])
        {
            TotalsAreRows = false,
            Admitted = Enum.GetValues<RowVerdict>().ToHashSet(),
        };
        var plan = new LoadPlan(layout, columns, []);
        var hasParts = version.Columns.Any(IsPart);
        List<string> derived = [.. version.Columns.Where(column => column is { Cell: null, MissingSince: null } && !IsPart(column)).Select(column => column.Name)];
        if (version.Places is null && derived.Count == 0) return new(plan, null, hasParts);
        plan = Sampled(lake, engine, version, plan, stop);
        // Boundaries that came after the version know more than it does.
        foreach (var known in new[] { areas, null })
            if (Find(version, plan, rules, known, today) is { } where && where.Derive(0, [.. plan.Columns.Select(ColumnReader.For)]).Columns.Select(column => column.Name).SequenceEqual(derived)) return new(plan, where, hasParts);
        throw new InputException(
            new($"위치에서 만든 컬럼({string.Join(", ", derived)})을 이 버전과 같은 꼴로 다시 만들 수 없습니다. 경계 데이터가 바뀌었습니다.", $"The columns worked out from places ({string.Join(", ", derived)}) can't be made as in this version: the boundaries have changed."),
            new("원본을 다시 들인 다음 고치세요.", "Take the source in again, then mend its rows."), version.Dataset);
    }

    private static bool IsPart(Column column) => column is { Cell: null, From.Count: 0, MissingSince: null } && column.Name.StartsWith(PartNames.Column, StringComparison.Ordinal);

    private static IRowFinding? Find(VersionManifest version, LoadPlan plan, IReadOnlyList<ColumnRule> rules, AreaSet? areas, DateOnly today) => version.Places is null
        ? RegionFinding.OfSample(plan, areas, today)
        : PlaceFinding.Find(plan, null, new(plan.Shapes.Count > 0 ? KoreanSystems.Wgs84.Id : version.Source.Crs, rules), areas);

    private static Crs? SystemOf(VersionManifest version)
    {
        if (version.Source.Crs is not { } written) return null;
        return KoreanSystems.Find(written) ?? CrsText.Read(written).Crs ?? throw new InputException(
            new($"이 버전의 좌표계를 다시 만들 수 없습니다: ‘{written}’", $"The coordinate system '{written}' of this version can't be made again."),
            new("원본을 다시 들이세요.", "Take the source in again."), version.Dataset);
    }

    // What ingest found by the rows of the source is found again by the rows of the version.
    private static LoadPlan Sampled(LakeStore lake, IEngine engine, VersionManifest version, LoadPlan plan, CancellationToken stop)
    {
        using var session = engine.Open([lake.Table(version, closedToo: true) with { Name = "t" }], new SessionLimits());
        var values = version.Places is null ? plan.Columns.Select(column => Values(session, column, stop)).ToList() : Rows(session, plan.Columns, stop);
        return plan with { Rows = new(values), Shapes = Shapes(session, plan.Columns, stop) };
    }

    private static List<IReadOnlyList<string?>> Rows(IEngineSession session, IReadOnlyList<ColumnPlan> columns, CancellationToken stop)
    {
        var rows = columns.Select(_ => new List<string?>()).ToList();
        using var result = session.Query($"select {string.Join(", ", columns.Select((column, i) => $"{Text(column)} as c{i.ToString(CultureInfo.InvariantCulture)}"))} from t limit {SampledRows}", null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                for (var i = 0; i < rows.Count; i++) rows[i].Add(result.Batch.Value(i, row) as string);
        return [.. rows];
    }

    // Codes are judged by all there are.
    private static IReadOnlyList<string?> Values(IEngineSession session, ColumnPlan column, CancellationToken stop)
    {
        if (column.As is not (ReadAs.Text or ReadAs.Code or ReadAs.Integer)) return [];
        var values = new List<string?>();
        using var result = session.Query($"select distinct {Text(column)} from t where {ColumnProfiling.Quote(column.Name)} is not null limit {SampledRows * 4}", null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++) values.Add(result.Batch.Value(0, row) as string);
        return values;
    }

    private static string Text(ColumnPlan column) => column.As is ReadAs.Wkb or ReadAs.Wkt ? "cast(null as varchar)" : $"cast({ColumnProfiling.Quote(column.Name)} as varchar)";

    private static List<Shape> Shapes(IEngineSession session, IReadOnlyList<ColumnPlan> columns, CancellationToken stop)
    {
        if (columns.FirstOrDefault(column => column.As is ReadAs.Wkb or ReadAs.Wkt) is not { } column) return [];
        var shapes = new List<Shape>();
        using var result = session.Query($"select {ColumnProfiling.Quote(column.Name)} from t where {ColumnProfiling.Quote(column.Name)} is not null limit {SampledShapes}", null, stop);
        while (result.Next())
            for (var row = 0; row < result.Batch.Rows; row++)
                if (Wkb.TryRead(result.Batch.Bytes(0, row), out var shape, out _)) shapes.Add(shape);
        return shapes;
    }
}
