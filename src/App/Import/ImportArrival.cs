using System.Text;
using Maru.App.Catalog;
using Maru.App.Egress;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;
using Maru.Methods.KoreanText;

namespace Maru.App.Import;

/// <summary>Takes what somebody brings, files or an address, and begins a draft of it.</summary>
public sealed class ImportArrival(ImportDrafts drafts, SourceResolver resolver, EgressGuard egress, CatalogStore catalog, ImportLimits limits)
{
    private const int LongestName = 80;
    private const string Arriving = ".arriving";

    private readonly Lock _expecting = new();

    /// <summary>Files being received, straight to disk.</summary>
    /// <exception cref="InputException">Too many drafts are open already.</exception>
    public ImportReceipt Receive()
    {
        if (drafts.Open().Count >= limits.MaxDrafts) throw ImportErrors.TooManyDrafts(limits.MaxDrafts);
        return new(drafts, limits);
    }

    /// <summary>Begins a draft of files that were received.</summary>
    /// <exception cref="InputException">Nothing was received, or nothing of it can be read.</exception>
    public async Task<ImportDraft> Begin(ImportReceipt received, CancellationToken stop)
    {
        if (received.Files.Count == 0) throw ImportErrors.NothingChosen;
        if (received.Files is [{ Bytes: 0 } empty]) throw ImportErrors.Empty(empty.Name);
        var name = received.Files.Count == 1 ? received.Files[0].Name : $"{received.Files[0].Name} +{received.Files.Count - 1}";
        var draft = await Begin(drafts.New(name, received.Upload, received.Files), stop);
        received.Keep();
        return draft;
    }

    /// <summary>Begins a draft of something that is still to be brought: an address, or what a collector brings (<c>api:…</c>, <c>sql:…</c>).</summary>
    /// <exception cref="InputException">Not an address, or too many drafts are open already.</exception>
    public ImportDraft Expect(string source)
    {
        var shown = Shown(source);
        lock (_expecting)
        {
            if (drafts.Open().Count >= limits.MaxDrafts) throw ImportErrors.TooManyDrafts(limits.MaxDrafts);
            return New(shown);
        }
    }

    private ImportDraft New(string shown)
    {
        var draft = drafts.New(shown, drafts.NewUpload(), []) with { Step = ImportStep.Arriving, Address = shown };
        drafts.Save(draft);
        return draft;
    }

    /// <summary>Brings what a draft waits for; addresses are asked through the egress guard.</summary>
    /// <param name="source">As people gave it, keys included: they are kept nowhere.</param>
    /// <exception cref="InputException">Not allowed, not reachable, or nothing that can be read. The draft still waits then.</exception>
    public async Task<ImportDraft> Bring(ImportDraft draft, string source, IProgress<long>? rows, CancellationToken stop)
    {
        var folder = drafts.UploadFolder(draft.Upload);
        var work = PrivateFiles.CreateFolder(Path.Combine(folder, Arriving)).FullName;
        try
        {
            var brought = await (resolver.IsCollected(source) ? resolver.Collect(source, work, rows, stop) : Fetch(source, work, stop));
            var file = new ImportFile(SafeName(brought.Name), new FileInfo(brought.Path).Length);
            if (file.Bytes == 0) throw ImportErrors.Empty(file.Name);
            File.Move(brought.Path, Path.Combine(folder, file.Name), overwrite: true);
            Directory.Delete(work, recursive: true);
            return await Begin(draft with { Name = file.Name, Files = [file], Address = brought.Origin, Noticed = brought.Issues }, stop);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Bytes of an address that have come so far.</summary>
    public long BytesOf(ImportDraft draft)
    {
        var arriving = new FileInfo(Path.Combine(drafts.UploadFolder(draft.Upload), Arriving, Arriving));
        return arriving.Exists ? arriving.Length : 0;
    }

    private async Task<CollectedFile> Fetch(string address, string folder, CancellationToken stop)
    {
        var uri = AddressOf(address);
        var path = Path.Combine(folder, Arriving);
        return new(path, await egress.Fetch(uri, path, stop), RemoteName.WithoutKeys(uri), "");
    }

    private string Shown(string source) => resolver.IsCollected(source) ? source.StartsWith("sql:", StringComparison.OrdinalIgnoreCase) ? source.Trim() : RemoteName.Covered(source.Trim()) : RemoteName.WithoutKeys(AddressOf(source));

    private static Uri AddressOf(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) ? uri : throw ImportErrors.NotAnAddress(address.Trim());

    /// <summary>
    /// Says which tables are meant. Joined, they make one dataset; otherwise the first stays with this draft and each other gets one of its own.
    /// </summary>
    public ImportDraft Choose(ImportDraft draft, IReadOnlyList<TablePick> picks, bool joined)
    {
        var tables = draft.Tables.Where(table => table.Problem is null && picks.Contains(table.Pick)).ToList();
        if (tables.Count == 0) throw ImportErrors.NoTableChosen;
        if (joined && tables.Any(table => !table.Columns.SequenceEqual(tables[0].Columns))) throw ImportErrors.ColumnsDiffer;
        if (joined) return Chosen(draft, tables, draft.Name);
        foreach (var other in tables.Skip(1)) Chosen(drafts.New(draft.Name, draft.Upload, draft.Files) with { Address = draft.Address, Tables = draft.Tables }, [other], NameOf(draft, other));
        return Chosen(draft, [tables[0]], NameOf(draft, tables[0]));
    }

    /// <summary>The name a file has on disk and on the page: without folders and signs that names can't have.</summary>
    public static string SafeName(string name)
    {
        var leaf = name.Replace('\\', '/').Split('/')[^1].Normalize(NormalizationForm.FormC);
        var safe = string.Concat(leaf.Select(letter => char.IsControl(letter) || "<>:\"|?*".Contains(letter, StringComparison.Ordinal) ? '_' : letter)).Trim().TrimStart('.');
        if (safe.Length == 0) return "file";
        if (safe.Length <= LongestName) return safe;
        var ending = Path.GetExtension(safe);
        return ending.Length < 20 ? safe[..(LongestName - ending.Length)] + ending : safe[..LongestName];
    }

    private async Task<ImportDraft> Begin(ImportDraft draft, CancellationToken stop)
    {
        using var sources = await Resolve(draft, stop);
        var tables = FindTables(draft, sources, stop);
        var readable = tables.Where(table => table.Problem is null).ToList();
        if (readable.Count == 0) throw Unreadable(tables);
        // With one table left there is no choice to be made, on whose page the others would be seen.
        draft = draft with { Tables = tables, Noticed = readable.Count == 1 ? [.. draft.Noticed, .. tables.Where(table => table.Problem is not null).Select(table => NotTaken(draft, table))] : draft.Noticed };
        if (readable.Count == 1) return Chosen(draft, readable, NameOf(draft, readable[0]));
        drafts.Save(draft with { Step = ImportStep.Tables });
        return draft with { Step = ImportStep.Tables };
    }

    private async Task<ResolvedSources> Resolve(ImportDraft draft, CancellationToken stop)
    {
        try
        {
            return await resolver.Resolve([drafts.SourceOf(draft)], null, stop);
        }
        catch (InputException e)
        {
            throw drafts.Retold(draft, e);
        }
    }

    private List<FoundTable> FindTables(ImportDraft draft, ResolvedSources sources, CancellationToken stop)
    {
        var tables = new List<FoundTable>();
        foreach (var source in sources.Files)
            if (tables.Count < limits.MaxTables) tables.AddRange(FindTables(draft, source, stop).Take(limits.MaxTables - tables.Count));
        foreach (var skipped in sources.Skipped.Where(skipped => skipped.Reason.Severity != Severity.Info).Take(limits.MaxTables - tables.Count))
            tables.Add(new(drafts.Called(draft, skipped.Origin), "", "", [], ImportProblem.Of(drafts.Retold(draft, new(skipped.Reason.Message)))));
        return tables;
    }

    private IEnumerable<FoundTable> FindTables(ImportDraft draft, ResolvedSource source, CancellationToken stop)
    {
        var file = drafts.Called(draft, source.File.Origin);
        var connector = source.Connector.Card.Id;
        IReadOnlyList<RawTable> tables = [];
        ImportProblem? problem = null;
        try
        {
            tables = source.Connector.Open(source.File, source.Connector.Card.Bind(new Dictionary<string, string>()), stop);
            if (tables.Count == 0) problem = new(new("표가 없습니다.", "There is no table in it."), null, null);
        }
        catch (InputException e)
        {
            problem = ImportProblem.Of(drafts.Retold(draft, e));
        }
        if (problem is not null) yield return new(file, "", connector, [], problem);
        foreach (var table in tables)
            using (table) yield return Look(draft, file, connector, table, stop);
    }

    private FoundTable Look(ImportDraft draft, string file, string connector, RawTable table, CancellationToken stop)
    {
        try
        {
            if (table is ParquetTable) return new(file, table.Name, connector, [.. (table.Columns ?? []).Select(column => column.Name)]);
            var plan = TablePlanner.Plan(table, TableCorrections.None, [], stop);
            var empty = plan.Columns.Count == 0 ? new ImportProblem(new("표가 비어 있습니다. 머리글과 자료를 찾지 못했습니다.", "The table is empty: no header and no rows were found."), null, null) : null;
            return new(file, table.Name, connector, [.. plan.Columns.Select(column => ShownText.Of(column.Name) ?? "")], empty);
        }
        catch (InputException e)
        {
            return new(file, table.Name, connector, [], ImportProblem.Of(drafts.Retold(draft, e)));
        }
    }

    private ImportDraft Chosen(ImportDraft draft, IReadOnlyList<FoundTable> tables, string name)
    {
        var alike = Continuation.Find(tables[0].Columns, name, catalog.Snapshot());
        var chosen = draft with
        {
            Name = name,
            Step = ImportStep.Found,
            Picks = [.. tables.Select(table => table.Pick)],
            Continues = alike.FirstOrDefault(same => same.IsSure)?.Dataset,
        };
        drafts.Save(chosen);
        return chosen;
    }

    // A sheet among others is known by its own name, a file in an archive by the file's.
    private static string NameOf(ImportDraft draft, FoundTable table)
    {
        var leaf = draft.Address is null || table.File.Contains('!', StringComparison.Ordinal) ? table.File.Split('/', '!')[^1] : draft.Files[0].Name;
        return table.Table.Length == 0 || draft.Tables.Count(other => other.File == table.File) < 2 ? leaf : $"{leaf} · {table.Table}";
    }

    private static Issue NotTaken(ImportDraft draft, FoundTable table)
    {
        var problem = draft.Files.Any(file => file.Name == table.File && file.Bytes == 0) ? ImportErrors.Empty(table.File).Problem : table.Problem!.Found;
        var name = PersonalText.Without(table.Table.Length == 0 ? table.File : $"{table.File} · {table.Table}");
        return new("not-read", 0, "", name, Severity.Warning)
        {
            Message = new($"함께 온 ‘{name}’{Josa.Pick(name, "은", "는")} 들이지 않았습니다: {problem.Ko}", $"'{name}', which came along, was not taken in: {problem.En}"),
        };
    }

    private static InputException Unreadable(List<FoundTable> tables)
    {
        var first = tables[0];
        return new(first.Problem!.Found, first.Problem.Todo ?? new(
            "CSV, 엑셀, JSON, XML, GeoJSON, Shapefile, GeoPackage, Parquet 파일인지, 내용이 있는지 확인하세요.",
            "Check that it is a CSV, Excel, JSON, XML, GeoJSON, Shapefile, GeoPackage or Parquet file and has content."), first.File);
    }
}
