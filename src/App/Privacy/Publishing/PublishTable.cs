using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Receipts;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Core.Receipts;
using Maru.Methods.KoreanText;

namespace Maru.App.Privacy.Publishing;

/// <summary>Keeps tables as they were made, and brings approved ones into the catalogue: an open dataset with a receipt. May be called again where it was broken off.</summary>
public sealed class PublishTable(ReleaseBook book, DataHome home, CatalogStore catalog, LakeStore lake, IngestSources ingest, ReceiptStore receipts, TimeProvider clock)
{
    public const string Shown = "보임";
    public const string HeldBack = "가림";
    public const string ShownColumn = "표시";

    // As providers write what they withhold: it is read as a blank that is not missing.
    private const string Withheld = "*";

    // Two who finish one table at once make one dataset of it.
    private static readonly SemaphoreSlim s_one = new(1);

    /// <summary>Keeps a table.</summary>
    /// <returns>Hash of its file, in hexadecimal.</returns>
    internal string Keep(string id, SafeTable table)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(table, PublishJson.Default.SafeTable);
        PrivateFiles.CreateFolder(home.Publishing);
        // One that is there was written by somebody who died before its line came into the book: nobody has seen it.
        using (var file = PrivateFiles.Create(PathOf(id)))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    /// <exception cref="InputException">Its file is gone, or not as it was made.</exception>
    internal SafeTable Read(SafeRelease release)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(release.Id));
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) == release.Table.Sha256) return JsonSerializer.Deserialize(bytes, PublishJson.Default.SafeTable)!;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Told below, as one that was changed.
        }
        throw new InputException(new($"{release.Id} 표의 파일이 없거나 만들 때와 다릅니다.", $"The file of table {release.Id} is missing or not as it was made."), new("백업에서 되살리세요.", "Restore it from the backup."), release.Id);
    }

    /// <param name="by">Who approved it, for the record of the catalogue.</param>
    internal async Task Run(SafeRelease release, string by, CancellationToken stop)
    {
        await s_one.WaitAsync(stop);
        try
        {
            // Somebody else may have brought it there meanwhile.
            if (SafeRelease.All(book.Read()).First(one => one.Id == release.Id).State != ReleaseState.Published) await Bring(release, by, stop);
        }
        finally
        {
            s_one.Release();
        }
    }

    private async Task Bring(SafeRelease release, string by, CancellationToken stop)
    {
        var table = Read(release);
        var source = catalog.FindNow(release.Dataset);
        var manifest = lake.Manifest(release.Dataset, release.Table.Version);
        catalog.Prepare();
        var made = release.Table;
        var title = new Bilingual(made.Title, $"{source?.Title.En ?? release.Dataset}: {(made.Spec.Measure is { } measure ? $"sum of {measure}" : "counts")} by {string.Join(", ", made.Spec.By.Select(dimension => dimension.Column))}");
        // One that was approved before ids were kept gets its own now.
        book.Append(entries => Slug(entries, release.Id) is not null ? [] : [new(0, clock.GetUtcNow(), by, release.Dataset, ReleaseAct.Approved, release.Id) { Slug = SlugOf(entries, release) }]);
        var id = Slug(book.Read(), release.Id)!;
        catalog.EditDataset(id, by, row =>
        {
            // Whoever narrowed it since does not find it open again.
            row.Access ??= nameof(AccessLevel.Everyone);
            (row.TitleKo, row.TitleEn) = (row.TitleKo ?? title.Ko, row.TitleEn ?? title.En);
            row.Department ??= source?.Department;
            (row.DescriptionKo, row.DescriptionEn) = (ReleaseWords.About(made).Ko, ReleaseWords.About(made).En);
        });
        var version = await Ingest(id, made, table, manifest, by, stop);
        var receipt = Receipt(release, version, title);
        receipts.Save(receipt);
        book.Append(entries => SafeRelease.All(entries).First(one => one.Id == release.Id).State == ReleaseState.Published ? [] :
            [new(0, clock.GetUtcNow(), by, release.Dataset, ReleaseAct.Published, release.Id, Place: new(id, version.Version, receipt.Id))]);
    }

    /// <summary>Id of the dataset that a table becomes: the same table of a newer version of its source is a newer version of the published one.</summary>
    internal string SlugOf(IReadOnlyList<ReleaseEntry> entries, SafeRelease release)
    {
        var before = SafeRelease.All(entries).LastOrDefault(one => one.Place is not null && one.Table.Spec.Name == release.Table.Spec.Name && one.Table.Switch == release.Table.Switch);
        return before?.Place!.Dataset ?? DatasetSlug.Unique(DatasetSlug.From($"{release.Table.Title} 표 {release.Id}"), id => lake.Versions(id).Count > 0);
    }

    private static string? Slug(IReadOnlyList<ReleaseEntry> entries, string id) => entries.LastOrDefault(entry => entry.Release == id && entry.Slug is not null)?.Slug;

    private async Task<VersionManifest> Ingest(string id, MadeTable made, SafeTable table, VersionManifest source, string by, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Work, Path.GetRandomFileName())).FullName;
        try
        {
            var file = Path.Combine(folder, "table.csv");
            await File.WriteAllTextAsync(file, Csv(table, made.Switch), new UTF8Encoding(true), stop);
            var settings = table.By.ToDictionary(dimension => $"{TableCorrections.ColumnPrefix}{dimension.Column}.type", _ => "text");
            settings[TableCorrections.HeaderLineKey] = "1";
            settings[TableCorrections.AdmitKey] = string.Join(',', TableCorrections.Admissible.Keys.Order(StringComparer.Ordinal));
            if (source.ReferenceDate is { } day) settings[TableCorrections.ReferenceDateKey] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var origin = FormattableString.Invariant($"{made.Spec.Dataset} v{made.Version}: {made.Title}");
            var outcomes = await ingest.Run(new([file], id) { Called = _ => origin, Settings = settings, Accepted = new(by, "안전 공표") }, null, stop);
            return outcomes.Single() is { Result: { } result } ? result.Version : throw new InputException(outcomes.Single().Problem!.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Totals stand in a column of their own, with the groupings they sum over left blank: so nobody adds cells and totals together.
    internal static string Csv(SafeTable table, SafeSwitch how)
    {
        var shape = table.Shape;
        var (value, total) = ReleaseWords.Headers(table.Measure);
        var csv = new StringBuilder();
        string[] marked = how == SafeSwitch.SmallCells ? [ShownColumn] : [];
        Line([.. table.By.Select(dimension => dimension.Column), value, total, .. marked]);
        for (var cell = 0; cell < shape.Cells; cell++)
        {
            var labels = shape.Labels(cell);
            var isTotal = Enumerable.Range(0, labels.Length).Any(i => shape.IsTotal(labels, i));
            var text = table.Values[cell]?.ToString("0.######", CultureInfo.InvariantCulture) ?? Withheld;
            Line([.. labels.Select((label, i) => shape.IsTotal(labels, i) ? "" : table.By[i].Labels[label]), isTotal ? "" : text, isTotal ? text : "", .. marked.Select(_ => table.Values[cell] is null ? HeldBack : Shown)]);
        }
        return csv.ToString();

        void Line(IReadOnlyList<string> cells) => csv.AppendJoin(',', cells.Select(cell => "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
    }

    // It speaks of the published table alone: how many rows its source has may be what the table keeps back.
    private Receipt Receipt(SafeRelease release, VersionManifest version, Bilingual title)
    {
        var made = release.Table;
        UsedVersion[] used = [new(version.Dataset, made.Title, version.Version, version.Rows, version.SetAside, version.ReferenceDate, version.CollectedAt)];
        ReceiptStep[] steps = [new("protect", ReleaseWords.Step(made), null, made.Cells, made.Cells - made.Small - made.WithThem)];
        var parameters = ReleaseWords.Parameters(release);
        return new(ReceiptStore.IdOf(used, steps, parameters, null, made.Sha256), title, used, steps, clock.GetUtcNow(), made.Sha256)
        {
            Method = made.Switch == SafeSwitch.Private ? "safe-publication/discrete-laplace 1" : "safe-publication/small-cells 1",
            Parameters = parameters,
        };
    }

    private string PathOf(string id) => Path.Combine(home.Publishing, id + ".json");
}
