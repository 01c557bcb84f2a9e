using System.Text.Json;
using Maru.App.AccessLog;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Engine;
using Maru.Core.Lake;

namespace Maru.App.Mending;

/// <summary>
/// Takes rows that were set aside in again, with what a person changed in them, as a new version: the parts of the version before are taken
/// over as they are, the rows come behind them, and the record says who changed what and why.
/// </summary>
public sealed class MendRows(LakeStore lake, IEngine engine, KnownAreas areas, CatalogStore catalog, IDatasetRegister register, TimeProvider clock, AccessLogStore? log = null)
{
    /// <summary>What would become of the rows. Changes nothing.</summary>
    /// <exception cref="InputException">There is a newer version, or a column that does not exist was named.</exception>
    public MendTrial Try(MendRequest request, CancellationToken stop)
    {
        RequireDataset(request.Dataset);
        using var writer = lake.BeginVersion(request.Dataset);
        var version = Newest(request);
        return new(version, Reading(version, request, writer, stop).Read(Asked(version, request)));
    }

    /// <summary>Makes the version that has the rows that fit; those that do not stay aside.</summary>
    /// <exception cref="InputException">None of the rows fits, nobody is named, or no reason is given.</exception>
    public MendResult Run(MendRequest request, string by, string why, CancellationToken stop)
    {
        RequireDataset(request.Dataset);
        (by, why) = Signature.Read(by, why);
        var started = clock.GetTimestamp();
        using var writer = lake.BeginVersion(request.Dataset);
        var version = Newest(request);
        var reading = Reading(version, request, writer, stop);
        var trial = new MendTrial(version, reading.Read(Asked(version, request)));
        if (reading.Outcome is null) throw trial.Refused.Select(row => row.Refused!.AsException(row.Row.Row)).FirstOrDefault() ?? NothingAsked();
        var made = new MendedVersion(lake, engine, version, writer, reading, stop);
        var mendings = MendingsOf(version, trial, writer.Version, by, why);
        writer.WriteMendings(mendings);
        var step = new LineageStep("mend", Words(trial, by, why), version.Rows, version.Rows + reading.Outcome.Rows);
        var manifest = made.Manifest(trial, step) with { Seconds = clock.GetElapsedTime(started).TotalSeconds };
        log.Changing(catalog.Decided(manifest), trial.Fitting.Count(), [.. trial.Fitting.SelectMany(row => row.Cells).Select(cell => cell.Column)], $"따로 둔 행 고치기: {why}");
        writer.Commit(manifest);
        register.Register(manifest);
        return new(manifest, trial);
    }

    /// <summary>A person decides that rows stay out. The data do not change; the record says who decided and why.</summary>
    public int KeepOut(string dataset, IReadOnlyCollection<string> rowHashes, string by, string why)
    {
        RequireDataset(dataset);
        (by, why) = Signature.Read(by, why);
        var version = lake.Latest(dataset)!;
        var wanted = rowHashes.ToHashSet(StringComparer.Ordinal);
        var rows = lake.SetAsideAsKept(version).Select(row => (Row: row, Hash: RowHash.Of(row.Cells))).Where(row => wanted.Contains(row.Hash)).DistinctBy(row => row.Hash).ToList();
        if (rows.Count == 0) throw NothingAsked();
        catalog.SaveMendings(dataset, [.. rows.Select(row => new RowMending(
            row.Hash, row.Row.Row, row.Row.Rule, row.Row.Column.Length == 0 ? [] : [new(row.Row.Column, row.Row.Found, null)], by, clock.GetUtcNow(), why, version.Version, MendingState.StaysOut))]);
        return rows.Count;
    }

    private MendReading Reading(VersionManifest version, MendRequest request, LakeWriter writer, CancellationToken stop)
    {
        var rules = register.Rules(request.Dataset);
        var secrets = new MendSecrets(
            catalog.Decided(version).Columns.Where(column => column.Closed).Select(column => column.Name).ToHashSet(StringComparer.Ordinal),
            rules.Where(rule => rule.Closed == false).Select(rule => rule.Column).ToHashSet(StringComparer.Ordinal));
        var plan = MendPlan.Of(lake, engine, version, rules, areas.Current(stop), clock.Today(), stop);
        foreach (var name in request.Rows.SelectMany(row => row.Values.Keys).Distinct())
            if (plan.Plan.Columns.All(column => column.Name != name))
                throw new InputException(
                    new($"이 데이터의 원본에는 ‘{name}’ 컬럼이 없습니다.", $"The source of this dataset has no column '{name}'."),
                    new($"있는 컬럼: {string.Join(", ", plan.Plan.Columns.Select(column => column.Name))}", $"Columns: {string.Join(", ", plan.Plan.Columns.Select(column => column.Name))}"), request.Dataset);
        return new(lake, engine, version, secrets, plan, writer, stop);
    }

    // All rows with the cells that a change names.
    private List<TriedRow> Asked(VersionManifest version, MendRequest request)
    {
        var changes = request.Rows.ToDictionary(row => row.RowHash, row => row.Values, StringComparer.Ordinal);
        var cells = version.Columns.Where(column => column.Cell is not null).ToDictionary(column => column.Name, column => column.Cell!.Value, StringComparer.Ordinal);
        var rows = new List<TriedRow>();
        foreach (var row in lake.SetAsideAsKept(version))
            if (!RowHash.IsUnknown(row.Cells) && RowHash.Of(row.Cells) is var hash && changes.TryGetValue(hash, out var values))
                rows.Add(new(row, hash, [.. values.Select(value => new CellMending(value.Key, BeforeOf(row, cells.GetValueOrDefault(value.Key, -1)), value.Value.Length == 0 ? null : value.Value)).Where(cell => cell.Before != cell.After)], null));
        return rows.Count > 0 ? rows : throw NothingAsked();
    }

    private static string? BeforeOf(SetAsideRow row, int cell) => cell >= 0 && cell < row.Cells.Count ? row.Cells[cell] : null;

    // What held before holds on; of a row mended anew the new word counts.
    private List<RowMending> MendingsOf(VersionManifest version, MendTrial trial, int number, string by, string why)
    {
        var now = clock.GetUtcNow();
        var added = trial.Fitting.DistinctBy(row => row.RowHash).Select(row => new RowMending(row.RowHash, row.Row.Row, row.Row.Rule, row.Cells, by, now, why, number, MendingState.Mended)).ToList();
        return [.. lake.Mendings(version).Standing().Where(old => added.All(row => row.RowHash != old.RowHash)), .. added];
    }

    private static Bilingual Words(MendTrial trial, string by, string why)
    {
        var rows = trial.Fitting.Count();
        var columns = string.Join(", ", trial.Fitting.SelectMany(row => row.Cells).Select(cell => cell.Column).Distinct());
        return columns.Length == 0
            ? new($"따로 둔 {rows:N0}행을 그대로 들이기 ({by}: {why})", $"Take in {rows:N0} rows that were set aside as they are ({by}: {why})")
            : new($"따로 둔 {rows:N0}행의 {columns} 값을 고쳐 다시 들이기 ({by}: {why})", $"Mend {columns} of {rows:N0} rows that were set aside and take them in ({by}: {why})");
    }

    private void RequireDataset(string dataset)
    {
        if (lake.Versions(dataset).Count == 0) throw new InputException(new($"'{dataset}' 데이터가 없습니다.", $"There is no dataset '{dataset}'."));
    }

    private VersionManifest Newest(MendRequest request)
    {
        var newest = lake.Latest(request.Dataset)!;
        return newest.Version == request.Version ? newest : throw new InputException(
            new($"그사이에 버전 {newest.Version}{Maru.Methods.KoreanText.Josa.Pick(newest.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), "이", "가")} 생겼습니다. 보신 것은 버전 {request.Version}입니다.", $"There is version {newest.Version} now; you looked at version {request.Version}."),
            new("새 버전의 따로 둔 행을 보고 다시 하세요.", "Look at the rows that the new version set aside, then try again."), request.Dataset);
    }

    private static InputException NothingAsked() => new(
        new("고칠 행을 따로 둔 행 가운데에서 찾지 못했습니다.", "None of the rows is among those set aside."), new("따로 둔 행을 다시 보세요.", "Look at the rows set aside again."));
}
